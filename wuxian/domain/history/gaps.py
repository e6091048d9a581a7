"""What could not be read of two states of a book, so that nothing can be said of it."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from wuxian.domain.book.book import Item
from wuxian.domain.book.paths import YEARS, Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.values.finding import Finding
from wuxian.domain.values.types import Labelled


class Sides(Labelled):
    """In which of two states something is so."""

    BEFORE = "before", "前一版"
    AFTER = "after", "后一版"
    BOTH = "both", "两版都"


class Gap(NamedTuple):
    """A file or folder that could not be read: where, in which states, and why."""

    side: Sides
    path: str
    line: int | None
    field: str | None
    message: str


class Gaps:
    """All gaps of two states, and what they hide."""

    def __init__(self, before: Iterable[Finding] = (), after: Iterable[Finding] = ()) -> None:
        sides = {Sides.BEFORE: _gaps(before), Sides.AFTER: _gaps(after)}
        both = sides[Sides.BEFORE] & sides[Sides.AFTER]
        self.all = tuple(
            sorted(
                (
                    gap._replace(side=Sides.BOTH if gap in both else side)
                    for side, found in sides.items()
                    for gap in (found if side is Sides.BEFORE else found - both)
                ),
                key=lambda gap: (gap.path, gap.side, gap.line or 0, gap.message),
            )
        )

    @cached_property
    def _places(self) -> frozenset[Place]:
        return frozenset(Place(gap.path) for gap in self.all)

    @cached_property
    def _numbers(self) -> frozenset[int]:
        """The numbers of the items of which the whole is hidden."""
        return frozenset(
            place.number
            for place in self._places
            if place.number is not None and self.hide(Place.of_plan(place.folder or ""))
        )

    def hide(self, place: Place) -> bool:
        """Whether a file could not be read, or lies in a folder that could not."""
        return any(place == known or place.startswith(f"{known}/") for known in self._places)

    def hide_item(self, item: Item) -> bool:
        """Whether an item cannot be compared: of its other state the plan is not known.

        By its number, too: it may have been renamed.
        """
        return item.number in self._numbers or self.hide(Place.of_plan(item.folder))

    def hide_entry(self, entry: Entry, items: Iterable[Item]) -> bool:
        """Whether an entry that an item lacks in one state may be there, under whatever name."""
        places = (Place.of_entry(item.folder, entry) for item in items)
        return any(map(self.hide, places)) or any(entry.id in known for known in self._places)

    def hide_lamp(self, items: Iterable[Item]) -> bool:
        """Whether an item's lamp rests on what could not be read: an entry, a year's rules."""
        folders = {item.folder for item in items}
        return any(place.top == YEARS or place.folder in folders for place in self._places)


def _gaps(findings: Iterable[Finding]) -> frozenset[Gap]:
    return frozenset(Gap(Sides.BOTH, f.path, f.line, f.field, f.message) for f in findings)
