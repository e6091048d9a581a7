"""The six ones of an item: who or what holds each post on a day."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.book.book import Item
from wuxian.domain.entries.kinds import APPOINTMENT
from wuxian.domain.plan.plan import VACANT, Post
from wuxian.domain.plan.programme import Term
from wuxian.domain.standing.record import Record
from wuxian.domain.values.basis import Basis


class Holding(NamedTuple):
    """A post and its holder; without a holder it is vacant."""

    post: Post
    holder: str | None = None
    basis: Basis | None = None
    since: dt.date | None = None
    document: str | None = None
    remark: str | None = None

    @property
    def words(self) -> str:
        """The holder as every screen shows it."""
        return holder_words(self.holder, self.basis)


def holder_words(holder: str | None, basis: Basis | None) -> str:
    """A holder in words: 空缺 when there is none, with 推定 when only inferred."""
    return VACANT if holder is None else f"{holder}{inferred(basis)}"


def inferred(basis: Basis | None) -> str:
    """The mark that nothing inferred goes without."""
    return "（推定）" if basis is Basis.INFERRED else ""


def holdings(item: Item, record: Record, term: Term) -> dict[Post, Holding]:
    """The six posts in their order: the newest standing appointment, else what the plan says."""
    held = {post: Holding(post) for post in Post}
    held[Post.TERM] = Holding(Post.TERM, str(term), term.basis)
    for post, planned in item.plan.six_ones.filled():
        held[post] = Holding(post, planned.holder, planned.basis, remark=planned.remark)
    for entry in reversed(record.of(APPOINTMENT)):
        held[entry.post] = Holding(
            entry.post,
            entry.holder,
            Basis.APPOINTED if entry.holder else None,
            since=entry.date,
            document=entry.document,
            remark=entry.note,
        )
    return held
