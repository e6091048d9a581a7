"""The first days (原定时限) of a goal and of its steps, where others are in force now."""

import datetime as dt

from wuxian.domain.standing.granted import original_goal
from wuxian.domain.standing.state import State


def first_due(state: State) -> dt.date | None:
    """The first due day of the goal, if another is in force."""
    dates = state.due_dates
    return dates.original if dates.original != dates.current else None


def first_days_of_steps(state: State) -> dict[str, dt.date]:
    """The first day of each step that was moved, by the step's id; of the goal's own steps."""
    first = original_goal(state.item.plan, state.record, state.year)
    set_first = {step.id: step.due for step in first.milestones} if first else {}
    return {
        step.milestone.id: set_first[step.milestone.id]
        for step in state.position.steps
        if set_first.get(step.milestone.id, step.milestone.due) != step.milestone.due
    }
