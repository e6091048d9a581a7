"""Periods: how each is written and read, and that they follow one another without a gap."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.books import day
from wuxian.domain.values.period import Period, Span


@pytest.mark.parametrize(
    ("text", "written", "words", "first", "last"),
    [
        ("2021-07", "2021-07", "2021年7月", "2021-07-01", "2021-07-31"),
        ("2021-7", "2021-07", "2021年7月", "2021-07-01", "2021-07-31"),
        ("2021年7月", "2021-07", "2021年7月", "2021-07-01", "2021-07-31"),
        ("2021年12月份", "2021-12", "2021年12月", "2021-12-01", "2021-12-31"),
        ("2024-02", "2024-02", "2024年2月", "2024-02-01", "2024-02-29"),
        ("2021-Q3", "2021-Q3", "2021年三季度", "2021-07-01", "2021-09-30"),
        ("2021q4", "2021-Q4", "2021年四季度", "2021-10-01", "2021-12-31"),
        ("2021年一季度", "2021-Q1", "2021年一季度", "2021-01-01", "2021-03-31"),
        ("2021年第2季度", "2021-Q2", "2021年二季度", "2021-04-01", "2021-06-30"),
        ("2021-H1", "2021-H1", "2021年上半年", "2021-01-01", "2021-06-30"),
        ("2021年下半年", "2021-H2", "2021年下半年", "2021-07-01", "2021-12-31"),
        ("2021", "2021", "2021年", "2021-01-01", "2021-12-31"),
        ("2021年度", "2021", "2021年", "2021-01-01", "2021-12-31"),
        ("2021年全年", "2021", "2021年", "2021-01-01", "2021-12-31"),
    ],
)
def test_a_period_is_read_as_programs_and_offices_write_it(
    text: str, written: str, words: str, first: str, last: str
) -> None:
    period = Period.parse(text)
    assert (str(period), period.words) == (written, words)
    assert (period.first, period.last) == (day(first), day(last))


@pytest.mark.parametrize(
    "text",
    [
        *("", "三季度", "2021-Q5", "2021-H3", "2021-13", "2021-00", "2021年13月", "2021-W30"),
        *("0000", "1949", "2201", "２０２１", "2021-Q3 今年"),
    ],
)
def test_what_is_no_period_of_a_book_is_not_read(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(text)}$"):
        Period.parse(text)


days = st.dates(dt.date(1951, 1, 1), dt.date(2199, 12, 31))


@given(days, st.sampled_from(Span))
def test_a_day_lies_in_one_period_of_a_length_and_its_neighbours_touch_it(
    on: dt.date, span: Span
) -> None:
    period = Period.of(on, span)
    assert on in period
    assert Period.parse(str(period)) == Period.parse(period.words) == period
    assert period.before.after == period == period.after.before
    assert period.before.last + dt.timedelta(days=1) == period.first
    assert period.last + dt.timedelta(days=1) == period.after.first
    assert on not in period.before
    assert on not in period.after


def test_the_quarters_of_a_year_follow_one_another() -> None:
    spring = Period(2021, Span.QUARTER, 2)
    assert (spring.before, spring.after) == (Period.parse("2021-Q1"), Period.parse("2021-Q3"))
    assert Period.parse("2021-12").after == Period.of(day("2022-01-31"), Span.MONTH)
    assert day("2021-06-30") in spring
    assert day("2021-07-01") not in spring
