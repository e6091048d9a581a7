"""The requests of an item: what waits for a decision, and what was decided on each."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import ORDER
from wuxian.domain.entries.kinds import DECISION, REQUEST
from wuxian.domain.plan.plan import Plan
from wuxian.domain.standing.granted import Effect, effects
from wuxian.domain.standing.record import Record, goal_of
from wuxian.domain.values.types import Labelled

if TYPE_CHECKING:
    from wuxian.domain.entries.request import Request


class Course(Labelled):
    """What became of a request."""

    PENDING = "pending", "待审定"
    APPROVED = "approved", "已同意"
    RETURNED = "returned", "已退回"
    FILED_AGAIN = "filed_again", "已重报"


class Asked(NamedTuple):
    """A request, what was decided on it, and the one that was filed after it.

    `is_late`: it was asked for after the day that it would move.
    """

    request: "Request"
    effect: Effect | None
    again: "Request | None"
    is_late: bool

    @property
    def course(self) -> Course:
        """What became of it."""
        if self.effect is None:
            return Course.FILED_AGAIN if self.again else Course.PENDING
        is_approved = self.effect.decision.outcome is Outcome.APPROVED
        return Course.APPROVED if is_approved else Course.RETURNED

    @property
    def is_pending(self) -> bool:
        """Whether it waits for a decision."""
        return self.course is Course.PENDING

    @property
    def waits_for_another(self) -> bool:
        """Whether it was returned, and nothing was filed in its place."""
        return self.course is Course.RETURNED and self.again is None


LATE = "逾期申请"


def requests_of(
    plan: Plan, record: Record, year: int, default_due: dt.date | None
) -> tuple[Asked, ...]:
    """The standing requests about a year, the earliest first, each with what became of it."""
    decided = {one.request.id: one for one in effects(record) if one.request}
    requests = [one for one in record.of(REQUEST) if one.year == year]
    # Of two that are filed after the same one, the first is the one that was meant.
    again = {one.after: one for one in requests if one.after}
    return tuple(
        Asked(
            request,
            decided.get(request.id),
            again.get(request.id),
            _is_late(request, plan, record, default_due),
        )
        for request in sorted(requests, key=ORDER)
    )


def _is_late(request: "Request", plan: Plan, record: Record, default_due: dt.date | None) -> bool:
    """Whether it would move a day that had passed when it was asked for."""
    asks = request.asks
    if asks is None:
        return False
    goal = goal_of(plan, _before(request, record), request.year, request.date)
    if goal is None:
        return False
    aims = {part.id: part.goal_in(goal) for part in goal.parts}
    aim = aims.get(asks.part or "", goal)
    dues = {step.id: step.due for step in aim.milestones}
    moved = [dues[one.id] for one in asks.milestones if one.id in dues]
    due = None if aim.open_ended else aim.due or default_due
    if asks.due and due:
        moved.append(due)
    return any(day < request.date for day in moved)


def _before(request: "Request", record: Record) -> Record:
    """A record without what was decided on a request, or on one that was filed after it.

    Nothing of that can have been in force when it was filed, though it may be of the same day.
    """
    later = {one.id for one in record.of(REQUEST) if ORDER(one) >= ORDER(request)}
    decisions = tuple(one for one in record.of(DECISION) if one.to not in later)
    return record._replace(by_kind={**record.by_kind, DECISION.name: decisions})
