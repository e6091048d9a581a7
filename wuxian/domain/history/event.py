"""What happened to a book, one thing at a time."""

from enum import StrEnum
from typing import NamedTuple

from wuxian.domain.book.paths import Place, item_number
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import Commit
from wuxian.domain.history.conflict import Settlement
from wuxian.domain.history.differences import FieldChange


class Presence(StrEnum):
    """Whether something came, went, or is another than before."""

    ADDED = "added"
    REMOVED = "removed"
    ALTERED = "altered"

    @property
    def label(self) -> str:
        """The word for it."""
        return {"added": "新增", "removed": "删去", "altered": "改动"}[self]


class Subject(StrEnum):
    """What a line of the log is about."""

    ENTRY = "entry"
    PLAN = "plan"
    SETTINGS = "settings"
    BOOK = "book"
    SETTLEMENT = "settlement"

    @property
    def label(self) -> str:
        """The word for it."""
        return _SUBJECTS[self]


_SUBJECTS = {
    Subject.ENTRY: "记录",
    Subject.PLAN: "计划",
    Subject.SETTINGS: "设置",
    Subject.BOOK: "账册",
    Subject.SETTLEMENT: "取舍",
}


class Event(NamedTuple):
    """Something that a commit did to the book; without a commit it is not committed yet.

    `folder` is the item's, `title` as its plan said it then; `renamed_from` its folder before.
    `fields` is None where a version of the file cannot be read.
    """

    subject: Subject
    presence: Presence
    commit: Commit | None
    path: Place
    folder: str | None = None
    renamed_from: str | None = None
    title: str | None = None
    entry: Entry | None = None
    fields: tuple[FieldChange, ...] | None = ()
    settled: Settlement | None = None

    @property
    def number(self) -> int | None:
        """The item's number then."""
        if self.folder is not None:
            return item_number(self.folder)
        return self.settled.number if self.settled else None
