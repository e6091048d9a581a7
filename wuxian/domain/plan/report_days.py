"""The report days of a year (报送日), by its rules and the working calendar."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import NamedTuple

from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.report_rule import Cycle, Moved, Period, ReportRule
from wuxian.domain.plan.year import YearSettings

_ONE_DAY = dt.timedelta(days=1)


class ReportDay(NamedTuple):
    """A day by which units report, by a year's rules, and the periods that a report of it is of.

    What is recorded after the report day before, `opens`, and up to this one is in time; what is
    recorded later, before the `next` one, is late.
    """

    cycle: Cycle
    year: int
    day: dt.date
    periods: tuple[Period, ...]
    opens: dt.date
    next: dt.date

    @property
    def words(self) -> str:
        """The periods as people call them; holidays can make one day serve two."""
        return "、".join(period.words_in(self.year) for period in self.periods)


class ReportDays(NamedTuple):
    """The report days of any year: `settings` gives the rules of a year."""

    settings: Callable[[int], YearSettings]
    calendar: WorkCalendar

    def of(self, year: int) -> tuple[ReportDay, ...]:
        """The report days of a year: those of weeks, of months, of quarters, each by day."""
        return tuple(day for cycle in Cycle for day in self._of_cycle(cycle, year))

    def around(self, day: dt.date) -> tuple[ReportDay, ...]:
        """Of each kind the last report day that has passed, and the one that runs."""
        near = [one for year in (day.year - 1, day.year, day.year + 1) for one in self.of(year)]
        found = []
        for cycle in Cycle:
            of_it = sorted((one for one in near if one.cycle is cycle), key=lambda one: one.day)
            found += [one for one in of_it if one.day < day][-1:]
            found += [one for one in of_it if one.opens < day <= one.day][:1]
        return tuple(found)

    def _of_cycle(self, cycle: Cycle, year: int) -> list[ReportDay]:
        rules = self._rules(cycle, year)
        own = self._dated(rules, [year])
        known = {*own}
        for beside in (year - 1, year + 1):
            known.update(self._dated(self._rules(cycle, beside), [beside]))
        # Where the rules of the years beside say nothing, those of this year are thought on.
        always = [rule.model_copy(update={"since": None, "until": None}) for rule in rules]
        thought = {*self._dated(always, [year - 1, year, year + 1])} if own else set()
        return [
            ReportDay(
                cycle,
                year,
                day,
                tuple(sorted(periods)),
                opens=_last_before(day, known) or _last_before(day, thought) or day,
                next=_first_after(day, known) or _first_after(day, thought) or day,
            )
            for day, periods in sorted(own.items())
        ]

    def _rules(self, cycle: Cycle, year: int) -> list[ReportRule]:
        return [rule for rule in self.settings(year).report_days if rule.every is cycle]

    def _dated(
        self, rules: Iterable[ReportRule], years: Iterable[int]
    ) -> dict[dt.date, set[Period]]:
        """The days that these rules name in these years, moved, and what each is for."""
        found: dict[dt.date, set[Period]] = defaultdict(set)
        for year in years:
            for rule in rules:
                for day in filter(rule.is_in_use, rule.days_of(year)):
                    found[self._moved(day, rule.moved)].add(rule.closed_by(day))
        return found

    def _moved(self, day: dt.date, moved: Moved) -> dt.date:
        step = {Moved.NONE: None, Moved.BEFORE: -_ONE_DAY, Moved.AFTER: _ONE_DAY}[moved]
        while step and not self.calendar.is_working(day):
            day += step
        return day


def _last_before(day: dt.date, days: Iterable[dt.date]) -> dt.date | None:
    return max((one for one in days if one < day), default=None)


def _first_after(day: dt.date, days: Iterable[dt.date]) -> dt.date | None:
    return min((one for one in days if one > day), default=None)
