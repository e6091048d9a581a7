"""What decisions have granted: the terms that each moves, in the order in which they count."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import ORDER
from wuxian.domain.entries.kinds import DECISION, GOAL, REQUEST
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.terms import Ending, Terms
from wuxian.domain.standing.record import Record

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
    """An issued goal with the approved plan of its work, and what was granted since its day."""
    known = [
        one
        for one in effects(record)
        if one.decision.year == issued.year and (until is None or one.since <= until)
    ]
    goal = _planned(issued, known)
    for one in known:
        if one.terms is not None and one.since >= since:
            goal = one.terms.applied_to(goal)
    return goal


def plan_in_force(known: Iterable[Effect]) -> "Request | None":
    """The plan of the work that was approved last."""
    found = None
    for one in known:
        is_approved = one.decision.outcome is Outcome.APPROVED
        if is_approved and one.request is not None and one.request.is_plan:
            found = one.request
    return found


def plans_in_force(record: Record) -> "list[Goal]":
    """What the approved plan of each year adds to its goal."""
    known = effects(record)
    years = sorted({one.decision.year for one in known})
    plans = (plan_in_force(one for one in known if one.decision.year == year) for year in years)
    return [plan.added for plan in plans if plan is not None]


def _planned(goal: Goal, known: Iterable[Effect]) -> Goal:
    """A goal with the steps and the parts of its plan; the list's own come before them."""
    plan = plan_in_force(known)
    if plan is None:
        return goal
    steps, parts = ({one.id for one in named} for named in (goal.milestones, goal.parts))
    return goal.model_copy(
        update={
            "milestones": (*goal.milestones, *(one for one in plan.steps if one.id not in steps)),
            "parts": (*goal.parts, *(one for one in plan.parts if one.id not in parts)),
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


def standstill_of(record: Record, year: int) -> Standstill | None:
    """Why an item stands still in a year: the closing that holds, else that it is suspended.

    What is closed for good is closed in every later year.
    """
    closed: Standstill | None = None
    suspended: Standstill | None = None
    for one in effects(record):
        decision, terms = one.decision, one.terms
        is_of_it = decision.year == year or (bool(decision.for_good) and decision.year < year)
        if closed and decision.outcome is Outcome.REOPENED and decision.to == closed.decision.id:
            closed = None
        elif not is_of_it:
            continue
        elif decision.outcome is Outcome.CLOSED and closed is None:
            closed = Standstill(decision, one.since, decision.how)
        elif terms and terms.ends and closed is None:
            closed = Standstill(decision, one.since, terms.ends)
        elif terms and terms.suspends:
            suspended = Standstill(decision, one.since, is_suspended=True)
        elif terms and terms.resumes:
            suspended = None
    return closed or suspended
