"""How far an item is: figures, milestones and status, folded for one day."""

import datetime as dt

import pytest

from tests.domain.books import SHANGHAI, a_book, a_goal, an_item, day, milestone, progress
from tests.domain.books import retraction as retraction_of
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.standing.position import Position, Reach, Step
from wuxian.domain.standing.state import Status, state_of


def position_on(on: str, *entries: Entry, goal: Goal | None = None) -> Position:
    """How far an item with these entries is on a day."""
    item = an_item(*entries, goals=(goal,) if goal else ())
    return state_of(a_book(item), item, day(on)).position


def test_the_newest_figure_counts_and_words_after_it_leave_it_standing() -> None:
    found = position_on(
        "2021-07-26",
        progress("2021-06-01", 20),
        progress("2021-07-01", 35),
        progress("2021-07-20", note="签约"),
    )
    assert found.percent == 35
    assert found.reported_on == day("2021-07-20")


def test_of_two_reports_of_one_day_the_one_recorded_later_counts() -> None:
    morning = dt.datetime(2021, 7, 1, 9, tzinfo=SHANGHAI)
    later = progress("2021-07-01", 40, entry_id="00000a", recorded=morning.replace(hour=10))
    earlier = progress("2021-07-01", 60, entry_id="00000b", recorded=morning)
    assert position_on("2021-07-26", later, earlier).percent == 40


def test_of_two_reports_of_one_moment_the_one_with_the_greater_id_counts() -> None:
    one = progress("2021-07-01", 40, entry_id="00000b")
    other = progress("2021-07-01", 60, entry_id="00000a")
    assert position_on("2021-07-26", one, other).percent == 40


def test_moments_in_different_time_zones_are_compared_as_moments() -> None:
    nine_here = dt.datetime(2021, 7, 1, 9, tzinfo=SHANGHAI)
    two_in_greenwich = dt.datetime(2021, 7, 1, 2, tzinfo=dt.UTC)
    earlier = progress("2021-07-01", 40, recorded=nine_here)
    later = progress("2021-07-01", 60, recorded=two_in_greenwich)
    assert position_on("2021-07-26", later, earlier).percent == 60


@pytest.mark.parametrize(
    ("entries", "status"),
    [
        ((), Status.NOT_REPORTED),
        ((progress("2021-07-01", note="签约"),), Status.IN_PROGRESS),
        ((progress("2021-07-01", 0),), Status.IN_PROGRESS),
        ((progress("2021-07-01", 99),), Status.IN_PROGRESS),
        ((progress("2021-07-01", 100),), Status.REPORTED_COMPLETE),
        ((progress("2021-07-01", 100), progress("2021-07-02", 90)), Status.IN_PROGRESS),
    ],
)
def test_the_status_is_what_was_reported_last(entries: tuple[Entry, ...], status: Status) -> None:
    item = an_item(*entries)
    assert state_of(a_book(item), item, day("2021-07-26")).status is status


@pytest.mark.parametrize(
    ("on", "reached", "reach"),
    [
        ("2021-06-30", None, Reach.AHEAD),
        ("2021-07-01", None, Reach.MISSED),
        ("2021-07-01", "2021-06-30", Reach.REACHED),
        ("2021-07-01", "2021-07-01", Reach.MADE_UP),
    ],
)
def test_a_milestone_due_on_30_june_is(on: str, reached: str | None, reach: Reach) -> None:
    step = Step(milestone("design", "2021-06-30"), day(reached) if reached else None, day(on))
    assert step.reach is reach


def test_a_milestone_is_reached_on_the_day_it_was_first_reported() -> None:
    goal = a_goal(milestone("design", "2021-06-30"))
    found = position_on(
        "2021-07-26",
        progress("2021-07-02", milestone="design"),
        progress("2021-06-20", milestone="design"),
        goal=goal,
    )
    assert [step.reached_on for step in found.steps] == [day("2021-06-20")]


def test_a_milestone_whose_report_is_retracted_is_not_reached() -> None:
    reported = progress("2021-06-20", milestone="design")
    found = position_on(
        "2021-07-26",
        reported,
        retraction_of("2021-07-01", reported),
        goal=a_goal(milestone("design", "2021-06-30")),
    )
    assert [step.reach for step in found.steps] == [Reach.MISSED]


def test_milestones_stand_in_the_order_in_which_they_fall_due() -> None:
    goal = a_goal(
        milestone("open", "2021-12-01"),
        milestone("design", "2021-06-30"),
        milestone("build", "2021-09-01"),
    )
    found = position_on("2021-07-26", goal=goal)
    assert [step.milestone.id for step in found.steps] == ["design", "build", "open"]


def test_the_next_milestone_is_the_earliest_one_not_reached() -> None:
    goal = a_goal(
        milestone("open", "2021-12-01"),
        milestone("build", "2021-09-01"),
        milestone("design", "2021-06-30"),
    )
    found = position_on("2021-07-26", progress("2021-06-20", milestone="design"), goal=goal)
    assert found.next_milestone == milestone("build", "2021-09-01")


def test_there_is_no_next_milestone_when_all_are_reached() -> None:
    goal = a_goal(milestone("design", "2021-06-30"))
    found = position_on("2021-07-26", progress("2021-06-20", milestone="design"), goal=goal)
    assert found.next_milestone is None


@pytest.mark.parametrize(
    ("on", "percent", "days"),
    [("2021-09-30", 99, 0), ("2021-10-01", 99, 1), ("2021-10-31", 99, 31), ("2021-10-31", 100, 0)],
)
def test_a_goal_due_on_30_september_is_overdue_by(on: str, percent: int, days: int) -> None:
    goal = a_goal(due="2021-09-30")
    assert position_on(on, progress("2021-09-01", percent), goal=goal).overdue_days == days


def test_a_goal_without_a_due_date_is_never_overdue() -> None:
    assert position_on("2021-12-31", goal=a_goal()).overdue_days == 0
