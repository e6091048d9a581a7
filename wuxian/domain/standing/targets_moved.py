"""The targets of a year's goal that were changed: from what to what, when, by whom (指标调整)."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.entries.entry import ORDER
from wuxian.domain.entries.kinds import GOAL
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.terms import Terms
from wuxian.domain.standing.granted import effects
from wuxian.domain.standing.state import State


class TargetMoved(NamedTuple):
    """A target that was changed; `part` says of which part of the goal, if of one."""

    part: str | None
    name: str
    before: str
    after: str
    on: dt.date
    by: str
    document: str | None


def targets_moved(state: State) -> tuple[TargetMoved, ...]:
    """Every change of a target that an item's year has seen by its day, the earliest first."""
    goal, found = state.item.plan.goal(state.year), list[TargetMoved]()
    for step in _steps(state):
        after = step.goal or (step.terms.applied_to(goal) if step.terms and goal else goal)
        found += _between(goal, after, step)
        goal = after
    return tuple(found)


class _Step(NamedTuple):
    """What sets the targets anew: a goal that is issued, or the terms that a decision grants."""

    on: dt.date
    order: tuple[object, ...]
    by: str
    document: str | None
    goal: Goal | None = None
    terms: Terms | None = None


def _steps(state: State) -> list[_Step]:
    """All of them in the order in which they count."""
    issued = [
        _Step(one.date, ORDER(one), one.by, one.document, goal=one.goal)
        for one in state.record.of(GOAL)
        if one.year == state.year
    ]
    granted = [
        _Step(one.since, ORDER(said), said.decided_by or said.by, said.document, terms=one.terms)
        for one in effects(state.record)
        if (said := one.decision).year == state.year and one.terms and one.terms.targets
    ]
    return sorted((*issued, *granted), key=lambda step: (step.on, step.order))


def _between(before: Goal | None, after: Goal | None, step: _Step) -> Iterator[TargetMoved]:
    known = _targets(before)
    for (part, name), words in _targets(after).items():
        was = known.get((part, name))
        if was is not None and was != words:
            yield TargetMoved(part, name, was, words, step.on, step.by, step.document)


def _targets(goal: Goal | None) -> dict[tuple[str | None, str], str]:
    """The targets of a goal and of its parts, as a list says them."""
    if goal is None:
        return {}
    own = {(None, one.name): one.called for one in goal.targets}
    return own | {(part.id, one.name): one.called for part in goal.parts for one in part.targets}
