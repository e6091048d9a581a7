"""A target held against the figure that stands for it on a day."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.plan.goal import At, Better, Every, Measure, Target
from wuxian.domain.plan.year import LampRules
from wuxian.domain.values.basis import Figure, in_percent

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress

_MONTHS_OF = {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}


class Measured(NamedTuple):
    """A target with the newest figure reported of it, the day that is of, and when it was met.

    Of a target without a value `met_on` is the day of the office's word. `bound` is what the
    figure is held against: the value, with what “about” forgives on its bad side. The figure of a
    period is to be known so many days after its end as `published_within` says.
    """

    target: Target
    bound: Decimal | None = None
    actual: Decimal | None = None
    as_of: dt.date | None = None
    met_on: dt.date | None = None
    published_within: int = 0

    @classmethod
    def of(
        cls, target: Target, reports: "Sequence[Progress]", offices: Iterable[str], rules: LampRules
    ) -> "Measured":
        """Fold the reports of the year that count, newest first; words are met by an office."""
        if target.value is None:
            said = [report for report in reports if target.name in report.met]
            heard = [report.date for report in said if report.by in {*offices}]
            return cls(target, met_on=heard[-1] if heard else None)
        bound, within = _bound(target, target.value, rules), rules.published_within
        named = [(figure_of(report, target), report.date) for report in reports]
        known = [(figure.value, day) for figure, day in named if figure is not None]
        if not known:
            return cls(target, bound, published_within=within)
        found = cls(target, bound, *known[0], published_within=within)
        met_on = None
        for value, day in known:
            if not found._replace(actual=value).is_within:
                break
            met_on = day
        return found._replace(met_on=met_on)

    @property
    def is_floor(self) -> bool:
        """Whether more of it is better."""
        at = self.target.at
        return at is At.LEAST or (at is At.ABOUT and self.target.better is not Better.LESS)

    @property
    def is_cumulative(self) -> bool:
        """Whether it is a total since 1 January."""
        return self.target.measure is Measure.CUMULATIVE

    @property
    def is_within(self) -> bool:
        """Whether the figure is on the right side, whatever the day."""
        if self.actual is None or self.bound is None:
            return self.met_on is not None
        return self.actual >= self.bound if self.is_floor else self.actual <= self.bound

    @property
    def is_paced(self) -> bool:
        """Whether its share of the goal is held against the time gone."""
        return self.is_cumulative and self.is_floor and bool(self.target.value)

    @property
    def ratio(self) -> Fraction | None:
        """The share of the goal that is reached, of what is a sum towards it; may be above 1."""
        value = self.target.value
        if not self.is_paced or self.actual is None or value is None or value <= 0:
            return None
        return Fraction(self.actual) / Fraction(value)

    @property
    def told_ratio(self) -> Decimal | None:
        """The share as it is told: rounded to a tenth of a percent, and never up to the whole."""
        if self.ratio is None:
            return None
        return in_percent(self.ratio, 100 if self.ratio < 1 else None) / 100

    def is_final(self, due: dt.date) -> bool:
        """Whether the figure is of the last period that ended by the due day, or of a later one.

        It is of the period that had ended on its day: one of 20 October is of the third quarter.
        """
        return self.as_of is not None and self.as_of >= (self._period_ended_by(due) or due)

    def missing_period(self, due: dt.date, day: dt.date) -> str | None:
        """The period whose figure was to be known before this day and is not, in words."""
        if self.target.value is None or self.is_cumulative:
            return None
        known_by = day - dt.timedelta(days=self.published_within + 1)
        end = self._period_ended_by(min(known_by, due)) if known_by.year == due.year else None
        if end is None or (self.as_of is not None and self.as_of >= end):
            return None
        if self.target.every is Every.QUARTER:
            return f"{'一二三四'[end.month // 3 - 1]}季度"
        return f"{end.month}月" if self.target.every is Every.MONTH else f"{end.year}年"

    def is_met(self, due: dt.date, day: dt.date) -> bool:
        """Whether it is on the right side by a figure that is of the day, not of a time before."""
        is_old = self.missing_period(due, day) or (day >= due and self.is_unpublished(due, day))
        return self.is_within and not is_old

    def _period_ended_by(self, day: dt.date) -> dt.date | None:
        """The last day of the newest period that had ended by a day of its year."""
        months = _MONTHS_OF[self.target.every or Every.YEAR]
        after = day + dt.timedelta(days=1)
        ended = (after.month - 1) // months * months if after.year == day.year else 12
        if not ended:
            return None
        return dt.date(day.year, ended, monthrange(day.year, ended)[1])

    @property
    def is_done_at_once(self) -> bool:
        """Whether it is met for good when it is met: a sum to be reached, or the office's word."""
        return self.target.value is None or (self.is_cumulative and self.is_floor)

    def is_done(self, due: dt.date, day: dt.date) -> bool:
        """Whether it is met for good, which nothing but a sum to be reached is before its due."""
        if self.is_done_at_once or not self.is_within:
            return self.is_within
        return day >= due and (self.is_cumulative or self.is_final(due))

    def done_on(self, due: dt.date) -> dt.date | None:
        """The day from which it is met for good, of what is done."""
        if self.met_on is None or self.is_done_at_once:
            return self.met_on
        return max(self.met_on, due)

    def is_unpublished(self, due: dt.date, day: dt.date) -> bool:
        """Whether a rate or a level has no figure yet, and nobody may ask for it so far."""
        if self.target.value is None or self.is_cumulative:
            return False
        if day < due:
            return self.as_of is None
        last = due + dt.timedelta(days=self.published_within)
        return not self.is_final(due) and day <= last


def figure_of(report: "Progress", target: Target) -> Figure | None:
    """What a report says of a target; that it is in the target's unit, a rule sees to."""
    return next((one for one in report.figures if one.name == target.name), None)


def _bound(target: Target, value: Decimal, rules: LampRules) -> Decimal:
    if target.at is not At.ABOUT:
        return value
    forgiven = abs(value) * rules.about_within / 100
    return value + forgiven if target.better is Better.LESS else value - forgiven
