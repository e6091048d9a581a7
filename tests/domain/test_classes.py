"""Classes (进度分类): what a circular counts an item as, with the rows of Xianning's own."""

from typing import NamedTuple

import pytest

from tests.domain.books import (
    OFFICE,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import At, Goal, Measure, Target
from wuxian.domain.plan.year import LampRules, Overdue
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import State, state_of

DONE_EARLY, DONE, AHEAD, ON_PACE, BEHIND, OTHER = Class
CUMULATIVE, RATE, LEVEL = Measure

YEAR_END = a_goal(due="2021-12-31")
JUNE = a_goal(due="2021-06-30")
PROJECTS = a_target("项目", 100)
GROWTH = a_target("增速", 8, measure=RATE, unit="%")
SPENDING = a_target("经费", 120, at=At.MOST, unit="万元")


def state_on(
    on: str, goal: Goal | None, *entries: Progress, rules: LampRules | None = None
) -> State:
    """An item with this goal on a day."""
    item = an_item(*entries, goals=(goal,) if goal else ())
    years = (settings_of(day(on).year, lamps=rules),)
    return state_of(a_book(item, years=years), item, day(on))


def classed(on: str, goal: Goal | None, *entries: Progress) -> Class:
    """What an item with this goal counts as on a day; what an office says is verified."""
    said = (one.model_copy(update={"by": OFFICE}) for one in entries)
    return state_on(on, goal, *said).class_


def said(on: str, name: str, value: str | int) -> Progress:
    """A report of one figure and of nothing else."""
    return progress(on, figures=(figure(name, value),))


class Row(NamedTuple):
    """A row of a circular as it was printed; we say what measure it is, and its class."""

    on: str
    name: str
    value: str
    at: str
    actual: str
    unit: str
    measure: Measure
    expected: Class


ROWS = (
    # 2019年全年
    Row("2019-12-31", "地区生产总值增长", "8", "≥", "8.1", "%", RATE, DONE),
    Row("2019-12-31", "规模以上工业增加值增长", "8", "≥", "9.5", "%", RATE, DONE),
    Row("2019-12-31", "固定资产投资增长", "11.5", "≥", "11.5", "%", RATE, DONE),
    Row("2019-12-31", "一般公共预算收入增长", "9", "≥", "3.6", "%", RATE, BEHIND),
    Row("2019-12-31", "社会消费品零售总额增长", "11.5", "≥", "11.8", "%", RATE, DONE),
    Row("2019-12-31", "进出口总额增长", "10", "≥", "69", "%", RATE, DONE),
    Row("2019-12-31", "居民消费价格涨幅", "3.5", "≤", "2.8", "%", RATE, DONE),
    Row("2019-12-31", "城镇登记失业率", "4.5", "≤", "2.3", "%", LEVEL, DONE),
    # 2021年一季度
    Row("2021-03-31", "地区生产总值增长", "10.5", "≥", "58.3", "%", RATE, ON_PACE),
    Row("2021-03-31", "全社会固定资产投资增长", "11", "≥", "245.0", "%", RATE, ON_PACE),
    Row("2021-03-31", "规模以上工业增加值增长", "11", "≥", "106.7", "%", RATE, ON_PACE),
    Row("2021-03-31", "地方一般公共预算收入增长", "26", "≥", "95", "%", RATE, ON_PACE),
    Row("2021-03-31", "社会消费品零售总额增长", "15.5", "≥", "53.4", "%", RATE, ON_PACE),
    Row("2021-03-31", "进出口总额增长", "10.5", "≥", "187.9", "%", RATE, ON_PACE),
    Row("2021-03-31", "城镇登记失业率", "4.5", "≤", "3.52", "%", LEVEL, ON_PACE),
    Row("2021-03-31", "居民消费价格涨幅", "3", "≤", "-0.9", "%", RATE, ON_PACE),
    Row("2021-03-31", "引进500强、上市公司或龙头企业投资项目", "3", "≥", "6", "个", CUMULATIVE,
        DONE_EARLY),
    Row("2021-03-31", "投资10亿元以上项目", "10", "≥", "24", "个", CUMULATIVE, DONE_EARLY),
    Row("2021-03-31", "投资亿元以上项目", "100", "≥", "68", "个", CUMULATIVE, AHEAD),
    Row("2021-03-31", "新开工亿元以上产业项目", "100", "≥", "36", "个", CUMULATIVE, AHEAD),
    # 2021年上半年
    Row("2021-06-30", "投资10亿元以上项目", "10", "≥", "25", "个", CUMULATIVE, DONE_EARLY),
    Row("2021-06-30", "投资亿元以上项目", "100", "≥", "107", "个", CUMULATIVE, DONE_EARLY),
    Row("2021-06-30", "新开工亿元以上产业项目", "100", "≥", "80", "个", CUMULATIVE, AHEAD),
    Row("2021-06-30", "城镇登记失业率", "4.5", "≤", "3.31", "%", LEVEL, ON_PACE),
)  # fmt: skip
"""The rows of `xianning-circulars-goal-vs-actual.csv`, each with the class it earns."""


@pytest.mark.parametrize("row", ROWS, ids=[f"{row.on} {row.name}" for row in ROWS])
def test_the_figures_of_xiannings_circulars_are_classed_as_the_rules_say(row: Row) -> None:
    at = {"≥": At.LEAST, "≤": At.MOST}[row.at]
    target = a_target(row.name, row.value, at=at, measure=row.measure, unit=row.unit)
    year = day(row.on).year
    goal = a_goal(due=f"{year}-12-31", year=year, targets=(target,))
    report = progress(row.on, figures=(figure(row.name, row.actual, row.unit),))
    assert classed(row.on, goal, report) is row.expected


@pytest.mark.parametrize(
    ("percent", "expected"),
    [(29, BEHIND), (39, BEHIND), (40, ON_PACE), (59, ON_PACE), (60, AHEAD), (99, AHEAD)],
)
def test_at_half_the_time_a_percent_is_classed_by_its_share_of_the_time_gone(
    percent: int, expected: Class
) -> None:
    assert classed("2021-06-30", YEAR_END, progress("2021-06-30", percent)) is expected


@pytest.mark.parametrize(
    ("on", "percent", "expected"),
    [
        ("2021-06-29", 60, AHEAD),
        ("2021-06-30", 60, AHEAD),
        ("2021-07-01", 60, ON_PACE),
        ("2021-06-30", 40, ON_PACE),
        ("2021-07-01", 40, BEHIND),
    ],
)
def test_a_class_changes_on_the_day_after_a_threshold_is_just_held(
    on: str, percent: int, expected: Class
) -> None:
    assert classed(on, YEAR_END, progress("2021-06-01", percent)) is expected
    goal = a_goal(due="2021-12-31", targets=(PROJECTS,))
    assert classed(on, goal, said("2021-06-01", "项目", percent)) is expected


@pytest.mark.parametrize(("ahead_from", "expected"), [(140, AHEAD), (141, ON_PACE), (0, AHEAD)])
def test_the_years_settings_say_from_where_on_an_item_is_ahead(
    ahead_from: int, expected: Class
) -> None:
    rules = LampRules(ahead_from=ahead_from)
    found = state_on("2021-06-30", YEAR_END, progress("2021-06-30", 70), rules=rules)
    assert found.class_ is expected


@pytest.mark.parametrize(
    ("reported", "on", "expected"),
    [
        ("2021-06-29", "2021-06-29", DONE_EARLY),
        ("2021-06-29", "2021-07-01", DONE_EARLY),
        ("2021-06-30", "2021-06-30", DONE),
        ("2021-06-30", "2021-12-31", DONE),
        ("2021-07-01", "2021-07-01", DONE),
    ],
)
def test_what_was_complete_before_its_due_day_is_done_early(
    reported: str, on: str, expected: Class
) -> None:
    assert classed(on, JUNE, progress(reported, 100)) is expected
    goal = a_goal(due="2021-06-30", targets=(PROJECTS,))
    assert classed(on, goal, said(reported, "项目", 100)) is expected


def test_it_is_complete_since_the_first_of_the_reports_of_completion_at_the_end() -> None:
    reports = [
        progress("2021-05-01", 100),
        progress("2021-05-10", 90),
        progress("2021-06-10", 100),
        progress("2021-06-20", note="扫尾"),
        progress("2021-07-01", 100),
    ]
    position = state_on("2021-07-02", JUNE, *reports).position
    assert position.complete_since == day("2021-06-10")


def test_it_is_complete_since_the_last_of_all_that_the_goal_asks_for() -> None:
    step = milestone("open", "2021-05-31")
    goal = a_goal(step, due="2021-06-30", targets=(PROJECTS,))
    reports = [
        progress("2021-04-01", milestone="open"),
        said("2021-05-01", "项目", 100),
        progress("2021-06-01", 100),
    ]
    for last in range(3):
        late = reports[last].model_copy(update={"date": day("2021-07-01")})
        entries = [*reports[:last], late, *reports[last + 1 :]]
        assert state_on("2021-07-02", goal, *entries).position.complete_since == day("2021-07-01")
    assert classed("2021-06-02", goal, *reports) is DONE_EARLY


@pytest.mark.parametrize(("target", "value"), [(GROWTH, 9), (SPENDING, 10)])
@pytest.mark.parametrize(
    ("on", "expected"),
    [("2021-06-29", ON_PACE), ("2021-06-30", DONE), ("2021-07-01", DONE)],
)
def test_what_is_done_at_its_due_day_only_is_never_done_early(
    target: Target, value: int, on: str, expected: Class
) -> None:
    goal = a_goal(due="2021-06-30", targets=(target,))
    reports = [said(on, target.name, value) for on in ("2021-03-31", "2021-06-29", "2021-06-30")]
    assert classed(on, goal, *reports) is expected


@pytest.mark.parametrize(
    ("on", "goal", "entries"),
    [
        ("2021-06-30", None, (progress("2021-06-01", 50),)),
        ("2021-06-30", None, (progress("2021-06-01", 100),)),
        ("2021-06-30", a_goal(), (progress("2021-06-01", 50),)),
        ("2021-06-30", a_goal(), (progress("2021-06-01", 100),)),
        ("2021-06-30", a_goal(open_ended=True), (progress("2021-06-01", 100),)),
        ("2021-06-30", YEAR_END, ()),
        ("2021-06-30", YEAR_END, (progress("2021-06-01", note="签约"),)),
        ("2021-06-30", a_goal(due="2021-12-31", targets=(PROJECTS,)), ()),
        ("2021-07-30", a_goal(due="2021-06-30", targets=(GROWTH,)), ()),
        ("2021-06-30", a_goal(due="2021-12-31", targets=(a_target("收入", None),)), ()),
    ],
)
def test_what_has_no_goal_no_day_or_no_figure_is_other(
    on: str, goal: Goal | None, entries: tuple[Progress, ...]
) -> None:
    assert classed(on, goal, *entries) is OTHER


@pytest.mark.parametrize(
    ("on", "goal", "entries"),
    [
        ("2021-07-01", JUNE, ()),
        ("2021-07-01", JUNE, (progress("2021-06-01", 99),)),
        ("2021-07-01", a_goal(due="2021-06-30", targets=(PROJECTS,)), ()),
        ("2021-07-31", a_goal(due="2021-06-30", targets=(GROWTH,)), ()),
        (
            "2021-03-31",
            a_goal(due="2021-12-31", targets=(SPENDING,)),
            (said("2021-03-31", "经费", 31),),
        ),
    ],
)
def test_what_is_late_or_missed_or_used_up_too_fast_is_behind(
    on: str, goal: Goal, entries: tuple[Progress, ...]
) -> None:
    assert classed(on, goal, *entries) is BEHIND


@pytest.mark.parametrize(
    ("overdue", "expected"),
    [(Overdue.RED, BEHIND), (Overdue.YELLOW, BEHIND), (Overdue.NOTICE, OTHER)],
)
def test_what_is_late_and_only_striven_for_is_behind_unless_it_is_only_told(
    overdue: Overdue, expected: Class
) -> None:
    goal = a_goal(due="2021-06-30", soft=True)
    rules = LampRules(soft_overdue=overdue)
    found = state_on("2021-07-01", goal, progress("2021-06-01", 50), rules=rules)
    assert found.class_ is expected


@pytest.mark.parametrize(
    ("on", "lamp", "expected"),
    [
        ("2021-05-31", Lamp.GREEN, ON_PACE),
        ("2021-06-01", Lamp.RED, BEHIND),
        ("2021-06-29", Lamp.RED, BEHIND),
        ("2021-06-30", Lamp.YELLOW, ON_PACE),
        ("2021-07-01", Lamp.GREEN, ON_PACE),
    ],
)
def test_a_milestone_that_was_made_up_is_yellow_that_month_and_not_behind(
    on: str, lamp: Lamp, expected: Class
) -> None:
    goal = a_goal(milestone("start", "2021-05-31"), due="2021-12-31")
    made_up = progress("2021-06-30", 50, milestone="start")
    found = state_on(on, goal, progress("2021-05-01", 45), made_up)
    assert (found.verdict.lamp, found.class_) == (lamp, expected)


def test_the_slowest_measure_says_whether_an_item_is_ahead() -> None:
    goal = a_goal(due="2021-12-31", targets=(PROJECTS, a_target("投资", 50)))
    first, slow, fast = (
        said("2021-06-30", "项目", 90),
        said("2021-06-30", "投资", 29),
        said("2021-06-30", "投资", 30),
    )
    assert classed("2021-06-30", goal, first, slow) is ON_PACE
    assert classed("2021-06-30", goal, first, fast) is AHEAD
    assert classed("2021-06-30", goal, first, fast, progress("2021-06-30", 59)) is ON_PACE


@pytest.mark.parametrize(("value", "expected"), [(59, ON_PACE), (60, AHEAD)])
def test_a_rate_is_ahead_of_nothing_and_holds_nobody_back(value: int, expected: Class) -> None:
    goal = a_goal(due="2021-12-31", targets=(PROJECTS, GROWTH))
    reports = (said("2021-06-30", "项目", value), said("2021-06-30", "增速", 9))
    assert classed("2021-06-30", goal, *reports) is expected


def test_words_that_an_office_found_met_are_done() -> None:
    goal = a_goal(due="2021-06-30", targets=(a_target("收入", None),))
    for on, expected in (("2021-06-29", DONE_EARLY), ("2021-06-30", DONE)):
        report = progress(on, met=("收入",), by=OFFICE)
        assert classed("2021-07-01", goal, report) is expected
