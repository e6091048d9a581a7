"""Items with figures: what is only striven for, and which of several measures is told."""

import pytest

from tests.domain.books import (
    a_book,
    a_goal,
    an_item,
    day,
    milestone,
    progress,
    settings_of,
)
from tests.domain.figures import (
    GROWTH,
    JOBLESS,
    LIKE_THE_PROVINCE,
    PROJECTS,
    SPENDING,
    Yes,
    judged,
    said,
    state_on,
)
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import Part, Target
from wuxian.domain.plan.year import LampRules, Overdue
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import state_of

# A goal that is only striven for


@pytest.mark.parametrize(
    ("overdue", "lamp", "prefix"),
    [
        (Overdue.RED, Lamp.RED, ""),
        (Overdue.YELLOW, Lamp.YELLOW, "力争目标："),
        (Overdue.NOTICE, Lamp.GREY, "力争目标："),
    ],
)
@pytest.mark.parametrize(
    ("target", "value", "reason"),
    [
        (
            PROJECTS,
            95,
            "项目95个（截至6月30日），目标至少100个，完成95.0%，完成时限2021年6月30日已过，未达到",
        ),
        (PROJECTS, None, "项目至少100个：完成时限2021年6月30日已过，未报数据"),
        (GROWTH, 7, "增速7%（截至6月30日），目标至少8%，未达到"),
        (LIKE_THE_PROVINCE, None, "收入增长：完成时限2021年6月30日已过，办公室未认定达到"),
    ],
)
def test_what_is_late_and_only_striven_for_is_as_the_settings_have_it(
    target: Target, value: int | None, reason: str, *, overdue: Overdue, lamp: Lamp, prefix: str
) -> None:
    goal = a_goal(due="2021-06-30", targets=(target,), soft=True)
    reports = () if value is None else (said("2021-06-30", target.name, value),)
    rules = LampRules(soft_overdue=overdue)
    assert judged("2021-07-01", goal, *reports, rules=rules) == (lamp, f"{prefix}{reason}")


@pytest.mark.parametrize("overdue", Overdue)
@pytest.mark.parametrize("on", ["2021-06-29", "2021-06-30"])
def test_a_goal_that_is_striven_for_must_keep_pace_until_it_is_late(
    on: str, overdue: Overdue
) -> None:
    goal = a_goal(due="2021-06-30", targets=(PROJECTS,), soft=True)
    rules = LampRules(soft_overdue=overdue)
    assert judged(on, goal, said("2021-06-01", "项目", 50), rules=rules)[0] is Lamp.RED


@pytest.mark.parametrize(
    ("overdue", "lamp"),
    [(Overdue.RED, Lamp.RED), (Overdue.YELLOW, Lamp.YELLOW), (Overdue.NOTICE, Lamp.GREY)],
)
@pytest.mark.parametrize("percent", [0, 50, 70, 99])
def test_a_percent_that_is_late_and_only_striven_for_is_softened_too(
    percent: int, overdue: Overdue, lamp: Lamp
) -> None:
    goal = a_goal(due="2021-06-30", soft=True)
    rules = LampRules(soft_overdue=overdue)
    found = judged("2021-07-01", goal, progress("2021-06-30", percent), rules=rules)
    prefix = "" if lamp is Lamp.RED else "力争目标："
    assert found == (lamp, f"{prefix}完成时限2021年6月30日已过1天，未报完成")


@pytest.mark.parametrize(
    ("overdue", "lamp"),
    [(Overdue.RED, Lamp.RED), (Overdue.YELLOW, Lamp.YELLOW), (Overdue.NOTICE, Lamp.GREEN)],
)
@pytest.mark.parametrize(("goal_is_soft", "step_is_soft"), [(True, None), (None, True)])
def test_a_step_that_was_missed_is_softened_by_its_own_mark_or_its_goals(
    goal_is_soft: Yes, step_is_soft: Yes, overdue: Overdue, lamp: Lamp
) -> None:
    step = milestone("start", "2021-06-30", "开工", soft=step_is_soft)
    goal = a_goal(step, due="2021-12-31", soft=goal_is_soft)
    rules = LampRules(soft_overdue=overdue)
    report = progress("2021-06-30", 60)
    assert judged("2021-06-30", goal, report, rules=rules)[0] is Lamp.GREEN
    missed = "节点“开工”6月30日到期，未完成"
    expected = {Lamp.RED: missed, Lamp.YELLOW: f"力争目标：{missed}"}.get(lamp, "为序时进度")
    found = judged("2021-07-01", goal, report, rules=rules)
    assert found[0] is lamp
    assert expected in found[1]
    notice = "；力争节点“开工”6月30日已过期（只提示）"
    assert found[1].endswith(notice) == (overdue is Overdue.NOTICE)


def test_a_step_that_was_missed_and_not_only_striven_for_is_no_notice() -> None:
    steps = milestone("start", "2021-06-30"), milestone("open", "2021-07-30", soft=True)
    rules = LampRules(soft_overdue=Overdue.NOTICE)
    goal = a_goal(*steps, due="2021-12-31")
    assert "提示" not in judged("2021-07-01", goal, progress("2021-06-30", 60), rules=rules)[1]


def test_the_notice_of_a_part_stands_by_its_name_and_with_the_part() -> None:
    step = milestone("start", "2021-05-31", "开工", soft=True)
    parts = Part(id="east", title="东段", milestones=(step,)), Part(id="west", title="西段")
    goal = a_goal(due="2021-12-31").model_copy(update={"parts": parts})
    reports = [progress("2021-06-30", 60).model_copy(update={"part": part.id}) for part in parts]
    item = an_item(*reports, goals=(goal,))
    rules = LampRules(soft_overdue=Overdue.NOTICE)
    book = a_book(item, years=(settings_of(2021, lamps=rules),))
    state = state_of(book, item, day("2021-06-30"))
    notice = "力争节点“开工”5月31日已过期（只提示）"
    assert state.verdict.told == (
        Lamp.GREEN,
        f"2个子任务都不落后，进度60%；子任务“东段”：{notice}",
    )
    told = [verdict.reason for _, verdict in state.judged_parts]
    assert [reason.endswith(notice) for reason in told] == [True, False]


# An item with several measures


def test_the_lamp_of_an_item_is_the_worst_of_its_measures_and_names_the_one() -> None:
    goal = a_goal(due="2021-12-31", targets=(PROJECTS, GROWTH))
    reports = (said("2021-06-20", "项目", 70), said("2021-06-30", "增速", 7))
    assert judged("2021-06-30", goal, *reports) == (
        Lamp.YELLOW,
        "增速7%（截至6月30日），目标至少8%，未达到",
    )


def test_of_equal_lamps_the_measure_that_the_goal_names_first_is_told() -> None:
    reports = (said("2021-06-20", "项目", 39), said("2021-06-30", "增速", 7))
    for targets, name in (((PROJECTS, GROWTH), "项目"), ((GROWTH, PROJECTS), "增速")):
        goal = a_goal(due="2021-12-31", targets=targets)
        assert judged("2021-06-30", goal, *reports)[1].startswith(name)


def test_a_percent_beside_the_figures_is_one_measure_more() -> None:
    goal = a_goal(due="2021-12-31", targets=(PROJECTS,))
    reports = (said("2021-06-20", "项目", 70), progress("2021-06-30", 20))
    assert judged("2021-06-30", goal, *reports) == (
        Lamp.RED,
        "进度20%，为序时进度50.0%的40.0%，低于60%",
    )


def test_where_there_are_figures_no_percent_is_asked_for() -> None:
    goal = a_goal(due="2021-06-30", targets=(PROJECTS,))
    report = said("2021-06-20", "项目", 100)
    for on in ("2021-06-30", "2021-07-01"):
        assert judged(on, goal, report)[0] is Lamp.GREEN


def test_a_percent_that_is_overdue_is_told_with_the_days_beside_figures_that_are_met() -> None:
    goal = a_goal(due="2021-06-30", targets=(PROJECTS,))
    reports = (said("2021-06-20", "项目", 100), progress("2021-06-30", 99))
    assert judged("2021-07-02", goal, *reports) == (
        Lamp.RED,
        "完成时限2021年6月30日已过2天，未报完成",
    )


@pytest.mark.parametrize("targets", [(), (PROJECTS,)])
def test_an_open_ended_goal_is_grey_whatever_is_reported(targets: tuple[Target, ...]) -> None:
    goal = a_goal(targets=targets, open_ended=True)
    reports = (said("2021-06-20", "项目", 100), progress("2021-06-30", 100))
    assert judged("2021-12-31", goal, *reports) == (Lamp.GREY, "长期目标，不按时限评灯")
    assert judged("2021-12-31", goal) == (Lamp.GREY, "长期目标，不按时限评灯")


@pytest.mark.parametrize(
    ("target", "reports"),
    [
        (GROWTH, (said("2021-03-31", "增速", 9),)),
        (JOBLESS, (said("2021-03-31", "失业率", 3),)),
        (SPENDING, (said("2021-03-31", "经费", 3),)),
    ],
)
@pytest.mark.parametrize("open_ended", [True, None])
def test_what_is_done_at_its_due_day_only_is_not_complete_in_spring_for_want_of_a_due_day(
    target: Target, reports: tuple[Progress, ...], open_ended: Yes
) -> None:
    goal = a_goal(targets=(target,), open_ended=open_ended)
    assert not state_on("2021-04-01", goal, *reports).position.is_complete
