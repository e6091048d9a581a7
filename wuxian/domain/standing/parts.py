"""A goal that has parts: how far it is, by how far they are."""

from collections.abc import Mapping
from fractions import Fraction

from wuxian.domain.standing.position import COMPLETE, PartPosition, Position


def with_parts(whole: Position, positions: Mapping[str, Position]) -> Position:
    """A goal's own position with those of its parts, by their ids.

    Once one of them has reported, or where no whole figure was, it stands on them.
    """
    goal = whole.goal
    parts = tuple(PartPosition(part, positions[part.id]) for part in goal.parts) if goal else ()
    begun = any(_is_measured(part.position) for part in parts)
    if whole.percent is not None and not begun:
        return whole._replace(parts=parts)
    return whole._replace(
        parts=parts, by_parts=bool(parts), percent=_mean(parts) if begun else None
    )


def share(position: Position) -> Fraction:
    """How much of it is reached: its percent, else its least share; nothing reported is nothing."""
    if position.is_complete:
        return Fraction(1)
    if position.percent is not None:
        return Fraction(position.percent, COMPLETE)
    ratios = [one.ratio or Fraction(0) for one in position.measured if one.is_paced]
    return min(Fraction(1), *ratios) if ratios else Fraction(0)


def _is_measured(position: Position) -> bool:
    """Whether a figure of any kind was reported of it."""
    reached = any(step.reached_on for step in position.steps)
    told = any(one.as_of or one.met_on for one in position.measured)
    return position.percent is not None or reached or told


def _mean(parts: tuple[PartPosition, ...]) -> int:
    """The mean of the parts by their weights, rounded down: only all of them make up the whole."""
    weights = sum(part.part.weight for part in parts)
    total = sum((part.part.weight * share(part.position) for part in parts), Fraction(0))
    return int(total / weights * COMPLETE)
