"""What could not be read of two states of a book, so that nothing can be said of it."""

from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from wuxian.domain.book.book import Item
from wuxian.domain.book.paths import YEARS, Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.values.finding import Finding
from wuxian.domain.values.types import Labelled


class Which(Labelled):
    """Which of two states."""

    BEFORE = "before", "前一版"
    AFTER = "after", "后一版"
    BOTH = "both", "两版都"


SIDES = {
    (True, False): Which.BEFORE,
    (False, True): Which.AFTER,
    (True, True): Which.BOTH,
}
"""Which it is by whether it is the one, and whether it is the other."""


class Gap(NamedTuple):
    """A file or folder that could not be read: where, in which states, and why."""

    side: Which
    path: str
    line: int | None
    field: str | None
    message: str


class Gaps:
    """All gaps of two states, and what they hide."""

    def __init__(self, before: Iterable[Finding] = (), after: Iterable[Finding] = ()) -> None:
        old, new = frozenset(before), frozenset(after)
        told = sorted(old | new, key=lambda found: (found.path, found.line or 0, found.message))
        self.all = tuple(
            Gap(SIDES[one in old, one in new], one.path, one.line, one.field, one.message)
            for one in told
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
