"""Who put what into the book when, as git tells it."""

import datetime as dt
import json
from collections.abc import Mapping
from typing import NamedTuple

from wuxian.domain.book.book import Item
from wuxian.domain.entries.entry import Entry

SHORT = 8
"""How many digits tell one commit from another to a reader."""


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


ENTRY, SETTLEMENT = "Wuxian-Entry", "Wuxian-Settlement"
"""The trailers of commits: what this program must read back, a line of JSON each."""


def entry_message(item: Item, entry: Entry) -> str:
    """What a commit says of a new entry: item and fact in one line, and the entry below."""
    return f"{item.label}：{entry.fact}\n\n{entry_trailer(item, entry)}"


def entry_trailer(item: Item, entry: Entry) -> str:
    """The trailer that names the entry a commit is about."""
    told = {"id": entry.id, "item": item.folder, "by": entry.by, "date": str(entry.date)}
    return trailer(ENTRY, told)


def trailer(name: str, told: Mapping[str, object]) -> str:
    """A line at the end of a commit's message."""
    return f"{name}: {json.dumps(told, ensure_ascii=False)}\n"
