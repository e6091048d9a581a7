"""The sheet of filings: units and their items by report days, with totals that add up."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.arbitrary import books
from tests.domain.books import (
    EDUCATION,
    REFORM,
    SHANGHAI,
    TRANSPORT,
    a_book,
    an_item,
    appointment,
    day,
    progress,
    settings_of,
)
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.report_rule import Cycle, Moved, ReportRule
from wuxian.domain.standing.filings import Filing
from wuxian.domain.views.filings import Sheet, Totals, UnitRow, filings_view
from wuxian.errors import NotFound

ON_28 = ReportRule(every=Cycle.MONTH, day=28)
FRIDAYS = ReportRule(every=Cycle.WEEK, weekday=5)
SIGNS = {
    Filing.ON_TIME: "t",
    Filing.LATE: "l",
    Filing.MISSING: "m",
    Filing.NOT_DUE: "n",
    Filing.COMPLETE: "c",
    Filing.NO_LEAD: "-",
}


def report(on: str, by: str = TRANSPORT) -> Progress:
    """A report that is recorded on its day."""
    at = dt.datetime.combine(day(on), dt.time(12), SHANGHAI)
    return progress(on, 10, by=by, recorded=at)


def book_of(*items: Item, rules: tuple[ReportRule, ...] = (ON_28,)) -> Book:
    """A book in which units report by these rules since 2021."""
    return a_book(*items, years=(settings_of(2021, report_days=rules),))


def rows(sheet: Sheet) -> list[tuple[str | None, int, str]]:
    """Each row with a sign for every report."""
    return [
        (row.unit, row.number, "".join(SIGNS[c.filing] if c else "." for c in row.cells))
        for row in sheet.rows
    ]


THREE_ITEMS = (
    an_item(report("2021-01-20"), report("2021-03-02"), number=1),
    an_item(number=2, lead=EDUCATION),
    an_item(report("2021-04-02"), number=3),
)


def test_units_stand_in_the_order_of_the_list_each_with_its_items() -> None:
    [sheet] = filings_view(book_of(*THREE_ITEMS), 2021, day("2021-04-15")).sheets
    assert [one.words for one in sheet.days] == ["1月", "2月", "3月", "4月"]
    assert rows(sheet) == [
        (TRANSPORT, 1, "tltn"),
        (TRANSPORT, 3, "mmlt"),
        (EDUCATION, 2, "mmmn"),
    ]


def test_a_unit_s_totals_are_those_of_its_items_and_all_add_up() -> None:
    [sheet] = filings_view(book_of(*THREE_ITEMS), 2021, day("2021-04-15")).sheets
    assert sheet.units == (
        UnitRow(TRANSPORT, (1, 3), Totals(asked=7, on_time=3, late=2, missing=2)),
        UnitRow(EDUCATION, (2,), Totals(asked=3, on_time=0, late=0, missing=3)),
    )
    assert sheet.total == UnitRow(None, (1, 2, 3), Totals(10, 3, 2, 5))


def test_an_item_that_changes_hands_stands_under_both_units() -> None:
    item = an_item(
        report("2021-01-20"),
        appointment("2021-02-10", Post.LEAD, EDUCATION),
        appointment("2021-03-10", Post.LEAD, None),
    )
    [sheet] = filings_view(book_of(item), 2021, day("2021-03-29")).sheets
    assert rows(sheet) == [(TRANSPORT, 5, "t..."), (EDUCATION, 5, ".m.."), (None, 5, "..--")]
    assert [row.unit_words for row in sheet.rows] == [f"{TRANSPORT}（推定）", EDUCATION, "空缺"]
    assert (sheet.total.items, sheet.total.totals) == ((5,), Totals(2, 1, 0, 1))


def test_one_unit_alone_is_shown_with_the_items_it_leads() -> None:
    [sheet] = filings_view(book_of(*THREE_ITEMS), 2021, day("2021-02-01"), "教育").sheets
    assert rows(sheet) == [(EDUCATION, 2, "mn")]
    assert [unit.unit for unit in sheet.units] == [EDUCATION]


def test_a_unit_that_leads_nothing_has_no_rows() -> None:
    [sheet] = filings_view(book_of(*THREE_ITEMS), 2021, day("2021-02-01"), REFORM).sheets
    assert (sheet.rows, sheet.units, sheet.total.totals) == ((), (), Totals(0, 0, 0, 0))


@pytest.mark.parametrize("unit", ["卫健委", ""])
def test_an_unknown_unit_is_not_found(unit: str) -> None:
    with pytest.raises(NotFound, match=f"没有登记的部门“{unit}”"):
        filings_view(book_of(*THREE_ITEMS), 2021, day("2021-02-01"), unit)


@pytest.mark.parametrize(
    ("on", "periods"), [("2020-12-28", 0), ("2020-12-29", 1), ("2021-01-28", 1), ("2021-01-29", 2)]
)
def test_periods_stand_there_once_they_have_begun(on: str, periods: int) -> None:
    sheets = filings_view(book_of(an_item()), 2021, day(on)).sheets
    assert [len(sheet.days) for sheet in sheets] == [periods] * (periods > 0)


def test_weeks_and_months_have_a_sheet_each() -> None:
    view = filings_view(book_of(an_item(), rules=(ON_28, FRIDAYS)), 2021, day("2021-02-01"))
    assert [(sheet.every, len(sheet.days)) for sheet in view.sheets] == [
        (Cycle.WEEK, 6),
        (Cycle.MONTH, 2),
    ]
    assert view.sheets[1].days[0].periods == ("2021-01",)


def test_a_year_without_report_days_has_no_sheet() -> None:
    view = filings_view(book_of(an_item(), rules=()), 2021, day("2021-07-26"))
    assert (view.report_days, view.sheets, view.unknown_years) == ((), (), ())


def test_the_years_whose_holidays_are_not_known_are_named() -> None:
    rule = ON_28.model_copy(update={"moved": Moved.AFTER})
    assert filings_view(
        book_of(an_item(), rules=(rule,)), 2022, day("2022-03-01")
    ).unknown_years == (2022,)


def test_the_next_year_is_seen_by_the_same_rules() -> None:
    [sheet] = filings_view(book_of(an_item(report("2022-01-10"))), 2022, day("2022-02-01")).sheets
    assert rows(sheet) == [(TRANSPORT, 5, "tn")]


@given(books(), st.dates(day("2021-11-01"), day("2022-02-28")))
def test_every_report_is_counted_once(book: Book, on: dt.date) -> None:
    book = book._replace(years=(settings_of(2021, report_days=(FRIDAYS, ON_28)),))
    for sheet in filings_view(book, 2021, on).sheets:
        cells = [cell for row in sheet.rows for cell in row.cells if cell]
        assert len(cells) == len(book.items) * len(sheet.days)
        asked = sum(cell.filing.is_asked for cell in cells)
        assert asked == sum(unit.totals.asked for unit in sheet.units) == sheet.total.totals.asked
