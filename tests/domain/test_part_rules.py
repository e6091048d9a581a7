"""What the rules say of parts, and of what is reported of them."""

import pytest

from tests.domain.books import (
    EDUCATION,
    a_book,
    a_goal,
    a_goal_set,
    a_programme,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from tests.domain.test_parts import TWO, a_part, of_part, with_parts
from wuxian.domain import checks
from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal, Part
from wuxian.domain.values.basis import Percentage

KNOWN = a_programme().register


def told(goal: Goal) -> list[tuple[str, str]]:
    """Which rule says what of a goal."""
    return [(one.rule, one.message) for one in goal.remarks(KNOWN)]


def found(
    *entries: Entry, goal: Goal = TWO, rules: tuple[checks.Rule, ...] = checks.NEEDED
) -> list[str]:
    """Which rules find something in an item that has this goal."""
    told = [one.rule for one in checks.findings(_book(*entries, goal=goal), rules)]
    # The books of tests say 原文 without a citation.
    return [rule for rule in told if rule != "no-citation"]


def _book(*entries: Entry, goal: Goal) -> Book:
    return a_book(an_item(*entries, goals=(goal,)), years=(settings_of(2021),))


def test_parts_that_end_with_the_goal_and_are_carried_by_known_bodies_are_sound() -> None:
    part = a_part("east", milestone("open", "2021-09-30"), due="2021-12-31", lead=EDUCATION)
    assert told(with_parts(part, a_part("west"))) == []


@pytest.mark.parametrize(
    ("parts", "rule", "message"),
    [
        ((a_part("east"), a_part("east")), "duplicate-part", "子任务 id “east”写了2次，请换一个"),
        (
            (a_part("east"), a_part("e").model_copy(update={"title": "EAST"})),
            "duplicate-part",
            "子任务“EAST”有2个（east、e），请改成不同的标题",
        ),
        (
            (a_part("east", due="2022-01-01"),),
            "due-outside-year",
            "子任务“EAST”：2021年目标的完成时限是2022年1月1日，应在当年之内",
        ),
        (
            (a_part("east", milestone("open", "2021-10-01"), due="2021-09-30"),),
            "milestone-after-due",
            "子任务“EAST”：节点“初步设计批复”晚于目标的完成时限2021年9月30日",
        ),
        (
            (a_part("east", targets=(a_target("项目"), a_target("项目"))),),
            "duplicate-target",
            "子任务“EAST”：2021年的指标“项目”写了2次，请换一个名称",
        ),
        (
            (a_part("east", lead="市教育"),),
            "unknown-department",
            "子任务“EAST”：没有登记的部门“市教育”；是不是“市教育局”？",
        ),
    ],
)
def test_what_is_wrong_with_a_part_is_told_by_its_name(
    parts: tuple[Part, ...], rule: str, message: str
) -> None:
    assert told(with_parts(*parts, due=None)) == [(rule, message)]


def test_a_part_may_not_end_after_its_goal() -> None:
    goal = with_parts(a_part("east", due="2021-10-31"), due="2021-09-30")
    assert told(goal) == [("part-after-due", "子任务“EAST”晚于目标的完成时限2021年9月30日")]
    assert told(with_parts(a_part("east", due="2021-09-30"), due="2021-09-30")) == []


def test_a_supporting_body_of_a_part_is_a_known_one() -> None:
    part = a_part("east").model_copy(update={"supporting": ("某局",)})
    [(rule, message)] = told(with_parts(part))
    assert rule == "unknown-department"
    assert message.startswith("子任务“EAST”：没有登记的部门“某局”")


def test_a_part_is_called_with_what_it_says_itself() -> None:
    soft = a_part("east", due="2021-09-30").model_copy(update={"soft": True})
    endless = a_part("west").model_copy(update={"open_ended": True})
    assert (soft.called, endless.called) == ("EAST（力争2021年9月30日）", "WEST（长期）")
    assert a_part("north").called == "NORTH"


@pytest.mark.parametrize(
    ("entry", "rules"),
    [
        (of_part("east", "2021-06-01", 10), []),
        (of_part("north", "2021-06-01", 10), ["unknown-part"]),
        (of_part("east", "2021-06-01", 10, step="open"), ["unknown-milestone"]),
        (of_part("east", "2021-06-01", figures=(figure("项目", 1, "家"),)), ["other-unit"]),
        (of_part("west", "2021-06-01", figures=(figure("项目", 1, "家"),)), []),
    ],
)
def test_a_report_of_a_part_keeps_to_what_the_part_asks_for(entry: Entry, rules: list[str]) -> None:
    goal = with_parts(
        a_part("east", targets=(a_target("项目", 10),)),
        a_part("west", milestone("open", "2021-09-30")),
    )
    assert found(entry, goal=goal) == rules


def test_an_unknown_part_is_answered_with_the_nearest_or_all_of_them() -> None:
    messages = [
        checks.findings(_book(of_part(name, "2021-06-01", 1), goal=goal), checks.NEEDED)[0].message
        for name, goal in (("esat", TWO), ("x", TWO), ("x", a_goal()))
    ]
    assert messages == [
        "没有子任务“esat”；是不是“west”、“east”？",
        "没有子任务“x”；该事项2021年的子任务：east、west",
        "没有子任务“x”；该事项2021年的子任务：未设",
    ]


def test_once_there_are_parts_a_percent_of_the_whole_is_refused_at_writing_only() -> None:
    whole = progress("2021-06-01", 40)
    assert found(whole, rules=checks.AT_WRITING) == ["not-of-a-part"]
    assert found(whole, rules=checks.RULES) == []
    assert found(progress("2021-06-01", note="进场"), rules=checks.AT_WRITING) == []
    assert found(of_part("east", "2021-06-01", 40), rules=checks.AT_WRITING) == []


def test_what_was_said_of_the_whole_before_it_had_parts_stands() -> None:
    goal = a_goal_set("2021-06-02").model_copy(update={"parts": TWO.parts})
    before, after = progress("2021-06-01", 40), progress("2021-06-03", 41)
    assert found(before, goal, goal=a_goal(), rules=checks.AT_WRITING) == []
    assert found(before, goal, after, goal=a_goal(), rules=checks.AT_WRITING) == ["not-of-a-part"]


def test_a_fall_is_of_the_same_part() -> None:
    reports = of_part("east", "2021-06-01", 40), of_part("west", "2021-06-02", 20)
    assert found(*reports, rules=checks.RULES) == []
    assert found(*reports, of_part("east", "2021-06-03", 30), rules=checks.RULES) == [
        "progress-falls"
    ]


def test_the_same_words_of_two_parts_are_two_reports() -> None:
    two = [of_part(part, "2021-06-01", note="进场") for part in ("east", "west")]
    assert found(*two, rules=checks.AT_WRITING) == []
    assert found(two[0], of_part("east", "2021-06-02", note="进场"), rules=checks.AT_WRITING) == [
        "said-again"
    ]


def test_a_report_of_a_part_says_which() -> None:
    plan = an_item(goals=(TWO,)).plan
    report = of_part("east", "2021-06-01", 40, note="进场")
    assert report.fact == "子任务进展 40%"
    assert report.fact_in(plan) == "子任务“EAST”进展 40%"
    idle = report.model_copy(update={"percent": None, "note": None, "nothing_new": True})
    assert idle.fact_in(plan) == "子任务“EAST”本期无新进展"
    assert progress("2021-06-01", 40).fact_in(plan) == "进展 40%"
    assert report.detail(plan) == "子任务“EAST” 进场"
    assert report.detail(None) == "子任务“east” 进场"
    assert report.news(plan) == "子任务“EAST”：进度40%。进场"
    assert of_part("east", "2021-06-01", note="进场").news(plan) == "子任务“EAST”：进场"
    named = [(told.title, told.value) for told in report.told(plan) if told.value is not None]
    assert named == [("子任务", "EAST"), ("进度", Percentage(40)), ("", "进场")]
    assert report.date == day("2021-06-01")
