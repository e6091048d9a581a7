"""Days and weeks in the words of a Chinese office."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given, settings

from tests.domain.arbitrary import days
from tests.domain.books import day
from tests.laws import examples
from wuxian.domain.values.dates import (
    day_words,
    day_words_within,
    months_into,
    short_day_words,
    span_words,
)
from wuxian.domain.values.period import Week


def test_a_day_is_written_without_padding() -> None:
    assert day_words(day("2021-07-06")) == "2021年7月6日"
    assert short_day_words(day("2021-07-06")) == "7月6日"


def test_a_day_of_another_year_is_written_in_full() -> None:
    assert [day_words_within(year, day("2021-07-06")) for year in (2021, 2022)] == [
        "7月6日",
        "2021年7月6日",
    ]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(-1.0, "0秒"), (40.9, "40秒"), (60, "1分钟"), (7_199, "1小时"), (172_800, "2天")],
)
def test_how_long_something_lasts_is_told_in_its_largest_unit(seconds: float, words: str) -> None:
    assert span_words(seconds) == words


@pytest.mark.parametrize(
    ("on", "months"),
    [
        ("2020-12-31", Fraction(0)),
        ("2021-01-01", Fraction(1, 31)),
        ("2021-01-31", Fraction(1)),
        ("2021-02-14", Fraction(3, 2)),
        ("2021-02-28", Fraction(2)),
        ("2021-11-30", Fraction(11)),
        ("2021-12-31", Fraction(12)),
        ("2022-01-31", Fraction(13)),
    ],
)
def test_months_into_2021_are_exact(on: str, months: Fraction) -> None:
    assert months_into(2021, day(on)) == months


def test_a_leap_february_has_29_parts() -> None:
    assert months_into(2024, day("2024-02-28")) == 1 + Fraction(28, 29)


@pytest.mark.parametrize(
    ("on", "week"),
    [
        ("2020-12-27", "2020-W52"),
        ("2020-12-28", "2020-W53"),
        ("2021-01-01", "2020-W53"),
        ("2021-01-03", "2020-W53"),
        ("2021-01-04", "2021-W01"),
        ("2021-07-26", "2021-W30"),
        ("2021-08-01", "2021-W30"),
        ("2021-08-02", "2021-W31"),
        ("2024-12-30", "2025-W01"),
    ],
)
def test_a_day_lies_in_its_iso_week(on: str, week: str) -> None:
    assert str(Week.of(day(on))) == week


def test_a_week_is_written_as_reports_write_it() -> None:
    assert Week(2021, 30).words == "第30周（7月26日—8月1日）"


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert (Week(2021, 30).first, Week(2021, 30).last) == (day("2021-07-26"), day("2021-08-01"))


def test_the_weeks_around_new_year_follow_each_other() -> None:
    assert Week(2021, 1).before == Week(2020, 53)
    assert Week(2020, 53).after == Week(2021, 1)


def test_weeks_sort_by_year_then_number() -> None:
    assert sorted([Week(2021, 1), Week(2020, 53), Week(2020, 9)]) == [
        Week(2020, 9),
        Week(2020, 53),
        Week(2021, 1),
    ]


@pytest.mark.parametrize(
    "text", ["2021-W30", "2021W30", "2021-w30", " 2021-W30\n", "２０２１-W３０"]
)
def test_a_week_is_read_as_people_type_it(text: str) -> None:
    assert Week.parse(text) == Week(2021, 30)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "30",
        "2021",
        "2021-30",
        "2021-W",
        "2021-W00",
        "2021-W53",
        "2021-W100",
        "21-W30",
        "2021-W-1",
        "2021-W30-1",
        "0000-W01",
        "0001-W01",
        "1949-W39",
        "2201-W02",
        "9999-W52",
    ],
)
def test_what_is_no_week_of_a_book_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whatever the sentence, the caller words it
        Week.parse(text)


@pytest.mark.parametrize("text", ["1949-W40", "2020-W53", "2201-W01"])
def test_the_outermost_weeks_of_a_book_are_read(text: str) -> None:
    assert str(Week.parse(text)) == text


@settings(max_examples=examples(100))
@given(days("1949-10-03", "2200-12-31"))
def test_a_week_holds_its_day_and_is_read_back_as_written(on: dt.date) -> None:
    week = Week.of(on)
    assert on in week
    assert on not in week.before
    assert on not in week.after
    assert Week.parse(str(week)) == week
