"""Who changed a field last, told from git's history."""

from collections.abc import Iterator, Sequence

from wuxian.domain.changes.fields import Path, fields_of_table
from wuxian.domain.conflict import Hand
from wuxian.domain.history import Commit
from wuxian.store.git.commits import COMMIT_FORMAT, commit_of
from wuxian.store.git.objects import Objects
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository
from wuxian.store.parsing import Illegible, table_of


def last_hand(
    repository: Repository, objects: Objects, span: str, paths: Sequence[str], field: Path
) -> Hand | None:
    """The author of the newest commit of a span that changed this field of one of the files.

    Where no commit changed it by itself, the newest that touched the files; None without one.
    """
    words = ("-z", "--raw", "--no-abbrev", "--no-renames", f"--format={COMMIT_FORMAT}", span)
    fields = repository.git.do("log", *words, "--", *literal(*paths)).fields
    newest: Hand | None = None
    for commit, before, after in _touching(fields):
        hand = Hand(commit.author, commit.when)
        newest = newest or hand
        if not field or _value(objects, before, field) != _value(objects, after, field):
            return hand
    return newest


def _value(objects: Objects, blob: str, field: Path) -> object:
    if not blob.strip("0"):
        return None
    try:
        fields = fields_of_table(table_of(objects.blob(blob)))
    except Illegible:
        return None
    return {path: value for path, value in fields.items() if path[: len(field)] == field}


def _touching(parts: list[str]) -> Iterator[tuple[Commit, str, str]]:
    """The commits of a raw log, each with the blobs of a file before and after it."""
    commit = None
    fields = COMMIT_FORMAT.count("%x00") + 1
    place = 0
    while place < len(parts):
        line = parts[place].lstrip("\n")
        if line.startswith(":") and commit:
            _, _, before, after, _ = line.split(" ")
            yield commit, before, after
            place += 2
        else:
            commit = commit_of("\0".join(parts[place : place + fields]))
            place += fields
