"""How an item went through its year, month by month, beside the time gone (进度走势)."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.basis import in_percent
from wuxian.domain.values.period import Period, Span


class CoursePoint(NamedTuple):
    """What was reported and verified of an item by a day; `gone` is the time gone, in percent."""

    day: dt.date
    percent: int | None
    verified: int | None
    gone: Decimal | None

    @classmethod
    def of(cls, state: State) -> "CoursePoint":
        """The point of a state."""
        position = state.position
        verified = position.verified.percent if position.verified else None
        gone = position.pace(position.due) if position.due else None
        percent = None if gone is None else max(Decimal(0), in_percent(gone))
        return cls(state.day, position.percent, verified, percent)


def course(book: Book, item: Item, state: State) -> tuple[CoursePoint, ...]:
    """The ends of the months of the year up to a day, and that day; none without a percent."""
    if state.position.percent is None:
        return ()
    ends = [Period(state.year, Span.MONTH, month).last for month in range(1, 13)]
    before = [state_of(book, item, end, state.year) for end in ends if end < state.day]
    return tuple(map(CoursePoint.of, (*before, state)))
