"""Rates and levels: met or not, final or not, published or not, on the days around."""

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
from wuxian.domain.plan.goal import Every, Measure, Target
from wuxian.domain.plan.year import LampRules
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.views.targets import TargetRow


@pytest.mark.parametrize(
    ("target", "value", "lamp", "goal"),
    [
        (GROWTH, "7.9", Lamp.YELLOW, "至少8%，未达到"),
        (GROWTH, "8", Lamp.GREEN, "至少8%，达到要求"),
        (GROWTH, "8.1", Lamp.GREEN, "至少8%，达到要求"),
        (JOBLESS, "4.4", Lamp.GREEN, "不超过4.5%，达到要求"),
        (JOBLESS, "4.5", Lamp.GREEN, "不超过4.5%，达到要求"),
        (JOBLESS, "4.6", Lamp.YELLOW, "不超过4.5%，未达到"),
        (ABOUT_MORE, "7.6", Lamp.GREEN, "8%左右，达到要求"),
        (ABOUT_MORE, "7.5", Lamp.YELLOW, "8%左右，未达到"),
        (ABOUT_LESS, "3.15", Lamp.GREEN, "3%左右，达到要求"),
        (ABOUT_LESS, "3.2", Lamp.YELLOW, "3%左右，未达到"),
    ],
)
def test_a_rate_or_a_level_is_green_or_yellow_by_its_direction(
    target: Target, value: str, lamp: Lamp, goal: str
) -> None:
    one = measured(target, said("2021-03-31", target.name, value))
    assert lamp_of("2021-04-10", one) == (
        lamp,
        f"{target.name}{value}%（截至3月31日），目标{goal}",
    )


@pytest.mark.parametrize("target", [GROWTH, JOBLESS])
@pytest.mark.parametrize(
    ("on", "met", "missed"),
    [
        ("2021-06-29", Lamp.GREEN, Lamp.YELLOW),
        ("2021-06-30", Lamp.GREEN, Lamp.YELLOW),
        ("2021-07-01", Lamp.GREEN, Lamp.RED),
    ],
)
def test_a_rate_or_a_level_that_is_missed_is_red_from_the_day_after_its_due_day(
    target: Target, on: str, met: Lamp, missed: Lamp
) -> None:
    reported = "2021-06-30" if on >= "2021-06-30" else "2021-06-29"
    good, bad = ("8", "7") if target is GROWTH else ("4", "5")
    for value, lamp in ((good, met), (bad, missed)):
        one = measured(target, said(reported, target.name, value))
        assert lamp_of(on, one, due="2021-06-30")[0] is lamp


@pytest.mark.parametrize(
    ("target", "on", "reported", "is_done"),
    [
        (PROJECTS, "2021-03-31", "2021-03-31", True),
        (SPENDING, "2021-06-29", "2021-06-29", False),
        (SPENDING, "2021-06-30", "2021-06-29", True),
        (GROWTH, "2021-06-29", "2021-06-29", False),
        (GROWTH, "2021-06-30", "2021-06-29", False),
        (GROWTH, "2021-06-30", "2021-06-30", True),
        (GROWTH, "2021-07-01", "2021-07-01", True),
        (JOBLESS, "2021-06-29", "2021-06-29", False),
        (JOBLESS, "2021-06-30", "2021-06-30", True),
    ],
)
def test_a_sum_is_done_at_once_and_the_rest_only_at_the_due_day(
    target: Target, on: str, reported: str, *, is_done: bool
) -> None:
    good = {"项目": 100, "经费": 1, "增速": 9, "失业率": 1}[target.name]
    one = measured(target, said(reported, target.name, good))
    assert one.is_done(day("2021-06-30"), day(on)) is is_done


@pytest.mark.parametrize(
    ("target", "missed"), [(PROJECTS, 99), (SPENDING, 121), (GROWTH, 7), (JOBLESS, 5)]
)
def test_what_is_on_the_wrong_side_is_never_done(target: Target, missed: int) -> None:
    one = measured(target, said("2021-12-31", target.name, missed))
    assert not one.is_done(YEAR_END, YEAR_END)


@pytest.mark.parametrize(
    ("every", "due", "as_of", "is_final"),
    [
        (Every.MONTH, "2021-06-30", "2021-06-29", False),
        (Every.MONTH, "2021-06-30", "2021-06-30", True),
        (Every.MONTH, "2021-06-15", "2021-05-30", False),
        (Every.MONTH, "2021-06-15", "2021-05-31", True),
        (Every.MONTH, "2021-12-31", "2021-12-05", False),
        (Every.QUARTER, "2021-06-30", "2021-06-29", False),
        (Every.QUARTER, "2021-06-30", "2021-06-30", True),
        (Every.QUARTER, "2021-12-31", "2021-10-20", False),
        (Every.QUARTER, "2021-12-31", "2021-12-31", True),
        (Every.QUARTER, "2021-02-15", "2021-02-14", False),
        (Every.QUARTER, "2021-02-15", "2021-02-15", True),
        (Every.YEAR, "2021-12-31", "2021-12-30", False),
        (Every.YEAR, "2021-12-31", "2021-12-31", True),
        (None, "2021-06-30", "2021-06-29", False),
        (None, "2021-06-30", "2021-06-30", True),
    ],
)
def test_a_figure_is_final_that_is_of_the_last_period_that_ended_by_the_due_day(
    every: Every | None, due: str, as_of: str, *, is_final: bool
) -> None:
    target = a_target("增速", 8, measure=Measure.RATE, every=every)
    assert measured(target, said(as_of, "增速", 8)).is_final(day(due)) is is_final


def test_no_figure_is_final() -> None:
    assert not measured(GROWTH).is_final(day("2021-01-01"))


@pytest.mark.parametrize("target", [GROWTH, JOBLESS])
@pytest.mark.parametrize(
    ("on", "lamp"),
    [
        ("2021-01-01", Lamp.GREY),
        ("2021-06-29", Lamp.GREY),
        ("2021-06-30", Lamp.GREY),
        ("2021-07-01", Lamp.GREY),
        ("2021-07-29", Lamp.GREY),
        ("2021-07-30", Lamp.GREY),
        ("2021-07-31", Lamp.RED),
    ],
)
def test_a_rate_or_a_level_without_a_figure_is_unpublished_until_thirty_days_after_its_due_day(
    target: Target, on: str, lamp: Lamp
) -> None:
    found = lamp_of(on, measured(target), due="2021-06-30")
    unpublished = (Lamp.GREY, f"{target.name}：数据未公布")
    overdue = (Lamp.RED, f"{target.called}：完成时限2021年6月30日已过，未报数据")
    assert found == (unpublished if lamp is Lamp.GREY else overdue)


@pytest.mark.parametrize(
    ("within", "on", "lamp"),
    [
        (0, "2021-06-30", Lamp.GREY),
        (0, "2021-07-01", Lamp.RED),
        (1, "2021-07-01", Lamp.GREY),
        (1, "2021-07-02", Lamp.RED),
    ],
)
def test_the_years_settings_say_how_long_a_figure_may_be_unpublished(
    within: int, on: str, lamp: Lamp
) -> None:
    rules = LampRules(published_within=within)
    assert lamp_of(on, measured(GROWTH, rules=rules), due="2021-06-30", rules=rules)[0] is lamp


@pytest.mark.parametrize("value", ["7", "9"])
@pytest.mark.parametrize(
    ("on", "unpublished"),
    [
        ("2021-06-29", False),
        ("2021-06-30", True),
        ("2021-07-30", True),
        ("2021-07-31", False),
    ],
)
def test_from_the_due_day_on_an_older_figure_stands_for_nothing_but_itself(
    value: str, on: str, *, unpublished: bool
) -> None:
    quarterly = GROWTH.model_copy(update={"every": Every.QUARTER})
    one = measured(quarterly, said("2021-03-31", "增速", value))
    found = lamp_of(on, one, due="2021-06-30")
    assert (found == (Lamp.GREY, "增速：数据未公布")) is unpublished


@pytest.mark.parametrize("value", ["7", "9"])
def test_when_the_final_figure_does_not_come_an_older_one_is_not_enough(value: str) -> None:
    one = measured(GROWTH, said("2021-03-31", "增速", value))
    assert lamp_of("2021-07-31", one, due="2021-06-30") == (
        Lamp.RED,
        f"增速{value}%（截至3月31日），目标至少8%，完成时限2021年6月30日已过，未报数据",
    )


@pytest.mark.parametrize(
    ("on", "value", "lamp", "words"),
    [
        ("2021-03-30", "7", Lamp.GREY, "3月31日起评灯"),
        ("2021-03-30", "9", Lamp.GREY, "3月31日起评灯"),
        ("2021-03-31", "7", Lamp.YELLOW, "未达到"),
        ("2021-03-31", "9", Lamp.GREEN, "达到要求"),
        ("2021-04-01", "7", Lamp.YELLOW, "未达到"),
    ],
)
def test_rates_are_judged_from_the_day_that_the_settings_say(
    on: str, value: str, lamp: Lamp, words: str
) -> None:
    rules = LampRules(rates_from=day("2021-03-31"))
    one = measured(GROWTH, said("2021-02-28", "增速", value))
    assert lamp_of(on, one, rules=rules) == (
        lamp,
        f"增速{value}%（截至2月28日），目标至少8%，{words}",
    )


@pytest.mark.parametrize(("target", "lamp"), [(PROJECTS, Lamp.RED), (SPENDING, Lamp.YELLOW)])
def test_sums_are_judged_from_the_first_day_whenever_rates_are(target: Target, lamp: Lamp) -> None:
    rules = LampRules(rates_from=day("2021-12-31"))
    one = measured(target, said("2021-02-28", target.name, 22 if target is SPENDING else 5))
    assert lamp_of("2021-02-28", one, rules=rules)[0] is lamp


@pytest.mark.parametrize(
    ("every", "reported", "on", "missing"),
    [
        (Every.MONTH, "2021-02-05", "2021-03-30", None),
        (Every.MONTH, "2021-02-05", "2021-03-31", "2月"),
        (Every.MONTH, "2021-02-28", "2021-03-31", None),
        (Every.MONTH, "2021-02-05", "2021-12-30", "10月"),
        (Every.QUARTER, "2021-04-20", "2021-07-30", None),
        (Every.QUARTER, "2021-04-20", "2021-07-31", "二季度"),
        (Every.QUARTER, "2021-04-20", "2021-12-30", "三季度"),
        (Every.YEAR, "2021-04-20", "2021-12-30", None),
        (None, "2021-04-20", "2021-12-30", None),
    ],
)
@pytest.mark.parametrize("value", ["7", "9"])
def test_an_old_figure_is_no_figure_of_the_period_that_has_its_own_by_now(
    every: Every | None, reported: str, on: str, missing: str | None, value: str
) -> None:
    target = GROWTH.model_copy(update={"every": every})
    one = measured(target, said(reported, "增速", value))
    lamp, reason = lamp_of(on, one)
    if missing is None:
        assert lamp is (Lamp.GREEN if value == "9" else Lamp.YELLOW)
    else:
        assert (lamp, reason.endswith(f"，{missing}的数据未报")) == (Lamp.GREY, True)
    assert one.missing_period(YEAR_END, day(on)) == missing


def test_where_no_figure_ever_came_the_period_is_named_that_should_have_one() -> None:
    monthly = JOBLESS.model_copy(update={"every": Every.MONTH})
    assert lamp_of("2021-03-02", measured(monthly)) == (Lamp.GREY, "失业率：数据未公布")
    assert lamp_of("2021-03-03", measured(monthly)) == (Lamp.GREY, "失业率：1月的数据未报")


def test_of_another_years_period_no_figure_is_wanting() -> None:
    monthly = JOBLESS.model_copy(update={"every": Every.MONTH})
    assert measured(monthly).missing_period(YEAR_END, day("2021-01-20")) is None


@pytest.mark.parametrize(
    ("reported", "on", "met"),
    [
        ("2021-03-31", "2021-04-10", True),
        ("2021-02-05", "2021-12-30", False),
        ("2021-12-05", "2021-12-31", False),
        ("2021-12-31", "2021-12-31", True),
        ("2021-12-31", "2022-02-15", True),
    ],
)
def test_a_target_is_met_by_the_figure_of_the_day_only(
    reported: str, on: str, *, met: bool
) -> None:
    monthly = JOBLESS.model_copy(update={"every": Every.MONTH})
    one = measured(monthly, said(reported, "失业率", 4))
    assert TargetRow.of(one, YEAR_END, day(on)).met is met
