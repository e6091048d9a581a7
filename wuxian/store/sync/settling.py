"""Settling what git could not merge: by whose version is taken, or by an edit made since."""

import contextlib
from collections.abc import Mapping
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.domain.history.conflict import Conflict
from wuxian.domain.history.differences import Fields, fields_of_table
from wuxian.domain.history.version import Version
from wuxian.errors import Refused
from wuxian.store.git.events import entry_of
from wuxian.store.git.patching import patched
from wuxian.store.sync.account import Account, of_item
from wuxian.store.sync.memory import Memory, Shown, remembered
from wuxian.store.sync.merging import Merged, Versions
from wuxian.store.toml.merge import Clash, joined_files
from wuxian.store.toml.parsing import Illegible, table_of

_Files = Mapping[Place, str]


class Settled(NamedTuple):
    """A tree, every conflict on the way to it, and how each was shown."""

    tree: str
    conflicts: tuple[Conflict, ...]
    memory: Memory

    @property
    def open(self) -> tuple[Conflict, ...]:
        """The conflicts that nobody has decided yet."""
        return tuple(conflict for conflict in self.conflicts if conflict.taken is None)


def settle(account: Account, merged: Merged, take: Version | None) -> Settled:
    """Settle the conflicts of a merge as far as they are decided; Refused outside the book."""
    settling = _Settling(account, take)
    for versions in merged.conflicts:
        settling.look_at(versions)
    settling.look_at_items(merged.tree)
    found = Settled(merged.tree, tuple(settling.conflicts), settling.memory)
    if not settling.patch or found.open:
        return found
    return found._replace(tree=patched(account.repository, merged.tree, settling.patch))


class _Settling:
    def __init__(self, account: Account, take: Version | None) -> None:
        self.account, self.take = account, take
        self.repository, self.sides, self.objects = (
            account.repository,
            account.sides,
            account.objects,
        )
        self.seen = remembered(self.repository)
        self.memory: Memory = {}
        self.patch: dict[str, str | None] = {}
        self.conflicts: list[Conflict] = []
        self.items: set[frozenset[str]] = set()

    def look_at(self, versions: Versions) -> None:
        """One path that git could not merge."""
        path = self.repository.inside(versions.path)
        if path is None or not (path.is_kept or path.is_of_no_account):
            raise Refused(
                f"{versions.path} 不是账册的文件，两边都改了，sync 不替人决定",
                remedy="请用 git merge 处理好这个文件，再运行 wuxian sync。",
            )
        if path.is_of_no_account:
            # A report can be made again by anybody, and litter is nothing; the shared one stands.
            self.patch[versions.path] = versions.theirs or versions.ours
        elif versions.ours is None or versions.theirs is None:
            self._whole_item(path)
        elif path.copied is not None:
            # Its name says what it holds: one side is not what it was, and `check` tells.
            self.patch[versions.path] = versions.base or versions.theirs
        elif path.entry is not None:
            self._entry(path, versions)
        else:
            self._by_fields(path, versions)

    def look_at_items(self, tree: str) -> None:
        """Items that one side renamed or took away while the other wrote about them."""
        merged = self._files(tree)
        for folder in sorted({path.folder for path in merged if path.folder and path.is_read}):
            plan = Place.of_plan(folder)
            if plan in merged:
                continue
            # git moves new files along with a folder only where older ones lay beside them.
            home = self.account.new_home(folder)
            if home is None:
                self._whole_item(plan)
            else:
                self._move(folder, home, merged)
        for folders in sorted(self.items, key=min):
            self._item(folders, merged)

    def _move(self, folder: str, home: str, merged: _Files) -> None:
        for path, blob in merged.items():
            if path.folder == folder:
                self.patch[self.repository.prefix + path] = None
                self.patch[self.repository.prefix + path.in_folder(home)] = blob

    def _whole_item(self, path: Place) -> None:
        if path.folder is None or path.number is None:
            raise Refused(
                f"{path} 一边改了，一边删了，sync 不替人决定",
                remedy="请用 git merge 处理好这个文件，再运行 wuxian sync。",
            )
        self.items.add(self.account.folders_of(path.folder))

    def _by_fields(self, path: Place, versions: Versions) -> None:
        blobs = (versions.base, versions.ours, versions.theirs)
        base, ours, theirs = (self.objects.blob(blob) if blob else b"" for blob in blobs)

        def decide(clash: Clash) -> Version | None:
            fields: Fields = {}
            for data in (base, theirs, ours):
                with contextlib.suppress(Illegible):
                    fields |= fields_of_table(table_of(data)) if data.strip() else {}
            return self._noted(self.account.conflict(path, clash, fields))

        try:
            data, _ = joined_files(base, ours, theirs, decide)
        except Illegible:
            chosen = decide(Clash((), "原来的写法", "本机的写法", "对方的写法"))
            data = theirs if chosen is Version.THEIRS else ours
        self.patch[versions.path] = self.repository.stored(data)

    def _entry(self, path: Place, versions: Versions) -> None:
        name = path.entry
        facts = [
            entry.fact
            if name and blob and (entry := entry_of(name, self.objects.blob(blob)))
            else None
            for blob in (versions.base, versions.ours, versions.theirs)
        ]
        conflict = self.account.conflict(path, Clash((), *facts))
        conflict = conflict._replace(label=f"记录 {name.id if name else ''} 的内容")
        chosen = self._noted(conflict)
        self.patch[versions.path] = versions.theirs if chosen is Version.THEIRS else versions.ours

    def _item(self, names: frozenset[str], merged: _Files) -> None:
        """An item goes whole by one side's version; what the other side recorded goes with it."""
        base, ours, theirs = (of_item(names, self._files(commit)) for commit in self.sides)
        folders = [_folder(files) for files in (base, ours, theirs)]
        path = Place.of_plan(next(filter(None, folders), ""))
        sides = [self._item_words(files, base) for files in (base, ours, theirs)]
        conflict = self.account.conflict(path, Clash((), *sides))
        chosen = self._noted(conflict._replace(label="整个事项的去留或文件夹"))
        kept, other = (theirs, ours) if chosen is Version.THEIRS else (ours, theirs)
        result = dict(kept)
        folder = _folder(kept)
        if folder:
            known = {_entry_id(file) for file in (*base, *kept)}
            for file, blob in other.items():
                if (entry := _entry_id(file)) and entry not in known:
                    result[file.in_folder(folder)] = blob
        for file in of_item(names, merged):
            self.patch[self.repository.prefix + file] = None
        for file, blob in result.items():
            self.patch[self.repository.prefix + file] = blob

    def _item_words(self, files: _Files, base: _Files) -> str | None:
        """An item as one side has it: its folder, and what was recorded since; None if it went."""
        folder = _folder(files)
        if folder is None:
            return None
        known = {_entry_id(path) for path in base}
        facts = []
        for path, blob in files.items():
            name = path.entry
            if name and name.id not in known and (entry := entry_of(name, self.objects.blob(blob))):
                facts.append(f"{entry.fact}，{entry.by}")
        recorded = f"，新记录{len(facts)}条：{'；'.join(facts)}" if facts else ""
        return f"保留（文件夹 {folder}{recorded}）"

    def _noted(self, conflict: Conflict) -> Version | None:
        """Note a conflict, and whose version settles it."""
        chosen = self._decision(conflict)
        self.conflicts.append(conflict._replace(taken=chosen))
        self.memory.setdefault((conflict.path, conflict.field), Shown.of(conflict))
        return chosen

    def _decision(self, conflict: Conflict) -> Version | None:
        """Whose version is taken of a conflict that was shown; of another one nobody's.

        Ours, if it was edited since; else the one that is asked for, if both are as shown.
        """
        shown = self.seen.get((conflict.path, conflict.field))
        now = Shown.of(conflict)
        if shown is None or shown.theirs != now.theirs:
            return None
        if shown.ours != now.ours:
            self.memory[conflict.path, conflict.field] = shown
            return Version.OURS
        return self.take

    def _files(self, name: str) -> _Files:
        return self.account.files(name)


def _folder(files: _Files) -> str | None:
    """The folder of an item that has its plan."""
    return next((path.folder for path in files if path.is_plan), None)


def _entry_id(path: Place) -> str | None:
    return path.entry.id if path.entry else None
