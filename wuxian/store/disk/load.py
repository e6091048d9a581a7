"""From a data folder to its book, or to everything that is wrong with it."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from wuxian.domain import checks
from wuxian.domain.book.book import Book
from wuxian.domain.book.item import Item
from wuxian.domain.book.paths import CALENDAR, PROGRAMME, EntryName, item_number, plan_path
from wuxian.domain.checks.finding import Finding, Severity
from wuxian.domain.entries.entry import ENTRY_TYPES, AnyEntry
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import USUAL_ZONE, Programme
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.types import Frozen
from wuxian.errors import Unreadable
from wuxian.store.disk.folder import Folder
from wuxian.store.disk.scan import Scan
from wuxian.store.toml.parsing import Illegible, table_of
from wuxian.store.toml.plain import Table

_Model = TypeVar("_Model", bound=Frozen)

Years = Callable[[Programme], frozenset[int]]
"""Which years' progress a view reads: the programme says what day it is."""

_FINDINGS_TOLD = 3


class Loaded(NamedTuple):
    """A book and its findings; without a readable programme there is no book.

    `items` and `entries` count what was looked at, whether it could be read or not.
    """

    book: Book | None
    findings: tuple[Finding, ...]
    items: int
    entries: int

    @property
    def errors(self) -> tuple[Finding, ...]:
        """The findings that make the book unusable."""
        return tuple(f for f in self.findings if f.severity is Severity.ERROR)


def open_book(folder: Folder, years: Years | None = None, only: str | None = None) -> Book:
    """The book for a view of these years, or of all; Unreadable names the first errors in it.

    `only` names an item by number or folder: then no other item's files are read.
    """
    loaded = load(folder, years, only)
    if loaded.errors or loaded.book is None:
        raise Unreadable(_told(loaded.errors), remedy="用 wuxian check 查看全部问题。")
    return loaded.book


def load(folder: Folder, years: Years | None = None, only: str | None = None) -> Loaded:
    """Read a book as far as it can be read; one bad file hides no other."""
    reader = _Reader(Scan(folder))
    programme = reader.model(Programme, PROGRAMME)
    wanted = years(programme) if years and programme else None
    calendar = reader.calendar()
    settings = tuple(reader.years())
    items = tuple(reader.items(wanted, only))
    if years is None:
        reader.scan.strangers()
    if programme is None:
        return Loaded(None, tuple(reader.findings), reader.items_seen, reader.entries_seen)
    book = Book(programme, calendar, settings, tuple(sorted(items, key=lambda item: item.number)))
    findings = (*reader.findings, *checks.findings(book))
    return Loaded(book, findings, reader.items_seen, reader.entries_seen)


def programme_of(folder: Folder) -> Programme | None:
    """The programme alone, without the rest of the book; None if it cannot be read."""
    return _Reader(Scan(folder)).model(Programme, PROGRAMME)


def zone_of(folder: Folder) -> dt.tzinfo:
    """The time zone that a book's days begin and end in; the usual one if it cannot be read."""
    programme = programme_of(folder)
    return programme.zone if programme else USUAL_ZONE


class _Reader:
    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.findings = scan.findings
        self.items_seen = 0
        self.entries_seen = 0

    def calendar(self) -> WorkCalendar:
        """The calendar; a book may do without, then weekdays count."""
        if self.scan.folder.is_missing(CALENDAR):
            return WorkCalendar()
        return self.model(WorkCalendar, CALENDAR) or WorkCalendar()

    def years(self) -> Iterator[YearSettings]:
        for year, path in self.scan.years():
            settings = self.model(YearSettings, path)
            if settings is None:
                continue
            if settings.year == year:
                yield settings
            else:
                self._error(
                    "name-mismatch", path, f"文件名是{year}年，内容是{settings.year}年", "year"
                )

    def items(self, years: frozenset[int] | None, only: str | None) -> Iterator[Item]:
        for folder in self.scan.items():
            if only is None or folder == only or str(item_number(folder)) == only.lstrip("0"):
                self.items_seen += 1
                plan = self.model(Plan, plan_path(folder))
                read, unread = self.entries(folder, years)
                if plan is not None:
                    yield Item(plan, folder, read, unread)

    def entries(
        self, folder: str, years: frozenset[int] | None
    ) -> tuple[tuple[AnyEntry, ...], frozenset[str]]:
        """An item's entries for a view of these years, and the ids of those it can do without.

        A year's progress counts in that year only; appointments last, and so do the
        retractions among them.
        """
        read: list[AnyEntry] = []
        unread: set[str] = set()
        for name, path in self.scan.entries(folder):
            if (
                years is None
                or name.date.year in years
                or (name.date.year < min(years) and name.kind.is_lasting)
            ):
                entry = self.entry(name, path)
                if entry is not None:
                    read.append(entry)
                else:
                    unread.add(name.id)
            else:
                unread.add(name.id)
        return tuple(read), frozenset(unread)

    def entry(self, name: EntryName, path: str) -> AnyEntry | None:
        """One entry, if its name and its text agree."""
        self.entries_seen += 1
        table = self.table(path)
        if table is None:
            return None
        if "id" in table:
            self._error("unknown-key", path, "没有这个键；编号只写在文件名里，请删去", "id")
            return None
        entry = self.validated(ENTRY_TYPES[name.kind], {**table, "id": name.id}, path)
        if entry is not None and (entry.kind, entry.date) != (name.kind, name.date):
            message = f"文件名与内容不一致（内容为 {entry.date} {entry.kind}）；请改成一致"
            self._error("name-mismatch", path, message, "date")
            return None
        return entry

    def model(self, model: type[_Model], path: str) -> _Model | None:
        table = self.table(path)
        return None if table is None else self.validated(model, table, path)

    def table(self, path: str) -> Table | None:
        try:
            return table_of(self.scan.folder.read(path))
        except Illegible as error:
            self._error(error.rule, path, error.message, line=error.line)
        except Unreadable as error:
            self._error("unreadable", path, error.message)
        return None

    def validated(self, model: type[_Model], table: Table, path: str) -> _Model | None:
        try:
            return model.model_validate(table)
        except ValidationError as error:
            from wuxian.domain.checks.flaws import flaws

            text = self.scan.folder.read(path).decode("utf-8", "replace")
            for flaw in flaws(error, model):
                line = None if flaw.rule == "missing-key" else _line_of(flaw.key, text)
                self._error(flaw.rule, path, flaw.message, flaw.field or None, line)
        return None

    def _error(
        self, rule: str, path: str, message: str, name: str | None = None, line: int | None = None
    ) -> None:
        parts = path.split("/")
        number = item_number(parts[1]) if len(parts) > 1 else None
        self.findings.append(Finding(Severity.ERROR, rule, path, message, number, name, line))


def _line_of(key: str | None, text: str) -> int | None:
    """The line a key stands on, when it stands on one only: a wrong line is worse than none."""
    if key is None:
        return None
    pattern = re.compile(rf"(?<![\w-]){re.escape(key)}[\"']?[ \t]*[=.\]]")
    found = [
        number
        for number, line in enumerate(text.split("\n"), 1)
        if pattern.search(line) and not line.lstrip().startswith("#")
    ]
    return found[0] if len(found) == 1 else None


def _told(errors: tuple[Finding, ...]) -> str:
    told = [" ".join(filter(None, (f.place, f.field, f.message))) for f in errors[:_FINDINGS_TOLD]]
    if len(errors) > _FINDINGS_TOLD:
        told.append(f"……共{len(errors)}处错误")
    return "账册有错误：\n" + "\n".join(f"  {line}" for line in told)
