"""Goals as entries: what their rules say of one, and of two that do not follow one another."""

import pytest

from tests.domain.books import (
    CITED,
    OFFICE,
    REFORM,
    a_book,
    a_goal_set,
    a_programme,
    a_target,
    an_item,
    day,
    milestone,
    progress,
    retraction,
    settings_of,
)
from tests.domain.faults import on_entry
from wuxian.domain.checks.entries import goals_follow_one_another
from wuxian.domain.entries.entry import Around, Entry
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.values.finding import Remark, Severity

OPENED = milestone("open", "2021-09-30", "通车")


def remarks_of(
    entry: GoalSet, *others: Entry, unread: frozenset[str] = frozenset()
) -> list[Remark]:
    """What the rules of its kind say of a goal that lies among these entries."""
    around = Around(
        a_programme(),
        settings_of,
        an_item().plan,
        {one.id: one for one in (*others, entry)},
        lambda _: (OFFICE,),
        unread,
    )
    return list(entry.remarks(around))


# What its rules say


def test_a_sound_goal_is_remarked_on_by_nobody() -> None:
    first = a_goal_set(
        "2021-03-01", OPENED, due="2021-12-31", targets=(a_target(),), citation=CITED
    )
    second = a_goal_set("2021-06-01", due="2021-10-31", after=first)
    third = a_goal_set("2021-08-01", open_ended=True, after=second)
    others = [first, second, third, progress("2021-04-01", 10)]
    assert [remarks_of(goal, *others) for goal in (first, second, third)] == [[], [], []]
    next_years = a_goal_set("2021-12-20", year=2022, due="2022-12-31")
    assert remarks_of(next_years, *others) == []


@pytest.mark.parametrize("year", [2021, 2025])
def test_a_goal_may_be_of_any_year_of_the_term(year: int) -> None:
    assert remarks_of(a_goal_set("2021-03-01", year=year)) == []


@pytest.mark.parametrize("year", [2020, 2026])
def test_a_goal_of_a_year_outside_the_term_is_an_error(year: int) -> None:
    assert remarks_of(a_goal_set("2021-03-01", year=year)) == [
        Remark("out-of-term", "year", f"{year}年不在期限2021—2025年之内")
    ]


@pytest.mark.parametrize(
    ("due", "is_wrong"),
    [("2020-12-31", True), ("2021-01-01", False), ("2021-12-31", False), ("2022-01-01", True)],
)
def test_a_goal_is_due_in_its_own_year(due: str, *, is_wrong: bool) -> None:
    words = f"{day(due).year}年{day(due).month}月{day(due).day}日"
    message = f"2021年目标的完成时限是{words}，应在当年之内"
    expected = [Remark("due-outside-year", "due", message)] if is_wrong else []
    assert remarks_of(a_goal_set("2021-03-01", due=due)) == expected


@pytest.mark.parametrize(
    ("due", "rule", "message"),
    [
        ("2020-12-31", "due-outside-year",
         "节点“通车”的日期2020年12月31日不在2021年"),
        ("2021-09-29", None, ""),
        ("2021-09-30", None, ""),
        ("2021-10-01", "milestone-after-due",
         "节点“通车”晚于目标的完成时限2021年9月30日"),
        ("2022-01-01", "due-outside-year",
         "节点“通车”的日期2022年1月1日不在2021年"),
    ],
)  # fmt: skip
def test_a_milestone_is_due_in_the_year_and_no_later_than_its_goal(
    due: str, rule: str | None, message: str
) -> None:
    entry = a_goal_set("2021-03-01", milestone("open", due, "通车"), due="2021-09-30")
    expected = [Remark(rule, "milestones", message)] if rule else []
    assert remarks_of(entry) == expected


def test_a_milestone_of_a_goal_without_a_day_may_be_on_any_day_of_the_year() -> None:
    assert remarks_of(a_goal_set("2021-03-01", milestone("open", "2021-12-31"))) == []


def test_an_open_ended_goal_with_a_day_is_an_error() -> None:
    assert remarks_of(a_goal_set("2021-03-01", due="2021-12-31", open_ended=True)) == [
        Remark(
            "open-ended-with-due",
            "due",
            "2021年目标是长期的（open_ended），又有完成时限，请去掉其中一个",
        )
    ]


def test_a_target_that_stands_more_than_once_is_an_error() -> None:
    targets = (a_target("甲"), a_target("乙"), a_target("甲", 5), a_target("丙"), a_target("甲", 7))
    assert remarks_of(a_goal_set("2021-03-01", targets=targets)) == [
        Remark("duplicate-target", "targets", "2021年的指标“甲”写了3次，请换一个名称")
    ]


def test_a_goal_that_takes_over_from_one_that_is_not_there_is_an_error() -> None:
    assert remarks_of(a_goal_set("2021-03-01", after="00000a")) == [
        Remark("unknown-entry", "after", "所取代的目标 00000a 不在本事项里，请核对编号")
    ]


def test_a_goal_that_takes_over_from_one_that_was_left_unread_is_fine() -> None:
    entry = a_goal_set("2021-03-01", after="00000a")
    assert remarks_of(entry, unread=frozenset({"00000a"})) == []


def test_what_holds_of_every_entry_holds_of_a_goal() -> None:
    cited = CITED.model_copy(update={"document": "reply-34"})
    entry = a_goal_set("2020-12-31", by="市交通局", citation=cited)
    rules = [remark.rule for remark in remarks_of(entry)]
    assert rules == ["out-of-term", "unknown-department", "unknown-document", "not-for-them"]


# Goals that do not follow one another


def _apart(before: str, one: str, other: str) -> str:
    return (
        f"2021年目标有两个，{before}：{one}和 {other}，以较新的为准；"
        "请核对后用 wuxian retract 撤回一个"
    )


@pytest.mark.parametrize("is_retracted", [False, True])
def test_two_first_goals_of_a_year_are_a_warning_with_both_authors_until_one_is_taken_back(
    *, is_retracted: bool
) -> None:
    one = a_goal_set("2021-03-01", by=OFFICE, entry_id="00000b")
    other = a_goal_set("2021-03-05", by=REFORM, entry_id="00000a")
    taken_back = [retraction("2021-03-06", one)] if is_retracted else []
    message = _apart("都是第一次下达", f"00000b（{OFFICE}）", f"00000a（{REFORM}）")
    expected = on_entry("2021-03-05-goal-00000a", "goals-apart", "after", message)
    found = list(goals_follow_one_another(a_book(an_item(one, other, *taken_back))))
    assert found == ([] if is_retracted else [expected._replace(severity=Severity.WARNING)])


def test_two_goals_after_the_same_one_are_a_warning_that_names_it() -> None:
    first = a_goal_set("2021-03-01", entry_id="00000c")
    item = an_item(
        first,
        a_goal_set("2021-06-01", after=first, entry_id="00000a"),
        a_goal_set("2021-06-01", after=first, entry_id="00000b"),
    )
    message = _apart("都取代 00000c", f"00000a（{OFFICE}）", f"00000b（{OFFICE}）")
    expected = on_entry("2021-06-01-goal-00000b", "goals-apart", "after", message)
    assert list(goals_follow_one_another(a_book(item))) == [
        expected._replace(severity=Severity.WARNING)
    ]


def test_first_goals_of_two_years_are_not_apart() -> None:
    item = an_item(a_goal_set("2021-03-01"), a_goal_set("2021-12-20", year=2022))
    assert list(goals_follow_one_another(a_book(item))) == []


def test_three_goals_apart_are_told_of_the_second_and_the_third() -> None:
    goals = [a_goal_set("2021-03-01", entry_id=f"00000{n}") for n in range(3)]
    found = goals_follow_one_another(a_book(an_item(*goals)))
    assert [one.path[-11:-5] for one in found] == ["000001", "000002"]


def test_a_goal_is_set_by_an_office() -> None:
    [remark] = remarks_of(a_goal_set("2021-03-01", by=REFORM))
    assert (remark.rule, remark.field) == ("not-for-them", "by")
    assert remark.message == f"年度目标由办公室下达（{OFFICE}），{REFORM}不能填"


@pytest.mark.parametrize(
    "before",
    [progress("2021-03-01", 10, entry_id="00000c"), a_goal_set("2020-03-01", entry_id="00000c")],
    ids=["no goal", "a goal of another year"],
)
def test_a_goal_takes_over_from_a_goal_of_its_year(before: Entry) -> None:
    goal = a_goal_set("2021-06-01", year=2022).model_copy(update={"after": "00000c"})
    [remark] = remarks_of(goal, before)
    assert (remark.rule, remark.message) == (
        "no-goal",
        "00000c 不是2022年的另一个目标，不能取代",
    )


@pytest.mark.parametrize(
    ("on", "is_later"), [("2021-05-31", False), ("2021-06-01", False), ("2021-06-02", True)]
)
def test_a_goal_that_takes_over_from_a_later_one_deserves_a_look(
    on: str, *, is_later: bool
) -> None:
    first = a_goal_set(on, entry_id="00000a")
    found = remarks_of(a_goal_set("2021-06-01", after=first), first)
    message = "所取代的目标 00000a 是2021年6月2日的，比它晚，从那天起以它为准"
    expected = [Remark("after-a-later-goal", "after", message, Severity.WARNING)]
    assert found == (expected if is_later else [])


def test_two_steps_of_one_id_are_an_error() -> None:
    [remark] = remarks_of(a_goal_set("2021-03-01", OPENED, OPENED))
    assert (remark.rule, remark.message) == (
        "duplicate-milestone",
        "节点 id “open”写了2次，请换一个",
    )
