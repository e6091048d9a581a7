"""The log: who wrote what when, newest first, as minutes are read."""

import datetime as dt
import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.book.paths import item_number
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.event import Event, Presence, Subject
from wuxian.domain.plan.bodies import ANY
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.names import has_any


class LogRow(NamedTuple):
    """A line of the log; `who` is the author that git knows, `by` the body that signed.

    `message` is what the commit says of itself in a line.
    """

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
    message: str | None = None

    @property
    def label(self) -> str:
        """How the item is called in a sentence; empty for what belongs to no item."""
        return "" if self.number is None else f"{self.number:02} {self.title or '（标题不详）'}"

    @property
    def told(self) -> str:
        """All that is told of it and can be searched: a line for each thing it says."""
        said = (self.title, self.words, self.by, self.entry, self.who, self.message)
        return "\n".join(filter(None, said))


class LogView(NamedTuple):
    """The log of a book, newest first; without git it has the entries alone.

    `complete` is False where a clone lacks older history.
    """

    as_of: dt.date
    programme: str
    notice: str | None
    item: int | None
    in_git: bool
    complete: bool
    rows: tuple[LogRow, ...]
    kind: str = "log"


class LogFilter(NamedTuple):
    """Which lines a log shows; what is None or empty lets all through.

    An item is meant by its number, and by its folder while it is in the book.
    """

    number: int | None = None
    folder: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    by: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    most: int | None = None

    def __call__(self, row: LogRow, zone: dt.tzinfo) -> bool:
        """Whether this line is shown; a day is one of the programme's time zone."""
        day = row.when.astimezone(zone).date()
        return (
            (self.since is None or day >= self.since)
            and (self.until is None or day <= self.until)
            and has_any(f"{row.by or ''}\n{row.who or ''}", self.by)
            and has_any(row.told, self.texts)
        )


class Past(NamedTuple):
    """What is known of a book's past: the events, newest first, and how much it is."""

    events: Iterable[Event]
    in_git: bool = True
    complete: bool = True


def log_view(book: Book, day: dt.date, past: Past, shown: LogFilter) -> LogView:
    """The log of a book, or of the one item that is asked for."""
    zone = book.programme.zone
    called = (book.programme.register.having(word, ANY) for word in shown.by)
    shown = shown._replace(by=(*shown.by, *itertools.chain.from_iterable(called)))
    rows = (row for row in _rows(book, past.events, shown) if shown(row, zone))
    return LogView(
        as_of=day,
        programme=book.programme.name,
        notice=book.programme.notice,
        item=shown.number,
        in_git=past.in_git,
        complete=past.complete,
        rows=tuple(itertools.islice(rows, shown.most)),
    )


def _rows(book: Book, events: Iterable[Event], shown: LogFilter) -> Iterator[LogRow]:
    """The lines for these events, newest first; an item is followed through its folder's names."""
    known = tuple(events)
    trail = _Trail(book, shown, known)
    plans = _plans(book, known)
    for _, together in itertools.groupby(known, key=lambda event: event.commit):
        group = tuple(together)
        for event in group:
            trail.learn(event)
        for event in group:
            if trail.has(event):
                folder = event.folder or ""
                yield _row(event, event.title or trail.titles.get(folder), plans.get(folder))
        for event in group:
            trail.leave(event)


def _plans(book: Book, events: Iterable[Event]) -> dict[str, Plan]:
    """The plans by folder, with the goals that entries have issued since."""
    issued: dict[str, list[Entry]] = defaultdict(list)
    for event in events:
        if event.entry is not None and event.folder is not None:
            issued[event.folder].append(event.entry)
    return {
        item.folder: item._replace(entries=tuple(issued[item.folder])).plan_as_issued
        for item in book.items
    }


class _Trail:
    """What folders were called and whose they were, on the way back into the past."""

    def __init__(self, book: Book, shown: LogFilter, events: tuple[Event, ...]) -> None:
        self.titles = {known.folder: known.plan.title for known in book.items}
        self._folders = {shown.folder} if shown.folder else set()
        # An item that is in the book no more is found by the newest folder with its number.
        self._sought = shown.number if shown.folder is None else None
        self._all = shown.number is None
        taken = frozenset(self.titles)
        for event in events:
            # On another branch an item may have been written about under its old folder after
            # it was renamed; unless the name is another item's by now, that is known at once.
            if event.renamed_from and event.renamed_from not in taken:
                self.learn(event)

    def learn(self, event: Event) -> None:
        """Learn from an event what it says of a folder's title and its older name."""
        if event.folder is None:
            return
        if event.title:
            self.titles.setdefault(event.folder, event.title)
        if self._sought is not None and item_number(event.folder) == self._sought:
            self._folders, self._sought = {event.folder}, None
        if event.renamed_from:
            self.titles[event.renamed_from] = self.titles.get(event.folder, "")
            if event.folder in self._folders:
                self._folders.add(event.renamed_from)

    def has(self, event: Event) -> bool:
        """Whether an event is about the item that is asked for."""
        # A settlement has no folder of its own: it is about the item that its file was of.
        return self._all or (event.folder or event.path.folder) in self._folders

    def leave(self, event: Event) -> None:
        """Forget a folder at the moment its item was new: before, its name was another's."""
        came = event.subject is Subject.PLAN and event.presence is Presence.ADDED
        if came and event.folder is not None:
            self._folders.discard(event.folder)
            self.titles.pop(event.folder, None)


def _row(event: Event, title: str | None, plan: Plan | None) -> LogRow:
    entry, commit = event.entry, event.commit
    # An entry that cannot be read still has its name.
    named = entry or event.path.entry
    return LogRow(
        when=commit.when if commit else _recorded(event),
        who=commit.author if commit else None,
        by=entry.by if entry else None,
        number=event.number,
        title=event.settled.title if event.settled else title,
        subject=event.subject,
        presence=event.presence,
        words=_words(event, plan),
        date=named.date if named else None,
        entry=named.id if named else None,
        commit=commit.id if commit else None,
        message=commit.subject if commit else None,
    )


def _recorded(event: Event) -> dt.datetime:
    """When an entry was written down; of one that cannot be read its name tells the day."""
    if event.entry is not None:
        return event.entry.recorded
    day = event.path.entry.date if event.path.entry else dt.date(1970, 1, 1)
    return dt.datetime.combine(day, dt.time(), dt.UTC)


def _words(event: Event, plan: Plan | None) -> str:
    match event.subject:
        case Subject.ENTRY if event.entry:
            mark = "" if event.presence is Presence.ADDED else f"{event.presence.label}记录："
            return f"{mark}{event.entry.line(plan)}"
        case Subject.ENTRY:
            return f"{event.presence.label}记录（内容读不懂，无法列出）"
        case Subject.BOOK:
            return "新建账册"
        case Subject.SETTLEMENT if event.settled:
            settled = event.settled
            is_of_an_item = settled.number is not None
            return f"{event.subject.label}，{settled.decision}" if is_of_an_item else settled.words
        case Subject.SETTINGS if event.fields:
            return f"{event.path.called}的{'；'.join(_plan_words(event))}"
        case _:
            return "；".join(_plan_words(event))


def _plan_words(event: Event) -> Iterator[str]:
    if event.renamed_from:
        yield f"文件夹 {event.renamed_from} 改名为 {event.folder}"
    if event.fields:
        yield from (change.words for change in event.fields)
    elif event.unread:
        yield f"改动{_called(event)}（{event.unread.label}读不懂，无法比对）"
    elif event.presence is not Presence.ALTERED:
        content = f"（{event.content}）" if event.content else ""
        yield f"{event.presence.label}{'事项' if event.folder else _called(event)}{content}"
    elif not event.renamed_from:
        yield f"改动{_called(event)}的写法或注释"


def _called(event: Event) -> str:
    return "计划" if event.folder else event.path.called
