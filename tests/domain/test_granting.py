"""Granting: what is asked for counts once it is decided, and only so far as it is granted."""

from decimal import Decimal
from typing import NamedTuple

import pytest

from tests.domain.books import a_goal, a_goal_set, a_target, milestone, retraction
from tests.domain.supervised import a_part, in_parts, stands
from tests.domain.supervising import (
    approved,
    asked,
    decided,
    sent_back,
    to_terms,
)
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import At, Better, Every, Goal, Measure
from wuxian.domain.plan.terms import Terms
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import State

GOAL = a_goal(milestone("start", "2021-04-30", "开工"), due="2021-06-30")


def due_on(on: str, *written: Entry, goal: Goal = GOAL) -> str:
    """The day by which the goal is to be reached, as it is in force on a day."""
    return str(stands(on, *written, goal=goal).position.due)


def steps_of(state: State) -> dict[str, str]:
    """The milestones in force, with the days they are due."""
    return {step.milestone.id: str(step.milestone.due) for step in state.position.steps}


class Case(NamedTuple):
    """What was asked, decided and taken back, and the day in force on some days."""

    name: str
    written: tuple[Entry, ...]
    dues: dict[str, str]


ASKED = asked("2021-06-10", "2021-09-30")
GRANTED = approved("2021-06-15", ASKED)
LESS = approved("2021-06-15", ASKED, to_terms("2021-07-31"))
BACK = sent_back("2021-06-20", ASKED)
AGAIN = asked("2021-06-22", "2021-08-31", after=ASKED)
AGAIN_GRANTED = approved("2021-06-25", AGAIN)
EARLY = approved("2021-06-01", ASKED)
ORDERED = decided("2021-06-15", Outcome.ORDERED, grants=to_terms("2021-10-31"))
REVISED = a_goal_set("2021-07-10", due="2021-08-15")
SECOND = asked("2021-07-20", "2021-11-30")
SECOND_GRANTED = approved("2021-07-25", SECOND)

TABLE = (
    Case("what is only asked for moves nothing", (ASKED,), {"2021-06-30": "2021-06-30"}),
    Case(
        "what is granted counts from the day of the decision",
        (ASKED, GRANTED),
        {"2021-06-14": "2021-06-30", "2021-06-15": "2021-09-30", "2021-06-16": "2021-09-30"},
    ),
    Case(
        "less may be granted than was asked for",
        (ASKED, LESS),
        {"2021-06-14": "2021-06-30", "2021-06-15": "2021-07-31"},
    ),
    Case(
        "what is decided before it was asked for counts from the day it was asked",
        (ASKED, EARLY),
        {"2021-06-09": "2021-06-30", "2021-06-10": "2021-09-30", "2021-06-11": "2021-09-30"},
    ),
    Case(
        "so that it comes after what was decided until that day",
        (ASKED, EARLY, decided("2021-06-05", Outcome.ORDERED, grants=to_terms("2021-10-31"))),
        {"2021-06-09": "2021-10-31", "2021-06-10": "2021-09-30"},
    ),
    Case("what is sent back moves nothing", (ASKED, BACK), {"2021-06-20": "2021-06-30"}),
    Case(
        "filed again and approved, it does",
        (ASKED, BACK, AGAIN, AGAIN_GRANTED),
        {"2021-06-24": "2021-06-30", "2021-06-25": "2021-08-31"},
    ),
    Case(
        "of two decisions on one request the last holds",
        (ASKED, GRANTED, BACK),
        {"2021-06-19": "2021-09-30", "2021-06-20": "2021-06-30", "2021-06-21": "2021-06-30"},
    ),
    Case(
        "the last one by its day, and not by when it was written down",
        (ASKED, BACK, GRANTED),
        {"2021-06-19": "2021-09-30", "2021-06-20": "2021-06-30"},
    ),
    Case(
        "a leader decides without being asked",
        (ORDERED,),
        {"2021-06-14": "2021-06-30", "2021-06-15": "2021-10-31"},
    ),
    Case(
        "of two grants each changes what it grants, the later last",
        (ASKED, GRANTED, SECOND, SECOND_GRANTED),
        {"2021-07-24": "2021-09-30", "2021-07-25": "2021-11-30"},
    ),
    Case(
        "a decision taken back grants nothing",
        (ASKED, GRANTED, retraction("2021-06-18", GRANTED)),
        {"2021-06-17": "2021-09-30", "2021-06-18": "2021-06-30", "2021-06-19": "2021-06-30"},
    ),
    Case(
        "and the one before it holds again",
        (ASKED, GRANTED, BACK, retraction("2021-06-22", BACK)),
        {"2021-06-21": "2021-06-30", "2021-06-22": "2021-09-30"},
    ),
    Case(
        "a request taken back takes its decision along",
        (ASKED, GRANTED, retraction("2021-06-18", ASKED)),
        {"2021-06-17": "2021-09-30", "2021-06-18": "2021-06-30"},
    ),
    Case(
        "a goal that is revised drops what was granted",
        (ASKED, GRANTED, REVISED),
        {"2021-07-09": "2021-09-30", "2021-07-10": "2021-08-15", "2021-07-11": "2021-08-15"},
    ),
    Case(
        "what is granted after the revision counts",
        (ASKED, GRANTED, REVISED, SECOND, SECOND_GRANTED),
        {"2021-07-24": "2021-08-15", "2021-07-25": "2021-11-30"},
    ),
    Case(
        "and so does what is granted on its day, since goals come first",
        (ASKED, approved("2021-07-10", ASKED), REVISED),
        {"2021-07-09": "2021-06-30", "2021-07-10": "2021-09-30"},
    ),
    Case(
        "a revision taken back brings back what was granted",
        (ASKED, GRANTED, REVISED, retraction("2021-07-20", REVISED)),
        {"2021-07-19": "2021-08-15", "2021-07-20": "2021-09-30"},
    ),
    Case(
        "a decision of another year moves nothing of this one",
        (decided("2021-06-15", Outcome.ORDERED, grants=to_terms("2022-10-31"), year=2022),),
        {"2021-06-15": "2021-06-30"},
    ),
)


@pytest.mark.parametrize("case", TABLE, ids=[case.name for case in TABLE])
def test_the_day_in_force_is_the_goals_with_what_was_granted_since(case: Case) -> None:
    assert {on: due_on(on, *case.written) for on in case.dues} == case.dues


def test_the_lamp_is_judged_by_the_day_that_was_granted() -> None:
    def lamp(on: str, *written: Entry) -> Lamp:
        return stands(on, *written, goal=a_goal(due="2021-06-30")).verdict.lamp

    assert lamp("2021-07-01") is Lamp.RED
    assert lamp("2021-07-01", ASKED) is Lamp.RED
    assert lamp("2021-07-01", ASKED, GRANTED) is Lamp.GREY
    assert lamp("2021-10-01", ASKED, GRANTED) is Lamp.RED


def test_a_milestone_is_moved_and_the_others_stay() -> None:
    goal = a_goal(milestone("start", "2021-04-30"), milestone("open", "2021-10-31"))
    request = asked("2021-04-01", to_terms(milestones={"start": "2021-06-30"}))
    before, after = (
        stands("2021-04-09", request, goal=goal),
        stands("2021-04-10", request, approved("2021-04-10", request), goal=goal),
    )
    assert steps_of(before) == {"start": "2021-04-30", "open": "2021-10-31"}
    assert steps_of(after) == {"start": "2021-06-30", "open": "2021-10-31"}
    less = approved("2021-04-10", request, to_terms(milestones={"start": "2021-05-31"}))
    assert steps_of(stands("2021-04-10", request, less, goal=goal))["start"] == "2021-05-31"


def test_of_several_things_asked_for_one_may_be_granted_otherwise() -> None:
    terms = to_terms("2021-09-30", milestones={"start": "2021-06-30"})
    request = asked("2021-04-01", terms)
    less = approved("2021-04-10", request, to_terms("2021-07-31"))
    state = stands("2021-04-10", request, less, goal=GOAL)
    assert (str(state.position.due), steps_of(state)) == ("2021-07-31", {"start": "2021-06-30"})
    more = approved("2021-04-10", request, to_terms(milestones={"start": "2021-05-31"}))
    state = stands("2021-04-10", request, more, goal=GOAL)
    assert (str(state.position.due), steps_of(state)) == ("2021-09-30", {"start": "2021-05-31"})


@pytest.mark.parametrize(
    ("asks", "grants", "due", "is_suspended"),
    [
        (to_terms(suspends=True), to_terms("2021-08-31"), "2021-08-31", False),
        (to_terms("2021-09-30"), to_terms(suspends=True), "2021-06-30", True),
        (to_terms(suspends=True), None, "2021-06-30", True),
    ],
    ids=["a delay instead of a stop", "a stop instead of a delay", "as it was asked"],
)
def test_what_stands_alone_is_granted_instead_and_not_besides(
    asks: Terms, grants: Terms | None, due: str, *, is_suspended: bool
) -> None:
    request = asked("2021-06-01", asks)
    decision = approved("2021-06-10", request, grants)
    state = stands("2021-06-10", request, decision, goal=GOAL)
    assert (str(state.position.due), state.standstill is not None) == (due, is_suspended)


GROWTH = a_target("增速", "8", measure=Measure.RATE, unit="%", every=Every.QUARTER)
PROJECTS = a_target("项目", 20)


def test_a_target_is_moved_and_keeps_its_measure() -> None:
    goal = a_goal(due="2021-12-31", targets=(PROJECTS, GROWTH))
    lower = a_target("增速", 6, at=At.ABOUT, unit="%", better=Better.MORE)
    request = asked("2021-04-01", to_terms(targets=(lower,)))
    state = stands("2021-04-10", request, approved("2021-04-10", request), goal=goal)
    projects, growth = (one.target for one in state.position.measured)
    assert projects == PROJECTS
    assert (growth.value, growth.at, growth.better) == (Decimal(6), At.ABOUT, Better.MORE)
    assert (growth.measure, growth.every) == (Measure.RATE, Every.QUARTER)


def test_a_target_may_be_granted_otherwise_and_keeps_what_it_does_not_say() -> None:
    about = a_target("涨幅", 3, at=At.ABOUT, measure=Measure.RATE, unit="%", better=Better.LESS)
    goal = a_goal(due="2021-12-31", targets=(about,))
    request = asked("2021-04-01", to_terms(targets=(about.model_copy(update={"value": 5}),)))
    own = a_target("涨幅", 4, at=At.ABOUT, measure=Measure.RATE, unit="%", every=Every.MONTH)
    decision = approved("2021-04-10", request, to_terms(targets=(own,)))
    [one] = stands("2021-04-10", request, decision, goal=goal).position.measured
    assert (one.target.value, one.target.better, one.target.every) == (
        Decimal(4),
        Better.LESS,
        Every.MONTH,
    )


def test_a_part_alone_is_put_off() -> None:
    goal = in_parts(a_part("east", due="2021-06-30"), a_part("west", due="2021-06-30"))
    request = asked("2021-06-01", to_terms("2021-09-30", part="east"))
    state = stands("2021-06-10", request, approved("2021-06-10", request), goal=goal)
    assert [str(part.position.due) for part in state.position.parts] == ["2021-09-30", "2021-06-30"]
    assert str(state.position.due) == "2021-12-31"


def test_what_is_put_off_is_not_open_ended_any_more_and_loses_its_old_words() -> None:
    goal = a_goal(milestone("start", "2021-04-30"), open_ended=True).model_copy(
        update={"due_words": "长期坚持"}
    )
    [step] = goal.milestones
    goal = goal.model_copy(
        update={"milestones": (step.model_copy(update={"due_words": "4月底开工"}),)}
    )
    terms = to_terms("2021-11-30", milestones={"start": "2021-05-31"})
    order = decided("2021-06-15", Outcome.ORDERED, grants=terms)
    found = stands("2021-06-15", order, goal=goal).position
    assert str(found.due) == "2021-11-30"
    assert found.goal
    assert found.goal.due_words is None
    assert found.goal.milestones[0].due_words is None
    moved = stands(
        "2021-06-15",
        decided("2021-06-15", Outcome.ORDERED, grants=to_terms(milestones={"start": "2021-05-31"})),
        goal=goal,
    ).position.goal
    assert moved
    assert (moved.open_ended, moved.due_words) == (True, "长期坚持")
