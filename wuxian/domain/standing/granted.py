"""What decisions have granted: the terms that each moves, in the order in which they count."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import ORDER
from wuxian.domain.entries.kinds import DECISION, GOAL, REQUEST
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.terms import Ending, Terms
from wuxian.domain.standing.record import Record
from wuxian.domain.values.dates import day_words

if TYPE_CHECKING:
    from wuxian.domain.entries.decision import Decision
    from wuxian.domain.entries.request import Request


class Effect(NamedTuple):
    """A decision that holds, the day from which it counts, the request that it is on, if on one.

    `terms` are what it grants: what was asked, unless it says otherwise.
    """

    decision: "Decision"
    since: dt.date
    request: "Request | None"
    terms: Terms | None

    @property
    def plan(self) -> "Request | None":
        """The plan of the work that it approves, if it approves one."""
        is_approved = self.decision.outcome is Outcome.APPROVED
        return self.request if is_approved and self.request and self.request.is_plan else None


def effects(record: Record) -> tuple[Effect, ...]:
    """The decisions that hold, the earliest first: of several on one request the last one."""
    requests = {one.id: one for one in record.of(REQUEST)}
    dated = sorted(
        ((record.since(one), one) for one in record.of(DECISION)),
        key=lambda pair: (pair[0], ORDER(pair[1])),
    )
    last_on = {one.to or "": one.id for _, one in dated if one.to in requests}
    return tuple(
        _effect(decision, since, requests.get(decision.to or ""))
        for since, decision in dated
        if last_on.get(decision.to or "", decision.id) == decision.id
    )


def _effect(decision: "Decision", since: dt.date, request: "Request | None") -> Effect:
    asked = request.asks if request else None
    terms = decision.grants.over(asked) if decision.grants else asked
    grants = decision.outcome in (Outcome.APPROVED, Outcome.ORDERED)
    return Effect(decision, since, request, terms if grants else None)


def with_what_was_granted(
    issued: Goal, since: dt.date, record: Record, until: dt.date | None = None
) -> Goal:
    """An issued goal with the approved plan of its work, and what was granted of each since.

    A goal that is issued anew drops what was granted of the one before, but not of the plan.
    """
    goal: Goal = issued
    planned: Goal | None = None
    for one in effects(record):
        if one.decision.year != issued.year or (until is not None and one.since > until):
            continue
        if one.plan is not None:
            planned = one.plan.added
        if one.terms is not None:
            goal = one.terms.applied_to(goal) if one.since >= since else goal
            planned = one.terms.applied_to(planned) if planned else None
    return goal if planned is None else _with_added(goal, planned)


def plans_in_force(record: Record) -> "list[Goal]":
    """What the plan of each year that was approved last adds to its goal."""
    last = {one.decision.year: one.plan.added for one in effects(record) if one.plan}
    return [last[year] for year in sorted(last)]


def _with_added(goal: Goal, planned: Goal) -> Goal:
    """A goal with the steps and the parts of its plan; the list's own come before them."""
    steps, parts = ({one.id for one in named} for named in (goal.milestones, goal.parts))
    more_steps = (one for one in planned.milestones if one.id not in steps)
    more_parts = (one for one in planned.parts if one.id not in parts)
    return goal.model_copy(
        update={
            "milestones": (*goal.milestones, *more_steps),
            "parts": (*goal.parts, *more_parts),
        }
    )


def original_goal(plan: Plan, record: Record, year: int) -> Goal | None:
    """The first goal of a year that says its end, or the one that a higher body has set since."""
    found = plan.goal(year)
    for entry in reversed(record.of(GOAL)):
        is_first = found is None or (found.due is None and not found.open_ended)
        if entry.year == year and (is_first or entry.higher):
            found = entry.goal
    return found


class Standstill(NamedTuple):
    """Why an item of a year goes on no more: suspended, ended, or closed as done.

    `how` is None where it is closed as done, or suspended.
    """

    decision: "Decision"
    since: dt.date
    how: Ending | None = None
    is_suspended: bool = False

    @property
    def is_done(self) -> bool:
        """Whether the work was done, and is closed."""
        return self.how is None and not self.is_suspended

    @property
    def words(self) -> str:
        """What holds, in a word."""
        if self.is_suspended:
            return Terms.title_of("suspends")
        return Outcome.CLOSED.label if self.how is None else self.how.label

    @property
    def told(self) -> str:
        """What holds since when, and by which decision, as a sentence goes on."""
        return f"已于{day_words(self.since)}{self.words}（{self.decision.id}）"


def standstill_of(record: Record, year: int) -> Standstill | None:
    """Why an item stands still in a year: the closing that holds, else that it is suspended.

    What is closed for good is closed in every later year. A reopening takes off the closing that
    it is about, whatever the clocks say, and those before it, of its year and of later ones.
    """
    known = effects(record)
    ends = {one.decision.id for one in known if _ends(one)}
    lifting = {
        one.decision.id: one.decision.to
        for one in known
        if one.decision.outcome is Outcome.REOPENED
        and one.decision.to in ends
        and one.decision.year <= year
    }
    closed: Standstill | None = None
    suspended: Standstill | None = None
    for one in known:
        decision, terms = one.decision, one.terms
        is_of_it = decision.year == year or (bool(decision.for_good) and decision.year < year)
        if decision.id in lifting:
            closed = None
        elif not is_of_it:
            continue
        elif _ends(one) and closed is None and decision.id not in lifting.values():
            closed = Standstill(decision, one.since, terms.ends if terms else decision.how)
        elif terms and terms.suspends:
            suspended = Standstill(decision, one.since, is_suspended=True)
        elif terms and terms.resumes:
            suspended = None
    return closed or suspended


def _ends(one: Effect) -> bool:
    """Whether the work of a year is at its end by a decision."""
    return one.decision.outcome is Outcome.CLOSED or bool(one.terms and one.terms.ends)
