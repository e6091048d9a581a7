"""Entries as they were written in one act and how their item stands since, or taken back."""

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from wuxian.domain.entries.entry import Entry
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import State


class Filed(NamedTuple):
    """An entry and its path in the book."""

    path: str
    entry: Entry


class EntryView(NamedTuple):
    """An entry as it was written, what was written with it, and the lamp of its item since."""

    as_of: dt.date
    item: int
    title: str
    path: str
    entry: Entry
    lamp: Lamp
    lamp_reason: str
    also: tuple[Filed, ...] = ()
    kind: str = "entry"


class UndoView(NamedTuple):
    """What is no longer in the book: taken back before anybody else had it.

    What the office keeps is about no item.
    """

    as_of: dt.date
    item: int | None
    title: str | None
    path: str
    entry: Entry
    also: tuple[Filed, ...] = ()
    kind: str = "undo"


class OfficeEntryView(NamedTuple):
    """An entry about no item, as it was written."""

    as_of: dt.date
    path: str
    entry: Entry
    kind: str = "office_entry"


def entry_view(state: State, paths: Sequence[str], act: Sequence[Entry]) -> EntryView:
    """The new entries of an act at these paths, with the state that they have led to."""
    first, *others = map(Filed, paths, act)
    return EntryView(
        as_of=state.day,
        item=state.item.number,
        title=state.item.plan.title,
        path=first.path,
        entry=first.entry,
        lamp=state.verdict.lamp,
        lamp_reason=state.verdict.reason,
        also=tuple(others),
    )
