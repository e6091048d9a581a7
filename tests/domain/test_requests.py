"""Requests: what becomes of them, and whether they were made too late."""

from typing import NamedTuple

import pytest

from tests.domain.books import a_goal, a_goal_set, a_target, milestone, retraction, settings_of
from tests.domain.supervised import a_part, in_parts, stands
from tests.domain.supervising import approved, asked, decided, planned, sent_back, to_terms
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.request import Request
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.terms import Terms
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.standing.requests import Course

GOAL = a_goal(milestone("start", "2021-04-30", "开工"), due="2021-06-30")
ASKED = asked("2021-06-10", "2021-09-30")
GRANTED = approved("2021-06-15", ASKED)
BACK = sent_back("2021-06-15", ASKED)
AGAIN = asked("2021-06-20", "2021-08-31", after=ASKED)
AGAIN_GRANTED = approved("2021-06-25", AGAIN)


class Case(NamedTuple):
    """What was written, and what became of each request, the earliest first."""

    name: str
    on: str
    written: tuple[Entry, ...]
    courses: tuple[Course, ...]


TABLE = (
    Case("before its day there is none", "2021-06-09", (ASKED,), ()),
    Case("it waits", "2021-06-10", (ASKED,), (Course.PENDING,)),
    Case("the day before the decision", "2021-06-14", (ASKED, GRANTED), (Course.PENDING,)),
    Case("approved", "2021-06-15", (ASKED, GRANTED), (Course.APPROVED,)),
    Case("returned", "2021-06-15", (ASKED, BACK), (Course.RETURNED,)),
    Case(
        "returned and filed again",
        "2021-06-20",
        (ASKED, BACK, AGAIN),
        (Course.RETURNED, Course.PENDING),
    ),
    Case(
        "filed again and approved",
        "2021-06-25",
        (ASKED, BACK, AGAIN, AGAIN_GRANTED),
        (Course.RETURNED, Course.APPROVED),
    ),
    Case(
        "returned twice and then approved",
        "2021-06-30",
        (
            ASKED,
            BACK,
            AGAIN,
            sent_back("2021-06-25", AGAIN),
            third := asked("2021-06-27", "2021-08-15", after=AGAIN),
            approved("2021-06-30", third),
        ),
        (Course.RETURNED, Course.RETURNED, Course.APPROVED),
    ),
    Case(
        "filed again before anybody decided",
        "2021-06-20",
        (ASKED, AGAIN),
        (Course.FILED_AGAIN, Course.PENDING),
    ),
    Case(
        "of two decisions the last holds",
        "2021-06-18",
        (ASKED, GRANTED, sent_back("2021-06-18", ASKED)),
        (Course.RETURNED,),
    ),
    Case(
        "its decision taken back, it waits again",
        "2021-06-18",
        (ASKED, GRANTED, retraction("2021-06-18", GRANTED)),
        (Course.PENDING,),
    ),
    Case(
        "from that day on",
        "2021-06-17",
        (ASKED, GRANTED, retraction("2021-06-18", GRANTED)),
        (Course.APPROVED,),
    ),
    Case(
        "taken back, it is gone",
        "2021-06-18",
        (ASKED, GRANTED, retraction("2021-06-18", ASKED)),
        (),
    ),
    Case(
        "a decision before its request counts from the request's day",
        "2021-06-10",
        (ASKED, approved("2021-06-01", ASKED)),
        (Course.APPROVED,),
    ),
    Case(
        "of another year it is none of this one's",
        "2021-06-10",
        (asked("2021-06-10", "2022-03-31", year=2022),),
        (),
    ),
)


@pytest.mark.parametrize("case", TABLE, ids=[case.name for case in TABLE])
def test_a_request_waits_until_it_is_decided(case: Case) -> None:
    found = stands(case.on, *case.written, goal=GOAL).requests
    assert tuple(one.course for one in found) == case.courses
    assert [one.is_pending for one in found] == [
        course is Course.PENDING for course in case.courses
    ]


def test_what_was_returned_waits_for_another_until_that_is_filed() -> None:
    def waiting(on: str, *written: Entry) -> list[bool]:
        return [one.waits_for_another for one in stands(on, *written, goal=GOAL).requests]

    assert waiting("2021-06-19", ASKED, BACK, AGAIN) == [True]
    assert waiting("2021-06-20", ASKED, BACK, AGAIN) == [False, False]
    assert waiting("2021-06-20", ASKED, GRANTED) == [False]


def test_of_two_filed_after_the_same_one_the_first_is_meant() -> None:
    second = asked("2021-06-21", "2021-08-01", after=ASKED)
    first, *_ = stands("2021-06-30", ASKED, BACK, second, AGAIN, goal=GOAL).requests
    assert first.again == AGAIN


def test_a_request_says_what_was_decided_on_it() -> None:
    order = decided("2021-06-12", Outcome.ORDERED, grants=to_terms("2021-07-31"))
    [one] = stands("2021-06-30", ASKED, order, GRANTED, goal=GOAL).requests
    assert one.effect
    assert (one.effect.decision, str(one.effect.since)) == (GRANTED, "2021-06-15")


def is_late(
    request: Request,
    *written: Entry,
    goal: Goal | None = GOAL,
    settings: YearSettings | None = None,
) -> bool:
    """Whether a request among these entries was made too late, as one says at the year's end."""
    state = stands("2021-12-31", request, *written, goal=goal, settings=settings)
    return next(one.is_late for one in state.requests if one.request is request)


@pytest.mark.parametrize(
    ("on", "late"), [("2021-06-29", False), ("2021-06-30", False), ("2021-07-01", True)]
)
def test_a_delay_is_asked_for_before_the_day_has_passed(on: str, *, late: bool) -> None:
    assert is_late(asked(on, "2021-09-30")) is late


@pytest.mark.parametrize(
    ("on", "late"), [("2021-04-29", False), ("2021-04-30", False), ("2021-05-01", True)]
)
def test_so_is_a_delay_of_a_milestone(on: str, *, late: bool) -> None:
    assert is_late(asked(on, to_terms(milestones={"start": "2021-05-31"}))) is late


@pytest.mark.parametrize(
    ("on", "late"), [("2021-07-30", False), ("2021-07-31", False), ("2021-08-01", True)]
)
def test_the_day_then_in_force_counts_with_what_had_been_granted(on: str, *, late: bool) -> None:
    granted = approved("2021-06-15", ASKED, to_terms("2021-07-31"))
    assert is_late(asked(on, "2021-09-30"), ASKED, granted) is late


def test_what_is_granted_later_makes_no_late_request_one_in_time() -> None:
    late = asked("2021-07-05", "2021-09-30")
    for day in ("2021-07-05", "2021-07-06"):
        assert is_late(late, approved(day, late))
    order = decided("2021-07-06", Outcome.ORDERED, grants=to_terms("2021-12-31"))
    assert is_late(late, order)
    again = asked("2021-07-05", "2021-08-31", after=late)
    written = (sent_back("2021-07-05", late), again, approved("2021-07-05", again))
    assert is_late(late, *written)
    assert is_late(again, late, *written[::2])


def test_what_was_granted_on_its_own_day_to_an_earlier_request_is_in_force() -> None:
    granted = approved("2021-07-05", ASKED, to_terms("2021-07-31"))
    assert not is_late(asked("2021-07-05", "2021-09-30"), ASKED, granted)


def test_a_goal_that_was_revised_since_does_not_count() -> None:
    revised = a_goal_set("2021-07-10", due="2021-08-31")
    assert is_late(asked("2021-07-05", "2021-09-30"), revised)
    assert not is_late(asked("2021-07-10", "2021-09-30"), revised)


BY_DEFAULT = settings_of(2021, default_due="2021-06-30")
PARTS = in_parts(a_part("east", due="2021-06-30"), a_part("west"), due="2021-08-31")


@pytest.mark.parametrize(
    ("terms", "goal", "late"),
    [
        (to_terms("2021-09-30"), a_goal(), True),
        (to_terms("2021-09-30"), a_goal(open_ended=True), False),
        (to_terms("2021-09-30"), None, False),
        (to_terms(suspends=True), GOAL, False),
        (to_terms(targets=(a_target(),)), a_goal(due="2021-06-30", targets=(a_target(),)), False),
        (to_terms(milestones={"unknown": "2021-09-30"}), GOAL, False),
        (to_terms("2021-09-30", part="east"), PARTS, True),
        (to_terms("2021-09-30", part="west"), PARTS, False),
        (to_terms("2021-09-30", part="unknown"), PARTS, False),
    ],
    ids=[
        "the year's default day counts",
        "what is open-ended has no day",
        "nor has what has no goal",
        "a stop can be asked for on any day",
        "so can another figure",
        "a milestone that nobody knows has no day",
        "a part has its own day",
        "or that of the whole",
        "one that nobody knows, too",
    ],
)
def test_which_day_is_asked_for_too_late(terms: Terms, goal: Goal | None, *, late: bool) -> None:
    assert is_late(asked("2021-07-15", terms), goal=goal, settings=BY_DEFAULT) is late


def test_a_plan_of_the_work_moves_no_day_and_is_never_late() -> None:
    assert not is_late(planned("2021-12-01", milestone("plan-1", "2021-12-15")))
