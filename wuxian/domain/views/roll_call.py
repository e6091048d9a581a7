"""Roll calls: who has reported by the last report day, and by the one that runs."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.plan.report_days import ReportDay, ReportDays
from wuxian.domain.plan.report_rule import Cycle
from wuxian.domain.standing.filings import Filed, Filing, filed


class RollCall(NamedTuple):
    """Who has reported by one report day: the numbers of items, and more of what is late.

    `asked` counts the reports that are to be made: not those of items that were complete before,
    or that nobody leads.
    """

    every: Cycle
    periods: tuple[str, ...]
    words: str
    day: dt.date
    is_over: bool
    asked: int
    on_time: tuple[int, ...]
    late: tuple[Filed, ...]
    missing: tuple[Filed, ...]
    not_due: tuple[Filed, ...]


def roll_calls(book: Book, day: dt.date) -> tuple[RollCall, ...]:
    """Of each kind of period the last report day and the running one; none without rules."""
    days = ReportDays(book.settings, book.calendar).around(day)
    found = [filed(book, item, days, day) for item in book.items] if days else []
    return tuple(
        _roll_call(asked, day, [replies[n] for replies in found]) for n, asked in enumerate(days)
    )


def _roll_call(asked: ReportDay, day: dt.date, replies: Iterable[Filed]) -> RollCall:
    of_each: dict[Filing, list[Filed]] = {filing: [] for filing in Filing}
    for reply in replies:
        of_each[reply.filing].append(reply)
    to_come = of_each[Filing.NOT_DUE]
    return RollCall(
        every=asked.cycle,
        periods=tuple(map(str, asked.periods)),
        words=asked.words,
        day=asked.day,
        is_over=asked.day < day,
        asked=sum(len(found) for filing, found in of_each.items() if filing.is_asked)
        + len(to_come),
        on_time=tuple(reply.number for reply in of_each[Filing.ON_TIME]),
        late=tuple(of_each[Filing.LATE]),
        missing=tuple(of_each[Filing.MISSING]),
        not_due=tuple(to_come),
    )


def years_called(frame: Book, day: dt.date) -> frozenset[int]:
    """The years whose entries a roll call of a day looks at; none without report days.

    A report that is recorded in January may be about a day in December.
    """
    days = ReportDays(frame.settings, frame.calendar).around(day)
    if not days:
        return frozenset()
    back = min((day - _A_QUARTER).year, *(asked.opens.year for asked in days))
    return frozenset(range(back, day.year + 1))


_A_QUARTER = dt.timedelta(days=92)
