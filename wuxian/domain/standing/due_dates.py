"""The days of a goal side by side: original, asked for, granted, in force, expected (时限)."""

import datetime as dt

from wuxian.domain.entries.kinds import DECISION, PROGRESS
from wuxian.domain.standing.granted import effects, original_goal
from wuxian.domain.standing.record import issued_on
from wuxian.domain.standing.requests import Asked, Course
from wuxian.domain.standing.state import DueDates, State


def due_dates(state: State, requests: tuple[Asked, ...]) -> DueDates:
    """Those of the goal as a whole; a part's own stand with the part."""
    first = original_goal(state.item.plan, state.record, state.year)
    default = state.position.default_due
    original = None if first is None or first.open_ended else first.due or default
    since = issued_on(state.record, state.year)
    asked = [
        (one.request.asks.due, one.is_late)
        for one in requests
        if one.is_pending or _was_granted(one, since)
        if one.request.asks and one.request.asks.part is None
    ]
    due, is_late = next((one for one in reversed(asked) if one[0]), (None, False))
    return DueDates(
        original=original,
        current=state.position.due,
        asked=due,
        granted=_granted(state, since),
        forecast=_forecast(state),
        asked_late=is_late,
    )


def _was_granted(one: Asked, since: dt.date) -> bool:
    """Whether it was approved, and the goal has not been issued anew since."""
    is_approved = one.course is Course.APPROVED
    return is_approved and one.effect is not None and one.effect.since >= since


def _granted(state: State, since: dt.date) -> dt.date | None:
    """The day that was granted last of the goal that was issued then."""
    if not state.record.of(DECISION):
        return None
    known = (one for one in effects(state.record) if one.decision.year == state.year)
    terms = [one.terms for one in known if one.since >= since]
    days = [one.due for one in terms if one and one.due and one.part is None]
    return days[-1] if days else None


def _forecast(state: State) -> dt.date | None:
    """The day on which those who lead last expected to be done."""
    for report in state.record.of(PROGRESS):
        if report.forecast is None or report.part is not None:
            continue
        if report.of_year == state.year and state.seen.counts(report):
            return report.forecast
    return None
