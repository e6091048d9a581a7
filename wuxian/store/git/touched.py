"""Which files of the book each commit touched, newest first."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.domain.history.commit import Commit
from wuxian.domain.history.matching import Known, same_items
from wuxian.store.git.commits import COMMIT_FORMAT, commit_of
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository
from wuxian.store.toml.parsing import Illegible, table_of

_SECONDS = 300
_FIELDS_OF_A_COMMIT = COMMIT_FORMAT.count("%x00") + 1
_NO_BLOB = re.compile("0+")


_Blobs = Mapping[Place, str | None]


class Touched(NamedTuple):
    """A file that a commit touched; without a blob it was not there before, or is not after."""

    before: str | None
    after: str | None
    old_path: Place
    path: Place


def history(repository: Repository, objects: Objects) -> Iterator[tuple[Commit, list[Touched]]]:
    """Every commit with the files of the book that it touched, newest first.

    The full history: a side of a merge of which nothing remained was written all the same.
    """
    if repository.commit("HEAD") is None:
        return
    words = ("--raw", "-z", "--no-renames", "--no-abbrev", "--relative", "--full-history")
    log = ("log", *words, f"--format={COMMIT_FORMAT}", "HEAD", "--", ".")
    for commit, touched in read_log(repository.git.do(*log, seconds=_SECONDS).fields):
        yield commit, _with_moves(touched, objects)


def read_log(parts: list[str]) -> Iterator[tuple[Commit, list[Touched]]]:
    """The commits of a `git log -z --raw --no-renames` in COMMIT_FORMAT, with what each touched."""
    place = 0
    while place < len(parts):
        commit = commit_of("\0".join(parts[place : place + _FIELDS_OF_A_COMMIT]))
        place += _FIELDS_OF_A_COMMIT
        touched: list[Touched] = []
        while place < len(parts) and parts[place].lstrip("\n").startswith(":"):
            *_, before, after, _ = parts[place].lstrip("\n").split(" ")
            path = Place(parts[place + 1])
            touched.append(Touched(_blob(before), _blob(after), path, path))
            place += 2
        yield commit, touched


def _with_moves(touched: list[Touched], objects: Objects) -> list[Touched]:
    """The files that moved along with the folder of their item, told as one each.

    git guesses by how alike two texts are, and two plans always are: which item is which, the
    book knows better.
    """
    gone = {file.path: file.before for file in touched if file.after is None}
    new = {file.path: file.after for file in touched if file.before is None}
    if not any(path.is_plan for path in gone) or not any(path.is_plan for path in new):
        return touched
    homes = moved_items(gone, new, objects.blob)
    old_of = {
        path.in_folder(homes[path.folder or ""]): path for path in gone if path.folder in homes
    }
    left = {old_of[path] for path in new if path in old_of}
    return [
        file._replace(old_path=old, before=gone[old])
        if file.before is None and (old := old_of.get(file.path)) is not None
        else file
        for file in touched
        if file.path not in left
    ]


def moved_items(gone: _Blobs, new: _Blobs, read: Callable[[str], bytes]) -> dict[str, str]:
    """The folders of items that went and those they came to, told by these files.

    `read` gives the bytes of a blob.
    """
    return same_items(_known(gone, read), _known(new, read))


def _known(files: _Blobs, read: Callable[[str], bytes]) -> Iterator[Known]:
    entries: dict[str, set[str]] = {}
    for path in files:
        if path.entry and path.folder:
            entries.setdefault(path.folder, set()).add(path.entry.id)
    for path, blob in files.items():
        if path.is_plan and path.folder:
            title = title_in(read(blob)) if blob else None
            yield Known(path.folder, title, frozenset(entries.get(path.folder, ())))


def title_in(plan: bytes) -> str | None:
    """The title that a plan gives its item; None where it cannot be read."""
    try:
        title = table_of(plan).get("title")
    except Illegible:
        return None
    return title if isinstance(title, str) else None


def _blob(name: str) -> str | None:
    return None if _NO_BLOB.fullmatch(name) else name
