"""An entry that was taken back before anybody else had it."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.entries.entry import Entry


class UndoView(NamedTuple):
    """The entry that is no longer in the book."""

    as_of: dt.date
    item: int
    title: str
    path: str
    entry: Entry
    kind: str = "undo"
