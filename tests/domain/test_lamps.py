"""Lamps: each threshold on the day before, on the day, and after, with its reason in words."""

from fractions import Fraction

import pytest

from tests.domain.books import a_book, a_goal, an_item, day, milestone, progress, settings_of
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.standing.lamp import Lamp, Verdict
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.state import state_of

YEAR_END = a_goal(due="2021-12-31")


def lamp_on(on: str, goal: Goal | None, *entries: Entry) -> tuple[Lamp, str]:
    """The lamp and its reason on a day, by Wuhan's rule."""
    item = an_item(*entries, goals=(goal,) if goal else ())
    verdict = state_of(a_book(item), item, day(on)).verdict
    return verdict.lamp, verdict.reason


def test_time_gone_at_the_end_of_november_is_eleven_twelfths() -> None:
    november = Position(day("2021-11-30"), YEAR_END)
    assert november.pace(day("2021-12-31")) == Fraction(11, 12)


@pytest.mark.parametrize(
    ("on", "due", "pace"),
    [
        ("2021-01-01", "2021-12-31", Fraction(1, 372)),
        ("2021-06-30", "2021-12-31", Fraction(1, 2)),
        ("2021-07-15", "2021-09-30", (6 + Fraction(15, 31)) / 9),
        ("2021-09-29", "2021-09-30", (8 + Fraction(29, 30)) / 9),
        ("2021-09-30", "2021-09-30", Fraction(1)),
        ("2021-10-01", "2021-09-30", Fraction(1)),
        ("2021-06-30", "2020-12-31", Fraction(1)),
        ("2021-06-30", "2022-06-30", Fraction(1, 3)),
    ],
)
def test_time_gone_is_linear_by_months_and_never_more_than_all(
    on: str, due: str, pace: Fraction
) -> None:
    assert Position(day(on), YEAR_END).pace(day(due)) == pace


@pytest.mark.parametrize(
    ("on", "lamp", "reason"),
    [
        ("2021-06-29", Lamp.GREEN, "进度40%，为序时进度49.7%的80.4%"),
        ("2021-06-30", Lamp.GREEN, "进度40%，为序时进度50.0%的80.0%"),
        ("2021-07-01", Lamp.YELLOW, "进度40%，为序时进度50.3%的79.6%，低于80%"),
    ],
)
def test_progress_below_80_percent_of_time_gone_is_yellow(on: str, lamp: Lamp, reason: str) -> None:
    assert lamp_on(on, YEAR_END, progress("2021-06-01", 40)) == (lamp, reason)


@pytest.mark.parametrize(
    ("on", "lamp", "reason"),
    [
        ("2021-06-29", Lamp.YELLOW, "进度30%，为序时进度49.7%的60.3%，低于80%"),
        ("2021-06-30", Lamp.YELLOW, "进度30%，为序时进度50.0%的60.0%，低于80%"),
        ("2021-07-01", Lamp.RED, "进度30%，为序时进度50.3%的59.7%，低于60%"),
    ],
)
def test_progress_below_60_percent_of_time_gone_is_red(on: str, lamp: Lamp, reason: str) -> None:
    assert lamp_on(on, YEAR_END, progress("2021-06-01", 30)) == (lamp, reason)


@pytest.mark.parametrize(
    ("percent", "lamp", "reason"),
    [
        (54, Lamp.RED, "进度54%，为序时进度91.7%的58.9%，低于60%"),
        (55, Lamp.YELLOW, "进度55%，为序时进度91.7%的60.0%，低于80%"),
        (73, Lamp.YELLOW, "进度73%，为序时进度91.7%的79.6%，低于80%"),
        (74, Lamp.GREEN, "进度74%，为序时进度91.7%的80.7%"),
    ],
)
def test_at_the_end_of_november_55_and_74_percent_are_the_thresholds(
    percent: int, lamp: Lamp, reason: str
) -> None:
    assert lamp_on("2021-11-30", YEAR_END, progress("2021-11-30", percent)) == (lamp, reason)


@pytest.mark.parametrize(
    ("percent", "lamp", "reason"),
    [
        (24, Lamp.RED, "进度24%，为序时进度50.0%的48.0%，低于50%"),
        (25, Lamp.YELLOW, "进度25%，为序时进度50.0%的50.0%，低于70%"),
        (35, Lamp.GREEN, "进度35%，为序时进度50.0%的70.0%"),
    ],
)
def test_the_settings_of_the_year_move_the_thresholds(
    percent: int, lamp: Lamp, reason: str
) -> None:
    item = an_item(progress("2021-06-30", percent), goals=(YEAR_END,))
    book = a_book(item, years=(settings_of(2021, yellow=70, red=50),))
    assert state_of(book, item, day("2021-06-30")).verdict == Verdict(lamp, reason)


@pytest.mark.parametrize(
    ("on", "lamp", "reason"),
    [
        ("2021-09-29", Lamp.GREEN, "进度99%，为序时进度99.6%的99.4%"),
        ("2021-09-30", Lamp.GREEN, "进度99%，为序时进度100.0%的99.0%"),
        ("2021-10-01", Lamp.RED, "完成时限2021年9月30日已过1天，未报完成"),
        ("2021-10-31", Lamp.RED, "完成时限2021年9月30日已过31天，未报完成"),
    ],
)
def test_a_goal_is_overdue_from_the_day_after_its_due_date(
    on: str, lamp: Lamp, reason: str
) -> None:
    goal = a_goal(due="2021-09-30")
    assert lamp_on(on, goal, progress("2021-09-01", 99)) == (lamp, reason)


def test_a_goal_is_overdue_even_if_nothing_was_reported() -> None:
    assert lamp_on("2021-10-01", a_goal(due="2021-09-30")) == (
        Lamp.RED,
        "完成时限2021年9月30日已过1天，未报完成",
    )


def test_an_overdue_goal_is_named_before_a_missed_milestone() -> None:
    goal = a_goal(milestone("design", "2021-06-30"), due="2021-09-30")
    assert lamp_on("2021-10-01", goal) == (
        Lamp.RED,
        "完成时限2021年9月30日已过1天，未报完成",
    )


@pytest.mark.parametrize("on", ["2021-09-01", "2021-09-30", "2021-10-01", "2021-12-31"])
def test_reported_completion_is_green_before_and_after_the_due_date(on: str) -> None:
    goal = a_goal(due="2021-09-30")
    assert lamp_on(on, goal, progress("2021-09-01", 100)) == (Lamp.GREEN, "已报完成，待核验")


@pytest.mark.parametrize(
    ("on", "lamp", "reason"),
    [
        ("2021-06-29", Lamp.GREY, "本年未报进度百分比"),
        ("2021-06-30", Lamp.GREY, "本年未报进度百分比"),
        ("2021-07-01", Lamp.RED, "节点“初步设计批复”6月30日到期，未完成"),
    ],
)
def test_a_milestone_is_missed_from_the_day_after_its_due_date(
    on: str, lamp: Lamp, reason: str
) -> None:
    goal = a_goal(milestone("design", "2021-06-30"), due="2021-12-31")
    assert lamp_on(on, goal) == (lamp, reason)


@pytest.mark.parametrize(
    ("reached", "lamp", "reason"),
    [
        ("2021-06-29", Lamp.GREEN, "进度70%，为序时进度55.4%的126.4%"),
        ("2021-06-30", Lamp.GREEN, "进度70%，为序时进度55.4%的126.4%"),
        ("2021-07-01", Lamp.YELLOW, "节点“初步设计批复”逾期，7月1日补完成，本月仍为黄灯"),
    ],
)
def test_a_milestone_reached_on_its_due_date_is_in_time(
    reached: str, lamp: Lamp, reason: str
) -> None:
    goal = a_goal(milestone("design", "2021-06-30"), due="2021-12-31")
    assert lamp_on("2021-07-20", goal, progress(reached, 70, milestone="design")) == (lamp, reason)


@pytest.mark.parametrize("reached", ["2021-07-01", "2021-07-31"])
def test_a_milestone_reached_in_time_is_not_yellow_in_its_month_either(reached: str) -> None:
    goal = a_goal(milestone("design", "2021-07-31"), due="2021-12-31")
    in_time = progress(reached, 70, milestone="design")
    assert lamp_on("2021-07-31", goal, in_time) == (Lamp.GREEN, "进度70%，为序时进度58.3%的120.0%")


@pytest.mark.parametrize(
    ("on", "lamp", "reason"),
    [
        ("2021-07-09", Lamp.RED, "节点“初步设计批复”6月30日到期，未完成"),
        ("2021-07-10", Lamp.YELLOW, "节点“初步设计批复”逾期，7月10日补完成，本月仍为黄灯"),
        ("2021-07-31", Lamp.YELLOW, "节点“初步设计批复”逾期，7月10日补完成，本月仍为黄灯"),
        ("2021-08-01", Lamp.GREEN, "进度90%，为序时进度58.6%的153.6%"),
    ],
)
def test_a_milestone_made_up_late_stays_yellow_until_the_month_ends(
    on: str, lamp: Lamp, reason: str
) -> None:
    goal = a_goal(milestone("design", "2021-06-30"), due="2021-12-31")
    made_up = progress("2021-07-10", 90, milestone="design")
    assert lamp_on(on, goal, made_up) == (lamp, reason)


def test_the_pace_may_be_worse_than_a_milestone_made_up() -> None:
    goal = a_goal(milestone("design", "2021-06-30"), due="2021-12-31")
    assert lamp_on("2021-07-31", goal, progress("2021-07-10", 20, milestone="design")) == (
        Lamp.RED,
        "进度20%，为序时进度58.3%的34.3%，低于60%",
    )


def test_a_milestone_missed_is_red_whatever_the_percent_and_the_due_date() -> None:
    goal = a_goal(milestone("design", "2021-06-30"))
    assert lamp_on("2021-07-01", goal, progress("2021-07-01", 100)) == (
        Lamp.RED,
        "节点“初步设计批复”6月30日到期，未完成",
    )


@pytest.mark.parametrize("reported", [(), (progress("2021-07-01", 100),)])
def test_an_item_without_a_goal_is_grey(reported: tuple[Entry, ...]) -> None:
    assert lamp_on("2021-07-26", None, *reported) == (Lamp.GREY, "未定年度目标")


@pytest.mark.parametrize("reported", [(), (progress("2021-07-01", 100),)])
def test_a_goal_without_a_due_date_is_grey(reported: tuple[Entry, ...]) -> None:
    assert lamp_on("2021-07-26", a_goal(), *reported) == (Lamp.GREY, "未定完成时限")


@pytest.mark.parametrize("reported", [(), (progress("2021-07-01", note="签约"),)])
def test_an_item_without_a_figure_is_grey(reported: tuple[Entry, ...]) -> None:
    assert lamp_on("2021-07-26", YEAR_END, *reported) == (Lamp.GREY, "本年未报进度百分比")


def test_no_progress_at_all_is_a_figure_and_red() -> None:
    assert lamp_on("2021-01-01", YEAR_END, progress("2021-01-01", 0)) == (
        Lamp.RED,
        "进度0%，为序时进度0.3%的0.0%，低于60%",
    )
