"""Filings (报送): whether the units that lead have reported by the report days."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.kinds import APPOINTMENT, PROGRESS
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.report_days import ReportDay
from wuxian.domain.standing.record import Record
from wuxian.domain.standing.reporters import Reporters
from wuxian.domain.standing.six_ones import holder_words
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.types import Labelled


class Filing(Labelled):
    """What became of the report that was due on a report day."""

    ON_TIME = "on_time", "按期"
    LATE = "late", "超期已报"
    MISSING = "missing", "超期未报"
    NOT_DUE = "not_due", "未到期"
    COMPLETE = "complete", "已报完成"
    NO_LEAD = "no_lead", "没有牵头"

    @property
    def is_asked(self) -> bool:
        """Whether it counts among the reports that were to be made by now."""
        return self in _ASKED


_ASKED = (Filing.ON_TIME, Filing.LATE, Filing.MISSING)


class Filed(NamedTuple):
    """What became of one item's report for one report day; `on` is when it was recorded.

    `part_leads` lead a part of its goal and not the item: a report of theirs is one of the item.
    """

    number: int
    title: str
    unit: str | None
    unit_basis: Basis | None
    filing: Filing
    on: dt.date | None = None
    part_leads: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """How the item is called in a sentence."""
        return f"{self.number:02} {self.title}"

    @property
    def unit_words(self) -> str:
        """The unit as every screen shows it."""
        return holder_words(self.unit, self.unit_basis)


def filed(book: Book, item: Item, days: Iterable[ReportDay], day: dt.date) -> tuple[Filed, ...]:
    """What became of an item's reports for these report days, seen on a day.

    A report counts by when it was recorded, whatever day it is about, and while it stands: one
    that is taken back was never made. It serves every period that it was recorded in.
    """
    days = tuple(days)
    known = _Known.of(book, item, day, {_year_of(asked) for asked in days})
    return tuple(known.filed(asked) for asked in days)


def whose_reports_count(reporters: Reporters, day: dt.date, year: int) -> frozenset[str]:
    """The bodies whose reports file for an item: those who lead it, or lead along, that day.

    Who leads a part of the year's goal files, too. Members act for a group that leads. An office
    may report on an item, and files nothing for its lead by that.
    """
    of_parts = (names for (of, _), names in reporters.parts.items() if of == year)
    return reporters.leading_on(day).union(*of_parts)


def _lead_on(item: Item, record: Record, day: dt.date) -> tuple[str | None, Basis | None]:
    for entry in record.of(APPOINTMENT):
        if entry.post is Post.LEAD and entry.date <= day:
            return entry.holder, Basis.APPOINTED if entry.holder else None
    planned = item.plan.six_ones.lead
    return (planned.holder, planned.basis) if planned else (None, None)


class _Known(NamedTuple):
    """An item as a day knows it, the days on which reports that count were recorded.

    `complete_since` says of a year since when all that its goal asks for has been reported.
    """

    item: Item
    day: dt.date
    record: Record
    reported: tuple[dt.date, ...]
    complete_since: dict[int, dt.date | None]
    still_since: dict[int, dt.date]
    part_leads: dict[int, tuple[str, ...]]

    @classmethod
    def of(cls, book: Book, item: Item, day: dt.date, years: Iterable[int]) -> "_Known":
        record = Record.on(item.entries, day)
        states = {year: state_of(book, item, day, year) for year in years}
        reported = sorted(_days_of_reports(book, item, record))
        return cls(
            item,
            day,
            record,
            tuple(on for on in reported if on <= day),
            {year: state.position.complete_since for year, state in states.items()},
            {year: one.standstill.since for year, one in states.items() if one.standstill},
            {year: tuple(_part_leads(state)) for year, state in states.items()},
        )

    def filed(self, asked: ReportDay) -> Filed:
        unit, basis = _lead_on(self.item, self.record, asked.day)
        along = tuple(name for name in self.part_leads[_year_of(asked)] if name != unit)
        filing, on = self._filing(asked, is_led=bool(unit or along))
        return Filed(self.item.number, self.item.plan.title, unit, basis, filing, on, along)

    def _filing(self, asked: ReportDay, *, is_led: bool) -> tuple[Filing, dt.date | None]:
        in_time = [on for on in self.reported if asked.opens < on <= asked.day]
        late = [on for on in self.reported if asked.day < on < asked.next]
        if in_time:
            return Filing.ON_TIME, in_time[0]
        if not is_led:
            return Filing.NO_LEAD, None
        if self._was_complete(asked):
            return Filing.COMPLETE, None
        if self.day <= asked.day:
            return Filing.NOT_DUE, None
        return (Filing.LATE, late[0]) if late else (Filing.MISSING, None)

    def _was_complete(self, asked: ReportDay) -> bool:
        """Whether all that the goal asks for had been reported when the period began.

        So it is with what had been closed, ended or suspended.
        """
        year = _year_of(asked)
        since = self.complete_since[year]
        still = self.still_since.get(year)
        was_still = still is not None and still <= asked.opens
        return was_still or (since is not None and since <= asked.opens)


def _part_leads(state: State) -> Iterator[str]:
    """Who leads a part of its goal, each once."""
    leads = (part.part.lead for part in state.position.parts)
    yield from dict.fromkeys(lead for lead in leads if lead)


def _year_of(asked: ReportDay) -> int:
    """The year that a report is about: of January's the last quarter's, perhaps."""
    return asked.periods[-1].year


def _days_of_reports(book: Book, item: Item, record: Record) -> Iterator[dt.date]:
    """The days on which those whose reports count recorded one.

    While a book is pinned to a day that is today, whatever the clock says.
    """
    zone, pinned = book.programme.zone, book.programme.as_of
    reporters = Reporters.of(item.plan, record, book.programme.register)
    for report in record.of(PROGRESS):
        on = report.recorded.astimezone(zone).date()
        on = min(on, pinned or on)
        if report.by in whose_reports_count(reporters, on, report.of_year):
            yield on
