"""What each commit did to the book, read from git's history and objects."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from wuxian.domain.changes.fields import FieldChange, differences, fields_of_table
from wuxian.domain.entry import ENTRY_TYPES, AnyEntry
from wuxian.domain.filing import CALENDAR, ITEMS, PLAN, PROGRAMME, YEARS, EntryName
from wuxian.domain.history import SETTLED, Commit
from wuxian.domain.views.changes import Presence
from wuxian.domain.views.log import Event, Subject
from wuxian.errors import GitFailed
from wuxian.store.entries import entry_names
from wuxian.store.folder import Disk
from wuxian.store.git.commits import COMMIT_FORMAT, commit_of
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository
from wuxian.store.parsing import Illegible, Table, table_of

_SECONDS = 300
_FIELDS_OF_A_COMMIT = COMMIT_FORMAT.count("%x00") + 1
_NAMES_OF_A_RENAME = 2
_NO_BLOB = re.compile("0+")


class Touched(NamedTuple):
    """A file that a commit touched; without a blob it was not there before, or is not after."""

    before: str | None
    after: str | None
    old_path: str
    path: str


def events(repository: Repository, objects: Objects) -> Iterator[Event]:
    """What every commit did to the book, newest first."""
    tables = _Tables(objects)
    for commit, touched in history(repository):
        if not touched:
            if commit.subject.startswith(SETTLED):
                yield Event(Subject.SETTLEMENT, Presence.ALTERED, commit, "")
        elif any(file.path == PROGRAMME and file.before is None for file in touched):
            # A book that is founded would else fill the log with its own plans.
            yield from _entries(commit, touched, objects)
            yield Event(Subject.BOOK, Presence.ADDED, commit, PROGRAMME)
        else:
            yield from _entries(commit, touched, objects)
            yield from _by_hand(commit, touched, tables)


def uncommitted(root: Path, repository: Repository | None) -> Iterator[Event]:
    """The entries that git does not have yet, newest first; all of them without a repository."""
    known = _committed(repository) if repository else frozenset()
    disk = Disk(root)
    found = []
    for folder, name in entry_names(root):
        path = f"{ITEMS}/{folder}/{name.date.year}/{name}"
        if path not in known and (entry := entry_of(name, disk.read(path))) is not None:
            event = Event(Subject.ENTRY, Presence.ADDED, None, path, folder=folder, entry=entry)
            found.append((entry.recorded, event))
    yield from (event for _, event in sorted(found, key=lambda known: known[0], reverse=True))


def _committed(repository: Repository) -> frozenset[str]:
    if repository.commit("HEAD") is None:
        return frozenset()
    words = ("-r", "-z", "--name-only", "HEAD", "--", ITEMS)
    return frozenset(repository.git.do("ls-tree", *words).fields)


def entry_of(name: EntryName, data: bytes) -> AnyEntry | None:
    """The entry in a file of this name; None if it cannot be read."""
    table = _table(data)
    if table is None:
        return None
    try:
        return ENTRY_TYPES[name.kind].model_validate({**table, "id": name.id})
    except ValidationError:
        return None


def history(repository: Repository) -> Iterator[tuple[Commit, list[Touched]]]:
    """Every commit with the files of the book that it touched, newest first."""
    words = ("--raw", "-z", "-M", "--no-abbrev", "--relative", f"--format={COMMIT_FORMAT}")
    if repository.commit("HEAD") is None:
        return
    parts = repository.git.do("log", *words, "HEAD", "--", ".", seconds=_SECONDS).fields
    place = 0
    while place < len(parts):
        commit = commit_of("\0".join(parts[place : place + _FIELDS_OF_A_COMMIT]))
        place += _FIELDS_OF_A_COMMIT
        touched: list[Touched] = []
        while place < len(parts) and parts[place].lstrip("\n").startswith(":"):
            *_, before, after, status = parts[place].lstrip("\n").split(" ")
            paths = _NAMES_OF_A_RENAME if status[0] in "RC" else 1
            names = parts[place + 1 : place + 1 + paths]
            touched.append(Touched(_blob(before), _blob(after), names[0], names[-1]))
            place += 1 + paths
        yield commit, touched


def _blob(name: str) -> str | None:
    return None if _NO_BLOB.fullmatch(name) else name


def _entries(commit: Commit, touched: list[Touched], objects: Objects) -> Iterator[Event]:
    found: list[tuple[dt.datetime, Event]] = []
    for file in touched:
        name = _entry_name(file.path)
        # A file that only moved with its item's folder is no news.
        if name is None or (file.path != file.old_path and _entry_name(file.old_path) == name):
            continue
        entry = _entry(name, file, objects)
        if entry is not None:
            event = Event(
                Subject.ENTRY,
                _presence(file),
                commit,
                file.path,
                folder=file.path.split("/")[1],
                entry=entry,
            )
            found.append((entry.recorded, event))
    yield from (event for _, event in sorted(found, key=lambda known: known[0], reverse=True))


class _Tables:
    """The tables of hand-written files: what one commit leaves, the next one finds."""

    def __init__(self, objects: Objects) -> None:
        self._objects = objects
        self._known: dict[str, Table | None] = {}

    def of(self, blob: str | None) -> Table | None:
        """The table in a blob; None without one, or where it cannot be read."""
        if blob is None:
            return None
        if blob not in self._known:
            self._known[blob] = _table(self._objects.blob(blob))
        return self._known[blob]


def _by_hand(commit: Commit, touched: list[Touched], tables: _Tables) -> Iterator[Event]:
    for file in touched:
        parts = file.path.split("/")
        if parts[0] == ITEMS and parts[-1] == PLAN:
            old = file.old_path.split("/")[1]
            yield Event(
                Subject.PLAN,
                _presence(file),
                commit,
                file.path,
                folder=parts[1],
                renamed_from=old if old != parts[1] else None,
                title=_title(file, tables),
                fields=_fields(file, tables),
            )
        elif parts[0] in (PROGRAMME, CALENDAR, YEARS):
            fields = _fields(file, tables)
            yield Event(Subject.SETTINGS, _presence(file), commit, file.path, fields=fields)


def _entry_name(path: str) -> EntryName | None:
    return EntryName.parse(path.rpartition("/")[2]) if path.startswith(f"{ITEMS}/") else None


def _entry(name: EntryName, file: Touched, objects: Objects) -> AnyEntry | None:
    blob = file.after or file.before
    return entry_of(name, objects.blob(blob)) if blob else None


def _presence(file: Touched) -> Presence:
    if file.before is None:
        return Presence.ADDED
    return Presence.REMOVED if file.after is None else Presence.ALTERED


def _fields(file: Touched, tables: _Tables) -> tuple[FieldChange, ...]:
    before, after = tables.of(file.before), tables.of(file.after)
    if before is None or after is None or file.before == file.after:
        return ()
    return differences(fields_of_table(before), fields_of_table(after))


def _title(file: Touched, tables: _Tables) -> str | None:
    title = (tables.of(file.after or file.before) or {}).get("title")
    return title if isinstance(title, str) else None


def _table(data: bytes) -> Table | None:
    try:
        return table_of(data)
    except (Illegible, GitFailed):
        return None
