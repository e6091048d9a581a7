"""How far an item is towards its year's goal, measured against the time gone (序时进度)."""

import datetime as dt
from fractions import Fraction
from typing import NamedTuple

from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.plan.goal import Goal, Milestone
from wuxian.domain.plan.plan import Plan
from wuxian.domain.standing.record import Record
from wuxian.domain.values.dates import months_into
from wuxian.domain.values.types import Labelled

COMPLETE = 100


class Status(Labelled):
    """Where an item's year stands, by what was reported; completion awaits verification."""

    NOT_REPORTED = "not_reported", "未报送"
    IN_PROGRESS = "in_progress", "推进中"
    REPORTED_COMPLETE = "reported_complete", "已报完成"


class Reach(Labelled):
    """Whether a milestone was reached, and in time."""

    AHEAD = "ahead", "未到期"
    REACHED = "reached", "已完成"
    MADE_UP = "made_up", "逾期补完成"
    MISSED = "missed", "逾期"


class Step(NamedTuple):
    """A milestone and the day it was reached, seen on a day."""

    milestone: Milestone
    reached_on: dt.date | None
    day: dt.date

    @property
    def reach(self) -> Reach:
        """A milestone is missed from the day after its due date until it is made up."""
        if self.reached_on is not None:
            return Reach.REACHED if self.reached_on <= self.milestone.due else Reach.MADE_UP
        return Reach.MISSED if self.day > self.milestone.due else Reach.AHEAD


class Position(NamedTuple):
    """How far an item is on a day: `steps` by due date, `percent` towards that year's goal."""

    day: dt.date
    goal: Goal | None
    steps: tuple[Step, ...] = ()
    percent: int | None = None
    reported_on: dt.date | None = None

    @classmethod
    def of(cls, plan: Plan, record: Record, day: dt.date) -> "Position":
        """Fold the year's standing entries, newest first."""
        goal = plan.goal(day.year)
        reports = [report for report in record.of(PROGRESS) if report.date.year == day.year]
        # Of several reports of a milestone the first one counts, which comes last here.
        reached = {report.milestone: report.date for report in reports if report.milestone}
        with_figure = next((report for report in reports if report.percent is not None), None)
        return cls(
            day=day,
            goal=goal,
            steps=tuple(
                Step(milestone, reached.get(milestone.id), day)
                for milestone in sorted(goal.milestones if goal else (), key=lambda m: m.due)
            ),
            percent=with_figure.percent if with_figure else None,
            reported_on=reports[0].date if reports else None,
        )

    @property
    def status(self) -> Status:
        """Where the year stands, by what was reported."""
        if self.percent == COMPLETE:
            return Status.REPORTED_COMPLETE
        return Status.NOT_REPORTED if self.reported_on is None else Status.IN_PROGRESS

    @property
    def due(self) -> dt.date | None:
        """The day by which the goal is to be reached, if one is set."""
        return self.goal.due if self.goal else None

    @property
    def overdue_days(self) -> int:
        """How many days the goal is past due without reported completion."""
        if self.due is None or self.percent == COMPLETE:
            return 0
        return max(0, (self.day - self.due).days)

    @property
    def next_milestone(self) -> Milestone | None:
        """The earliest milestone not yet reached."""
        return next((step.milestone for step in self.steps if step.reached_on is None), None)

    def pace(self, due: dt.date) -> Fraction:
        """The share of the time to the due date that has gone; linear by months, at most 1."""
        if self.day >= due:
            return Fraction(1)
        year = self.day.year
        return months_into(year, self.day) / months_into(year, due)
