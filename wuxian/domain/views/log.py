"""The log: who wrote what when, newest first, as minutes are read."""

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import NamedTuple

from wuxian.domain.book import Book
from wuxian.domain.changes.fields import FieldChange
from wuxian.domain.entry import AnyEntry, Appointment, Progress, Retraction
from wuxian.domain.filing import CALENDAR, PROGRAMME, item_number
from wuxian.domain.history import Commit
from wuxian.domain.item import Item
from wuxian.domain.nearest import has
from wuxian.domain.views.changes import Presence


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
    """

    subject: Subject
    presence: Presence
    commit: Commit | None
    path: str
    folder: str | None = None
    renamed_from: str | None = None
    title: str | None = None
    entry: AnyEntry | None = None
    fields: tuple[FieldChange, ...] = ()


class LogRow(NamedTuple):
    """A line of the log; `who` is the author that git knows, `by` the body that signed."""

    when: dt.datetime
    who: str | None
    by: str | None
    number: int | None
    title: str | None
    subject: Subject
    presence: Presence
    words: str
    date: dt.date | None
    entry: str | None
    commit: str | None

    @property
    def label(self) -> str:
        """How the item is called in a sentence; empty for what belongs to no item."""
        return "" if self.number is None else f"{self.number:02} {self.title}"


class LogView(NamedTuple):
    """The log of a book, newest first; `complete` is False where a clone lacks older history."""

    as_of: dt.date
    programme: str
    item: int | None
    complete: bool
    rows: tuple[LogRow, ...]

    @property
    def kind(self) -> str:
        """What the view shows, as JSON names it."""
        return "log"


class LogFilter(NamedTuple):
    """Which lines a log shows; what is None lets all through."""

    item: Item | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    by: str | None = None
    most: int | None = None

    def __call__(self, row: LogRow, zone: dt.tzinfo) -> bool:
        """Whether this line is shown; a day is one of the programme's time zone."""
        day = row.when.astimezone(zone).date()
        return (
            (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and (self.by is None or has(row.by or "", self.by) or has(row.who or "", self.by))
        )


def log_view(
    book: Book, day: dt.date, events: Iterable[Event], shown: LogFilter, *, complete: bool
) -> LogView:
    """The log of a book, or of the one item that is asked for."""
    zone = book.programme.zone
    rows = (row for row in _rows(book, events, shown.item) if shown(row, zone))
    return LogView(
        as_of=day,
        programme=book.programme.name,
        item=shown.item.number if shown.item else None,
        complete=complete,
        rows=tuple(itertools.islice(rows, shown.most)),
    )


def _rows(book: Book, events: Iterable[Event], item: Item | None) -> Iterator[LogRow]:
    """The lines for these events, newest first; an item is followed through its folder's names."""
    titles = {known.folder: known.plan.title for known in book.items}
    wanted = item.folder if item else None
    for event in events:
        title = event.title or titles.get(event.folder or "")
        if item is None or event.folder == wanted:
            yield _row(event, title)
        if event.renamed_from and event.folder:
            titles.setdefault(event.renamed_from, titles.get(event.folder) or title or "")
            wanted = event.renamed_from if event.folder == wanted else wanted


def _row(event: Event, title: str | None) -> LogRow:
    entry, commit = event.entry, event.commit
    return LogRow(
        when=commit.when if commit else entry.recorded if entry else _LONG_AGO,
        who=commit.author if commit else None,
        by=entry.by if entry else None,
        number=item_number(event.folder) if event.folder else None,
        title=title,
        subject=event.subject,
        presence=event.presence,
        words=_words(event),
        date=entry.date if entry else None,
        entry=entry.id if entry else None,
        commit=commit.id if commit else None,
    )


_LONG_AGO = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def _words(event: Event) -> str:
    match event.subject:
        case Subject.ENTRY if event.entry:
            mark = "" if event.presence is Presence.ADDED else f"{event.presence.label}记录："
            return f"{mark}{_said(event.entry)}"
        case Subject.BOOK:
            return "新建账册"
        case Subject.SETTLEMENT:
            return event.commit.subject if event.commit else ""
        case _:
            return "；".join(_plan_words(event))


def _said(entry: AnyEntry) -> str:
    match entry:
        case Progress():
            told = " ".join(filter(None, (entry.note, entry.problem and f"问题：{entry.problem}")))
        case Appointment():
            told = entry.document
        case Retraction():
            told = entry.reason
    return f"{entry.fact}，{' '.join(told.split())}" if told else entry.fact


def _plan_words(event: Event) -> Iterator[str]:
    if event.renamed_from and event.renamed_from != event.folder:
        yield f"文件夹 {event.renamed_from} 改名为 {event.folder}"
    if event.fields:
        yield from (" ".join(change.words.split()) for change in event.fields)
    elif not event.renamed_from:
        yield f"{event.presence.label}{_called(event)}"


def _called(event: Event) -> str:
    if event.subject is Subject.PLAN:
        return "事项" if event.presence is not Presence.ALTERED else "计划的写法或注释"
    return {PROGRAMME: "总体安排", CALENDAR: "工作日历"}.get(event.path, event.path)
