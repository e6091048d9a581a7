"""Report days: which days they are, what a report of each is of, and from when it counts."""

import datetime as dt
from collections.abc import Callable

import pytest
from pydantic import ValidationError

from tests.domain.books import a_book, a_calendar, day, settings_of
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.plan.calendar import CalendarYear, Holiday, WorkCalendar
from wuxian.domain.plan.report_days import ReportDay, ReportDays
from wuxian.domain.plan.report_rule import Cycle, Moved, Period, ReportRule
from wuxian.domain.plan.year import YearSettings

FRIDAYS = ReportRule(every=Cycle.WEEK, weekday=5)
ON_28 = ReportRule(every=Cycle.MONTH, day=28)
QUARTERLY = ReportRule(every=Cycle.QUARTER, month=1, day=20)

NATIONAL_DAY = WorkCalendar(
    years=(
        CalendarYear(
            year=2021,
            notice="国办发明电〔2020〕27号",
            holidays=(
                Holiday(name="元旦", first=day("2021-01-01"), last=day("2021-01-03")),
                Holiday(name="国庆节", first=day("2021-10-01"), last=day("2021-10-07")),
            ),
            working_days=(day("2021-09-26"), day("2021-10-09")),
        ),
    )
)


def moved(rule: ReportRule, how: Moved) -> ReportRule:
    """The same rule, by which a day off is moved so."""
    return rule.model_copy(update={"moved": how})


def days_by(*rules: ReportRule, calendar: WorkCalendar = NATIONAL_DAY) -> ReportDays:
    """The report days where these are the rules of 2021."""
    book = a_book(years=(settings_of(2021, report_days=rules),), calendar=calendar)
    return ReportDays(book.settings, book.calendar)


def spans(found: tuple[ReportDay, ...]) -> list[str]:
    """Each period with its day and the day from which on it counts, as month and day."""
    return [f"{one.words} {one.opens:%m%d}-{one.day:%m%d}" for one in found]


def test_every_friday_of_the_year_is_a_report_day_for_its_week() -> None:
    found = days_by(FRIDAYS).of(2021)
    assert [one.day for one in found] == [
        day("2021-01-01") + dt.timedelta(weeks=n) for n in range(53)
    ]
    assert spans(found)[:2] == ["2020年第53周 1225-0101", "第1周 0101-0108"]
    assert spans(found)[-1] == "第52周 1224-1231"


@pytest.mark.parametrize(
    ("date", "february", "april"),
    [(28, "0228", "0428"), (29, "0228", "0429"), (30, "0228", "0430"), (31, "0228", "0430")],
)
def test_a_day_that_a_month_does_not_have_is_its_last(date: int, february: str, april: str) -> None:
    found = days_by(ReportRule(every=Cycle.MONTH, day=date)).of(2021)
    assert [f"{one.day:%m%d}" for one in found[1:4:2]] == [february, april]
    assert [one.words for one in found] == [f"{month}月" for month in range(1, 13)]


def test_a_leap_year_has_its_29_february() -> None:
    found = days_by(ReportRule(every=Cycle.MONTH, day=31)).of(2024)
    assert found[1].day == day("2024-02-29")


@pytest.mark.parametrize(
    ("rule", "spans_of_it"),
    [
        (QUARTERLY, ["2020年四季度 1020-0120", "一季度 0120-0420", "二季度 0420-0720",
                     "三季度 0720-1020"]),
        (ReportRule(every=Cycle.QUARTER, month=3, day=25),
         ["一季度 1225-0325", "二季度 0325-0625", "三季度 0625-0925", "四季度 0925-1225"]),
    ],
)  # fmt: skip
def test_a_quarters_report_is_of_the_one_before_or_of_the_one_that_ends(
    rule: ReportRule, spans_of_it: list[str]
) -> None:
    assert spans(days_by(rule).of(2021)) == spans_of_it


@pytest.mark.parametrize(
    ("rule", "on", "period"),
    [
        (ReportRule(every=Cycle.WEEK, weekday=1), "2021-07-26", "2021-W29"),
        (ReportRule(every=Cycle.WEEK, weekday=3), "2021-07-28", "2021-W29"),
        (ReportRule(every=Cycle.WEEK, weekday=4), "2021-07-29", "2021-W30"),
        (ReportRule(every=Cycle.WEEK, weekday=7), "2021-08-01", "2021-W30"),
        (ReportRule(every=Cycle.MONTH, day=1), "2021-01-01", "2020-12"),
        (ReportRule(every=Cycle.MONTH, day=15), "2021-07-15", "2021-06"),
        (ReportRule(every=Cycle.MONTH, day=16), "2021-07-16", "2021-07"),
        (ReportRule(every=Cycle.QUARTER, month=1, day=31), "2021-07-31", "2021-Q2"),
        (ReportRule(every=Cycle.QUARTER, month=2, day=15), "2021-08-15", "2021-Q2"),
        (ReportRule(every=Cycle.QUARTER, month=2, day=16), "2021-08-16", "2021-Q3"),
        (ReportRule(every=Cycle.QUARTER, month=3, day=1), "2021-09-01", "2021-Q3"),
    ],
)
def test_in_the_first_half_of_a_period_a_report_is_of_the_one_before(
    rule: ReportRule, on: str, period: str
) -> None:
    assert day(on) in set(rule.days_of(2021))
    assert str(rule.closed_by(day(on))) == period


@pytest.mark.parametrize(
    ("how", "found"),
    [
        (Moved.NONE, ["第38周 0917-0924", "第39周 0924-1001", "第40周 1001-1008"]),
        (Moved.BEFORE, ["第38周 0917-0924", "第39周 0924-0930", "第40周 0930-1008"]),
        # What the holiday puts off falls on the next one: a day that is of two weeks.
        (Moved.AFTER, ["第38周 0917-0924", "第39周、第40周 0924-1008", "第41周 1008-1015"]),
    ],
)
def test_a_day_off_is_moved_as_the_rule_says(how: Moved, found: list[str]) -> None:
    known = spans(days_by(moved(FRIDAYS, how)).of(2021))
    assert known[known.index(found[0]) :][:3] == found


@pytest.mark.parametrize(
    ("date", "how", "on"),
    [
        (26, Moved.BEFORE, "0926"),  # a Sunday worked stays
        (25, Moved.BEFORE, "0924"),  # the Saturday before it does not
        (25, Moved.AFTER, "0926"),
        (25, Moved.NONE, "0925"),
    ],
)
def test_a_weekend_day_that_is_worked_is_a_working_day(date: int, how: Moved, on: str) -> None:
    found = days_by(ReportRule(every=Cycle.MONTH, day=date, moved=how)).of(2021)
    assert f"{found[8].day:%m%d}" == on


def test_what_is_moved_beyond_new_year_stays_a_day_of_the_year_that_names_it() -> None:
    new_years = ReportRule(every=Cycle.MONTH, day=1, moved=Moved.BEFORE)
    first = days_by(new_years).of(2021)[0]
    assert (first.year, first.day, first.words) == (2021, day("2020-12-31"), "2020年12月")


def test_late_is_what_comes_before_the_next_report_day_be_it_in_the_next_year() -> None:
    found = days_by(ON_28).of(2021)
    assert [found[0].next, found[-1].next] == [day("2021-02-28"), day("2022-01-28")]


def test_a_rule_begins_and_ends_within_the_year_and_the_days_before_stay_as_they_were() -> None:
    found = days_by(
        ReportRule(every=Cycle.MONTH, day=28, until=day("2021-06-28")),
        ReportRule(every=Cycle.MONTH, day=25, since=day("2021-07-25")),
    ).of(2021)
    assert spans(found)[4:8] == ["5月 0428-0528", "6月 0528-0628", "7月 0628-0725", "8月 0725-0825"]
    assert (found[5].next, len(found)) == (day("2021-07-25"), 12)


def test_where_nothing_came_before_the_first_one_counts_from_a_period_earlier() -> None:
    found = days_by(ON_28.model_copy(update={"since": day("2021-07-01")})).of(2021)
    assert spans(found)[0] == "7月 0628-0728"


def test_where_nothing_follows_the_last_one_is_late_for_a_period() -> None:
    found = days_by(ON_28.model_copy(update={"until": day("2021-07-31")})).of(2021)
    assert found[-1].next == day("2021-08-28")


def test_rules_hold_in_the_years_after_unless_they_were_given_up() -> None:
    begun = FRIDAYS.model_copy(update={"since": day("2021-03-01")})
    ended = ON_28.model_copy(update={"until": day("2021-06-30")})
    found = days_by(begun, ended, QUARTERLY).of(2022)
    assert {one.cycle for one in found} == {Cycle.WEEK, Cycle.QUARTER}
    assert found[0].day == day("2022-01-07")


def test_what_another_year_takes_over_names_no_day_of_this_one() -> None:
    begun = FRIDAYS.model_copy(update={"since": day("2021-03-01")})
    ended = ON_28.model_copy(update={"until": day("2021-06-30")})
    book = a_book(years=(settings_of(2021, report_days=(begun, ended)),))
    assert book.settings(2022).report_days == (FRIDAYS,)


def test_the_years_beside_have_their_own_rules() -> None:
    of_each = {2020: 10, 2021: 28, 2022: 5}
    years = tuple(
        settings_of(year, report_days=(ReportRule(every=Cycle.MONTH, day=on),))
        for year, on in of_each.items()
    )
    found = ReportDays(a_book(years=years).settings, NATIONAL_DAY).of(2021)
    assert (found[0].opens, found[-1].next) == (day("2020-12-10"), day("2022-01-05"))


def test_a_year_without_rules_has_no_report_days() -> None:
    assert days_by().of(2021) == ()
    assert days_by(ON_28).of(2020) == ()
    assert days_by().around(day("2021-07-26")) == ()


def test_two_rules_of_one_kind_are_one_series() -> None:
    found = days_by(ReportRule(every=Cycle.MONTH, day=10), ReportRule(every=Cycle.MONTH, day=25))
    assert spans(found.of(2021))[:3] == ["2020年12月 1225-0110", "1月 0110-0125", "1月 0125-0210"]


@pytest.mark.parametrize(
    ("on", "near"),
    [
        ("2021-07-27", ["6月 0528-0628", "7月 0628-0728"]),
        ("2021-07-28", ["6月 0528-0628", "7月 0628-0728"]),
        ("2021-07-29", ["7月 0628-0728", "8月 0728-0828"]),
        ("2021-01-05", ["1月 1228-0128"]),  # of the year before nothing is known
        ("2021-12-29", ["12月 1128-1228", "1月 1228-0128"]),
        ("2022-01-05", ["12月 1128-1228", "1月 1228-0128"]),
    ],
)
def test_around_a_day_are_the_last_report_day_and_the_one_that_runs(
    on: str, near: list[str]
) -> None:
    assert spans(days_by(ON_28).around(day(on))) == near


@pytest.mark.parametrize(("on", "runs"), [("2021-06-28", 0), ("2021-06-29", 1), ("2021-07-28", 1)])
def test_a_period_that_has_not_begun_does_not_run(on: str, runs: int) -> None:
    found = days_by(ON_28.model_copy(update={"since": day("2021-07-01")})).around(day(on))
    assert len(found) == runs


def test_weeks_months_and_quarters_stand_side_by_side() -> None:
    found = days_by(QUARTERLY, ON_28, FRIDAYS).around(day("2021-07-26"))
    assert [one.words for one in found] == ["第29周", "第30周", "6月", "7月", "二季度", "三季度"]


def test_without_a_calendar_weekdays_count() -> None:
    found = days_by(moved(ON_28, Moved.AFTER), calendar=a_calendar()).of(2021)
    assert found[7].day == day("2021-08-30")  # the 28th is a Saturday


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (FRIDAYS, "每周五"),
        (ReportRule(every=Cycle.WEEK, weekday=7), "每周日"),
        (moved(ON_28, Moved.BEFORE), "每月28日（遇休息日提前到前一个工作日）"),
        (moved(QUARTERLY, Moved.AFTER), "每季度第1个月20日（遇休息日顺延到下一个工作日）"),
    ],
)
def test_a_rule_is_said_as_people_say_it(rule: ReportRule, words: str) -> None:
    assert rule.words == words


@pytest.mark.parametrize(
    ("cycle", "on", "code", "words"),
    [
        (Cycle.WEEK, "2021-01-03", "2020-W53", "2020年第53周"),
        (Cycle.WEEK, "2021-01-04", "2021-W01", "第1周"),
        (Cycle.MONTH, "2021-07-31", "2021-07", "7月"),
        (Cycle.QUARTER, "2021-03-31", "2021-Q1", "一季度"),
        (Cycle.QUARTER, "2021-12-31", "2021-Q4", "四季度"),
        (Cycle.QUARTER, "2020-10-01", "2020-Q4", "2020年四季度"),
    ],
)
def test_a_period_has_its_code_and_its_word(cycle: Cycle, on: str, code: str, words: str) -> None:
    period = Period.of(cycle, day(on))
    assert (str(period), period.words_in(2021)) == (code, words)


def settings(rules: object) -> Callable[[], YearSettings]:
    """The settings of 2021 with these report days, still to be read."""
    return lambda: YearSettings.model_validate({"year": 2021, "report_days": rules})


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ({"every": "week"}, "每周报送（week）请只写 weekday，1 是周一、7 是周日，如 weekday = 5"),
        ({"every": "week", "weekday": 5, "day": 1}, "每周报送（week）请只写 weekday"),
        ({"every": "month"}, "每月报送（month）请只写 day，如 day = 28"),
        ({"every": "month", "day": 28, "month": 1}, "每月报送（month）请只写 day"),
        ({"every": "quarter", "day": 20}, "每季度报送（quarter）请写 month"),
        ({"every": "quarter", "month": 4, "day": 20}, "不能大于 3（现为 4）"),
        ({"every": "week", "weekday": 8}, "不能大于 7（现为 8）"),
        ({"every": "month", "day": 0}, "不能小于 1（现为 0）"),
        ({"every": "year", "day": 1}, "应为 'week'、'month'、'quarter' 之一"),
        ({"every": "month", "day": 28, "month_": 1}, "没有这个键；是不是“month”？"),
        (
            {"every": "month", "day": 28, "since": day("2021-07-02"), "until": day("2021-07-01")},
            "until 不能早于 since",
        ),
        (
            {"every": "month", "day": 28, "since": day("2022-01-01")},
            "report_days 的 since、until 应在2021年之内",
        ),
        (
            {"every": "month", "day": 28, "until": day("2020-12-31")},
            "report_days 的 since、until 应在2021年之内",
        ),
        ("每周五", "应为一组键值，写成 [表] 或 { }"),
    ],
)
def test_a_rule_that_names_no_day_is_refused_with_what_to_write(rule: object, words: str) -> None:
    with pytest.raises(ValidationError) as refused:
        settings([rule])()
    [flaw] = flaws(refused.value, YearSettings)
    assert flaw.message.startswith(words)


def test_one_day_of_use_is_a_span() -> None:
    rule = {"every": "month", "day": 28, "since": day("2021-07-28"), "until": day("2021-07-28")}
    [read] = settings([rule])().report_days
    assert [one for one in read.days_of(2021) if read.is_in_use(one)] == [day("2021-07-28")]


def test_no_list_of_rules_is_refused_as_such() -> None:
    with pytest.raises(ValidationError) as refused:
        settings("week")()
    [flaw] = flaws(refused.value, YearSettings)
    assert (flaw.field, flaw.message) == (
        "report_days",
        '应为列表，写在方括号 [ ] 里（现为 "week"）',
    )
