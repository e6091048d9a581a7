"""The names under which a book is filed: folders of items and files of entries."""

import datetime as dt
import re
from typing import NamedTuple

from wuxian.domain.entries.entry import AnyEntry, EntryKind

_ENTRY_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})-([a-z]+)-([0-9a-f]{6})\.toml", re.ASCII)
_ITEM_FOLDER = re.compile(r"(\d{2,3})-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)

PROGRAMME = "programme.toml"
CALENDAR = "calendar.toml"
YEARS = "years"
ITEMS = "items"
PLAN = "item.toml"
REPORTS = "reports"

OF_THE_BOOK = (PROGRAMME, CALENDAR, YEARS, ITEMS)
"""What of a book's folder is the book: reports and strangers are not."""


class EntryName(NamedTuple):
    """What the name of an entry's file says."""

    date: dt.date
    kind: EntryKind
    id: str

    @classmethod
    def of(cls, entry: AnyEntry) -> "EntryName":
        """The name an entry is filed under."""
        return cls(entry.date, entry.kind, entry.id)

    @classmethod
    def parse(cls, name: str) -> "EntryName | None":
        """Read a file name; None if it is not an entry's."""
        found = _ENTRY_NAME.fullmatch(name)
        if found is None:
            return None
        try:
            return cls(dt.date.fromisoformat(found[1]), EntryKind(found[2]), found[3])
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.date}-{self.kind}-{self.id}.toml"


def item_number(folder: str) -> int | None:
    """The number an item's folder begins with; None if it is not an item's folder."""
    found = _ITEM_FOLDER.fullmatch(folder)
    return int(found[1]) if found else None


def plan_path(folder: str) -> str:
    """Where the plan of an item lies in the book."""
    return f"{ITEMS}/{folder}/{PLAN}"


def entry_path(folder: str, entry: AnyEntry) -> str:
    """Where an entry lies in the book: by item, by the year of its date."""
    return f"{ITEMS}/{folder}/{entry.date.year}/{EntryName.of(entry)}"


def settings_name(path: str) -> str:
    """What a hand-written file that belongs to no item is called."""
    if path.startswith(f"{YEARS}/"):
        return f"{path.removeprefix(f'{YEARS}/').removesuffix('.toml')}年设置"
    return {PROGRAMME: "总体安排", CALENDAR: "工作日历"}.get(path, path)


def year_path(year: int) -> str:
    """Where the settings of a year lie in the book."""
    return f"{YEARS}/{year}.toml"
