"""Filing an entry or a new plan: a new file, never a changed one."""

import os
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from wuxian.domain.book.paths import ITEMS, OFFICE, EntryName, Place
from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.names import folded, or_nearest
from wuxian.errors import NotFound, Refused, Unwritable
from wuxian.store.disk.write import Content, create_file, create_files
from wuxian.store.toml.writing import toml_of

if TYPE_CHECKING:
    from wuxian.store.disk.copies import Attached

_LAST_START = 16**10 - 10**6
"""So many ids are left for those that follow."""

_SHORTEST = 4
"""With fewer digits an entry is not named: up to three name an item."""


def file_entries(
    root: Path, folder: str | None, entries: Sequence[Entry], attached: "Attached | None" = None
) -> list[Place]:
    """Write the entries of one act into their item's folder, all or none; gives their places.

    What is about no item goes to the office's folder.

    What is attached as evidence is copied along with them, unless there is a copy already.
    """
    places = [Place.of_entry(folder, entry) for entry in entries]
    texts: dict[Path, Content] = {
        root / place: toml_of(entry).encode() for place, entry in zip(places, entries, strict=True)
    }
    if attached is None:
        create_files(texts)
        return places
    copies = _copies(attached)
    try:
        # A copy has its name before the entry that names it.
        create_files({**copies, **texts})
    except Unwritable:
        left = _copies(attached)
        if left.keys() == copies.keys():
            raise
        # Somebody else has just filed the same file.
        create_files({**left, **texts})
    return places


def _copies(attached: "Attached") -> dict[Path, Content]:
    """The copies that are still to be made, by where they are to lie."""
    from wuxian.store.disk.copies import new_copies  # noqa: PLC0415 (few entries bring evidence)
    from wuxian.store.disk.offering import copied  # noqa: PLC0415

    return {copy: copied(one) for copy, one in new_copies(attached).items()}


def file_plan(root: Path, folder: str, plan: Plan) -> Place:
    """Write the plan of a new item, with its folder; gives its place in the book."""
    place = Place.of_plan(folder)
    create_file(root / place, toml_of(plan).encode())
    return place


def new_id() -> str:
    """Ten random hex digits: so many that no two of a book's clones draw the same.

    Nobody looks whether they are free: another clone's entries could not be looked at, and of
    a hundred thousand entries two are alike once in two hundred books.
    """
    return os.urandom(5).hex()


def ids_in_order() -> Callable[[], str]:
    """Ids of one act, which sort as they are drawn: of one moment the first drawn comes first."""
    drawn = count(int(new_id(), 16) % _LAST_START)
    return lambda: f"{next(drawn):010x}"


def find_entry(root: Path, word: str) -> tuple[Place, EntryName]:
    """The place and name of the entry whose id is this word or alone begins with it.

    NotFound names the nearest, or those that begin alike.
    """
    known = {name.id: (place, name) for place, name in entry_places(root)}
    wanted = folded(word).strip("[]() 编号")
    found = [wanted] if wanted in known else []
    if not found and len(wanted) >= _SHORTEST:
        found = sorted(entry_id for entry_id in known if entry_id.startswith(wanted))
    if len(found) == 1:
        return known[found[0]]
    if found:
        raise NotFound(f"“{word}”对应{len(found)}条记录：{'、'.join(found)}", remedy="请多写几位。")
    remedy = or_nearest(word, known) or "编号见 wuxian show 序号。"
    raise NotFound(f"没有记录“{word}”", remedy=remedy)


def find_entry_of_an_item(root: Path, word: str) -> tuple[str, EntryName]:
    """The same with the folder of its item; Refused where it is about none."""
    place, name = find_entry(root, word)
    if place.folder is None:
        label = kinds.KINDS[name.kind].label
        raise Refused(
            f"记录 {name.id} 是办公室的{label}，不属于哪个事项",
            remedy=f"要撤回它：wuxian retract {name.id} --reason 原因",
        )
    return place.folder, name


def entry_places(root: Path) -> list[tuple[Place, EntryName]]:
    """Where all entries lie, and what their names say; none is read."""
    found: list[tuple[Place, EntryName]] = []
    for path in (*root.glob(f"{ITEMS}/*/*/*.toml"), *root.glob(f"{OFFICE}/*/*.toml")):
        place = Place(path.relative_to(root).as_posix())
        name = place.entry
        if name is not None:
            found.append((place, name))
    return found
