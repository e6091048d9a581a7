"""What a later goal makes easier, and what it does not."""

import pytest

from tests.domain.books import EDUCATION, a_goal, a_target, milestone
from tests.domain.test_parts import a_part, with_parts
from wuxian.domain.plan.easing import made_easier
from wuxian.domain.plan.goal import At, Better, Goal, Measure, Milestone, Part, Target

LEAST, MOST, ABOUT = At.LEAST, At.MOST, At.ABOUT
TWELVE = a_target("项目", 12)
START = milestone("start", "2021-05-31", "开工")
DUE = a_goal(due="2021-10-31")


def asking(*targets: Target) -> Goal:
    """A goal of these targets."""
    return a_goal(targets=targets)


def soft(part: Part) -> Part:
    """The same part, only striven for."""
    return part.model_copy(update={"soft": True})


def endless(part: Part) -> Part:
    """The same part, without an end."""
    return part.model_copy(update={"open_ended": True})


@pytest.mark.parametrize(
    ("before", "later", "words"),
    [
        (TWELVE, a_target("项目", 11), "指标“项目至少12个”放宽为“项目至少11个”"),
        (
            TWELVE,
            a_target("项目", "0.001", unit="万个"),
            "指标“项目至少12个”放宽为“项目至少0.001万个”",
        ),
        (
            a_target("项目", 5),
            a_target("项目", 5, at=ABOUT, better=Better.MORE),
            "指标“项目至少5个”放宽为“项目5个左右”",
        ),
        (
            a_target("失业率", 3, at=MOST, unit="%"),
            a_target("失业率", 3, at=ABOUT, better=Better.LESS, unit="%"),
            "指标“失业率不超过3%”放宽为“失业率3%左右”",
        ),
        (
            a_target("赤字率", 3, at=MOST, unit="%"),
            a_target("赤字率", 2, at=ABOUT, better=Better.MORE, unit="%"),
            "指标“赤字率不超过3%”放宽为“赤字率2%左右”",
        ),
        (
            a_target("失业率", 3, at=MOST, unit="%"),
            a_target("失业率", 4, at=MOST, unit="%"),
            "指标“失业率不超过3%”放宽为“失业率不超过4%”",
        ),
        (
            a_target("失业率", 3, at=ABOUT, better=Better.LESS, unit="%"),
            a_target("失业率", 4, at=ABOUT, better=Better.LESS, unit="%"),
            "指标“失业率3%左右”放宽为“失业率4%左右”",
        ),
        (
            TWELVE,
            a_target("项目", 12, measure=Measure.LEVEL),
            "指标“项目至少12个”的口径由累计改为时点",
        ),
        (TWELVE, a_target("项目", None, words="省定"), "指标“项目至少12个”不再有数值"),
        (TWELVE, None, "不再有指标：项目至少12个"),
    ],
)
def test_a_target_that_asks_for_less_is_pointed_out_in_a_part_too(
    before: Target, later: Target | None, words: str
) -> None:
    left = (later,) if later else ()
    assert list(made_easier(asking(before), asking(*left))) == [words]
    of_a_part = [with_parts(a_part("east", targets=targets)) for targets in ((before,), left)]
    assert list(made_easier(*of_a_part)) == [f"子任务“EAST”{words}"]


@pytest.mark.parametrize(
    ("before", "later"),
    [
        (TWELVE, TWELVE),
        (TWELVE, a_target("项目", 13)),
        (TWELVE, a_target("项目", "0.002", unit="万个")),
        (TWELVE, a_target("项目", 5, unit="家")),
        (TWELVE, a_target("项目", 20, at=MOST)),
        (a_target("项目", 5), a_target("项目", 6, at=ABOUT, better=Better.MORE)),
        (a_target("项目", 5, at=ABOUT, better=Better.MORE), a_target("项目", 5)),
        (a_target("项目", 5, at=ABOUT, better=Better.MORE), a_target("项目", 4, at=MOST)),
        (a_target("失业率", 3, at=MOST), a_target("失业率", 2, at=MOST)),
        (a_target("项目", None), TWELVE),
        (a_target("项目", None), a_target("项目", None, words="市定")),
        (a_target("项目", 1, measure=Measure.LEVEL), a_target("项目", 1)),
    ],
)
def test_a_target_that_asks_for_no_less_or_for_another_thing_is_not(
    before: Target, later: Target
) -> None:
    assert list(made_easier(asking(before), asking(later))) == []


@pytest.mark.parametrize(
    ("before", "later", "words"),
    [
        (DUE, a_goal(due="2021-12-31"), ["完成时限由2021年10月31日推迟到2021年12月31日"]),
        (DUE, a_goal(), ["完成时限由2021年10月31日推迟到不写时限"]),
        (DUE, a_goal(open_ended=True), ["完成时限由2021年10月31日推迟到长期"]),
        (a_goal(), a_goal(open_ended=True), ["目标改为长期"]),
        (a_goal(open_ended=True), a_goal(open_ended=True), []),
        (DUE, a_goal(due="2021-10-31", soft=True), ["目标改为力争"]),
        (a_goal(soft=True), a_goal(soft=True), []),
        (DUE, DUE, []),
        (DUE, a_goal(due="2021-09-30"), []),
    ],
)
def test_an_end_that_is_later_or_less_firm_is_pointed_out(
    before: Goal, later: Goal, words: list[str]
) -> None:
    assert list(made_easier(before, later)) == words


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ((), ["不再有节点：开工（2021年5月31日）"]),
        (
            (milestone("start", "2021-06-30", "动工"),),
            ["节点“开工”由2021年5月31日推迟到2021年6月30日"],
        ),
        (
            (milestone("step-1", "2021-06-30", "开工"), milestone("start", "2021-05-01", "进场")),
            ["节点“开工”由2021年5月31日推迟到2021年6月30日"],
        ),
        ((milestone("start", "2021-05-31", "开工", soft=True),), ["节点“开工”改为力争"]),
        ((START,), []),
        ((milestone("start", "2021-05-30", "开工"),), []),
    ],
)
def test_a_milestone_that_is_gone_later_or_softer_is_pointed_out(
    later: tuple[Milestone, ...], words: list[str]
) -> None:
    assert list(made_easier(a_goal(START), a_goal(*later))) == words
    parts = [with_parts(a_part("east", *steps)) for steps in ((START,), later)]
    assert list(made_easier(*parts)) == [f"子任务“EAST”{one}" for one in words]


EAST, WEST = a_part("east", due="2021-09-30"), a_part("west", lead=EDUCATION, weight=2)


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (with_parts(EAST), ["不再有子任务：WEST（牵头：市教育局，权重2）"]),
        (
            with_parts(a_part("east"), WEST),
            ["子任务“EAST”的完成时限由2021年9月30日推迟到2021年12月31日"],
        ),
        (
            with_parts(a_part("east"), WEST, due=None),
            [
                "完成时限由2021年12月31日推迟到不写时限",
                "子任务“EAST”的完成时限由2021年9月30日推迟到不写时限",
            ],
        ),
        (
            with_parts(endless(a_part("east")), endless(WEST)),
            ["子任务“EAST”的完成时限由2021年9月30日推迟到长期", "子任务“WEST”改为长期"],
        ),
        (
            with_parts(soft(EAST), soft(WEST)),
            ["子任务“EAST”改为力争", "子任务“WEST”改为力争"],
        ),
        (with_parts(EAST, WEST).model_copy(update={"soft": True}), ["目标改为力争"]),
        (with_parts(a_part("east", due="2021-08-31"), a_part("west", weight=1)), []),
    ],
)
def test_what_a_later_goal_asks_less_of_a_part_is_pointed_out(
    later: Goal, words: list[str]
) -> None:
    assert list(made_easier(with_parts(EAST, WEST), later)) == words
