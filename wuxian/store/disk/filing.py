"""Filing an entry: a new file, never a changed one."""

import os
from pathlib import Path

from wuxian.domain.book.paths import ITEMS, EntryName, entry_path
from wuxian.domain.entries.entry import AnyEntry
from wuxian.domain.values.names import or_nearest
from wuxian.errors import NotFound
from wuxian.store.disk.write import create_file
from wuxian.store.toml.writing import toml_of


def file_entry(root: Path, folder: str, entry: AnyEntry) -> str:
    """Write an entry into its item's folder; gives its path in the book."""
    path = entry_path(folder, entry)
    create_file(root / path, toml_of(entry).encode())
    return path


def new_id(root: Path) -> str:
    """Six random hex digits that no entry of the book has."""
    taken = {name.id for _, name in entry_names(root)}
    while (fresh := os.urandom(3).hex()) in taken:
        pass
    return fresh


def find_entry(root: Path, entry_id: str) -> tuple[str, EntryName]:
    """The folder and name of the entry with this id; NotFound names the nearest."""
    known = {name.id: (folder, name) for folder, name in entry_names(root)}
    found = known.get(entry_id)
    if found is None:
        remedy = or_nearest(entry_id, known) or "编号见 wuxian show 序号。"
        raise NotFound(f"没有记录“{entry_id}”", remedy=remedy)
    return found


def entry_names(root: Path) -> list[tuple[str, EntryName]]:
    """The names of all entries, without reading any: (item folder, name)."""
    found: list[tuple[str, EntryName]] = []
    for path in root.glob(f"{ITEMS}/*/*/*.toml"):
        name = EntryName.parse(path.name)
        if name is not None:
            found.append((path.parts[-3], name))
    return found
