"""What each commit did to the book, read from git's history and objects."""

import math
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from wuxian.domain.book.paths import CALENDAR, ITEMS, OFFICE, PROGRAMME, YEARS, EntryName, Place
from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import SETTLEMENT, Commit
from wuxian.domain.history.conflict import Settlement
from wuxian.domain.history.differences import (
    FieldChange,
    Fields,
    content_words,
    differences,
    fields_of_table,
)
from wuxian.domain.history.event import Event, Presence, Subject
from wuxian.domain.history.gaps import SIDES, Which
from wuxian.domain.history.wording import Names
from wuxian.store.disk.filing import entry_places
from wuxian.store.disk.folder import Disk, Unread
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository
from wuxian.store.git.touched import Touched, history
from wuxian.store.toml.parsing import Illegible, table_of
from wuxian.store.toml.plain import Table

_UNKNOWN = "提交人不详"


def events(repository: Repository, objects: Objects, names: Names) -> Iterator[Event]:
    """What every commit did to the book, newest first, with what its ids stand for."""
    reader = _Reader(objects, names)
    cut_off = _cut_off(repository)
    settled = _settlements(repository)
    for commit, touched in history(repository, objects):
        if not touched:
            for found in settled.get(commit.id, ()):
                path, changed = Place(found.path), Presence.ALTERED
                yield Event(Subject.SETTLEMENT, changed, commit, path, settled=found)
            continue
        if commit.id in cut_off:
            # Of what a shallow clone begins with nobody here knows who wrote it when.
            for event in reader.entries(commit, touched):
                recorded = event.entry.recorded if event.entry else commit.when
                yield event._replace(commit=commit._replace(author=_UNKNOWN, when=recorded))
            continue
        yield from reader.entries(commit, touched)
        if any(file.path == PROGRAMME and file.before is None for file in touched):
            # A book that is founded would else fill the log with its own plans.
            yield Event(Subject.BOOK, Presence.ADDED, commit, Place(PROGRAMME))
        else:
            yield from reader.by_hand(commit, touched)


def _settlements(repository: Repository) -> dict[str, list[Settlement]]:
    """What was settled by the commits that joined two sides, told in their trailers."""
    if repository.commit("HEAD") is None:
        return {}
    told = f"%H%x00%(trailers:key={SETTLEMENT},valueonly=true)"
    fields = repository.git.do("log", "--merges", "-z", f"--format={told}", "HEAD").fields
    found = {
        commit: [known for line in lines.split("\n") if (known := _settlement(line))]
        for commit, lines in zip(fields[::2], fields[1::2], strict=True)
    }
    return {commit: settlements for commit, settlements in found.items() if settlements}


def _settlement(line: str) -> Settlement | None:
    """What a trailer says; None where it is none of this program's."""
    try:
        return Settlement.model_validate_json(line)
    except ValidationError:
        return None


def _cut_off(repository: Repository) -> frozenset[str]:
    """The commits at which a shallow clone begins."""
    if not repository.is_shallow:
        return frozenset()
    return frozenset((repository.common_dir / "shallow").read_text(encoding="ascii").split())


def uncommitted(root: Path, repository: Repository | None) -> Iterator[Event]:
    """The entries that git does not have yet, newest first; all of them without a repository."""
    known = _committed(repository) if repository else frozenset()
    disk = Disk(root)
    found = []
    for path, name in entry_places(root):
        if path not in known:
            try:
                entry = entry_of(name, disk.read(path))
            except Unread:
                entry = None
            found.append(Event(Subject.ENTRY, Presence.ADDED, None, path, path.folder, entry=entry))
    yield from _newest_first(found)


def entry_of(name: EntryName, data: bytes) -> Entry | None:
    """The entry in a file of this name; None if it cannot be read."""
    table = _table(data)
    if table is None:
        return None
    try:
        return kinds.KINDS[name.kind].model.model_validate({**table, "id": name.id})
    except ValidationError:
        return None


def _committed(repository: Repository) -> frozenset[str]:
    if repository.commit("HEAD") is None:
        return frozenset()
    words = ("-r", "-z", "--name-only", "HEAD", "--", ITEMS, OFFICE)
    return frozenset(repository.git.do("ls-tree", *words).fields)


def _newest_first(found: Iterable[Event]) -> list[Event]:
    """By when they were written down; what cannot be read does not say it, and comes last."""
    return sorted(
        found,
        key=lambda event: event.entry.recorded.timestamp() if event.entry else -math.inf,
        reverse=True,
    )


class _Reader:
    """Reads entries and plans; a plan's table is kept, since the next older commit has it too."""

    def __init__(self, objects: Objects, names: Names) -> None:
        self._objects = objects
        self._names = names
        self._tables: dict[str, Table | None] = {}

    def entries(self, commit: Commit, touched: list[Touched]) -> list[Event]:
        """The entries that came, went or were altered."""
        found = []
        for file in touched:
            # A file that only moved with its item's folder is no news.
            blob = file.after or file.before
            name = file.path.entry
            if name is None or blob is None or file.before == file.after:
                continue
            entry = entry_of(name, self._objects.blob(blob))
            path, presence = file.path, _presence(file)
            found.append(Event(Subject.ENTRY, presence, commit, path, path.folder, entry=entry))
        return _newest_first(found)

    def by_hand(self, commit: Commit, touched: list[Touched]) -> Iterator[Event]:
        """The plans and the settings that were changed."""
        for file in touched:
            if file.path.is_plan:
                moved = file.old_path.folder if file.old_path.is_plan else None
                yield Event(
                    Subject.PLAN,
                    _presence(file),
                    commit,
                    file.path,
                    file.path.folder,
                    renamed_from=moved if moved != file.path.folder else None,
                    title=self._title(file),
                    fields=self._differences(file),
                    unread=self._unread(file),
                    content=self._content(file),
                )
            elif file.path.top in (PROGRAMME, CALENDAR, YEARS):
                yield Event(
                    Subject.SETTINGS,
                    _presence(file),
                    commit,
                    file.path,
                    fields=self._differences(file),
                    unread=self._unread(file),
                    content=self._content(file),
                )

    def _differences(self, file: Touched) -> tuple[FieldChange, ...]:
        before, after = self._versions(file)
        if before is None or after is None:
            return ()
        return differences(self._fields(before), self._fields(after), names=self._names)

    def _unread(self, file: Touched) -> Which | None:
        before, after = self._versions(file)
        return SIDES.get((before is None, after is None))

    def _versions(self, file: Touched) -> tuple[Table | None, Table | None]:
        """What a file that was changed said before and says now; None where it cannot be read."""
        if file.before is None or file.after is None or file.before == file.after:
            return {}, {}
        return self._table(file.before), self._table(file.after)

    def _content(self, file: Touched) -> str:
        """What a file says that came or went."""
        if file.before is not None and file.after is not None:
            return ""
        table = self._table(file.after or file.before or "")
        return content_words(self._fields(table), self._names) if table else ""

    def _fields(self, table: Table) -> Fields:
        fields = fields_of_table(table)
        area = fields.get(("area",))
        if isinstance(area, str):
            fields["area",] = self._names["area"].get(area, area)
        return fields

    def _title(self, file: Touched) -> str | None:
        """The title the plan has, or had where the new one cannot be read."""
        for blob in filter(None, (file.after, file.before)):
            title = (self._table(blob) or {}).get("title")
            if isinstance(title, str):
                return title
        return None

    def _table(self, blob: str) -> Table | None:
        if blob not in self._tables:
            self._tables[blob] = _table(self._objects.blob(blob))
        return self._tables[blob]


def _presence(file: Touched) -> Presence:
    if file.before is None:
        return Presence.ADDED
    return Presence.REMOVED if file.after is None else Presence.ALTERED


def _table(data: bytes) -> Table | None:
    try:
        return table_of(data)
    except Illegible:
        return None
