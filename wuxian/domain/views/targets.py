"""The targets of a goal as screens show them, each with the figure that stands for it."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.plan.goal import At, Measure
from wuxian.domain.standing.measured import Measured
from wuxian.domain.standing.position import Position
from wuxian.domain.values.types import Labelled


class Held(Labelled):
    """How a figure stands to its target: what is not to be exceeded is kept to, not reached."""

    REACHED = "reached", "已达到"
    MISSED = "missed", "未达到"
    KEPT = "kept", "未超出"
    EXCEEDED = "exceeded", "已超出"


class TargetRow(NamedTuple):
    """A target and the figure that stands for it; `ratio` 9.617 is 961.7 %."""

    name: str
    at: At | None
    measure: Measure | None
    goal: Decimal | None
    unit: str | None
    actual: Decimal | None
    as_of: dt.date | None
    ratio: Decimal | None
    met: bool
    words: str
    verified: Decimal | None = None
    claimed: Decimal | None = None

    @property
    def held(self) -> Held | None:
        """How the figure stands to it; of a sum that still grows towards it nothing is said."""
        if self.goal is None:
            return Held.REACHED if self.met else None
        if self.actual is None:
            return None
        if self.at is At.MOST:
            return Held.KEPT if self.actual <= self.goal else Held.EXCEEDED
        if self.met:
            return Held.REACHED
        return None if self.measure is Measure.CUMULATIVE else Held.MISSED

    @classmethod
    def of(cls, one: Measured, due: dt.date, day: dt.date) -> "TargetRow":
        """The row of one target that is due on a day, seen on another."""
        target = one.target
        return cls(
            name=target.name,
            at=target.at,
            measure=target.measure,
            goal=target.value,
            unit=target.unit,
            actual=one.actual,
            as_of=one.as_of or one.met_on,
            ratio=one.told_ratio,
            met=one.is_met(due, day),
            words=target.called,
        )


def target_rows(position: Position) -> tuple[TargetRow, ...]:
    """A row for each target of a goal, with what was claimed where the office has another."""
    verified = position.verified.measured if position.verified else ()
    known = {one.target.name: one.actual for one in verified}
    own = {one.target.name: one.actual for one in (position.claimed or position).measured}
    rows = (TargetRow.of(one, position.end, position.day) for one in position.measured)
    return tuple(
        row._replace(verified=known.get(row.name), claimed=own.get(row.name)) for row in rows
    )
