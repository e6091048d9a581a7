"""Filing an entry: a new file, never a changed one."""

import os
from pathlib import Path

from wuxian.domain.book.paths import ITEMS, EntryName, Place
from wuxian.domain.entries.entry import AnyEntry
from wuxian.domain.values.names import or_nearest
from wuxian.errors import NotFound
from wuxian.store.disk.write import create_file
from wuxian.store.toml.writing import toml_of


def file_entry(root: Path, folder: str, entry: AnyEntry) -> Place:
    """Write an entry into its item's folder; gives its place in the book."""
    place = Place.of_entry(folder, entry)
    create_file(root / place, toml_of(entry).encode())
    return place


def new_id(root: Path) -> str:
    """Six random hex digits that no entry of the book has."""
    taken = {name.id for _, name in entry_places(root)}
    while (fresh := os.urandom(3).hex()) in taken:
        pass
    return fresh


def find_entry(root: Path, entry_id: str) -> Place:
    """The place of the entry with this id; NotFound names the nearest."""
    known = {name.id: place for place, name in entry_places(root)}
    found = known.get(entry_id)
    if found is None:
        remedy = or_nearest(entry_id, known) or "编号见 wuxian show 序号。"
        raise NotFound(f"没有记录“{entry_id}”", remedy=remedy)
    return found


def entry_places(root: Path) -> list[tuple[Place, EntryName]]:
    """Where all entries lie, and what their names say; none is read."""
    found: list[tuple[Place, EntryName]] = []
    for path in root.glob(f"{ITEMS}/*/*/*.toml"):
        place = Place(path.relative_to(root).as_posix())
        name = place.entry
        if name is not None:
            found.append((place, name))
    return found
