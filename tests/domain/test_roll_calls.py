"""Roll calls in the agenda and the weekly report, and silence that is not told."""

import datetime as dt

import pytest

from tests.domain.books import (
    EDUCATION,
    ORIGIN,
    SHANGHAI,
    TRANSPORT,
    a_book,
    an_item,
    day,
    progress,
    settings_of,
)
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.report_rule import Cycle, ReportRule
from wuxian.domain.plan.year import Reminders, YearSettings
from wuxian.domain.standing.filings import Filed, Filing
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view, years_looked_back
from wuxian.domain.views.roll_call import RollCall
from wuxian.domain.views.weekly import weekly_report

ON_28 = ReportRule(every=Cycle.MONTH, day=28)
FRIDAYS = ReportRule(every=Cycle.WEEK, weekday=5)
QUARTERLY = ReportRule(every=Cycle.QUARTER, month=1, day=20)


def report(on: str) -> Progress:
    """A report that is recorded on its day."""
    return progress(on, 10, recorded=dt.datetime.combine(day(on), dt.time(12), SHANGHAI))


def book_of(*items: Item, rules: tuple[ReportRule, ...] = (ON_28,)) -> Book:
    """A book in which units report by these rules since 2021."""
    return a_book(*items, years=(settings_of(2021, report_days=rules),))


ITEMS = (
    an_item(report("2021-07-20"), number=1),
    an_item(report("2021-08-02"), number=2, title="二号线"),
    an_item(number=3, title="三号线", lead=EDUCATION),
    an_item(number=4, lead=None),
)


def test_the_last_report_day_and_the_running_one_are_called_over() -> None:
    july, august = agenda_view(book_of(*ITEMS), day("2021-08-10")).filings
    assert july == RollCall(
        every=Cycle.MONTH,
        periods=("2021-07",),
        words="7月",
        day=day("2021-07-28"),
        is_over=True,
        asked=3,
        on_time=(1,),
        late=(Filed(2, "二号线", TRANSPORT, Basis.INFERRED, Filing.LATE, day("2021-08-02")),),
        missing=(Filed(3, "三号线", EDUCATION, Basis.INFERRED, Filing.MISSING),),
        not_due=(),
    )
    assert (august.words, august.is_over, august.asked) == ("8月", False, 3)
    assert (august.on_time, [one.label for one in august.not_due]) == (
        (2,),
        ["01 天子山大桥", "03 三号线"],
    )


def test_on_the_report_day_itself_nobody_is_late() -> None:
    calls = agenda_view(book_of(*ITEMS), day("2021-07-28")).filings
    assert [(call.words, call.is_over) for call in calls] == [("6月", True), ("7月", False)]


def test_without_report_days_there_is_no_roll_call() -> None:
    book = book_of(*ITEMS, rules=())
    assert agenda_view(book, day("2021-08-10")).filings == ()
    assert weekly_report(book, Week(2021, 30), day("2021-07-30"), ORIGIN).filings == ()


def test_the_agenda_of_another_year_calls_nobody_over() -> None:
    assert agenda_view(book_of(*ITEMS), day("2022-02-01"), year=2021).filings == ()


def test_without_items_there_is_still_a_report_day() -> None:
    [_, running] = agenda_view(book_of(), day("2021-08-10")).filings
    assert (running.asked, running.on_time) == (0, ())


@pytest.mark.parametrize(
    ("week", "words"),
    [
        # The quarter's report is missing, so it is told for as long as it is.
        (30, ["第29周", "第30周", "6月", "7月", "二季度"]),
        (32, ["第31周", "第32周", "7月", "二季度"]),
    ],
)
def test_the_week_calls_over_what_is_near_or_missing(week: int, words: list[str]) -> None:
    book = book_of(an_item(), rules=(FRIDAYS, ON_28, QUARTERLY))
    told = Week(2021, week)
    calls = weekly_report(book, told, told.first, ORIGIN).filings
    assert [call.words for call in calls] == words


@pytest.mark.parametrize(("week", "told"), [(29, True), (30, True), (31, False)])
def test_what_everybody_filed_is_told_the_week_after_and_then_no_more(
    week: int,
    told: bool,  # noqa: FBT001 (the expected value)
) -> None:
    item = an_item(report("2021-07-01"))
    seen = Week(2021, week)
    calls = weekly_report(book_of(item, rules=(QUARTERLY,)), seen, seen.last, ORIGIN).filings
    assert [call.words for call in calls] == ["二季度"] * told


def test_a_week_across_new_year_is_called_over_as_the_old_year_ends() -> None:
    book = book_of(an_item(), rules=(FRIDAYS,))
    week = Week(2021, 52)
    calls = weekly_report(book, week, day("2022-01-02"), ORIGIN).filings
    assert [(call.words, call.is_over) for call in calls] == [("第51周", True), ("第52周", False)]


@pytest.mark.parametrize(
    ("rules", "on", "years"),
    [
        ((), "2022-01-10", set()),
        ((ON_28,), "2022-01-10", {2021, 2022}),
        ((ON_28,), "2022-03-10", {2021, 2022}),  # recorded in January about a day in December
        ((ON_28,), "2022-06-10", {2022}),
        ((QUARTERLY,), "2022-04-10", {2021, 2022}),  # from 20 October on
        ((QUARTERLY,), "2022-04-21", {2022}),
        ((ON_28.model_copy(update={"since": day("2021-12-01")}),), "2021-03-01", set()),
    ],
)
def test_how_many_years_back_a_roll_call_looks(
    rules: tuple[ReportRule, ...], on: str, years: set[int]
) -> None:
    assert years_looked_back(book_of(rules=rules), day(on)) == years


def test_a_report_day_in_a_year_without_calendar_is_said_to_be_counted_by_weekdays() -> None:
    book = book_of(an_item(report("2021-12-20")))
    assert agenda_view(book, day("2021-12-29")).unknown_years == (2022,)
    assert agenda_view(book, day("2021-12-20")).unknown_years == ()


def test_the_week_says_so_too() -> None:
    book = book_of(an_item(), rules=(ReportRule(every=Cycle.MONTH, day=5),))
    for on, unknown in (("2021-12-20", ()), ("2021-12-27", (2022,))):
        weekly = weekly_report(book, Week.of(day(on)), day(on), ORIGIN)
        assert weekly.unknown_years == unknown


def silent_off() -> Book:
    """A book in which nobody is reminded of a silence."""
    settings = YearSettings.model_validate({"year": 2021, "reminders": {"silent_after": False}})
    return a_book(an_item(), years=(settings,))


def test_silence_is_told_unless_that_is_switched_off() -> None:
    assert Reminders(silent_after=0).silence == 0
    view = agenda_view(silent_off(), day("2021-07-26"))
    assert (view.silent_after, view.silent) == (None, ())
    weekly = weekly_report(silent_off(), Week(2021, 30), day("2021-07-30"), ORIGIN)
    assert (weekly.silent_after, weekly.silent) == (None, ())


def test_who_asks_for_it_is_told_all_the_same() -> None:
    view = agenda_view(silent_off(), day("2021-07-26"), silent_after=3)
    assert (view.silent_after, len(view.silent)) == (3, 1)
