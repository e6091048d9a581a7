"""Plans of the work (细化方案): steps and parts that an approved one adds to the list's goal."""

import pytest

from tests.domain.books import EDUCATION, a_goal, a_goal_set, milestone, progress, retraction
from tests.domain.supervised import a_part, in_parts, stands
from tests.domain.supervising import approved, asked, decided, planned, sent_back, to_terms
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.request import Contact
from wuxian.domain.plan.goal import Goal
from wuxian.domain.standing.granted import plans_in_force
from wuxian.domain.standing.record import Record
from wuxian.domain.values.types import LAST_DAY

GOAL = a_goal(milestone("open", "2021-10-31", "通车"), due="2021-12-31")
SURVEY, DESIGN = (
    milestone("plan-1", "2021-05-31", "勘察"),
    milestone("plan-2", "2021-06-30", "设计"),
)
FIRST = planned("2021-03-10", SURVEY)
FIRST_APPROVED = approved("2021-03-20", FIRST)
SECOND = planned("2021-06-01", milestone("plan-1", "2021-07-31", "勘察"), DESIGN)
SECOND_APPROVED = approved("2021-06-10", SECOND)
PUT_OFF = decided(
    "2021-04-01", Outcome.ORDERED, grants=to_terms(milestones={"plan-1": "2021-06-15"})
)
REVISED = a_goal_set("2021-07-01", milestone("open", "2021-11-30", "通车"), due="2021-12-20")


def steps_on(on: str, *written: Entry, goal: Goal = GOAL) -> dict[str, str]:
    """The milestones in force on a day, and when they are due, by due date."""
    state = stands(on, *written, goal=goal)
    return {step.milestone.id: str(step.milestone.due) for step in state.position.steps}


LIST = {"open": "2021-10-31"}
WITH_FIRST = {"plan-1": "2021-05-31", **LIST}
WITH_SECOND = {"plan-2": "2021-06-30", "plan-1": "2021-07-31", **LIST}


@pytest.mark.parametrize(
    ("on", "written", "steps"),
    [
        ("2021-03-19", (FIRST, FIRST_APPROVED), LIST),
        ("2021-03-20", (FIRST, FIRST_APPROVED), WITH_FIRST),
        ("2021-03-21", (FIRST, FIRST_APPROVED), WITH_FIRST),
        ("2021-03-21", (FIRST, sent_back("2021-03-20", FIRST)), LIST),
        ("2021-06-09", (FIRST, FIRST_APPROVED, SECOND, SECOND_APPROVED), WITH_FIRST),
        ("2021-06-10", (FIRST, FIRST_APPROVED, SECOND, SECOND_APPROVED), WITH_SECOND),
        (
            "2021-06-20",
            (FIRST, FIRST_APPROVED, SECOND, SECOND_APPROVED, retraction("2021-06-20", SECOND)),
            WITH_FIRST,
        ),
        (
            "2021-06-10",
            (FIRST, FIRST_APPROVED, SECOND, sent_back("2021-06-10", SECOND)),
            WITH_FIRST,
        ),
    ],
)
def test_the_plan_that_was_approved_last_adds_its_steps(
    on: str, written: tuple[Entry, ...], steps: dict[str, str]
) -> None:
    assert steps_on(on, *written) == steps


def test_a_plan_stays_where_the_goal_is_revised() -> None:
    written = (FIRST, FIRST_APPROVED, REVISED)
    assert steps_on("2021-07-01", *written) == {"plan-1": "2021-05-31", "open": "2021-11-30"}
    assert str(stands("2021-07-01", *written, goal=GOAL).position.due) == "2021-12-20"


def test_what_was_granted_of_a_plan_stays_with_it_and_of_the_list_does_not() -> None:
    both = to_terms(milestones={"plan-1": "2021-06-15", "open": "2021-11-15"})
    order = decided("2021-04-01", Outcome.ORDERED, grants=both)
    written = (FIRST, FIRST_APPROVED, order, REVISED)
    assert steps_on("2021-06-30", *written) == {"plan-1": "2021-06-15", "open": "2021-11-15"}
    assert steps_on("2021-07-01", *written) == {"plan-1": "2021-06-15", "open": "2021-11-30"}


def test_a_new_plan_has_its_own_days_whatever_was_granted_of_the_old_one() -> None:
    written = (FIRST, FIRST_APPROVED, PUT_OFF, SECOND, SECOND_APPROVED)
    assert steps_on("2021-06-09", *written)["plan-1"] == "2021-06-15"
    assert steps_on("2021-06-10", *written)["plan-1"] == "2021-07-31"


def test_what_is_granted_of_a_step_before_there_is_a_plan_moves_nothing() -> None:
    late = approved("2021-04-10", FIRST)
    assert steps_on("2021-04-10", FIRST, PUT_OFF, late)["plan-1"] == "2021-05-31"


def test_a_plan_may_be_approved_with_a_step_on_another_day() -> None:
    otherwise = approved("2021-03-20", FIRST, to_terms(milestones={"plan-1": "2021-05-15"}))
    assert steps_on("2021-03-20", FIRST, otherwise)["plan-1"] == "2021-05-15"


def test_the_lists_own_step_comes_before_one_of_the_plan_with_its_id() -> None:
    same = planned("2021-03-10", milestone("open", "2021-09-30", "试通车"), SURVEY)
    written = (same, approved("2021-03-20", same))
    assert steps_on("2021-03-20", *written) == WITH_FIRST
    assert len(stands("2021-03-20", *written, goal=GOAL).position.steps) == len(WITH_FIRST)


def test_a_plan_never_changes_the_sentence_or_the_day() -> None:
    goal = stands("2021-03-20", FIRST, FIRST_APPROVED, goal=GOAL).position.goal
    assert goal
    assert goal.model_copy(update={"milestones": GOAL.milestones}) == GOAL


def test_the_parts_of_a_plan_make_up_the_whole_and_their_leads_report_of_them() -> None:
    parts = (a_part("east", lead=EDUCATION), a_part("west"))
    plan = planned("2021-03-10", parts=parts)
    report = progress("2021-04-01", 80, by=EDUCATION).model_copy(update={"part": "east"})
    state = stands("2021-04-30", plan, approved("2021-03-20", plan), report)
    assert [part.position.percent for part in state.position.parts] == [80, None]
    assert state.position.percent == 40
    unapproved = stands("2021-04-30", plan, report)
    assert (unapproved.position.parts, unapproved.position.percent) == ((), None)


def test_the_lists_own_part_comes_before_one_of_the_plan_with_its_id() -> None:
    plan = planned("2021-03-10", parts=(a_part("east", weight=9), a_part("west")))
    state = stands(
        "2021-03-20", plan, approved("2021-03-20", plan), goal=in_parts(a_part("east", weight=2))
    )
    assert [(part.part.id, part.part.weight) for part in state.position.parts] == [
        ("east", 2),
        ("west", 1),
    ]


def test_a_part_of_a_plan_can_be_put_off() -> None:
    plan = planned("2021-03-10", parts=(a_part("east", due="2021-06-30"),))
    request = asked("2021-06-01", to_terms("2021-08-31", part="east"))
    written = (plan, approved("2021-03-20", plan), request, approved("2021-06-10", request))
    for on, due in (("2021-06-09", "2021-06-30"), ("2021-06-10", "2021-08-31")):
        [part] = stands(on, *written).position.parts
        assert str(part.position.due) == due


def test_a_plan_of_people_alone_adds_nothing_to_the_goal() -> None:
    plan = planned("2021-03-10", contacts=(Contact(role="经办人", name="李四"),))
    assert steps_on("2021-03-20", plan, approved("2021-03-20", plan)) == LIST


def test_each_year_has_the_plan_that_was_approved_last() -> None:
    of_2022 = planned("2022-03-10", DESIGN).model_copy(update={"year": 2022})
    written = (
        FIRST,
        FIRST_APPROVED,
        of_2022,
        approved("2022-03-20", of_2022).model_copy(update={"year": 2022}),
        SECOND,
        SECOND_APPROVED,
        REVISED,
    )
    assert plans_in_force(Record.on(written, LAST_DAY)) == [SECOND.added, of_2022.added]
