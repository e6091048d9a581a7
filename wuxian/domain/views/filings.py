"""The sheet of filings: which unit has reported by which report day of a year."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.plan.bodies import LEAD
from wuxian.domain.plan.report_days import ReportDay, ReportDays
from wuxian.domain.plan.report_rule import Cycle, ReportRule
from wuxian.domain.standing.filings import Filed, Filing, filed
from wuxian.domain.standing.six_ones import holder_words
from wuxian.domain.values.basis import Basis


class DayRow(NamedTuple):
    """A report day of the year and the periods that it is for, in codes and in words."""

    periods: tuple[str, ...]
    words: str
    day: dt.date


class Cell(NamedTuple):
    """What became of a report, and the day on which it was recorded."""

    filing: Filing
    on: dt.date | None


class Totals(NamedTuple):
    """How many reports were to be made by now, and how they were made."""

    asked: int
    on_time: int
    late: int
    missing: int


class FilingRow(NamedTuple):
    """A unit and an item it leads: a cell a report day, none where another led it.

    `part_leads` lead a part of its goal, and may report for the item.
    """

    unit: str | None
    unit_basis: Basis | None
    number: int
    title: str
    cells: tuple[Cell | None, ...]
    totals: Totals
    part_leads: tuple[str, ...] = ()

    @property
    def unit_words(self) -> str:
        """The unit as every screen shows it."""
        return holder_words(self.unit, self.unit_basis)


class UnitRow(NamedTuple):
    """A unit, the items it led, and its reports of all of them."""

    unit: str | None
    items: tuple[int, ...]
    totals: Totals


class Sheet(NamedTuple):
    """The report days of one kind up to the running one, who filed by them, and all together."""

    every: Cycle
    days: tuple[DayRow, ...]
    rows: tuple[FilingRow, ...]
    units: tuple[UnitRow, ...]
    total: UnitRow


class FilingsView(NamedTuple):
    """The filings of a year, seen on a day."""

    as_of: dt.date
    programme: str
    notice: str | None
    year: int
    report_days: tuple[ReportRule, ...]
    unknown_years: tuple[int, ...]
    sheets: tuple[Sheet, ...]
    kind: str = "filings"


def filings_view(book: Book, year: int, day: dt.date, unit: str | None = None) -> FilingsView:
    """Who filed by the report days of a year, or one unit's; NotFound names the nearest."""
    name = None if unit is None else book.programme.register.body(unit, LEAD)
    days = [
        asked for asked in ReportDays(book.settings, book.calendar).of(year) if asked.opens < day
    ]
    found = [filed(book, item, days, day) for item in book.items]
    return FilingsView(
        as_of=day,
        programme=book.programme.name,
        notice=book.programme.notice,
        year=year,
        report_days=book.settings(year).report_days,
        unknown_years=book.calendar.unknown_years(asked.day for asked in days),
        sheets=tuple(sheet for cycle in Cycle if (sheet := _sheet(cycle, days, found, name)).days),
    )


def _sheet(
    cycle: Cycle, days: list[ReportDay], found: list[tuple[Filed, ...]], name: str | None
) -> Sheet:
    places = [n for n, asked in enumerate(days) if asked.cycle is cycle]
    rows = [row for replies in found for row in _rows([replies[n] for n in places])]
    rows = [row for row in rows if name in (None, row.unit, *row.part_leads)]
    # In the order of the list; of an item that changed hands, the one that led it first.
    named = dict.fromkeys(row.unit for row in rows)
    units = sorted(named, key=lambda unit: (unit is None, _first(unit, rows)))
    return Sheet(
        every=cycle,
        days=tuple(
            DayRow(tuple(map(str, days[n].periods)), days[n].words, days[n].day) for n in places
        ),
        rows=tuple(row for unit in units for row in rows if row.unit == unit),
        units=tuple(_unit_row(unit, [row for row in rows if row.unit == unit]) for unit in units),
        total=_unit_row(None, rows),
    )


def _first(unit: str | None, rows: list[FilingRow]) -> int:
    """The number of a unit's first item."""
    return min(row.number for row in rows if row.unit == unit)


def _rows(replies: list[Filed]) -> list[FilingRow]:
    """An item's rows: one for each unit that led it by one of the days, in their order."""
    units = {reply.unit: reply.unit_basis for reply in replies}
    return [
        FilingRow(
            unit,
            basis,
            replies[0].number,
            replies[0].title,
            tuple(Cell(r.filing, r.on) if r.unit == unit else None for r in replies),
            _totals(reply.filing for reply in replies if reply.unit == unit),
            tuple(dict.fromkeys(name for r in replies if r.unit == unit for name in r.part_leads)),
        )
        for unit, basis in units.items()
    ]


def _unit_row(unit: str | None, rows: list[FilingRow]) -> UnitRow:
    cells = (cell.filing for row in rows for cell in row.cells if cell)
    return UnitRow(unit, tuple(dict.fromkeys(row.number for row in rows)), _totals(cells))


def _totals(filings: Iterable[Filing]) -> Totals:
    times = Counter(filings)
    made = times[Filing.ON_TIME], times[Filing.LATE], times[Filing.MISSING]
    return Totals(sum(made), *made)
