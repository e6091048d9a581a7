"""Who put what into the book when, as git tells it."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.book.item import Item
from wuxian.domain.entries.entry import Entry

SHORT = 8
"""How many digits tell one commit from another to a reader."""

SETTLED = "取舍"
"""How the subject of a commit begins that settled a conflict between two people's plans."""


class Commit(NamedTuple):
    """A state of the book that somebody wrote; `when` they did, in their own time zone."""

    id: str
    author: str
    email: str
    when: dt.datetime
    subject: str

    @property
    def short(self) -> str:
        """Enough of its id to tell it from others."""
        return self.id[:SHORT]

    def day(self, zone: dt.tzinfo) -> dt.date:
        """The day it was made on, in that time zone."""
        return self.when.astimezone(zone).date()


def entry_message(item: Item, entry: Entry) -> str:
    """What a commit says of a new entry: item and fact in one line, the entry's id below."""
    return f"{item.label}：{entry.fact}\n\n记录 {entry.id}，{entry.by}，{entry.date}\n"
