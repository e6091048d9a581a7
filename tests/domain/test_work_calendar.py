"""Working days as offices count them, with holidays and the weekends worked for them."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.arbitrary import days
from tests.domain.books import day
from tests.laws import examples
from wuxian.domain.plan.calendar import CalendarYear, Holiday, WorkCalendar

CALENDAR = WorkCalendar(
    years=(
        CalendarYear(
            year=2021,
            notice="国办发明电〔2020〕27号",
            holidays=(
                Holiday(name="春节", first=day("2021-02-11"), last=day("2021-02-17")),
                Holiday(name="国庆节", first=day("2021-10-01"), last=day("2021-10-07")),
            ),
            working_days=(day("2021-02-07"), day("2021-02-20"), day("2021-09-26")),
        ),
    )
)
_LAWS = settings(max_examples=examples(60))
_THREE_DAYS = st.lists(days("2020-12-01", "2022-01-31"), min_size=3, max_size=3).map(sorted)


@pytest.mark.parametrize(
    ("on", "working"),
    [
        ("2021-02-05", True),  # a Friday
        ("2021-02-06", False),  # a Saturday
        ("2021-02-07", True),  # a Sunday worked for Spring Festival
        ("2021-02-10", True),  # the day before the holiday
        ("2021-02-11", False),
        ("2021-02-17", False),
        ("2021-02-18", True),  # the day after it
        ("2021-02-20", True),  # a Saturday worked
        ("2021-02-21", False),
        ("2021-10-01", False),  # a Friday off
        ("2021-10-08", True),
    ],
)
def test_holidays_and_worked_weekends_go_before_the_weekday(on: str, *, working: bool) -> None:
    assert CALENDAR.is_working(day(on)) is working


@pytest.mark.parametrize(
    ("on", "working"),
    [("2022-10-07", True), ("2022-10-08", False), ("2022-10-09", False), ("2022-10-10", True)],
)
def test_a_year_that_is_not_known_is_counted_monday_to_friday(on: str, *, working: bool) -> None:
    assert CALENDAR.is_working(day(on)) is working


def test_the_calendar_says_which_years_it_knows() -> None:
    assert CALENDAR.known_years == {2021}
    assert WorkCalendar().known_years == frozenset()


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("2021-07-26", "2021-07-26", 0),
        ("2021-07-26", "2021-07-27", 1),
        ("2021-07-23", "2021-07-26", 1),  # Friday to Monday
        ("2021-07-24", "2021-07-25", 0),  # Saturday to Sunday
        ("2021-02-05", "2021-02-18", 5),  # the 7th, 8th, 9th, 10th and 18th
        ("2021-09-30", "2021-10-08", 1),
        ("2021-07-27", "2021-07-26", 0),  # backwards
    ],
)
def test_working_days_count_after_the_one_day_and_including_the_other(
    after: str, until: str, count: int
) -> None:
    assert CALENDAR.working_days(day(after), day(until)) == count


@pytest.mark.parametrize(
    ("on", "count", "found"),
    [
        ("2021-07-24", 0, "2021-07-24"),
        ("2021-07-23", 1, "2021-07-26"),
        ("2021-02-06", 1, "2021-02-07"),
        ("2021-02-10", 1, "2021-02-18"),
        ("2021-09-30", 2, "2021-10-11"),
    ],
)
def test_a_number_of_working_days_after_a_day(on: str, count: int, found: str) -> None:
    assert CALENDAR.working_day_after(day(on), count) == day(found)


@_LAWS
@given(_THREE_DAYS)
def test_working_days_add_up(three: list[dt.date]) -> None:
    first, middle, last = three
    assert CALENDAR.working_days(first, middle) + CALENDAR.working_days(
        middle, last
    ) == CALENDAR.working_days(first, last)


@_LAWS
@given(days("2020-12-01", "2022-01-31"), st.integers(1, 60))
def test_the_nth_working_day_after_has_n_working_days_up_to_it_and_is_the_first_such(
    on: dt.date, count: int
) -> None:
    found = CALENDAR.working_day_after(on, count)
    assert CALENDAR.working_days(on, found) == count
    assert CALENDAR.working_days(on, found - dt.timedelta(days=1)) == count - 1


@pytest.mark.parametrize(
    ("first", "last"), [("2021-10-07", "2021-10-07"), ("2021-10-01", "2021-11-01")]
)
def test_a_holiday_lasts_one_day_or_up_to_31_more(first: str, last: str) -> None:
    assert Holiday(name="国庆节", first=day(first), last=day(last)).last == day(last)


@pytest.mark.parametrize(
    ("first", "last"), [("2021-10-07", "2021-10-06"), ("2021-10-01", "2021-11-02")]
)
def test_a_holiday_that_runs_back_or_too_long_is_refused(first: str, last: str) -> None:
    with pytest.raises(ValueError, match="last 应在 first 当天或其后31天之内"):
        Holiday(name="国庆节", first=day(first), last=day(last))
