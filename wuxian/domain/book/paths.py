"""The names under which a book is filed: folders of items and files of entries."""

import datetime as dt
import re
from typing import NamedTuple

from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Entry

_ENTRY_NAME = re.compile(r"([0-9-]{10})-([a-z]+)-([0-9a-f]{6,16})\.toml")
_ITEM_FOLDER = re.compile(r"(\d{2,3})-[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)

# Compiled when they are first needed: few commands look at copies, or ask what a file is.
_COPY_NAME = r"[0-9a-f]{64}(\.[a-z0-9]{1,10})?"
_DIGEST = 64
_YEAR = r"[0-9]{4}"
_YEAR_FILE = r"years/[0-9]{4}\.toml"
_PARTS_ABOVE_AN_ENTRY = 3
_PARTS_OF_A_COPY = 5

PROGRAMME = "programme.toml"
CALENDAR = "calendar.toml"
YEARS = "years"
ITEMS = "items"
OFFICE = "office"
"""What belongs to no single item: what was issued, by year like an item's entries."""
PLAN = "item.toml"
REPORTS = "reports"
EVIDENCE = "evidence"
"""In the folder of a year: copies of evidence, named by their digest. No view reads it."""

OF_THE_BOOK = (PROGRAMME, CALENDAR, YEARS, ITEMS, OFFICE)
"""What of a book's folder is the book: reports and strangers are not."""


class EntryName(NamedTuple):
    """What the name of an entry's file says."""

    date: dt.date
    kind: str
    id: str

    @classmethod
    def of(cls, entry: Entry) -> "EntryName":
        """The name an entry is filed under."""
        return cls(entry.date, entry.kind, entry.id)

    @classmethod
    def parse(cls, name: str) -> "EntryName | None":
        """Read a file name; None if it is not an entry's."""
        found = _ENTRY_NAME.fullmatch(name)
        if found is None:
            return None
        day, kind, entry_id = found.groups()
        if kind not in kinds.KINDS:
            return None
        try:
            return cls(dt.date.fromisoformat(day), kind, entry_id)
        except ValueError:
            return None

    @property
    def lasts(self) -> bool:
        """Whether it counts beyond the year of its date, as progress does not."""
        return kinds.KINDS[self.kind].lasts

    def __str__(self) -> str:
        return f"{self.date}-{self.kind}-{self.id}.toml"


def item_number(folder: str) -> int | None:
    """The number an item's folder begins with; None if it is not an item's folder."""
    found = _ITEM_FOLDER.fullmatch(folder)
    return int(found[1]) if found else None


class Place(str):
    """Where a file lies in the book: its path, with slashes, and what the path says of it."""

    __slots__ = ()

    @classmethod
    def of_plan(cls, folder: str) -> "Place":
        """Where the plan of an item lies."""
        return cls(f"{ITEMS}/{folder}/{PLAN}")

    @classmethod
    def of_entry(cls, folder: str | None, entry: Entry) -> "Place":
        """Where an entry lies: by item, by the year of its date; the office's have no item."""
        above = OFFICE if folder is None else f"{ITEMS}/{folder}"
        return cls(f"{above}/{entry.date.year}/{EntryName.of(entry)}")

    @classmethod
    def of_copies(cls, folder: str, year: int) -> "Place":
        """Where the copies of evidence lie that an item's entries of a year name."""
        return cls(f"{ITEMS}/{folder}/{year}/{EVIDENCE}")

    @classmethod
    def of_year(cls, year: int) -> "Place":
        """Where the settings of a year lie."""
        return cls(f"{YEARS}/{year}.toml")

    @property
    def top(self) -> str:
        """The file or folder of the book's own folder that it is or lies in."""
        return self.partition("/")[0]

    @property
    def is_of_the_book(self) -> bool:
        """Whether it belongs to the book and not only lies beside it."""
        return self.top in OF_THE_BOOK

    @property
    def folder(self) -> str | None:
        """The folder of the item that it belongs to; None for what belongs to no item."""
        top, _, below = self.partition("/")
        return below.partition("/")[0] if top == ITEMS else None

    @property
    def number(self) -> int | None:
        """The number of the item that it belongs to."""
        return item_number(self.folder) if self.folder else None

    @property
    def is_plan(self) -> bool:
        """Whether it is an item's plan."""
        return self.folder is not None and self == Place.of_plan(self.folder)

    @property
    def entry(self) -> EntryName | None:
        """What its name says, if it is an entry's and lies where entries lie."""
        *above, year, name = ("", *self.split("/"))
        found = EntryName.parse(name)
        if found is None or year != str(found.date.year):
            return None
        if above == ["", OFFICE]:
            return found if found.kind in kinds.WITH_THE_OFFICE else None
        is_there = above[:2] == ["", ITEMS] and len(above) == _PARTS_ABOVE_AN_ENTRY
        if not is_there or item_number(above[2]) is None:
            return None
        return None if found.kind in kinds.WITH_NO_ITEM else found

    @property
    def copied(self) -> str | None:
        """The digest that its name says, if it is a copy of evidence and lies where they lie."""
        parts = self.split("/")
        if len(parts) != _PARTS_OF_A_COPY or not re.fullmatch(_COPY_NAME, parts[-1]):
            return None
        top, folder, year, inner, name = parts
        is_there = top == ITEMS and item_number(folder) is not None and inner == EVIDENCE
        return name[:_DIGEST] if is_there and re.fullmatch(_YEAR, year) else None

    @property
    def is_kept(self) -> bool:
        """Whether the book would lack it: it is read, or a copy of evidence."""
        return self.is_read or self.copied is not None

    @property
    def is_read(self) -> bool:
        """Whether the book reads a file of that name and place."""
        if self.top in (ITEMS, OFFICE):
            return self.entry is not None or (self.is_plan and self.number is not None)
        is_a_year = re.fullmatch(_YEAR_FILE, self) is not None
        return is_a_year or self in (PROGRAMME, CALENDAR)

    @property
    def is_of_no_account(self) -> bool:
        """Whether it is a report or litter: of two versions, nobody needs to choose one."""
        return self.top == REPORTS or (self.is_of_the_book and not self.is_kept)

    @property
    def is_hidden(self) -> bool:
        """Whether a name on the way to it begins with a dot: drafts do, nothing of the book."""
        return self.startswith(".") or "/." in self

    @property
    def called(self) -> str:
        """What a hand-written file that belongs to no item is called."""
        if self.top == YEARS:
            return f"{self.removeprefix(f'{YEARS}/').removesuffix('.toml')}年设置"
        return {PROGRAMME: "总体安排", CALENDAR: "工作日历"}.get(self, self)

    def in_folder(self, folder: str) -> "Place":
        """The same file of an item whose folder has another name."""
        return Place(f"{ITEMS}/{folder}/{self.split('/', 2)[2]}")
