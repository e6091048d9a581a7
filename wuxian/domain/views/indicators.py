"""The targets of a goal and of its parts, each with its figure and how it was changed."""

from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.standing.position import Position
from wuxian.domain.standing.state import State
from wuxian.domain.standing.targets_moved import TargetMoved, targets_moved
from wuxian.domain.views.targets import TargetRow, target_rows


class Indicator(NamedTuple):
    """A target with its figure, of an item or of a `part` of it, and how it was changed."""

    part: str | None
    target: TargetRow
    moved: tuple[TargetMoved, ...]


def indicators_of(state: State) -> Iterator[Indicator]:
    """Those of the goal, then those of its parts."""
    moved = targets_moved(state)
    of: list[tuple[str | None, str | None, Position]] = [(None, None, state.position)]
    of += [(one.part.id, one.part.title, one.position) for one in state.position.parts]
    for part, title, position in of:
        for row in target_rows(position):
            own = tuple(one for one in moved if (one.part, one.name) == (part, row.name))
            yield Indicator(title, row, own)
