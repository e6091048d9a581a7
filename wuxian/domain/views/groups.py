"""Items counted by lamp and by class: a count is the length of a list."""

from typing import NamedTuple

from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.views.items import ItemRow


class LampGroup(NamedTuple):
    """The items under one lamp; their count is the length of this list."""

    lamp: Lamp
    items: tuple[int, ...]


class ClassGroup(NamedTuple):
    """The items of one class, as a circular counts them."""

    class_: Class
    items: tuple[int, ...]


def lamp_groups(rows: tuple[ItemRow, ...]) -> tuple[LampGroup, ...]:
    """The items under each lamp."""
    return tuple(
        LampGroup(lamp, tuple(row.number for row in rows if row.lamp is lamp)) for lamp in Lamp
    )


def class_groups(rows: tuple[ItemRow, ...]) -> tuple[ClassGroup, ...]:
    """The items of each class."""
    return tuple(
        ClassGroup(one, tuple(row.number for row in rows if row.class_ is one)) for one in Class
    )
