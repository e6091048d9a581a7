"""How far an item is towards its year's goal, measured against the time gone (序时进度)."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.plan.goal import Goal, Milestone, Part
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.year import LampRules, YearSettings
from wuxian.domain.standing.record import Record, goal_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import months_into
from wuxian.domain.values.types import Labelled

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress
    from wuxian.domain.standing.claims import Claims
    from wuxian.domain.standing.measured import Measured

COMPLETE = 100


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


class PartPosition(NamedTuple):
    """A part of a goal, and how far it is."""

    part: Part
    position: "Position"

    @property
    def share(self) -> Fraction:
        """How much is reached: its percent, else its least share; nothing reported is nothing."""
        position = self.position
        if position.is_complete:
            return Fraction(1)
        if position.percent is not None:
            return Fraction(position.percent, COMPLETE)
        ratios = [one.ratio or Fraction(0) for one in position.measured if one.is_paced]
        return min(Fraction(1), *ratios) if ratios else Fraction(0)


class Vantage(NamedTuple):
    """Where an item is seen from: of which year, on which day, by what settings and offices.

    `counts` says of a report whether it moves percent, figures and milestones; by default all do.
    `claims` are what the office has said of them, where it has.
    """

    year: int
    day: dt.date
    settings: YearSettings
    offices: tuple[str, ...] = ()
    counts: "Callable[[Progress], bool]" = bool
    claims: "Claims | None" = None


class Position(NamedTuple):
    """How far an item is on a day: `steps` by due date, `percent` towards that year's goal.

    `default_due` is the year's, for a goal that says no day; since the day `full_since` the percent
    has been all of it. `by_parts`: it stands on its parts, of which
    the percent is the mean; until one of them reports, the last whole figure stands.
    `verified` is how far it is by what the office has accepted, if that is anything; `claimed`
    how far by what was reported, where the office has put figures of its own in its place.
    """

    day: dt.date
    goal: Goal | None
    steps: tuple[Step, ...] = ()
    percent: int | None = None
    reported_on: dt.date | None = None
    measured: "tuple[Measured, ...]" = ()
    default_due: dt.date | None = None
    full_since: dt.date | None = None
    parts: tuple[PartPosition, ...] = ()
    by_parts: bool = False
    verified: "Position | None" = None
    claimed: "Position | None" = None

    @classmethod
    def of(cls, plan: Plan, record: Record, seen: Vantage) -> "Position":
        """Fold the year's standing entries, newest first; an office says whether words are met."""
        goal = goal_of(plan, record, seen.year)
        reports = [report for report in record.of(PROGRESS) if report.of_year == seen.year]
        # Usually all of them count, and nobody need be asked.
        counted = reports if seen.counts is bool else [*filter(seen.counts, reports)]
        if seen.claims is None:
            return cls._folded(goal, reports, counted, seen)
        verified = cls._folded(goal, reports, seen.claims.verified(counted, seen.offices), seen)
        found = cls._folded(goal, reports, seen.claims.counted(counted), seen).beside(verified)
        if not seen.claims.corrected:
            return found
        own = seen.claims.standing(counted)
        return found._replace(claimed=cls._folded(goal, reports, own, seen))

    def beside(self, verified: "Position") -> "Position":
        """The same, and each of its parts, with what is verified beside it."""
        parts = tuple(
            part._replace(position=part.position._replace(verified=twin.position))
            for part, twin in zip(self.parts, verified.parts, strict=True)
        )
        return self._replace(parts=parts, verified=verified)

    @classmethod
    def _folded(
        cls,
        goal: Goal | None,
        reports: "Sequence[Progress]",
        counted: "Sequence[Progress]",
        seen: Vantage,
    ) -> "Position":
        """Fold those of a year's reports that count towards its goal and the parts of that."""
        whole = [report for report in counted if report.part is None]
        found = cls._towards(goal, _last_day(reports, None), whole, seen)
        if goal is None or not goal.parts:
            return found
        of_parts: dict[str | None, list[Progress]] = defaultdict(list)
        for report in counted:
            of_parts[report.part].append(report)
        aims = {part.id: part.goal_in(goal) for part in goal.parts}
        positions = {
            name: cls._towards(aim, _last_day(reports, name), of_parts[name], seen)
            for name, aim in aims.items()
        }
        return with_parts(found, positions)._replace(
            reported_on=reports[0].date if reports else None
        )

    @classmethod
    def _towards(
        cls,
        goal: Goal | None,
        last_day: dt.date | None,
        counted: "Sequence[Progress]",
        seen: Vantage,
    ) -> "Position":
        """Fold what was reported of one goal, or of one part."""
        day, settings = seen.day, seen.settings
        # Of several reports of a milestone the first one counts, which comes last here.
        reached = {report.milestone: report.date for report in counted if report.milestone}
        with_percent = [report for report in counted if report.percent is not None]
        steps = sorted(goal.milestones if goal else (), key=lambda step: step.due)
        at_the_end = takewhile(lambda report: report.percent == COMPLETE, with_percent)
        return cls(
            day=day,
            goal=goal,
            steps=tuple(Step(step, reached.get(step.id), day) for step in steps),
            percent=with_percent[0].percent if with_percent else None,
            reported_on=last_day,
            measured=_measured(goal, counted, seen.offices, settings.lamps),
            default_due=settings.default_due,
            full_since=next(iter([report.date for report in at_the_end][-1:]), None),
        )

    @property
    def year(self) -> int:
        """The year of its goal."""
        return self.goal.year if self.goal else self.day.year

    @property
    def due(self) -> dt.date | None:
        """The day by which the goal is to be reached: its own, else the year's, if one is set."""
        if self.goal is None or self.goal.open_ended:
            return None
        return self.goal.due or self.default_due

    @property
    def end(self) -> dt.date:
        """The day at which figures are final: the due day, else the end of the year."""
        return self.due or dt.date(self.year, 12, 31)

    @property
    def due_basis(self) -> Basis | None:
        """What that day rests on."""
        if self.goal is None or self.due is None:
            return None
        return self.goal.basis if self.goal.due else Basis.YEARLY

    @property
    def asks_for_a_percent(self) -> bool:
        """Whether a percent is one of the things that make the goal complete."""
        if self.by_parts:
            return False
        return self.percent is not None or not (self.measured or self.steps)

    @property
    def is_complete(self) -> bool:
        """Whether all that the goal asks for is reported as reached: percent, steps, targets."""
        return (
            (self.percent == COMPLETE or not self.asks_for_a_percent)
            and all(step.reached_on for step in self.steps)
            and all(one.is_done(self.end, self.day) for one in self.measured)
            and (not self.by_parts or all(part.position.is_complete for part in self.parts))
        )

    @property
    def is_verified(self) -> bool:
        """Whether all of it is complete by what the office has accepted, too."""
        verified = self.verified
        return (
            self.is_complete
            and verified is not None
            and verified.is_complete
            and (verified.percent == COMPLETE or not self.asks_for_a_percent)
            and (not self.by_parts or all(part.position.is_verified for part in self.parts))
        )

    @property
    def complete_since(self) -> dt.date | None:
        """The day on which the last of what the goal asks for was reported, of what is complete."""
        if not self.is_complete:
            return None
        days = [self.full_since if self.asks_for_a_percent else None]
        days += [step.reached_on for step in self.steps]
        days += [one.done_on(self.end) for one in self.measured]
        days += [part.position.complete_since for part in self.parts if self.by_parts]
        return max(day for day in days if day is not None)

    @property
    def awaits_figures(self) -> bool:
        """Whether nothing is wanting, unless it be figures that nobody can know yet."""
        undone = [one for one in self.measured if not one.is_done(self.end, self.day)]
        parts = [part.position for part in self.parts if self.by_parts]
        return (
            (self.percent == COMPLETE or not self.asks_for_a_percent)
            and all(step.reached_on for step in self.steps)
            and all(one.is_unpublished(self.end, self.day) for one in undone)
            and all(part.awaits_figures for part in parts)
        )

    @property
    def overdue_days(self) -> int:
        """How many days the goal is past due without reported completion."""
        if self.due is None or self.is_complete:
            return 0
        return max(0, (self.day - self.due).days)

    @property
    def all_steps(self) -> tuple[Step, ...]:
        """Its steps and those of its parts, by due date."""
        steps = [*self.steps, *(step for part in self.parts for step in part.position.steps)]
        return tuple(sorted(steps, key=lambda step: step.milestone.due))

    @property
    def next_milestone(self) -> Milestone | None:
        """The earliest milestone not yet reached."""
        return next((step.milestone for step in self.all_steps if step.reached_on is None), None)

    def pace(self, due: dt.date) -> Fraction:
        """The share of the time to the due date that has gone; linear by months, at most 1."""
        if self.day >= due:
            return Fraction(1)
        return months_into(self.year, self.day) / months_into(self.year, due)


def _last_day(reports: "Sequence[Progress]", part: str | None) -> dt.date | None:
    """The day of the newest report about a part; about the whole, where it is none."""
    return next((report.date for report in reports if report.part == part), None)


def _measured(
    goal: Goal | None, reports: "Sequence[Progress]", offices: Sequence[str], rules: LampRules
) -> "tuple[Measured, ...]":
    if goal is None or not goal.targets:
        return ()
    from wuxian.domain.standing.measured import Measured

    return tuple(Measured.of(target, reports, offices, rules) for target in goal.targets)


def with_parts(whole: Position, positions: Mapping[str, Position]) -> Position:
    """A goal's own position with those of its parts, by their ids.

    Once one of them has reported, or where no whole figure was, it stands on them.
    """
    goal = whole.goal
    parts = tuple(PartPosition(part, positions[part.id]) for part in goal.parts) if goal else ()
    begun = any(_is_measured(part.position) for part in parts)
    if whole.percent is not None and not begun:
        return whole._replace(parts=parts)
    return whole._replace(
        parts=parts, by_parts=bool(parts), percent=_mean(parts) if begun else None
    )


def _is_measured(position: Position) -> bool:
    """Whether a figure of any kind was reported of it."""
    reached = any(step.reached_on for step in position.steps)
    told = any(one.as_of or one.met_on for one in position.measured)
    return position.percent is not None or reached or told


def _mean(parts: tuple[PartPosition, ...]) -> int:
    """The mean of the parts by their weights, rounded down: only all of them make up the whole."""
    weights = sum(part.part.weight for part in parts)
    total = sum((part.part.weight * part.share for part in parts), Fraction(0))
    return int(total / weights * COMPLETE)
