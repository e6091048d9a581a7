"""Sums: to be reached, or not to be exceeded, on the days around each threshold."""

from decimal import Decimal
from fractions import Fraction

import pytest

from tests.domain.books import a_target, day
from tests.domain.figures import (
    ABOUT_LESS,
    ABOUT_MORE,
    GROWTH,
    JOBLESS,
    PROJECTS,
    SPENDING,
    YEAR_END,
    lamp_of,
    measured,
    said,
)
from wuxian.domain.plan.goal import At, Better, Measure, Target
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.views.targets import TargetRow

# A sum that is to be reached


@pytest.mark.parametrize(
    ("value", "lamp", "words"),
    [
        (29, Lamp.RED, "完成29.0%，为序时进度50.0%的58.0%，低于60%"),
        (30, Lamp.YELLOW, "完成30.0%，为序时进度50.0%的60.0%，低于80%"),
        (39, Lamp.YELLOW, "完成39.0%，为序时进度50.0%的78.0%，低于80%"),
        (40, Lamp.GREEN, "完成40.0%，为序时进度50.0%的80.0%"),
        (99, Lamp.GREEN, "完成99.0%，为序时进度50.0%的198.0%"),
    ],
)
def test_a_sum_is_held_against_the_time_gone(value: int, lamp: Lamp, words: str) -> None:
    one = measured(PROJECTS, said("2021-06-25", "项目", value))
    reason = f"项目{value}个（截至6月25日），目标至少100个，{words}"
    assert lamp_of("2021-06-30", one) == (lamp, reason)


@pytest.mark.parametrize(
    ("on", "lamp"),
    [("2021-06-29", Lamp.GREEN), ("2021-06-30", Lamp.GREEN), ("2021-07-01", Lamp.YELLOW)],
)
def test_a_sum_of_40_of_100_falls_behind_after_30_june(on: str, lamp: Lamp) -> None:
    assert lamp_of(on, measured(PROJECTS, said("2021-06-01", "项目", 40)))[0] is lamp


@pytest.mark.parametrize(
    ("on", "value", "lamp"),
    [
        ("2021-06-29", 95, Lamp.GREEN),
        ("2021-06-30", 95, Lamp.GREEN),
        ("2021-07-01", 95, Lamp.RED),
        ("2021-07-01", 100, Lamp.GREEN),
    ],
)
def test_a_sum_that_was_not_reached_is_red_from_the_day_after_its_due_day(
    on: str, value: int, lamp: Lamp
) -> None:
    one = measured(PROJECTS, said("2021-06-25", "项目", value))
    assert lamp_of(on, one, due="2021-06-30")[0] is lamp


def test_a_sum_that_is_overdue_says_since_when() -> None:
    one = measured(PROJECTS, said("2021-06-25", "项目", 95))
    assert lamp_of("2021-07-01", one, due="2021-06-30") == (
        Lamp.RED,
        "项目95个（截至6月25日），目标至少100个，完成95.0%，完成时限2021年6月30日已过，未达到",
    )


def test_a_sum_that_was_reached_is_green_at_once_and_awaits_verification() -> None:
    assert lamp_of("2021-03-31", measured(PROJECTS, said("2021-03-31", "项目", 240))) == (
        Lamp.GREEN,
        "项目240个（截至3月31日），目标至少100个，完成240.0%，已达到，待核验",
    )


@pytest.mark.parametrize(
    ("value", "actual", "ratio"),
    [
        ("26", "250.05", Fraction(25005, 2600)),
        ("100", "100", Fraction(1)),
        ("100", "0", Fraction(0)),
        ("100", "-5", Fraction(-1, 20)),
        ("3", "1", Fraction(1, 3)),
        ("0", "5", None),
        ("-10", "-5", None),
    ],
)
def test_the_share_of_a_sum_is_exact_and_may_be_more_than_all(
    value: str, actual: str, ratio: Fraction | None
) -> None:
    assert measured(a_target("项目", value), said("2021-06-30", "项目", actual)).ratio == ratio


@pytest.mark.parametrize("target", [SPENDING, GROWTH, JOBLESS, ABOUT_MORE, ABOUT_LESS])
def test_what_is_no_sum_to_be_reached_has_no_share(target: Target) -> None:
    assert measured(target, said("2021-06-30", target.name, 5)).ratio is None


@pytest.mark.parametrize(
    ("goal", "actual", "ratio"),
    [
        ("26", "250.05", "9.617"),
        ("12", "115.4", "9.617"),
        ("3", "2", "0.667"),
        ("2000", "1999", "0.999"),
        ("2000", "2000", "1"),
        ("2000", "2001", "1.001"),
        ("2000", "1", "0.001"),
        ("2001", "1", "0"),
    ],
)
def test_a_row_gives_the_share_rounded_and_never_up_to_the_whole(
    goal: str, actual: str, ratio: str
) -> None:
    row = TargetRow.of(
        measured(a_target("收入", goal), said("2021-06-30", "收入", actual)), YEAR_END, YEAR_END
    )
    assert row.ratio == Decimal(ratio)


def test_a_row_says_all_of_a_target() -> None:
    found = measured(JOBLESS, said("2021-06-30", "失业率", "3.31"))
    assert TargetRow.of(found, YEAR_END, day("2021-07-01")) == TargetRow(
        name="失业率",
        at=At.MOST,
        measure=Measure.LEVEL,
        goal=Decimal("4.5"),
        unit="%",
        actual=Decimal("3.31"),
        as_of=day("2021-06-30"),
        ratio=None,
        met=True,
        words="失业率不超过4.5%",
    )


def test_a_share_above_all_is_told_as_it_is() -> None:
    one = measured(a_target("收入", 26), said("2021-06-30", "收入", "250.05"))
    assert "完成961.7%" in lamp_of("2021-06-30", one)[1]


@pytest.mark.parametrize(("value", "actual"), [("0", "-1"), ("-10", "-20")])
def test_a_sum_without_a_share_is_yellow_until_it_is_reached_and_red_when_overdue(
    value: str, actual: str
) -> None:
    one = measured(a_target("净增", value, unit="家"), said("2021-06-30", "净增", actual))
    reason = f"净增{actual}家（截至6月30日），目标至少{value}家，未达到"
    assert lamp_of("2021-06-30", one) == (Lamp.YELLOW, reason)
    assert lamp_of("2021-07-01", one, due="2021-06-30")[0] is Lamp.RED


def test_at_least_nothing_is_reached_with_nothing() -> None:
    one = measured(a_target("净增", 0), said("2021-02-01", "净增", 0))
    assert lamp_of("2021-02-01", one)[0] is Lamp.GREEN


def test_a_sum_of_about_is_reached_where_it_is_forgiven() -> None:
    about = a_target("项目", 100, at=At.ABOUT)
    assert lamp_of("2021-06-30", measured(about, said("2021-06-30", "项目", 95))) == (
        Lamp.GREEN,
        "项目95个（截至6月30日），目标100个左右，完成95.0%，已达到，待核验",
    )
    assert lamp_of("2021-06-30", measured(about, said("2021-06-30", "项目", 39)))[0] is Lamp.YELLOW


# A sum that must not be exceeded


@pytest.mark.parametrize(
    ("on", "value", "lamp", "words"),
    [
        ("2021-06-30", "60", Lamp.GREEN, "在序时进度之内"),
        ("2021-06-30", "60.01", Lamp.YELLOW, "快于序时进度50.0%"),
        ("2021-06-30", "120", Lamp.YELLOW, "快于序时进度50.0%"),
        ("2021-06-30", "120.01", Lamp.RED, "已超过"),
        ("2021-12-30", "119.9", Lamp.YELLOW, "快于序时进度99.7%"),
        ("2021-12-31", "120", Lamp.GREEN, "已达到，待核验"),
        ("2021-12-31", "120.01", Lamp.RED, "已超过"),
        ("2021-06-30", "0", Lamp.GREEN, "在序时进度之内"),
        ("2021-06-30", "-3", Lamp.GREEN, "在序时进度之内"),
    ],
)
def test_a_limit_is_green_in_its_time_yellow_used_up_before_and_red_once_exceeded(
    on: str, value: str, lamp: Lamp, words: str
) -> None:
    one = measured(SPENDING, said("2021-06-30", "经费", value))
    assert lamp_of(on, one) == (lamp, f"经费{value}万元（截至6月30日），目标不超过120万元，{words}")


@pytest.mark.parametrize(
    ("on", "lamp"),
    [("2021-06-29", Lamp.YELLOW), ("2021-06-30", Lamp.GREEN), ("2021-07-01", Lamp.GREEN)],
)
def test_half_of_a_limit_is_used_in_time_from_30_june(on: str, lamp: Lamp) -> None:
    assert lamp_of(on, measured(SPENDING, said("2021-06-01", "经费", 60)))[0] is lamp


def test_a_limit_of_nothing_is_kept_with_nothing() -> None:
    nothing = a_target("事故", 0, at=At.MOST, unit="起")
    assert lamp_of("2021-06-30", measured(nothing, said("2021-06-30", "事故", 0)))[0] is Lamp.GREEN
    assert lamp_of("2021-06-30", measured(nothing, said("2021-06-30", "事故", 1)))[0] is Lamp.RED


@pytest.mark.parametrize(
    ("value", "lamp"), [("52.5", Lamp.GREEN), ("52.6", Lamp.YELLOW), ("105.1", Lamp.RED)]
)
def test_a_sum_of_about_that_is_better_low_is_a_limit(value: str, lamp: Lamp) -> None:
    about = a_target("能耗", 100, at=At.ABOUT, better=Better.LESS)
    assert lamp_of("2021-06-30", measured(about, said("2021-06-30", "能耗", value)))[0] is lamp
