"""Opening a book for a command: which folder, which day, and what the clock says."""

import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from wuxian.cli.options import day_of
from wuxian.cli.revisions import Source, source
from wuxian.domain.book.book import Book
from wuxian.domain.book.item import Item
from wuxian.domain.history.commit import Commit
from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import FIRST_DAY
from wuxian.errors import Unwritable
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import open_book
from wuxian.store.disk.place import Place, find_book


class Opened(NamedTuple):
    """A book, its folder, and the day it is looked at; a digest of its files if asked for."""

    root: Path
    book: Book
    day: dt.date
    now: dt.datetime
    commit: Commit | None = None
    digest: str = ""


Span = Callable[[dt.date], tuple[dt.date, dt.date]]
"""From today, the first day whose progress a view reads and the day it is computed for."""


def here() -> Path:
    """The current folder; once that is removed, the root, and no book is near."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path("/")


def place_to_read(data: Path | None) -> Place:
    """The folder to look at; the shipped sample is announced."""
    place = find_book(data, here())
    if place.is_sample:
        print("（附近没有账册，以下是随程序附带的示例，只读。）", file=sys.stderr)
    return place


def place_to_write(data: Path | None) -> Place:
    """The folder to write to, which the shipped sample never is."""
    place = find_book(data, here())
    if place.is_sample:
        raise Unwritable(
            "附近没有账册，随程序附带的示例是只读的",
            remedy="请用 --data 指定账册，或新建：wuxian init 文件夹",
        )
    return place


def open_to_read(
    data: Path | None,
    as_of: str | None,
    at: str | None = None,
    span: Span = lambda day: (day, day),
    *,
    with_digest: bool = False,
) -> Opened:
    """The book for a view, as it is or as it was at a revision."""
    place = place_to_read(data)
    asked = None if as_of is None else day_of(as_of, "--as-of")
    with source(place, at) as read_from:
        if with_digest:
            from wuxian.store.disk.fingerprint import Fingerprint

            fingerprint = Fingerprint(read_from.folder)
            opened = _open(place.root, read_from._replace(folder=fingerprint), asked, span)
            opened = opened._replace(digest=fingerprint.digest)
        else:
            opened = _open(place.root, read_from, asked, span)
        tell_revision(read_from.commit, opened.book.programme.zone)
    term = opened.book.programme.term
    if opened.day not in term:
        print(f"（{day_words(opened.day)}不在期限{term}之内。）", file=sys.stderr)
    return opened


def open_plans(data: Path | None) -> Opened:
    """The book without its entries, for what reads those elsewhere or needs titles only."""
    place = place_to_read(data)
    now = dt.datetime.now(dt.UTC)
    book = open_book(Disk(place.root), _before_all_entries)
    return Opened(place.root, book, today(book.programme, now), now)


def _before_all_entries(_: Programme) -> frozenset[int]:
    return frozenset({FIRST_DAY.year})


def tell_revision(commit: Commit | None, zone: dt.tzinfo) -> None:
    """Say which past state is shown, so that nobody takes it for the present one."""
    if commit is not None:
        when = day_words(commit.day(zone))
        print(f"（以下是{when}提交 {commit.short} 时的账册。）", file=sys.stderr)


def open_to_write(
    data: Path | None, name: str, since: dt.date | None = None
) -> tuple[Opened, Item]:
    """The book with the one item to write about; no other item's entries are read.

    `since` reads the progress of that day's year too.
    """
    place = place_to_write(data)
    opened = _open(
        place.root, Source(Disk(place.root)), None, lambda day: (since or day, day), only=name
    )
    if not opened.book.items:
        # Part of a title: the plans alone tell which item is meant, in a year before entries.
        plans = open_book(Disk(place.root), _before_all_entries)
        return open_to_write(place.root, plans.item(name).folder, since)
    return opened, opened.book.item(name)


def today(programme: Programme, now: dt.datetime) -> dt.date:
    """The real day where the programme is, unless the book is pinned to one."""
    return programme.as_of or now.astimezone(programme.zone).date()


def _open(
    root: Path,
    read_from: Source,
    asked: dt.date | None,
    span: Span = lambda day: (day, day),
    only: str | None = None,
) -> Opened:
    now = dt.datetime.now(dt.UTC)

    def days(programme: Programme) -> tuple[dt.date, dt.date]:
        return span(asked or read_from.day(programme) or today(programme, now))

    book = open_book(read_from.folder, lambda p: frozenset(day.year for day in days(p)), only)
    _, day = days(book.programme)
    return Opened(root, book, day, now.astimezone(book.programme.zone), read_from.commit)
