"""An item: one plan and the dated entries beside it."""

from typing import NamedTuple

from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.plan import Plan


class Item(NamedTuple):
    """A work item as it lies in the book; `folder` is its name under items/.

    `unread` are the ids of entries of other years that this view could do without.
    """

    plan: Plan
    folder: str
    entries: tuple[Entry, ...] = ()
    unread: frozenset[str] = frozenset()

    @property
    def number(self) -> int:
        """Its number, stable and never reused."""
        return self.plan.number

    @property
    def label(self) -> str:
        """How it is called in a sentence: 05 武咸快速通道天子山大桥."""
        return f"{self.plan.number:02} {self.plan.title}"
