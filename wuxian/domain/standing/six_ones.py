"""The six ones of an item, and who carries it along: who holds what on a day."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Item
from wuxian.domain.entries.kinds import APPOINTMENT
from wuxian.domain.plan.plan import SHARED, SIX_ONES, VACANT, Post
from wuxian.domain.plan.programme import Term
from wuxian.domain.standing.record import Record
from wuxian.domain.values.basis import Basis

if TYPE_CHECKING:
    from wuxian.domain.entries.appointment import Appointment


class Holding(NamedTuple):
    """A post and its holder, or one of several; without a holder it is vacant."""

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
    held = {post: Holding(post) for post in SIX_ONES}
    held[Post.TERM] = Holding(Post.TERM, str(term), term.basis)
    for post, planned in item.plan.six_ones.filled():
        held[post] = Holding(post, planned.holder, planned.basis, remark=planned.remark)
    for entry in reversed(record.of(APPOINTMENT)):
        if entry.post not in SHARED:
            held[entry.post] = _appointed(entry)
    return held


def shared_holdings(
    item: Item, record: Record, lead: str | None
) -> dict[Post, tuple[Holding, ...]]:
    """Who leads together with the lead, and who supports; nobody is more than one of them.

    Whoever is appointed to more than that, is the more of it.
    """
    held = {
        post: {
            one.department: Holding(post, one.department, one.basis, remark=one.remark)
            for one in item.plan.carried(post)
        }
        for post in SHARED
    }
    for entry in reversed(record.of(APPOINTMENT)):
        if entry.holder is None or entry.post not in SHARED:
            continue
        if entry.ends:
            held[entry.post].pop(entry.holder, None)
        else:
            held[entry.post][entry.holder] = _appointed(entry)
    leading = {lead}
    found: dict[Post, tuple[Holding, ...]] = {}
    for post in SHARED:
        found[post] = tuple(one for name, one in held[post].items() if name not in leading)
        leading.update(held[post])
    return found


def _appointed(entry: "Appointment") -> Holding:
    """What an appointment says of who holds the post."""
    return Holding(
        entry.post,
        entry.holder,
        Basis.APPOINTED if entry.holder else None,
        since=entry.date,
        document=entry.document,
        remark=entry.note,
    )
