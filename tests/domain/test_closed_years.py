"""Closed years: what is closed for its year waits for the next list, what is for good does not."""

import pytest

from tests.domain.books import a_goal, a_goal_set, progress
from tests.domain.supervised import stands
from tests.domain.supervising import NOTICE, accepted, closed, decided, reopened, to_terms
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.terms import Ending
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import Status

DONE = progress("2021-11-20", 100)
SEEN = accepted("2021-11-25", DONE)
CLOSED = closed("2021-12-01", SEEN)
CANCELLED = closed("2021-06-01", how=Ending.CANCELLED)
STOP = decided("2021-06-01", Outcome.ORDERED, grants=to_terms(suspends=True))


FOR_GOOD = decided("2021-12-01", Outcome.CLOSED, SEEN, for_good=True)
ENDED_FOR_GOOD = decided("2021-06-01", Outcome.CLOSED, how=Ending.MERGED, for_good=True)
OF_2022 = a_goal(year=2022, due="2022-12-31")


@pytest.mark.parametrize(
    ("written", "statuses"),
    [
        (
            (DONE, SEEN, CLOSED),
            {2020: Status.NOT_REPORTED, 2021: Status.CLOSED, 2022: Status.NOT_REPORTED},
        ),
        (
            (DONE, SEEN, FOR_GOOD),
            {
                2020: Status.NOT_REPORTED,
                2021: Status.CLOSED,
                2022: Status.CLOSED,
                2025: Status.CLOSED,
            },
        ),
        (
            (DONE, SEEN, FOR_GOOD, reopened("2022-01-10", FOR_GOOD, year=2022)),
            {2021: Status.CLOSED, 2022: Status.NOT_REPORTED, 2023: Status.NOT_REPORTED},
        ),
        (
            (DONE, SEEN, FOR_GOOD, reopened("2022-01-10", FOR_GOOD)),
            {2021: Status.VERIFIED_COMPLETE, 2022: Status.NOT_REPORTED},
        ),
        ((ENDED_FOR_GOOD,), {2020: Status.NOT_REPORTED, 2021: Status.ENDED, 2022: Status.ENDED}),
        ((CANCELLED,), {2021: Status.ENDED, 2022: Status.NOT_REPORTED}),
        ((STOP,), {2021: Status.SUSPENDED, 2022: Status.NOT_REPORTED}),
    ],
    ids=[
        "a year is closed",
        "closed for good",
        "and put back on the list of the next year",
        "or of its own",
        "ended for good",
        "ended",
        "suspended",
    ],
)
def test_what_is_closed_for_good_is_closed_in_every_later_year(
    written: tuple[Entry, ...], statuses: dict[int, Status]
) -> None:
    found = {
        year: stands("2022-02-15", *written, more=(OF_2022,), year=year).status for year in statuses
    }
    assert found == statuses


@pytest.mark.parametrize("more", [(), (OF_2022,)], ids=["off the next list", "on it by mistake"])
def test_what_was_closed_for_good_waits_for_no_list_and_is_counted_as_nothing(
    more: tuple[Goal, ...],
) -> None:
    done = stands("2022-02-15", DONE, SEEN, FOR_GOOD, more=more)
    assert done.verdict.told == (Lamp.OFF, f"2021年12月1日销号（{NOTICE}）")
    assert (done.class_, done.class_why, done.last_year) == (Class.OTHER, "销号", None)
    ended = stands("2022-02-15", ENDED_FOR_GOOD, more=more)
    assert ended.verdict.told == (Lamp.GREY, f"2021年6月1日并入其他事项（{NOTICE}）")
    assert (ended.class_, ended.class_why) == (Class.OTHER, "并入其他事项")


def test_what_was_closed_for_its_year_waits_for_the_next_list() -> None:
    state = stands("2022-02-15", DONE, SEEN, CLOSED)
    assert state.verdict.why == "清单未下达"
    assert state.last_year
    assert state.last_year.status is Status.CLOSED


def test_a_year_that_is_verified_and_closed_after_its_end_counts_as_done() -> None:
    report = progress("2022-01-10", 100).model_copy(update={"year": 2021})
    seen = accepted("2022-02-01", report)
    done = closed("2022-02-10", seen)
    own_goal = a_goal_set("2022-01-20", due="2022-12-31", year=2022)
    for on, status in (
        ("2022-02-09", Status.VERIFIED_COMPLETE),
        ("2022-02-10", Status.CLOSED),
    ):
        state = stands(on, report, seen, done, own_goal, year=2021)
        assert (state.status, state.class_) == (status, Class.DONE)
    assert stands("2022-02-15", report, seen, done, own_goal).status is Status.NOT_REPORTED
