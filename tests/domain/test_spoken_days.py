"""Days as people say them, seen from Monday, 26 July 2021."""

import datetime as dt

import pytest
from hypothesis import given, settings

from tests.domain.arbitrary import days
from tests.domain.books import day
from tests.laws import examples
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.spoken import day_said

TODAY = day("2021-07-26")


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("2026-11-20", "2026-11-20"),
        ("2026/11/20", "2026-11-20"),
        ("2026.11.20", "2026-11-20"),
        ("20261120", "2026-11-20"),
        ("2026年11月20日", "2026-11-20"),
        ("2026年11月20号", "2026-11-20"),
        ("２０２６年１１月２０日", "2026-11-20"),
        (" 2026 年 11 月 20 日 ", "2026-11-20"),
        ("二〇二六年十一月二十日", "2026-11-20"),
        ("二○二六年十月三十一日", "2026-10-31"),
        ("⼆〇⼆六年⼗月⼀日", "2026-10-01"),
        ("11月20日", "2021-11-20"),
        ("11-20", "2021-11-20"),
        ("11/20", "2021-11-20"),
        ("七月一日", "2021-07-01"),
        ("20日", "2021-07-20"),
        ("20号", "2021-07-20"),
        ("大前天", "2021-07-23"),
        ("前天", "2021-07-24"),
        ("昨天", "2021-07-25"),
        ("今天", "2021-07-26"),
        ("明天", "2021-07-27"),
        ("后天", "2021-07-28"),
        ("周一", "2021-07-26"),
        ("周日", "2021-08-01"),
        ("本周五", "2021-07-30"),
        ("上周五", "2021-07-23"),
        ("上个星期天", "2021-07-25"),
        ("下周三", "2021-08-04"),
        ("6月底", "2021-06-30"),
        ("2024年2月末", "2024-02-29"),
        ("六月初", "2021-06-01"),
        ("月底", "2021-07-31"),
        ("本月底", "2021-07-31"),
        ("上个月底", "2021-06-30"),
        ("下月初", "2021-08-01"),
        ("年底", "2021-12-31"),
        ("今年底", "2021-12-31"),
        ("去年底", "2020-12-31"),
        ("2026年底", "2026-12-31"),
        ("明年初", "2022-01-01"),
        ("去年12月28日", "2020-12-28"),
        ("上月20日", "2021-06-20"),
        ("今年二月底", "2021-02-28"),
    ],
)
def test_a_day_is_read_as_it_is_said(said: str, date: str) -> None:
    assert day_said(said, TODAY) == day(date)


@pytest.mark.parametrize(
    ("said", "today", "date"),
    [("上月底", "2021-01-05", "2020-12-31"), ("下个月1日", "2021-12-05", "2022-01-01")],
)
def test_the_month_before_january_is_of_the_year_before(said: str, today: str, date: str) -> None:
    assert day_said(said, day(today)) == day(date)


@pytest.mark.parametrize(
    "said",
    ["", "那天", "7月", "2021年", "底", "21-07-01", "11", "main", "HEAD~3", "周八", "1.2.3"],
)
def test_what_is_not_said_as_a_day_is_none(said: str) -> None:
    assert day_said(said, TODAY) is None


@pytest.mark.parametrize(
    "said", ["2021-02-29", "11月31日", "13月1日", "13月底", "2021-00-01", "32日", "0000年底"]
)
def test_a_day_that_there_is_not_is_an_error(said: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        day_said(said, TODAY)


@settings(max_examples=examples(60))
@given(days(), days())
def test_a_day_as_it_is_written_is_read_again(written: dt.date, today: dt.date) -> None:
    assert day_said(day_words(written), today) == day_said(str(written), today) == written
