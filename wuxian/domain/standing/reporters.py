"""Whose reports move an item: those who lead it on the day of the report, and the offices."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries.kinds import APPOINTMENT, DECISION, GOAL
from wuxian.domain.plan.bodies import Register
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Plan, Post
from wuxian.domain.standing.record import Record

if TYPE_CHECKING:
    from wuxian.domain.entries.goal import GoalSet
    from wuxian.domain.entries.progress import Progress


class Reporters(NamedTuple):
    """Who moves an item's figures: `leading` says who leads from which day on, newest first.

    A part's own lead moves the part; `parts` says who that is, by year and id.
    """

    offices: frozenset[str]
    leading: tuple[tuple[dt.date, frozenset[str]], ...]
    parts: dict[tuple[int, str], frozenset[str]]

    @classmethod
    def of(cls, plan: Plan, record: Record, register: Register) -> "Reporters":
        """Those of an item, by its plan and its standing appointments."""
        planned = plan.six_ones.lead
        lead = planned.holder if planned else None
        along = dict.fromkeys(one.department for one in plan.co_leads)
        days = {dt.date.min: _acting_for((lead, *along), register)}
        for entry in reversed(record.of(APPOINTMENT)):
            if entry.post is Post.LEAD:
                lead = entry.holder
            elif entry.post is Post.CO_LEAD and entry.ends:
                along.pop(str(entry.holder), None)
            elif entry.post is Post.CO_LEAD:
                along[str(entry.holder)] = None
            else:
                continue
            days[entry.date] = _acting_for((lead, *along), register)
        offices = frozenset(office.name for office in register.tables["offices"])
        aims: list[Goal | GoalSet] = []
        if record.of(DECISION):
            from wuxian.domain.standing.granted import plans_in_force

            aims += plans_in_force(record)
        # Of a part that a plan and the list have, the list's counts, as in the goal itself.
        aims += [*plan.goals, *reversed(record.of(GOAL))]
        parts = {
            (aim.year, part.id): _acting_for((part.lead,), register)
            for aim in aims
            for part in aim.parts
        }
        return cls(offices, tuple(sorted(days.items(), reverse=True)), parts)

    def count(self, report: "Progress") -> bool:
        """Whether a report moves the figures: an office signs it, or who leads on its day.

        Where nobody has led in its year up to that day, anybody's does.
        """
        return self.moves(report.by, report.date, report.of_year, report.part)

    def moves(self, body: str, on: dt.date, year: int, part: str | None) -> bool:
        """Whether a body's report of a day would move the figures of a year, or of a part of it."""
        if body in self.leading_on(on) or body in self.offices:
            return True
        if part and body in self.parts.get((year, part), ()):
            return True
        new_year = dt.date(year, 1, 1)
        first = next(since for since, _ in self.leading if since <= new_year)
        return not any(names for since, names in self.leading if first <= since <= on)

    def leading_on(self, day: dt.date) -> frozenset[str]:
        """Who leads on a day, with those who act for them; empty where nobody does."""
        at = 0
        while self.leading[at][0] > day:
            at += 1
        return self.leading[at][1]


def _acting_for(leads: Iterable[str | None], register: Register) -> frozenset[str]:
    """Those who lead, and the members of one that stands for others; nobody where nobody does."""
    return frozenset(name for lead in leads if lead for name in register.standing_for(lead))
