"""An entry as it was written and how its item stands since, or as it was taken back."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.entries.entry import Entry
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import State


class EntryView(NamedTuple):
    """An entry as it was written, and the lamp of its item since."""

    as_of: dt.date
    item: int
    title: str
    path: str
    entry: Entry
    lamp: Lamp
    lamp_reason: str
    kind: str = "entry"


class UndoView(NamedTuple):
    """An entry that is no longer in the book: taken back before anybody else had it."""

    as_of: dt.date
    item: int
    title: str
    path: str
    entry: Entry
    kind: str = "undo"


def entry_view(state: State, path: str, entry: Entry) -> EntryView:
    """A new entry at this path, with the state that it has led to."""
    return EntryView(
        as_of=state.day,
        item=state.item.number,
        title=state.item.plan.title,
        path=path,
        entry=entry,
        lamp=state.verdict.lamp,
        lamp_reason=state.verdict.reason,
    )
