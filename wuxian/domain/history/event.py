"""What happened to a book, one thing at a time."""

from typing import NamedTuple

from wuxian.domain.book.paths import Place, item_number
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import Commit
from wuxian.domain.history.conflict import Settlement
from wuxian.domain.history.differences import FieldChange
from wuxian.domain.history.gaps import Which
from wuxian.domain.values.types import Labelled


class Presence(Labelled):
    """Whether something came, went, or is another than before."""

    ADDED = "added", "新增"
    REMOVED = "removed", "删去"
    ALTERED = "altered", "改动"


class Subject(Labelled):
    """What a line of the log is about."""

    ENTRY = "entry", "记录"
    PLAN = "plan", "计划"
    SETTINGS = "settings", "设置"
    BOOK = "book", "账册"
    SETTLEMENT = "settlement", "取舍"


class Event(NamedTuple):
    """Something that a commit did to the book; without a commit it is not committed yet.

    `folder` is the item's, `title` as its plan said it then; `renamed_from` its folder before.
    `fields` cannot be told where a version of the file is `unread`; `content` is what a file
    says that came or went.
    """

    subject: Subject
    presence: Presence
    commit: Commit | None
    path: Place
    folder: str | None = None
    renamed_from: str | None = None
    title: str | None = None
    entry: Entry | None = None
    fields: tuple[FieldChange, ...] = ()
    unread: Which | None = None
    settled: Settlement | None = None
    content: str = ""

    @property
    def number(self) -> int | None:
        """The item's number then."""
        if self.folder is not None:
            return item_number(self.folder)
        return self.settled.number if self.settled else None
