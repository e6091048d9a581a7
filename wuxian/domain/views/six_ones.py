"""The six ones of every item: filled, inferred or vacant, with totals."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.kinds import DECISION
from wuxian.domain.plan.plan import SIX_ONES, VACANT, Post
from wuxian.domain.standing.six_ones import Holding
from wuxian.domain.standing.state import State, states_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.types import Labelled

if TYPE_CHECKING:
    from wuxian.domain.entries.request import Contact


class Filling(Labelled):
    """How firmly a post is filled."""

    FILLED = "filled", "落实"
    INFERRED = "inferred", "推定"
    VACANT = "vacant", VACANT

    @classmethod
    def of(cls, holding: Holding) -> "Filling":
        """A post is filled by a document, inferred by us, or vacant."""
        if holding.holder is None:
            return cls.VACANT
        return cls.INFERRED if holding.basis is Basis.INFERRED else cls.FILLED


class SixOnesCell(NamedTuple):
    """One post of one item."""

    filling: Filling
    holding: Holding


class SixOnesRow(NamedTuple):
    """The six posts of one item, who carries it along, and whom its plan names to be asked."""

    number: int
    title: str
    posts: dict[Post, SixOnesCell]
    shared: dict[Post, tuple[Holding, ...]]
    contacts: tuple[str, ...] = ()


class SixOnesView(NamedTuple):
    """The six ones of all items on a day; `totals` counts each post's fillings."""

    as_of: dt.date
    programme: str
    notice: str | None
    items: tuple[SixOnesRow, ...]
    totals: dict[Post, dict[Filling, int]]
    kind: str = "six_ones"


def _contacts(state: State) -> "tuple[Contact, ...]":
    """The people of the approved plan of its work (联系人)."""
    if not state.record.of(DECISION):
        return ()
    from wuxian.domain.standing.granted import effects

    known = (one.plan for one in effects(state.record) if one.decision.year == state.year)
    plans = [plan for plan in known if plan is not None]
    return plans[-1].contacts if plans else ()


def six_ones_view(book: Book, day: dt.date, year: int | None = None) -> SixOnesView:
    """Who or what holds each post of each item on a day; of a year that is over, at its end."""
    if year is not None:
        day = min(day, dt.date(year, 12, 31))
    rows = tuple(
        SixOnesRow(
            state.item.number,
            state.item.plan.title,
            {post: SixOnesCell(Filling.of(held), held) for post, held in state.holdings.items()},
            state.shared,
            tuple(one.called for one in _contacts(state)),
        )
        for state in states_of(book, day)
    )
    return SixOnesView(
        as_of=day,
        programme=book.programme.name,
        notice=book.programme.notice,
        items=rows,
        totals={
            post: {
                filling: sum(row.posts[post].filling is filling for row in rows)
                for filling in Filling
            }
            for post in SIX_ONES
        },
    )
