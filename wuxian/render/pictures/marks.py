"""The nodes of a board as marks along the year, a step higher where they would lie on another."""

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.views.wall import Flag

_WIDE = Decimal("0.045")
"""So much of the year a mark takes on a phone: marks that are nearer stand above one another."""


class Mark(NamedTuple):
    """A node at its place along the year, in percent, so many steps up."""

    flag: Flag
    at: Decimal
    step: int


def marks_of(flags: Iterable[Flag]) -> tuple[Mark, ...]:
    """Each node at its day; of those of nearly one day the later ones stand higher."""
    ends: list[Decimal] = []
    found = []
    for flag in flags:
        free = next((n for n, end in enumerate(ends) if flag.at - end >= _WIDE), len(ends))
        ends[free : free + 1] = [flag.at]
        found.append(Mark(flag, flag.at * 100, free))
    return tuple(found)
