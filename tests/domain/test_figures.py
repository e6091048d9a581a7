"""Figures: which one counts, which side it is on, and what the office says without one."""

from decimal import Decimal

import pytest

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    TRANSPORT,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    progress,
    retraction,
)
from tests.domain.figures import (
    ABOUT_LESS,
    ABOUT_MORE,
    GROWTH,
    JOBLESS,
    LIKE_THE_PROVINCE,
    PROJECTS,
    SPENDING,
    YEAR_END,
    judged,
    lamp_of,
    measured,
    said,
    state_on,
)
from wuxian.domain.plan.goal import At, Better, Measure, Target
from wuxian.domain.plan.year import LampRules
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.measured import figure_of
from wuxian.domain.standing.state import state_of
from wuxian.domain.views.targets import TargetRow

# What is reported of a target


def test_the_newest_figure_of_the_name_counts_with_the_day_it_is_of() -> None:
    one = measured(
        PROJECTS,
        said("2021-03-01", "项目", 40),
        said("2021-04-01", "项目", 30),
        progress("2021-05-01", 60, figures=(figure("投资", 99),)),
    )
    assert (one.actual, one.as_of, one.met_on) == (Decimal(30), day("2021-04-01"), None)


def test_a_target_that_nobody_reported_has_no_figure() -> None:
    one = measured(PROJECTS, progress("2021-03-01", 40))
    assert (one.actual, one.as_of, one.ratio, one.is_within) == (None, None, None, False)


def test_a_report_that_was_taken_back_is_no_figure() -> None:
    wrong = said("2021-04-01", "项目", 90)
    item = an_item(
        said("2021-03-01", "项目", 40),
        wrong,
        retraction("2021-04-02", wrong),
        goals=(a_goal(due="2021-12-31", targets=(PROJECTS,)),),
    )
    [one] = state_of(a_book(item), item, day("2021-05-01")).position.measured
    assert one.actual == Decimal(40)


def test_figures_of_last_year_do_not_count() -> None:
    goal = a_goal(due="2022-12-31", year=2022, targets=(PROJECTS,))
    [one] = state_on("2022-01-10", goal, said("2021-12-31", "项目", 40)).position.measured
    assert one.actual is None


def test_a_report_says_a_figure_by_its_name() -> None:
    report = progress("2021-03-01", figures=(figure("投资", 1), figure("项目", 2)))
    assert figure_of(report, PROJECTS) == figure("项目", 2)
    assert figure_of(report, GROWTH) is None


@pytest.mark.parametrize(
    ("values", "met_on"),
    [
        ((99, 100), "2021-02-01"),
        ((100, 101), "2021-01-01"),
        ((100, 101, 99), None),
        ((100, 99, 100), "2021-03-01"),
        ((100, 99, 101, 102), "2021-03-01"),
        ((99,), None),
    ],
)
def test_a_target_is_met_since_the_first_report_after_the_last_that_missed_it(
    values: tuple[int, ...], met_on: str | None
) -> None:
    reports = [said(f"2021-{n:02}-01", "项目", value) for n, value in enumerate(values, 1)]
    assert measured(PROJECTS, *reports).met_on == (day(met_on) if met_on else None)


# Which side of its value a figure is to be on


@pytest.mark.parametrize(
    ("target", "value", "is_within"),
    [
        (PROJECTS, "99.9", False),
        (PROJECTS, "100", True),
        (PROJECTS, "100.1", True),
        (JOBLESS, "4.4", True),
        (JOBLESS, "4.5", True),
        (JOBLESS, "4.6", False),
        (ABOUT_MORE, "7.59", False),
        (ABOUT_MORE, "7.6", True),
        (ABOUT_MORE, "800", True),
        (ABOUT_LESS, "3.16", False),
        (ABOUT_LESS, "3.15", True),
        (ABOUT_LESS, "-300", True),
        (ABOUT_MORE.model_copy(update={"better": None}), "7.6", True),
        (ABOUT_MORE.model_copy(update={"better": None}), "800", True),
    ],
)
def test_about_forgives_five_percent_on_the_bad_side_and_the_rest_nothing(
    target: Target, value: str, *, is_within: bool
) -> None:
    assert measured(target, said("2021-06-30", target.name, value)).is_within is is_within


@pytest.mark.parametrize(
    ("about_within", "value", "is_within"),
    [(0, "7.9", False), (0, "8", True), (10, "7.19", False), (10, "7.2", True)],
)
def test_the_years_settings_say_how_much_about_forgives(
    about_within: int, value: str, *, is_within: bool
) -> None:
    rules = LampRules(about_within=about_within)
    one = measured(ABOUT_MORE, said("2021-06-30", "增速", value), rules=rules)
    assert one.is_within is is_within


@pytest.mark.parametrize(
    ("better", "value", "is_within"),
    [
        (Better.MORE, "-2.1", True),
        (Better.MORE, "-2.11", False),
        (Better.LESS, "-1.9", True),
        (Better.LESS, "-1.89", False),
    ],
)
def test_about_a_negative_value_forgives_on_the_bad_side_too(
    better: Better, value: str, *, is_within: bool
) -> None:
    target = a_target("增速", -2, at=At.ABOUT, measure=Measure.RATE, better=better)
    assert measured(target, said("2021-06-30", "增速", value)).is_within is is_within


# No figure at all


@pytest.mark.parametrize("target", [PROJECTS, SPENDING])
@pytest.mark.parametrize(
    ("on", "lamp"),
    [("2021-06-29", Lamp.GREY), ("2021-06-30", Lamp.GREY), ("2021-07-01", Lamp.RED)],
)
def test_a_sum_that_nobody_reported_is_grey_until_its_due_day_and_red_after(
    target: Target, on: str, lamp: Lamp
) -> None:
    grey = f"{target.name}：未报数据"
    red = f"{target.called}：完成时限2021年6月30日已过，未报数据"
    assert lamp_of(on, measured(target), due="2021-06-30") == (
        lamp,
        grey if lamp is Lamp.GREY else red,
    )


@pytest.mark.parametrize(
    "target", [PROJECTS, SPENDING, GROWTH, JOBLESS, ABOUT_MORE, ABOUT_LESS, LIKE_THE_PROVINCE]
)
@pytest.mark.parametrize("on", ["2021-01-01", "2021-06-30", "2021-07-01", "2021-12-31"])
def test_no_figure_is_never_green(target: Target, on: str) -> None:
    for due in ("2021-06-30", "2021-12-31"):
        goal = a_goal(due=due, targets=(target,))
        assert judged(on, goal)[0] is not Lamp.GREEN
        assert judged(on, goal, progress("2021-01-01", 100))[0] is not Lamp.GREEN


# Words that name no figure


@pytest.mark.parametrize(
    ("on", "by", "lamp", "words"),
    [
        ("2021-06-29", None, Lamp.GREY, "没有数值，由办公室认定"),
        ("2021-06-30", None, Lamp.GREY, "没有数值，由办公室认定"),
        ("2021-07-01", None, Lamp.RED, "完成时限2021年6月30日已过，办公室未认定达到"),
        ("2021-06-30", TRANSPORT, Lamp.GREY, "没有数值，由办公室认定"),
        ("2021-07-01", TRANSPORT, Lamp.RED, "完成时限2021年6月30日已过，办公室未认定达到"),
        ("2021-06-30", OFFICE, Lamp.GREEN, "6月10日认定达到"),
        ("2021-07-01", OFFICE, Lamp.GREEN, "6月10日认定达到"),
    ],
)
def test_words_are_met_when_an_office_says_so(
    on: str, by: str | None, lamp: Lamp, words: str
) -> None:
    reports = (progress("2021-06-10", met=("收入增长",), by=by),) if by else ()
    goal = a_goal(due="2021-06-30", targets=(LIKE_THE_PROVINCE,))
    assert judged(on, goal, *reports) == (lamp, f"收入增长：{words}")


def test_words_are_met_since_an_office_first_said_so_whoever_repeats_it() -> None:
    one = measured(
        LIKE_THE_PROVINCE,
        progress("2021-05-01", met=("收入增长",), by=EDUCATION),
        progress("2021-06-01", met=("别的",), by=OFFICE),
        progress("2021-07-01", met=("收入增长",), by=OFFICE),
        progress("2021-08-01", met=("收入增长",), by=OFFICE),
    )
    assert one.met_on == day("2021-07-01")
    assert one.is_within
    assert one.is_done(YEAR_END, day("2021-07-01"))


def test_words_that_somebody_puts_a_figure_to_are_not_met_by_it() -> None:
    one = measured(LIKE_THE_PROVINCE, said("2021-06-01", "收入增长", 99, by=OFFICE))
    assert (one.actual, one.met_on, one.ratio) == (None, None, None)


def test_the_row_of_words_says_when_they_were_met() -> None:
    row = TargetRow.of(
        measured(LIKE_THE_PROVINCE, progress("2021-07-01", met=("收入增长",), by=OFFICE)),
        YEAR_END,
        YEAR_END,
    )
    assert (row.words, row.as_of, row.met) == ("与全省同步", day("2021-07-01"), True)
