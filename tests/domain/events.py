"""Commits, and what they did to a book, in a few words."""

import datetime as dt
from collections.abc import Sequence

from tests.domain.books import SHANGHAI, a_book, an_item, day
from wuxian.domain.book.book import Book
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import Commit
from wuxian.domain.history.differences import FieldChange
from wuxian.domain.history.event import Event, Presence, Subject
from wuxian.domain.views.log import LogFilter, LogRow, Past, log_view

BRIDGE = an_item(folder="05-bridge")
BOOK = a_book(BRIDGE, an_item(number=6, folder="06-road", title="公路"))
_EVERYTHING = LogFilter()


def a_commit(on: str, author: str = "张三", subject: str = "手工") -> Commit:
    """A commit at that time in Beijing."""
    when = dt.datetime.fromisoformat(on).replace(tzinfo=SHANGHAI)
    return Commit(f"{when:%Y%m%d%H%M}".ljust(40, "f"), author, "a@example.com", when, subject)


def reported(
    entry: Entry,
    commit: Commit | None = None,
    *,
    folder: str = "05-bridge",
    presence: Presence = Presence.ADDED,
) -> Event:
    """What a commit did to an entry; without a commit it is not committed yet."""
    return Event(
        Subject.ENTRY, presence, commit, Place("an/entry.toml"), folder=folder, entry=entry
    )


def planned(
    commit: Commit,
    *fields: FieldChange,
    folder: str = "05-bridge",
    title: str = "天子山大桥",
    renamed_from: str | None = None,
    presence: Presence = Presence.ALTERED,
) -> Event:
    """What a commit did to a plan by hand."""
    path = f"items/{folder}/item.toml"
    return Event(
        Subject.PLAN,
        presence,
        commit,
        Place(path),
        folder,
        renamed_from,
        title,
        fields=tuple(fields),
    )


def log(
    events: Sequence[Event], shown: LogFilter = _EVERYTHING, book: Book = BOOK
) -> tuple[LogRow, ...]:
    """The lines of the log of these events, given newest first."""
    return log_view(book, day("2021-07-31"), Past(events), shown).rows


def ids(rows: Sequence[LogRow]) -> list[str | None]:
    """The entries that the lines are about."""
    return [row.entry for row in rows]
