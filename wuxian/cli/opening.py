"""Opening a book for a command: which folder, which day, and what the clock says."""

import datetime as dt
import sys
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wuxian.cli.options import day_of
from wuxian.domain.book.book import Book, Item
from wuxian.domain.plan.programme import USUAL_ZONE, Programme
from wuxian.domain.values.dates import day_words
from wuxian.errors import GitFailed, Unwritable
from wuxian.store.disk.book_folder import BookFolder, find_book, git_folder
from wuxian.store.disk.folder import Disk, Folder
from wuxian.store.disk.load import BookReader

if TYPE_CHECKING:
    from wuxian.domain.history.commit import Commit

_NO_YEAR: frozenset[int] = frozenset()


class Source(NamedTuple):
    """Where a book is read from: the folder itself, or a commit, and the day it was named by."""

    folder: Folder
    commit: "Commit | None" = None
    asked: dt.date | None = None

    def day(self, programme: Programme) -> dt.date | None:
        """The day a past state is looked at on: the one it was named by, else its commit's.

        A book that is pinned to a day has no other today.
        """
        if self.commit is None:
            return None
        return self.asked or programme.as_of or self.commit.day(programme.zone)


class Opened(NamedTuple):
    """A book, its folder, and the day it is looked at."""

    root: Path
    book: Book
    day: dt.date
    now: dt.datetime
    commit: "Commit | None" = None
    year: int = 0


class Opening(NamedTuple):
    """A book of which the programme is read, so that the day and its year are known.

    `asked` is another year, if one was asked for.
    """

    root: Path
    reader: BookReader
    day: dt.date
    now: dt.datetime
    commit: "Commit | None"
    asked: int | None = None

    @property
    def year(self) -> int:
        """The year that is looked at."""
        return self.asked or self.day.year

    @property
    def years(self) -> frozenset[int]:
        """The years whose entries may be of that year: what is said later counts, too."""
        return frozenset(range(self.year, max(self.year, self.day.year) + 1))

    def open(self, years: frozenset[int], only: str | None = None) -> Opened:
        """The book for a view of these years; `only` names the one item that is read."""
        book = self.reader.open(years, only)
        return Opened(self.root, book, self.day, self.now, self.commit, self.year)

    def open_with_ends(self, years: frozenset[int], only: str | None = None) -> Opened:
        """The book for a view of these years, and of the one before where no goal is set yet."""
        opened = self.open(years, only)
        ended = {
            year - 1
            for year in years
            if any(item.waits_for_a_goal(year) for item in opened.book.items)
        }
        return opened if ended <= years else self.open(years | ended, only)

    def open_item(self, name: str, years: frozenset[int]) -> tuple[Opened, Item]:
        """The book with the one item that is named; no other item's entries are read."""
        opened = self.open_with_ends(years, only=name)
        if not opened.book.items:
            # Part of a title: the plans alone tell which item is meant.
            plans = self.open(_NO_YEAR).book
            opened = self.open_with_ends(years, only=plans.item(name).folder)
        return opened, opened.book.item(name)


def today(programme: Programme | None, now: dt.datetime) -> dt.date:
    """The real day where the programme is, unless the book is pinned to one.

    Without a readable programme it is the day in the usual zone, for every command.
    """
    if programme is None:
        return now.astimezone(USUAL_ZONE).date()
    return programme.as_of or now.astimezone(programme.zone).date()


def here() -> Path:
    """The current folder; once that is removed, the root, and no book is near."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path("/")


def folder_to_read(data: Path | None) -> BookFolder:
    """The folder to look at; the shipped sample is announced."""
    found = find_book(data, here())
    if found.is_sample:
        print("（附近没有账册，以下是随程序附带的示例，只读。）", file=sys.stderr)
    return found


def folder_to_write(data: Path | None) -> BookFolder:
    """The folder to write to, which the shipped sample never is."""
    found = find_book(data, here())
    if found.is_sample:
        raise Unwritable(
            "附近没有账册，随程序附带的示例是只读的",
            remedy="请用 --data 指定账册，或新建：wuxian init 文件夹",
        )
    return found


def source(root: Path, at: str | None) -> AbstractContextManager[Source]:
    """The folder of a book, or what it was at a revision."""
    if at is None:
        return nullcontext(Source(Disk(root)))
    from wuxian.cli.revisions import past_of

    return past_of(root, at)


def open_to_read(
    data: Path | None,
    as_of: str | None,
    at: str | None = None,
    year: int | None = None,
    beside: Callable[[Book, dt.date], Iterable[int]] | None = None,
) -> Opened:
    """The book for a view of one day, as it is or as it was at a revision.

    `beside` says which further years the view looks at, of a book without items and a day.
    """
    root = folder_to_read(data).root
    with source(root, at) as read_from:
        begun = begin(root, read_from, as_of)._replace(asked=year)
        further = beside(begun.reader.frame, begun.day) if beside else ()
        return announced(begun.open_with_ends(begun.years.union(further)))


def open_item_to_read(
    data: Path | None,
    name: str,
    as_of: str | None,
    at: str | None = None,
    year: int | None = None,
) -> tuple[Opened, Item]:
    """The book with the one item to look at; of the others no file is read."""
    root = folder_to_read(data).root
    with source(root, at) as read_from:
        begun = begin(root, read_from, as_of)._replace(asked=year)
        opened, item = begun.open_item(name, begun.years)
    return announced(opened), item


def open_to_write(
    data: Path | None, name: str, about: dt.date | str | None = None, year: int | None = None
) -> tuple[Opened, Item]:
    """The book with the one item to write about; of the others no file is read.

    The progress of the year that is written about is read too: that of the day, or another one.
    """
    root = folder_to_write(data).root
    begun = begin(root, Source(Disk(root)))
    day = day_of(about, "--date", begun.day) if isinstance(about, str) else about
    of_year = year or (day or begun.day).year
    begun = begun._replace(asked=of_year)
    return begun.open_item(name, begun.years | {begun.day.year, (day or begun.day).year})


def open_book_to_write(
    data: Path | None, name: str, about: str | None = None
) -> tuple[Opened, Item]:
    """The whole book of the year that is written about, and the item to write about."""
    root = folder_to_write(data).root
    begun = begin(root, Source(Disk(root)))
    day = begun.day if about is None else day_of(about, "--date", begun.day)
    opened = begun._replace(asked=day.year).open_with_ends(begun.years | {day.year})
    return opened, opened.book.item(name)


def open_plans_to_write(data: Path | None) -> Opened:
    """The book with all its plans and none of its entries, to write into."""
    root = folder_to_write(data).root
    return begin(root, Source(Disk(root))).open(_NO_YEAR)


def open_office_to_write(data: Path | None) -> Opened:
    """The book with what the office keeps of no single item, to write into; no item is read."""
    root = folder_to_write(data).root
    begun = begin(root, Source(Disk(root)))
    opened = begun.open(_NO_YEAR)
    return opened._replace(book=opened.book._replace(office=begun.reader.open_office()))


def begin(root: Path, read_from: Source, as_of: str | None = None) -> Opening:
    """A book about to be opened for the day that is asked for, or else its own today."""
    now = dt.datetime.now(dt.UTC)
    reader = reader_of(read_from.folder)
    programme = reader.open_programme()
    current = today(programme, now)
    asked = None if as_of is None else day_of(as_of, "--as-of", current)
    day = asked or read_from.day(programme) or current
    return Opening(root, reader, day, now.astimezone(programme.zone), read_from.commit)


def reader_of(folder: Folder) -> BookReader:
    """What reads a book from a folder; on a terminal a long reading shows how far it is."""
    if sys.stderr.isatty():
        from wuxian.cli.progress_bar import watched

        folder = watched(folder)
    return BookReader(folder)


def announced(opened: Opened) -> Opened:
    """The book, once it is said what its reader should know of it."""
    programme = opened.book.programme
    tell_revision(opened.commit, programme.zone)
    if opened.commit is None:
        tell_partial(opened.root)
    if opened.day not in programme.term:
        print(f"（{day_words(opened.day)}不在期限{programme.term}之内。）", file=sys.stderr)
    elif opened.year not in programme.term.years:
        print(f"（{opened.year}年不在期限{programme.term}之内。）", file=sys.stderr)
    return opened


def tell_partial(root: Path) -> None:
    """Say that a part of the book is not here, so that nobody takes what is shown for all."""
    git = git_folder(root.absolute())
    if git is None or not (git / "info/sparse-checkout").exists():
        return
    from wuxian.store.git.pending import absent
    from wuxian.store.git.repository import Repository

    try:
        repository = Repository.of(root)
        missing = absent(repository) if repository else []
    except GitFailed:
        return
    if missing:
        print(
            f"（本机只检出了账册的一部分，缺{len(missing)}个文件，如 {missing[0]}，以下不全；"
            "要检出全部：git sparse-checkout disable）",
            file=sys.stderr,
        )


def tell_revision(commit: "Commit | None", zone: dt.tzinfo) -> None:
    """Say which past state is shown, so that nobody takes it for the present one."""
    if commit is not None:
        when = day_words(commit.day(zone))
        print(f"（以下是{when}提交 {commit.short} 时的账册。）", file=sys.stderr)
