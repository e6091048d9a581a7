"""Filings: in time, late or missing, by when a report was recorded and by whom."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.arbitrary import entries
from tests.domain.books import (
    EDUCATION,
    OFFICE,
    SHANGHAI,
    TRANSPORT,
    a_book,
    a_goal,
    a_programme,
    an_item,
    appointment,
    day,
    progress,
    retraction,
    settings_of,
)
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.report_days import ReportDays
from wuxian.domain.plan.report_rule import Cycle, ReportRule
from wuxian.domain.standing.filings import Filed, Filing, filed

ON_28 = ReportRule(every=Cycle.MONTH, day=28)
FRIDAYS = ReportRule(every=Cycle.WEEK, weekday=5)
QUARTERLY = ReportRule(every=Cycle.QUARTER, month=1, day=20)


def book_of(*items: Item, rules: tuple[ReportRule, ...] = (ON_28,)) -> Book:
    """A book in which units report by these rules since 2021."""
    return a_book(*items, years=(settings_of(2021, report_days=rules),))


def recorded(
    on: str, percent: int = 10, *, about: str | None = None, by: str = TRANSPORT
) -> Progress:
    """A report that was written down at noon of a day, about that day unless another is named."""
    at = dt.datetime.combine(day(on), dt.time(12), SHANGHAI)
    return progress(about or on, percent, recorded=at, by=by)


def replies(
    *given_entries: Entry, on: str, lead: str | None = TRANSPORT, item: Item | None = None
) -> dict[str, Filed]:
    """What became of an item's reports of 2021, month by month, seen on a day."""
    item = item or an_item(*given_entries, lead=lead)
    book = book_of(item)
    days = [one for one in ReportDays(book.settings, book.calendar).of(2021) if one.opens < day(on)]
    found = filed(book, item, days, day(on))
    return {one.words: reply for one, reply in zip(days, found, strict=True)}


def july(*given_entries: Entry, on: str = "2021-12-31") -> tuple[Filing, dt.date | None]:
    """What became of July's report, due on the 28th after the one of 28 June."""
    reply = replies(*given_entries, on=on)["7月"]
    return reply.filing, reply.on


@pytest.mark.parametrize(
    ("on", "filing"),
    [
        ("2021-06-27", Filing.MISSING),
        ("2021-06-28", Filing.MISSING),  # that day's report is June's
        ("2021-06-29", Filing.ON_TIME),
        ("2021-07-27", Filing.ON_TIME),
        ("2021-07-28", Filing.ON_TIME),
        ("2021-07-29", Filing.LATE),
        ("2021-08-27", Filing.LATE),
        ("2021-08-28", Filing.MISSING),  # that day's report is August's
        ("2021-08-29", Filing.MISSING),
    ],
)
def test_july_is_filed_in_time_late_or_not_at_all(on: str, filing: Filing) -> None:
    assert july(recorded(on)) == (filing, None if filing is Filing.MISSING else day(on))


@pytest.mark.parametrize(
    ("on", "filing"),
    [
        ("2021-07-27", Filing.NOT_DUE),
        ("2021-07-28", Filing.NOT_DUE),
        ("2021-07-29", Filing.MISSING),
    ],
)
def test_a_report_is_missing_from_the_day_after_the_report_day(on: str, filing: Filing) -> None:
    assert july(on=on) == (filing, None)


def test_a_report_dated_back_does_not_make_its_unit_punctual() -> None:
    assert july(recorded("2021-08-02", about="2021-07-20")) == (Filing.LATE, day("2021-08-02"))


def test_before_it_was_recorded_a_report_had_not_been_made() -> None:
    late = recorded("2021-08-02", about="2021-07-20")
    assert july(late, on="2021-08-01") == (Filing.MISSING, None)
    assert july(late, on="2021-08-02") == (Filing.LATE, day("2021-08-02"))


@pytest.mark.parametrize(
    ("moment", "filing"),
    [
        (dt.datetime(2021, 7, 28, 15, 59, tzinfo=dt.UTC), Filing.ON_TIME),  # 23:59 in Xianning
        (dt.datetime(2021, 7, 28, 16, 0, tzinfo=dt.UTC), Filing.LATE),
    ],
)
def test_a_day_ends_at_midnight_in_the_programmes_zone(moment: dt.datetime, filing: Filing) -> None:
    assert july(progress("2021-07-28", 10, recorded=moment))[0] is filing


def test_of_several_reports_in_time_the_first_is_named() -> None:
    assert july(recorded("2021-07-20"), recorded("2021-07-05")) == (
        Filing.ON_TIME,
        day("2021-07-05"),
    )


def test_of_several_late_reports_the_first_is_named() -> None:
    assert july(recorded("2021-08-20"), recorded("2021-08-05"))[1] == day("2021-08-05")


def test_a_report_that_is_taken_back_was_never_made() -> None:
    wrong = recorded("2021-07-20")
    assert july(wrong, retraction("2021-09-01", wrong)) == (Filing.MISSING, None)
    assert july(wrong, retraction("2021-09-01", wrong), on="2021-08-31")[0] is Filing.ON_TIME


def test_nothing_new_is_a_report() -> None:
    assert july(progress("2021-07-20", nothing_new=True))[0] is Filing.ON_TIME


@pytest.mark.parametrize("by", [EDUCATION, OFFICE])
def test_only_the_lead_can_file(by: str) -> None:
    assert july(recorded("2021-07-20", by=by)) == (Filing.MISSING, None)


def test_who_leads_along_can_file_too_and_the_lead_is_asked() -> None:
    along = appointment("2021-07-10", Post.CO_LEAD, EDUCATION)
    found = replies(along, recorded("2021-07-20", by=EDUCATION), on="2021-09-30")
    assert (found["7月"].filing, found["7月"].unit) == (Filing.ON_TIME, TRANSPORT)
    too_early = recorded("2021-07-09", by=EDUCATION)
    assert july(too_early, along)[0] is Filing.MISSING


def test_an_appointment_is_no_report() -> None:
    assert july(appointment("2021-07-20", Post.LEADER, "张三")) == (Filing.MISSING, None)


def test_whoever_leads_on_the_day_files_and_is_asked() -> None:
    handed_over = appointment("2021-07-10", Post.LEAD, EDUCATION)
    by_the_old = recorded("2021-07-05")
    by_the_new = recorded("2021-08-05", by=EDUCATION)
    too_early = recorded("2021-06-05", by=EDUCATION)
    found = replies(too_early, by_the_old, handed_over, by_the_new, on="2021-09-30")
    told = {month: (found[month].unit, found[month].filing) for month in ("6月", "7月", "8月")}
    assert [found[month].unit_words for month in ("6月", "7月")] == [
        f"{TRANSPORT}（推定）",
        EDUCATION,
    ]
    assert told == {
        "6月": (TRANSPORT, Filing.LATE),  # the old one's report of 5 July
        "7月": (EDUCATION, Filing.ON_TIME),
        "8月": (EDUCATION, Filing.ON_TIME),
    }


@pytest.mark.parametrize(("on", "unit"), [("2021-07-28", EDUCATION), ("2021-07-29", TRANSPORT)])
def test_who_leads_from_the_report_day_on_is_asked(on: str, unit: str) -> None:
    handed_over = appointment(on, Post.LEAD, EDUCATION)
    assert replies(handed_over, on="2021-09-30")["7月"].unit == unit


def test_without_a_lead_nobody_is_asked() -> None:
    assert replies(on="2021-07-29", lead=None)["7月"][2:5] == (None, None, Filing.NO_LEAD)
    vacated = appointment("2021-07-10", Post.LEAD, None)
    found = replies(vacated, on="2021-07-29")
    assert (found["6月"].filing, found["7月"].filing) == (Filing.MISSING, Filing.NO_LEAD)
    assert (found["7月"].unit_basis, found["7月"].unit_words) == (None, "空缺")


def test_another_post_that_falls_vacant_leaves_the_lead() -> None:
    assert replies(appointment("2021-07-10", Post.FUND, None), on="2021-07-29")["7月"].unit == (
        TRANSPORT
    )


@pytest.mark.parametrize(
    ("complete", "filing"),
    [
        ("2021-06-27", Filing.COMPLETE),
        ("2021-06-28", Filing.COMPLETE),
        ("2021-06-29", Filing.ON_TIME),
    ],
)
def test_what_was_complete_when_a_period_began_is_not_asked_for(
    complete: str, filing: Filing
) -> None:
    item = an_item(recorded(complete, 100), goals=(a_goal(due="2021-12-31"),))
    found = replies(on="2021-12-31", item=item)
    assert (found["7月"].filing, found["8月"].filing) == (filing, Filing.COMPLETE)


def test_who_reports_on_what_is_complete_reports_in_time_all_the_same() -> None:
    item = an_item(
        recorded("2021-06-01", 100), recorded("2021-07-01", 100), goals=(a_goal(due="2021-12-31"),)
    )
    assert replies(on="2021-12-31", item=item)["7月"].filing is Filing.ON_TIME


def test_a_new_year_asks_anew() -> None:
    item = an_item(
        recorded("2021-11-01", 100),
        goals=(a_goal(due="2021-12-31"), a_goal(due="2022-12-31", year=2022)),
    )
    book = book_of(item, rules=(ON_28, QUARTERLY))
    days = ReportDays(book.settings, book.calendar)
    january, quarter = days.of(2022)[0], days.of(2022)[12]
    assert (january.words, quarter.words) == ("1月", "2021年四季度")
    found = filed(book, item, (january, quarter), day("2022-02-15"))
    # The item became complete in the quarter, not before it.
    assert [reply.filing for reply in found] == [Filing.MISSING, Filing.ON_TIME]


def test_the_last_quarter_of_what_was_complete_before_it_is_not_asked_for_in_january() -> None:
    item = an_item(recorded("2021-10-01", 100), goals=(a_goal(due="2021-12-31"),))
    book = book_of(item, rules=(QUARTERLY,))
    january = ReportDays(book.settings, book.calendar).of(2022)[0]
    [reply] = filed(book, item, [january], day("2022-02-15"))
    assert reply.filing is Filing.COMPLETE


def test_one_report_serves_week_month_and_quarter() -> None:
    item = an_item(recorded("2021-07-20"))
    book = book_of(item, rules=(FRIDAYS, ON_28, QUARTERLY))
    days = ReportDays(book.settings, book.calendar).around(day("2021-07-21"))
    found = filed(book, item, days, day("2021-07-21"))
    assert {one.words: reply.filing for one, reply in zip(days, found, strict=True)} == {
        "第28周": Filing.LATE,
        "第29周": Filing.ON_TIME,
        "6月": Filing.LATE,
        "7月": Filing.ON_TIME,
        "二季度": Filing.ON_TIME,
        "三季度": Filing.NOT_DUE,
    }


def test_in_a_book_that_is_pinned_to_a_day_it_is_that_day() -> None:
    item = an_item(
        progress("2021-07-26", 10, recorded=dt.datetime(2026, 11, 24, tzinfo=dt.UTC)),
    )
    pinned = a_programme().model_copy(update={"as_of": day("2021-07-26")})
    book = book_of(item)._replace(programme=pinned)
    days = ReportDays(book.settings, book.calendar).around(day("2021-07-26"))
    found = filed(book, item, days, day("2021-07-26"))
    assert [reply.filing for reply in found] == [Filing.LATE, Filing.ON_TIME]


def test_what_counts_among_the_reports_that_were_to_be_made() -> None:
    asked = {filing for filing in Filing if filing.is_asked}
    assert asked == {Filing.ON_TIME, Filing.LATE, Filing.MISSING}


@given(st.data())
def test_the_order_of_entries_changes_nothing(data: st.DataObject) -> None:
    known = data.draw(entries("2021-06-01", "2021-09-30", max_size=6))
    mixed = data.draw(st.permutations(known))
    goals = (a_goal(due="2021-12-31"),)
    one, other = (
        replies(on="2021-09-30", item=an_item(*those, goals=goals)) for those in (known, mixed)
    )
    assert one == other


@given(st.data())
def test_a_further_report_of_the_lead_makes_nothing_worse(data: st.DataObject) -> None:
    known = data.draw(entries("2021-06-01", "2021-09-30", max_size=5))
    on = data.draw(st.dates(day("2021-06-01"), day("2021-09-30")))
    before = replies(*known, on="2021-09-30")
    by = before["9月"].unit or TRANSPORT
    after = replies(*known, progress(str(on), nothing_new=True, by=by), on="2021-09-30")
    ranks = (Filing.ON_TIME, Filing.LATE, Filing.MISSING)
    for month, reply in before.items():
        if reply.filing in ranks:
            assert ranks.index(after[month].filing) <= ranks.index(reply.filing)
