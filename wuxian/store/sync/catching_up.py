"""Committing what of the book is not yet in git, with the words a person would use."""

import contextlib
import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Entry, Proven
from wuxian.domain.history.by_hand import added_message, altered_message
from wuxian.domain.history.commit import entry_message, import_message, place_in_an_act
from wuxian.domain.history.differences import FieldChange, differences, fields_of_table
from wuxian.domain.history.wording import names_in
from wuxian.errors import Refused
from wuxian.store.disk.copies import namers
from wuxian.store.disk.folder import Disk
from wuxian.store.git.committing import commit_paths
from wuxian.store.git.events import entry_of
from wuxian.store.git.pending import Pending, pending
from wuxian.store.git.repository import Repository
from wuxian.store.git.touched import moved_items
from wuxian.store.git.turn import turn
from wuxian.store.toml.parsing import Illegible, table_of


def commit_pending(repository: Repository, book: Book, files: list[Pending]) -> list[str]:
    """Commit them, an entry or a plan at a time; gives what the commits say, oldest first.

    Refused where an entry was changed or taken away: entries are written once.
    """
    _refuse_unmerged(files)
    homes = moved_items(_gone(files), _new(files), lambda blob: _read(repository, files, blob))
    moved = _moved(files, homes)
    _refuse_changed_entries(repository.root, [file for file in files if file not in moved])
    told = []
    with turn(repository, "write") as taken:
        for group, message in _messages(repository, book, files, moved, homes):
            commit_paths(taken.repository, [file.path for file in group], message)
            told.append(message.split("\n", 1)[0])
    return told


def _messages(
    repository: Repository,
    book: Book,
    files: list[Pending],
    moved: list[Pending],
    homes: Mapping[str, str],
) -> Iterator[tuple[list[Pending], str]]:
    """What is committed together, and the words for it."""
    if moved:
        yield moved, _renaming_message(repository, book, moved, homes)
    rest = [file for file in files if file not in moved]
    # What was recorded of an item, or read in from a file, at one moment is one act.
    acts: dict[tuple[dt.datetime, str, bool], list[tuple[Entry, Pending]]] = defaultdict(list)
    for entry, file in _new_entries(repository, rest):
        source = entry.citation.file if entry.citation else None
        of = source or file.path.folder or ""
        acts[entry.recorded, of, source is not None].append((entry, file))
    plans = _plans_of_imports(rest, acts)
    copies = [file for file in rest if file.path.copied]
    for file in (file for file in rest if file.path.entry is None and file not in copies):
        if file not in (plan for some in plans.values() for plan in some):
            yield [file], _by_hand_message(repository, book, file)
    for (recorded, of, is_import), act in sorted(acts.items(), key=lambda known: known[0]):
        filed = _filed(book, act)
        written = [file for _, file in act]
        if is_import:
            brought = plans[recorded, of]
            words = f"记录{len(act)}条" + (f"、新增事项{len(brought)}个" if brought else "")
            yield [*brought, *written], import_message((of, None), words, filed)
        elif not of:
            entries = sorted((entry for entry, _ in act), key=place_in_an_act)
            yield written, entry_message(None, *entries)
        else:
            [(item, entries)] = filed
            brought = [copy for copy in copies if any(_names(one, copy) for one in act)]
            copies = [copy for copy in copies if copy not in brought]
            yield [*brought, *written], entry_message(item, *entries)
    for folder in dict.fromkeys(copy.path.folder for copy in copies):
        some = [copy for copy in copies if copy.path.folder == folder]
        yield some, f"{_subject(book, some[0].path)}：补入佐证材料{len(some)}份\n"


def _names(one: tuple[Entry, Pending], copy: Pending) -> bool:
    """Whether an entry names a copy of evidence: its own year has the copy."""
    entry, file = one
    year = file.path.rpartition("/")[0]
    digests = {one.sha256 for one in entry.evidence} if isinstance(entry, Proven) else set()
    return copy.path.startswith(f"{year}/") and copy.path.copied in digests


def _filed(book: Book, act: list[tuple[Entry, Pending]]) -> list[tuple[Item, list[Entry]]]:
    """The entries of an act by their items, of each the main one first."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry, file in act:
        found[file.path.folder or ""].append(entry)
    items = (item for item in book.items if item.folder in found)
    return [(item, sorted(found[item.folder], key=place_in_an_act)) for item in items]


def _plans_of_imports(
    files: list[Pending], acts: Mapping[tuple[dt.datetime, str, bool], list[tuple[Entry, Pending]]]
) -> dict[tuple[dt.datetime, str], list[Pending]]:
    """The new plans of the items that each import brought."""
    new = {file.path.folder: file for file in files if file.is_new and file.path.is_plan}
    found: dict[tuple[dt.datetime, str], list[Pending]] = {}
    for (recorded, of, is_import), act in acts.items():
        if is_import:
            folders = dict.fromkeys(file.path.folder for _, file in act)
            found[recorded, of] = [new.pop(folder) for folder in folders if folder in new]
    return found


def _new_entries(repository: Repository, files: list[Pending]) -> Iterator[tuple[Entry, Pending]]:
    disk = Disk(repository.root)
    for file in files:
        name = file.path.entry
        entry = entry_of(name, disk.read(file.path)) if name else None
        if entry is not None:
            yield entry, file


def _renaming_message(
    repository: Repository, book: Book, moved: list[Pending], homes: Mapping[str, str]
) -> str:
    """Which folder has which name now, and below it what was changed in the plans meanwhile."""
    others = {file.path.folder or file.path for file in moved} - {*homes, *homes.values()}
    names = [*(f"{old} 改为 {new}" for old, new in homes.items()), *sorted(others)]
    body = ""
    for old, new in homes.items():
        with contextlib.suppress(Illegible):
            for change in _changes(repository, book, Place.of_plan(old), Place.of_plan(new)):
                body += f"{_subject(book, Place.of_plan(new))}：{change.words}\n"
    return f"改名：{'；'.join(names)}\n\n{body}"


def _changes(repository: Repository, book: Book, old: Place, new: Place) -> tuple[FieldChange, ...]:
    """What a file says otherwise than the last commit has it; Illegible where one is no table."""
    before = table_of(repository.git.do("cat-file", "blob", f"HEAD:./{old}").out)
    after = table_of(Disk(repository.root).read(new))
    names = names_in([book.programme])
    return differences(fields_of_table(before), fields_of_table(after), names=names)


def message_by_hand(repository: Repository, book: Book, path: Place) -> str | None:
    """What a commit of this hand-written file says; None where the last commit has it so."""
    found = (file for file in pending(repository) if file.path == path)
    return next((_by_hand_message(repository, book, file) for file in found), None)


def _by_hand_message(repository: Repository, book: Book, file: Pending) -> str:
    subject = _subject(book, file.path)
    try:
        if file.is_new:
            fields = fields_of_table(table_of(Disk(repository.root).read(file.path)))
            return added_message(subject, fields, names_in([book.programme]))
        return altered_message(subject, _changes(repository, book, file.path, file.path))
    except Illegible:
        return f"{subject}：改动"


def _subject(book: Book, path: Place) -> str:
    folder = path.folder
    if folder is None:
        return path.called
    return next((item.label for item in book.items if item.folder == folder), folder)


def _gone(files: list[Pending]) -> dict[Place, str | None]:
    return {file.path: file.before for file in files if file.is_gone}


def _new(files: list[Pending]) -> dict[Place, str | None]:
    return {file.path: file.now for file in files if file.is_new}


def _read(repository: Repository, files: list[Pending], blob: str) -> bytes:
    """The bytes of a blob, which git need not have yet."""
    here = next((path for path, now in _new(files).items() if now == blob), None)
    if here is not None:
        return Disk(repository.root).read(here)
    return repository.git.do("cat-file", "blob", blob).out


def _moved(files: list[Pending], homes: Mapping[str, str]) -> list[Pending]:
    """The files of items and entries that were only renamed, by the new name's side and the old.

    A file is the same whatever its name. The plan of an item that is known again by more than
    its number may have been changed meanwhile. Whatever else is gone was taken away.
    """
    same = {*_gone(files).values()} & {*_new(files).values()}
    plans = {Place.of_plan(folder) for pair in homes.items() for folder in pair}
    return [
        file
        for file in files
        if (file.is_gone and (file.before in same or file.path in plans))
        or (file.is_new and (file.now in same or file.path in plans))
    ]


def _refuse_unmerged(files: list[Pending]) -> None:
    unmerged = [file.path for file in files if file.is_unmerged]
    if unmerged:
        raise Refused(
            f"git 没能合好：{'、'.join(unmerged)}",
            remedy=f"请改好文件，再告诉 git：git add {' '.join(unmerged)}；然后运行 wuxian sync。",
        )


def _refuse_changed_entries(root: Path, files: list[Pending]) -> None:
    """Entries and the copies that they name are written once."""
    for file in files:
        name = file.path.entry
        if file.path.copied and not file.is_new and namers(root, file.path):
            done = "删掉" if file.is_gone else "改动"
            raise Refused(
                f"佐证材料的副本 {file.path} 被{done}了",
                remedy=f"恢复原样：git restore --staged --worktree {file.path}",
            )
        if name is not None and not file.is_new:
            done = "删掉" if file.is_gone else "改动"
            raise Refused(
                f"记录 {file.path} 被{done}了；记录写下后不改、不删，只能撤回",
                remedy=f"恢复原样：git restore --staged --worktree {file.path}；"
                f"要撤回：wuxian retract {name.id} --reason 原因",
            )
        if file.is_gone:
            raise Refused(
                f"{file.path} 被删掉了，sync 不替人提交删除",
                remedy=f"确要删除，请自己提交：git commit -m 删去 -- {file.path}；"
                f"要恢复：git restore --staged --worktree {file.path}",
            )
