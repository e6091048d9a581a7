"""Goals as entries: which one holds, what day it is due, and what it tells."""

from decimal import Decimal

import pytest

from tests.domain.books import (
    CITED,
    ORIGIN,
    a_book,
    a_goal,
    a_goal_set,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
    retraction,
    settings_of,
)
from wuxian.domain.entries.entry import Entry, Told
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.plan.goal import Goal, StepKind
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.period import Week
from wuxian.domain.views.weekly import weekly_report

PLANNED = a_goal(due="2021-12-31", text="计划")
OPENED = milestone("open", "2021-09-30", "通车")


def position_on(
    on: str, *entries: Entry, goals: tuple[Goal, ...] = (PLANNED,), default_due: str | None = None
) -> Position:
    """How far an item with these goals is on a day."""
    item = an_item(*entries, goals=goals)
    years = (settings_of(day(on).year, default_due=default_due),)
    return state_of(a_book(item, years=years), item, day(on)).position


def text_on(on: str, *entries: Entry, goals: tuple[Goal, ...] = (PLANNED,)) -> str | None:
    """The sentence of the goal that holds on a day."""
    goal = position_on(on, *entries, goals=goals).goal
    return goal.text if goal else None


# Which goal holds


@pytest.mark.parametrize(
    ("on", "text"), [("2021-02-28", "计划"), ("2021-03-01", "下达"), ("2021-03-02", "下达")]
)
def test_a_goal_takes_over_from_the_plans_on_its_day(on: str, text: str) -> None:
    assert text_on(on, a_goal_set("2021-03-01", text="下达")) == text


@pytest.mark.parametrize(
    ("on", "text"), [("2021-05-31", "下达"), ("2021-06-01", "修订"), ("2021-06-02", "修订")]
)
def test_the_newest_goal_of_the_year_holds_in_whatever_order_they_lie(on: str, text: str) -> None:
    first = a_goal_set("2021-03-01", text="下达")
    second = a_goal_set("2021-06-01", text="修订", after=first)
    assert text_on(on, first, second) == text_on(on, second, first) == text


def test_a_goal_that_is_taken_back_gives_way_to_the_one_before_and_at_last_to_the_plans() -> None:
    first = a_goal_set("2021-03-01", text="下达")
    second = a_goal_set("2021-06-01", text="修订", after=first)
    entries = [first, second, retraction("2021-07-01", second), retraction("2021-08-01", first)]
    assert text_on("2021-06-30", *entries) == "修订"
    assert text_on("2021-07-01", *entries) == "下达"
    assert text_on("2021-08-01", *entries) == "计划"
    assert text_on("2021-08-01", *entries, goals=()) is None


def test_taking_back_what_took_a_goal_back_restores_the_goal() -> None:
    goal = a_goal_set("2021-03-01", text="下达")
    wrong = retraction("2021-07-01", goal)
    entries = [goal, wrong, retraction("2021-07-02", wrong)]
    assert [text_on(f"2021-07-0{n}", *entries) for n in (1, 2)] == ["计划", "下达"]


def test_a_goal_of_another_year_leaves_this_years_alone() -> None:
    next_years = a_goal_set("2021-12-20", year=2022, due="2022-06-30", text="明年")
    assert text_on("2021-12-31", next_years) == "计划"
    assert text_on("2022-01-01", next_years) == "明年"


def test_a_goal_without_a_word_in_the_plan_makes_an_item_judged() -> None:
    item = an_item(a_goal_set("2021-03-01", due="2021-12-31"), progress("2021-06-30", 50))
    found = {
        on: state_of(a_book(item), item, day(on)).verdict.lamp
        for on in ("2021-02-28", "2021-03-01", "2021-06-30")
    }
    assert list(found.values()) == [Lamp.GREY, Lamp.GREY, Lamp.GREEN]
    before = state_of(a_book(item), item, day("2021-02-28")).verdict
    assert before.reason == "未定年度目标"


def test_a_goal_replaces_sentence_due_day_targets_and_milestones() -> None:
    old = a_goal(milestone("design", "2021-05-31"), due="2021-12-31", targets=(a_target("旧", 1),))
    new = a_goal_set("2021-06-01", OPENED, due="2021-10-31", targets=(a_target("新", 2),))
    before, after = (
        position_on(on, new, progress("2021-04-01", figures=(figure("新", 1),)), goals=(old,))
        for on in ("2021-05-31", "2021-06-01")
    )
    assert [step.milestone.id for step in before.steps] == ["design"]
    assert [step.milestone.id for step in after.steps] == ["open"]
    assert [one.target.name for one in before.measured] == ["旧"]
    assert [(one.target.name, one.actual) for one in after.measured] == [("新", Decimal(1))]
    assert (before.due, after.due) == (day("2021-12-31"), day("2021-10-31"))


def test_what_was_reported_before_a_goal_counts_towards_it() -> None:
    goal = a_goal_set("2021-06-01", OPENED, due="2021-12-31")
    [step] = position_on("2021-06-01", goal, progress("2021-05-01", 40, milestone="open")).steps
    assert step.reached_on == day("2021-05-01")


def test_the_goal_of_an_entry_says_all_that_the_entry_says() -> None:
    entry = a_goal_set(
        "2021-03-01",
        OPENED,
        due="2021-12-31",
        due_words="年底前",
        soft=True,
        document="武咸办〔2021〕5号",
        targets=(a_target(),),
        citation=CITED,
    )
    assert entry.goal == Goal(
        year=2021,
        text="年底建成通车",
        basis=Basis.STATED,
        due=day("2021-12-31"),
        due_words="年底前",
        soft=True,
        remark="武咸办〔2021〕5号",
        targets=(a_target(),),
        milestones=(OPENED,),
        citations=(CITED,),
    )
    assert a_goal_set("2021-03-01", open_ended=True).goal.open_ended is True
    assert a_goal_set("2021-03-01").goal.citations == ()


def test_of_two_goals_apart_the_newer_holds_whichever_is_recorded_under_which_id() -> None:
    older = a_goal_set("2021-06-01", text="甲", entry_id="00000b")
    newer = a_goal_set("2021-06-02", text="乙", entry_id="00000a")
    assert text_on("2021-07-01", older, newer) == text_on("2021-07-01", newer, older) == "乙"


# The day that the year's settings give to goals without one


@pytest.mark.parametrize(
    ("goal", "default", "due", "basis"),
    [
        (a_goal(due="2021-09-30"), "2021-12-31", "2021-09-30", Basis.STATED),
        (a_goal(), "2021-12-31", "2021-12-31", Basis.YEARLY),
        (a_goal(), None, None, None),
        (a_goal(open_ended=True), "2021-12-31", None, None),
        (a_goal(open_ended=True, due="2021-09-30"), "2021-12-31", None, None),
        (None, "2021-12-31", None, None),
    ],
)
def test_a_goal_without_a_day_counts_to_the_years_unless_it_is_open_ended(
    goal: Goal | None, default: str | None, due: str | None, basis: Basis | None
) -> None:
    goals = (goal,) if goal else ()
    found = position_on("2021-06-30", goals=goals, default_due=default)
    assert (found.due, found.due_basis) == (day(due) if due else None, basis)


def test_a_day_that_we_inferred_says_so() -> None:
    goal = PLANNED.model_copy(update={"basis": Basis.INFERRED})
    assert position_on("2021-06-30", goals=(goal,)).due_basis is Basis.INFERRED


@pytest.mark.parametrize(
    ("on", "lamp"),
    [("2021-06-29", Lamp.GREEN), ("2021-06-30", Lamp.GREEN), ("2021-07-01", Lamp.RED)],
)
def test_the_years_day_is_late_like_any_other(on: str, lamp: Lamp) -> None:
    item = an_item(a_goal_set("2021-01-04"), progress("2021-06-01", 99))
    book = a_book(item, years=(settings_of(2021, default_due="2021-06-30"),))
    assert state_of(book, item, day(on)).verdict.lamp is lamp


# What it tells


@pytest.mark.parametrize(
    ("after", "fact"), [(None, "2021年目标下达"), ("00000a", "2021年目标修订")]
)
def test_its_fact_says_whether_it_is_the_first(after: str | None, fact: str) -> None:
    assert a_goal_set("2021-03-01", after=after).fact == fact


FULL = a_goal_set(
    "2021-03-01",
    milestone("start", "2021-05-31", "开工", kind=StepKind.START),
    milestone("open", "2021-12-20", "通车", soft=True),
    due="2021-12-31",
    due_words="年底前",
    soft=True,
    text="年底前\n力争通车",
    document="武咸办〔2021〕5号",
    after="00000a",
    note="报市政府同意",
    targets=(a_target("招商项目", 12), a_target("收入增长", None, words="与全省同步")),
)
TERMS = [
    Told("完成时限", "力争2021年12月31日（年底前）"),
    Told("量化指标", "招商项目至少12个、与全省同步"),
    Told("节点", "开工（2021年5月31日）、力争通车（2021年12月20日）"),
    Told("文件", "武咸办〔2021〕5号"),
]


def test_it_tells_its_sentence_its_terms_what_it_takes_over_from_and_its_note() -> None:
    assert list(FULL.told(an_item().plan)) == [
        Told("", "年底前\n力争通车"),
        *TERMS,
        Told("取代的目标", "00000a"),
        Told("", "报市政府同意"),
    ]


def test_its_detail_is_all_of_its_terms_on_one_line() -> None:
    terms = " ".join(f"{told.title}：{told.value}" for told in TERMS)
    assert FULL.detail(None) == f"年底前 力争通车 {terms} 报市政府同意"
    news = FULL.news(an_item().plan)
    assert news == f"2021年目标修订：年底前 力争通车 {terms} 报市政府同意"


@pytest.mark.parametrize(
    ("entry", "terms"),
    [
        (a_goal_set("2021-03-01"), []),
        (a_goal_set("2021-03-01", due="2021-12-31"), [Told("完成时限", "2021年12月31日")]),
        (a_goal_set("2021-03-01", open_ended=True), [Told("完成时限", "长期")]),
        (
            a_goal_set(
                "2021-03-01",
                OPENED.model_copy(update={"due_words": "9月底前通车"}),
                due_words="9月底前通车",
            ),
            [Told("节点", "通车（2021年9月30日）")],
        ),
    ],
)
def test_what_a_goal_does_not_say_is_not_told(entry: GoalSet, terms: list[Told]) -> None:
    told = [one for one in entry.told(an_item().plan) if one.value is not None]
    assert told == [Told("", "年底建成通车"), *terms]


def test_the_weekly_report_tells_of_a_goal_with_its_terms() -> None:
    item = an_item(a_goal_set("2021-07-27", due="2021-12-31", entry_id="00000a"))
    report = weekly_report(a_book(item), Week(2021, 30), day("2021-07-30"), ORIGIN)
    assert [said.text for said in report.progress] == [
        "2021年目标下达：年底建成通车 完成时限：2021年12月31日"
    ]
