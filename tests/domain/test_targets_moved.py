"""The targets of a year that were changed: from what, to what, when, by whom, by which paper."""

from tests.domain.books import OFFICE, a_goal, a_goal_set, a_target, day
from tests.domain.supervised import a_part, in_parts, stands
from tests.domain.supervising import NOTICE, approved, asked, decided, sent_back, to_terms
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.standing.targets_moved import TargetMoved, targets_moved

HUNDRED = a_goal(due="2021-12-31", targets=(a_target(),))
EIGHTY = to_terms(targets=(a_target(value=80),))
BEFORE, AFTER = "招商项目至少100个", "招商项目至少80个"


def moved(on: str, *entries: Entry, goal: Goal = HUNDRED) -> tuple[TargetMoved, ...]:
    """What was changed of an item's year by a day."""
    return targets_moved(stands(on, *entries, goal=goal))


def test_a_target_that_nobody_changed_is_not_told() -> None:
    request = asked("2021-05-01", EIGHTY)
    assert moved("2021-12-31") == ()
    assert moved("2021-12-31", request) == ()
    assert moved("2021-12-31", request, sent_back("2021-05-10", request)) == ()


def test_what_was_granted_is_told_from_its_day_on() -> None:
    request = asked("2021-05-01", EIGHTY)
    entries = (request, approved("2021-05-10", request))
    assert moved("2021-05-09", *entries) == ()
    assert moved("2021-05-10", *entries) == (
        TargetMoved(None, "招商项目", BEFORE, AFTER, day("2021-05-10"), OFFICE, NOTICE),
    )


def test_the_post_that_decides_is_told_where_one_is_named() -> None:
    ordered = decided("2021-05-10", Outcome.ORDERED, grants=EIGHTY, post="领导小组副组长")
    [change] = moved("2021-12-31", ordered)
    assert change.by == "领导小组副组长"


def test_of_several_changes_each_starts_where_the_one_before_ended() -> None:
    first = decided("2021-05-10", Outcome.ORDERED, grants=EIGHTY)
    second = decided("2021-07-01", Outcome.ORDERED, grants=to_terms(targets=(a_target(value=90),)))
    told = [(one.before, one.after) for one in moved("2021-12-31", second, first)]
    assert told == [(BEFORE, AFTER), (AFTER, "招商项目至少90个")]


def test_a_goal_that_is_revised_changes_its_targets() -> None:
    revised = a_goal_set(
        "2021-06-01", due="2021-12-31", targets=(a_target(value=120),), document="咸政发〔2021〕7号"
    )
    assert moved("2021-12-31", revised) == (
        TargetMoved(
            None,
            "招商项目",
            BEFORE,
            "招商项目至少120个",
            day("2021-06-01"),
            OFFICE,
            "咸政发〔2021〕7号",
        ),
    )


def test_the_first_goal_of_a_year_changes_nothing_and_a_new_target_is_no_change() -> None:
    first = a_goal_set("2021-03-01", due="2021-12-31", targets=(a_target(),))
    more = a_goal_set(
        "2021-06-01", due="2021-12-31", targets=(a_target(), a_target("开工项目", 10)), after=first
    )
    state = stands("2021-12-31", first, more, goal=None)
    assert targets_moved(state) == ()


def test_what_is_granted_of_another_year_or_of_days_alone_changes_no_target() -> None:
    due = decided("2021-05-10", Outcome.ORDERED, grants=to_terms("2021-11-30"))
    other = decided("2021-05-10", Outcome.ORDERED, grants=EIGHTY, year=2022)
    assert moved("2021-12-31", due, other) == ()


def test_a_target_of_a_part_is_told_with_the_part() -> None:
    goal = in_parts(a_part("chibi", targets=(a_target(),)), a_part("paizhou"))
    terms = to_terms(targets=(a_target(value=80),), part="chibi")
    [change] = moved("2021-12-31", decided("2021-05-10", Outcome.ORDERED, grants=terms), goal=goal)
    assert (change.part, change.before, change.after) == ("chibi", BEFORE, AFTER)


def test_what_is_granted_before_there_is_a_goal_changes_nothing() -> None:
    ordered = decided("2021-02-01", Outcome.ORDERED, grants=EIGHTY)
    assert targets_moved(stands("2021-12-31", ordered, goal=None)) == ()
