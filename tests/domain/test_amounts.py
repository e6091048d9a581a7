"""Amounts as lists write them, and what they are in another unit."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from wuxian.domain.values.amounts import (
    converted,
    figure_said,
    in_halfwidth,
    is_counted,
    is_multiple,
    number_said,
)


@pytest.mark.parametrize(
    ("said", "name", "value", "unit"),
    [
        ("承接项目=12", "承接项目", "12", ""),
        ("承接项目=12个", "承接项目", "12", "个"),
        (" 承接项目 ＝ １２ 个 ", "承接项目", "12", "个"),
        ("承接项目：12个", "承接项目", "12", "个"),
        ("就业=3.7万人", "就业", "3.7", "万人"),
        ("失业率=3.31%", "失业率", "3.31", "%"),
        ("涨幅=-0.9%", "涨幅", "-0.9", "%"),
        ("涨幅=+0.9%", "涨幅", "0.9", "%"),
        ("投资=1,200.50万元", "投资", "1200.50", "万元"),
        ("投资10亿元以上项目=24个", "投资10亿元以上项目", "24", "个"),
        ("绿地=300m2", "绿地", "300", "m2"),
    ],
)
def test_a_figure_is_read_as_it_is_reported(said: str, name: str, value: str, unit: str) -> None:
    assert figure_said(said) == (name, Decimal(value), unit)


@pytest.mark.parametrize(
    "said",
    [
        "",
        "承接项目",
        "承接项目12个",
        "承接项目=",
        "=12个",
        "承接项目=约12个",
        "承接项目=十二个",
        "承接项目=12个，签约3个",
        "承接项目=12个3",
        "承接项目=1,23",
        "承接项目=12=13",
    ],
)
def test_what_is_no_figure_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=f"“{said}”读不懂；请写成“承接项目=12”"):
        figure_said(said)


def test_a_number_that_is_too_long_to_keep_is_refused() -> None:
    assert number_said("123,456,789,012,345,678") == 123456789012345678
    with pytest.raises(ValueError, match="数值 1234567890123456789 太长，最多18位"):
        figure_said("投资=1234567890123456789元")


def test_a_text_in_one_width_keeps_its_punctuation() -> None:
    assert in_halfwidth(" ３　项（含２），⾄少５％：㎡ ") == "3 项（含2），至少5%：㎡"


@pytest.mark.parametrize(
    ("value", "unit", "to", "result"),
    [
        ("12", "个", "个", "12"),
        ("12", "", "个", "12"),
        ("12", "", "", "12"),
        ("3.7", "", "万人", "3.7"),
        ("3.7", "万", "万人", "3.7"),
        ("1.2", "万人", "人", "12000"),
        ("37000", "人", "万人", "3.7"),
        ("-1", "亿元", "万元", "-10000"),
        ("25000", "万元", "亿元", "2.5"),
        ("2.50", "万元", "元", "25000"),
        ("5", "千万元", "万元", "5000"),
        ("0", "人", "万人", "0"),
        ("1", "万亿元", "元", "1000000000000"),
        ("3", "％", "%", "3"),
    ],
)
def test_a_value_is_converted_where_units_agree(
    value: str, unit: str, to: str, result: str
) -> None:
    assert str(converted(Decimal(value), unit, to)) == result


@pytest.mark.parametrize(
    ("unit", "to"),
    [("个", "家"), ("人", "人次"), ("%", "个百分点"), ("亿美元", "亿元"), ("个", ""), ("%", "")],
)
def test_units_that_do_not_agree_are_not_converted(unit: str, to: str) -> None:
    assert converted(Decimal(1), unit, to) is None


@settings(max_examples=examples(60))
@given(
    st.decimals(-(10**9), 10**9, places=3),
    st.sampled_from(["", "千", "万", "百万", "亿"]),
    st.sampled_from(["", "千", "万", "百万", "亿"]),
)
def test_a_value_converted_there_and_back_is_the_same(value: Decimal, one: str, other: str) -> None:
    there = converted(value, f"{one}人", f"{other}人")
    assert there is not None
    assert converted(there, f"{other}人", f"{one}人") == value


@pytest.mark.parametrize(
    ("unit", "multiple", "counted"),
    [
        ("万人", True, True),
        ("千瓦", False, False),
        ("亿元", True, False),
        ("千户", True, True),
        ("千米", False, False),
        ("百万元", True, False),
        ("个", False, True),
        ("%", False, False),
        (None, False, False),
    ],
)
def test_a_unit_counts_by_thousands_or_one_by_one(
    unit: str | None, *, multiple: bool, counted: bool
) -> None:
    assert (is_multiple(unit), is_counted(unit)) == (multiple, counted)
