"""From a data folder to its book, or to everything that is wrong with it."""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from wuxian.domain import checks
from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import CALENDAR, PROGRAMME, EntryName, Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import model_of
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import USUAL_ZONE, Programme
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.values.types import Frozen
from wuxian.errors import Unreadable
from wuxian.store.disk.folder import Folder, Unread
from wuxian.store.disk.scan import Scan
from wuxian.store.toml.plain import Table, plain_file

_Model = TypeVar("_Model", bound=Frozen)

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


class Readable(NamedTuple):
    """As much of a book as can be read, and what of it cannot be."""

    book: Book
    unread: tuple[Finding, ...]


class BookReader:
    """A book's folder being read: the programme first, then as much of the rest as is wanted."""

    def __init__(self, folder: Folder) -> None:
        self._scan = Scan(folder)
        self._items_seen = 0
        self._entries_seen = 0
        self.programme = self._model(Programme, PROGRAMME)

    @property
    def zone(self) -> dt.tzinfo:
        """The time zone that the book's days begin and end in; the usual one if it is not told."""
        return self.programme.zone if self.programme else USUAL_ZONE

    def open_programme(self) -> Programme:
        """The programme; Unreadable names the first errors of the book where there is none."""
        if self.programme is None:
            raise _unreadable(self.load())
        return self.programme

    @property
    def frame(self) -> Book:
        """The book without its items, from whose settings it is known which years matter."""
        return Book(self.open_programme(), self._calendar, self.years, ())

    def open(self, years: frozenset[int] | None = None, only: str | None = None) -> Book:
        """The book for a view of these years, or of all; Unreadable names the first errors in it.

        `only` names an item by number or folder: then no other item's files are read.
        """
        loaded = self._load(years, only, checks.NEEDED)
        if loaded.errors or loaded.book is None:
            raise _unreadable(loaded)
        return loaded.book

    def load(self) -> Loaded:
        """The whole book as far as it can be read, and all that is wrong: no file hides another."""
        return self._load(None, None, checks.RULES, with_office=True)

    def load_item(self, folder: str) -> Loaded:
        """One item of the book as far as it can be read, and all that is wrong with it."""
        return self._load(None, folder, checks.RULES)

    def read_on(
        self,
        years: frozenset[int] | None,
        stand_in: Programme | None,
        *,
        with_office: bool = False,
    ) -> Readable:
        """The book as far as it can be read, with another programme where its own cannot be.

        Unreadable where there is none at all.
        """
        self.programme = self.programme or stand_in
        loaded = self._load(years, None, (), with_office=with_office)
        if loaded.book is None:
            raise _unreadable(loaded)
        return Readable(loaded.book, loaded.errors)

    def _load(
        self,
        years: frozenset[int] | None,
        only: str | None,
        rules: tuple[checks.Rule, ...],
        *,
        with_office: bool = False,
    ) -> Loaded:
        files = [
            _ItemFiles.of(folder, self._scan.entries(folder), years)
            for folder in self._scan.items(only)
        ]
        self._scan.folder.expect(path for item in files for path in item.paths)
        calendar, settings = self._calendar, self.years
        items = tuple(item for known in files if (item := self._item(known)) is not None)
        if years is None:
            self._scan.strangers(_beside(settings))
        if self.programme is None:
            return Loaded(None, tuple(self._scan.findings), self._items_seen, self._entries_seen)
        in_order = tuple(sorted(items, key=lambda item: item.number))
        office = self.office if with_office else ()
        book = Book(self.programme, calendar, settings, in_order, office)
        findings = (*self._scan.findings, *checks.findings(book, rules))
        return Loaded(book, findings, self._items_seen, self._entries_seen)

    @cached_property
    def _calendar(self) -> WorkCalendar:
        """The calendar; a book may do without, then weekdays count."""
        if self._scan.folder.is_missing(CALENDAR):
            return WorkCalendar()
        return self._model(WorkCalendar, CALENDAR) or WorkCalendar()

    @cached_property
    def years(self) -> tuple[YearSettings, ...]:
        """The settings of the years, as far as they can be read."""
        found = []
        for year, path in self._scan.years():
            settings = self._model(YearSettings, path)
            if settings is None:
                continue
            if settings.year == year:
                found.append(settings)
            else:
                message = f"文件名是{year}年，内容是{settings.year}年"
                self._scan.error("name-mismatch", path, message, "year")
        return tuple(found)

    def open_office(self) -> tuple[Entry, ...]:
        """The entries that belong to no single item; Unreadable names the first errors in them."""
        before = len(self._scan.findings)
        entries = self.office
        book = self.frame._replace(office=entries)
        found = (
            *self._scan.findings[before:],
            *checks.findings(book, checks.NEEDED_OF_THE_OFFICE),
        )
        if any(one.severity is Severity.ERROR for one in found):
            raise _unreadable(Loaded(None, found, 0, 0))
        return entries

    @cached_property
    def office(self) -> tuple[Entry, ...]:
        """The entries that belong to no single item, as far as they can be read."""
        known = list(self._scan.of_the_office())
        self._entries_seen += len(known)
        read = (self._entry(name, path) for name, path in known)
        return tuple(entry for entry in read if entry is not None)

    def _item(self, files: "_ItemFiles") -> Item | None:
        self._items_seen += 1
        plan = self._model(Plan, Place.of_plan(files.folder))
        read: list[Entry] = []
        unread = set(files.others)
        for name, path in files.wanted:
            entry = self._entry(name, path)
            if entry is None:
                unread.add(name)
            else:
                read.append(entry)
        self._entries_seen += len(files.wanted)
        return None if plan is None else Item(plan, files.folder, tuple(read), frozenset(unread))

    def _entry(self, name: EntryName, path: str) -> Entry | None:
        """One entry, if its name and its text agree."""
        table = self._table(path)
        if table is None:
            return None
        if "id" in table:
            self._scan.error("unknown-key", path, "没有这个键；编号只写在文件名里，请删去", "id")
            return None
        table["id"] = name.id
        entry = self._validated(model_of(name.kind), table, path)
        if entry is None:
            return None
        if table["date"] != name.date or table.get("kind", name.kind) != name.kind:
            message = f"文件名与内容不一致（内容为 {entry.date} {entry.kind}）；请改成一致"
            self._scan.error("name-mismatch", path, message, "date")
            return None
        return entry

    def _model(self, model: type[_Model], path: str) -> _Model | None:
        table = self._table(path)
        return None if table is None else self._validated(model, table, path)

    def _table(self, path: str) -> Table | None:
        try:
            data = self._scan.folder.read(path)
        except Unread as error:
            self._scan.error("unreadable", path, error.reason)
            return None
        return plain_file(data) or self._elaborate_table(path, data)

    def _elaborate_table(self, path: str, data: bytes) -> Table | None:
        from wuxian.store.toml.parsing import Illegible, table_of

        try:
            return table_of(data)
        except Illegible as error:
            self._scan.error(error.rule, path, error.message, line=error.line)
        return None

    def _validated(self, model: type[_Model], table: Table, path: str) -> _Model | None:
        try:
            read: _Model = _reader_of(model)(table)
        except ValidationError as error:
            from wuxian.domain.checks.flaws import flaws

            text = self._scan.folder.read(path).decode("utf-8", "replace")
            for flaw in flaws(error, model):
                line = None if flaw.rule == "missing-key" else _line_of(flaw.key, text)
                self._scan.error(flaw.rule, path, flaw.message, flaw.field or None, line)
            return None
        return read


@cache
def _reader_of(model: type[_Model]) -> Callable[[Table], _Model]:
    """What reads a table as a model, for each entry without what `model_validate` looks at."""
    model.model_rebuild()
    reader: Callable[[Table], _Model] = model.__pydantic_validator__.validate_python
    return reader


class _ItemFiles(NamedTuple):
    """The files of an item: the entries that a view wants, and those that it does without."""

    folder: str
    wanted: tuple[tuple[EntryName, str], ...]
    others: frozenset[EntryName]

    @classmethod
    def of(
        cls,
        folder: str,
        entries: Iterable[tuple[int, list[tuple[EntryName, str]]]],
        years: frozenset[int] | None,
    ) -> "_ItemFiles":
        """What a view of these years wants; None is all years.

        A year's progress counts in that year only; appointments last, and so do the
        retractions among them.
        """
        wanted: list[tuple[EntryName, str]] = []
        others: set[EntryName] = set()
        for year, found in entries:
            if years is None or year in years:
                wanted += found
            elif years and year < min(years):
                wanted += [one for one in found if one[0].lasts]
                others.update(name for name, _ in found if not name.lasts)
            else:
                others.update(name for name, _ in found)
        return cls(folder, tuple(wanted), frozenset(others))

    @property
    def paths(self) -> Iterator[str]:
        """Every file that is going to be read."""
        yield Place.of_plan(self.folder)
        for _, path in self.wanted:
            yield path


def _beside(settings: Iterable[YearSettings]) -> frozenset[str]:
    """What lies in the book's folder because its settings say so: evidence that is not git's."""
    folders = (one.evidence.folder for one in settings if one.evidence and one.evidence.folder)
    return frozenset(folder.removeprefix("./").partition("/")[0] for folder in folders)


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


def _unreadable(loaded: Loaded) -> Unreadable:
    errors = loaded.errors
    told = [" ".join(filter(None, (f.place, f.field, f.message))) for f in errors[:_FINDINGS_TOLD]]
    if len(errors) > _FINDINGS_TOLD:
        told.append(f"……共{len(errors)}处错误")
    lines = "\n".join(f"  {line}" for line in told)
    return Unreadable(f"账册有错误：\n{lines}", remedy="用 wuxian check 查看全部问题。")
