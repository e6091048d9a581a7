"""Verifying by measure: milestones, figures and parts, each by what was said of it."""

import pytest

from tests.domain.books import (
    a_goal,
    a_target,
    figure,
    milestone,
    progress,
)
from tests.domain.supervised import a_part, in_parts, stands
from tests.domain.supervising import accepted, returned
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import At, Measure
from wuxian.domain.standing.claims import to_verify
from wuxian.domain.standing.state import Status

STEP = a_goal(milestone("start", "2021-06-30", "开工"), due="2021-12-31")
EARLY = progress("2021-06-20", milestone="start")
LATE = progress("2021-07-05", milestone="start")


@pytest.mark.parametrize(
    ("written", "reached", "verified", "waiting"),
    [
        ((EARLY, LATE), "2021-06-20", None, (EARLY,)),
        ((EARLY, LATE, returned("2021-07-10", EARLY)), "2021-07-05", None, (LATE,)),
        ((EARLY, LATE, accepted("2021-07-10", EARLY)), "2021-06-20", "2021-06-20", ()),
        ((EARLY, LATE, accepted("2021-07-10", LATE)), "2021-06-20", "2021-07-05", (EARLY,)),
        ((EARLY, LATE, *(returned("2021-07-10", one) for one in (EARLY, LATE))), None, None, ()),
    ],
    ids=["earliest", "returned", "verified", "only the later verified", "both returned"],
)
def test_of_a_milestone_the_earliest_report_that_was_not_returned_counts(
    written: tuple[Entry, ...],
    reached: str | None,
    verified: str | None,
    waiting: tuple[Entry, ...],
) -> None:
    state = stands("2021-07-31", *written, goal=STEP)
    [step] = state.position.steps
    [twin] = state.position.verified.steps if state.position.verified else [None]
    assert (str(step.reached_on) if step.reached_on else None) == reached
    assert (str(twin.reached_on) if twin and twin.reached_on else None) == verified
    assert to_verify(state) == waiting


def _counts(on: str, value: int, *, jobless: str | None = None) -> Progress:
    more = (figure("失业率", jobless, "%"),) if jobless else ()
    return progress(on, figures=(figure("项目", value), *more))


PROJECTS = a_goal(due="2021-12-31", targets=(a_target("项目", 10),))


def test_the_offices_own_figure_stands_for_the_one_of_its_name_alone() -> None:
    claim = _counts("2021-06-01", 8, jobless="4.1")
    word = accepted("2021-06-10", claim, figures=(figure("项目", 6),))
    state = stands("2021-06-30", claim, word, goal=PROJECTS)
    claimed = stands("2021-06-09", claim, word, goal=PROJECTS)
    assert [one.actual for one in claimed.position.measured] == [8]
    assert [one.actual for one in state.position.measured] == [6]
    [counted] = state.seen.claims.counted([claim]) if state.seen.claims else []
    assert counted.figures == (figure("项目", 6), figure("失业率", "4.1", "%"))
    assert counted.percent is None


def test_a_word_without_a_figure_leaves_the_report_as_it_is() -> None:
    claim = progress("2021-06-01", 60, figures=(figure("项目", 8),))
    own_percent = accepted("2021-06-10", claim, 50)
    own_figure = accepted("2021-06-11", claim, figures=(figure("项目", 7),))
    for word, percent, projects in ((own_percent, 50, 8), (own_figure, 60, 7)):
        state = stands("2021-06-30", claim, word, goal=PROJECTS)
        assert state.position.percent == percent
        assert [one.actual for one in state.position.measured] == [projects]


def test_a_newer_figure_overtakes_the_older_of_its_name_alone() -> None:
    jobless = a_target("失业率", 5, at=At.MOST, measure=Measure.LEVEL, unit="%")
    goal = a_goal(due="2021-12-31", targets=(*PROJECTS.targets, jobless))
    both, one = _counts("2021-05-01", 5, jobless="4.1"), _counts("2021-06-01", 8)
    assert to_verify(stands("2021-06-30", both, one, goal=goal)) == (one, both)
    again = _counts("2021-06-02", 9, jobless="4.2")
    assert to_verify(stands("2021-06-30", both, one, again, goal=goal)) == (again,)


def test_a_figure_that_no_target_asks_for_is_nothing_to_verify() -> None:
    both, one = _counts("2021-05-01", 5, jobless="4.1"), _counts("2021-06-01", 8)
    assert to_verify(stands("2021-06-30", both, one, goal=PROJECTS)) == (one,)


def test_all_that_makes_it_complete_is_to_be_verified() -> None:
    reached, full = progress("2021-06-20", milestone="start"), progress("2021-11-20", 100)
    only_the_step = (reached, full, accepted("2021-11-25", reached))
    assert stands("2021-11-30", *only_the_step, goal=STEP).status is Status.REPORTED_COMPLETE
    only_the_percent = (reached, full, accepted("2021-11-26", full))
    assert stands("2021-11-30", *only_the_percent, goal=STEP).status is Status.REPORTED_COMPLETE
    both = (*only_the_step, accepted("2021-11-26", full))
    assert stands("2021-11-30", *both, goal=STEP).status is Status.VERIFIED_COMPLETE


TWO = in_parts(a_part("east"), a_part("west", weight=3))


def _of_part(part: str, on: str, percent: int) -> Progress:
    return progress(on, percent).model_copy(update={"part": part})


EAST, WEST = _of_part("east", "2021-06-01", 60), _of_part("west", "2021-06-02", 20)


@pytest.mark.parametrize(
    ("words", "claimed", "verified", "waiting"),
    [
        ((), 30, None, (WEST, EAST)),
        ((accepted("2021-06-10", EAST),), 30, 15, (WEST,)),
        ((accepted("2021-06-10", EAST, 40),), 25, 10, (WEST,)),
        ((accepted("2021-06-10", EAST), accepted("2021-06-10", WEST)), 30, 30, ()),
        ((returned("2021-06-10", EAST),), 15, None, (WEST,)),
        ((returned("2021-06-10", EAST), returned("2021-06-10", WEST)), None, None, ()),
    ],
)
def test_parts_are_verified_each_and_their_mean_is_of_what_was(
    words: tuple[Entry, ...],
    claimed: int | None,
    verified: int | None,
    waiting: tuple[Entry, ...],
) -> None:
    state = stands("2021-06-30", EAST, WEST, *words, goal=TWO)
    assert state.position.percent == claimed
    assert (state.position.verified.percent if state.position.verified else None) == verified
    assert to_verify(state) == waiting


def test_each_part_shows_what_of_it_is_verified() -> None:
    state = stands("2021-06-30", EAST, WEST, accepted("2021-06-10", EAST, 40), goal=TWO)
    told = [
        (part.position.percent, part.position.verified and part.position.verified.percent)
        for part in state.position.parts
    ]
    assert told == [(40, 40), (20, None)]


def test_a_whole_figure_that_was_verified_verifies_no_part_that_reports_after_it() -> None:
    whole = progress("2021-10-01", 100)
    parts = (_of_part("east", "2021-11-01", 100), _of_part("west", "2021-11-01", 100))
    written = (whole, accepted("2021-10-05", whole), *parts)
    assert stands("2021-11-30", *written, goal=TWO).status is Status.REPORTED_COMPLETE
    seen = (accepted("2021-11-05", one) for one in parts)
    assert stands("2021-11-30", *written, *seen, goal=TWO).status is Status.VERIFIED_COMPLETE
