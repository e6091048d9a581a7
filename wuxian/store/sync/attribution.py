"""Who changed a field last, told from git's history."""

from collections.abc import Sequence

from wuxian.domain.history.conflict import Hand
from wuxian.domain.history.differences import Path, fields_of_table
from wuxian.store.git.commits import COMMIT_FORMAT
from wuxian.store.git.objects import Objects
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository
from wuxian.store.git.touched import read_log
from wuxian.store.toml.parsing import Illegible, table_of


def last_hand(
    repository: Repository, objects: Objects, span: str, paths: Sequence[str], field: Path
) -> Hand | None:
    """The author of the newest commit of a span that changed this field of one of the files.

    Where no commit changed it by itself, the newest that touched the files; None without one.
    """
    words = ("-z", "--raw", "--no-abbrev", "--no-renames", f"--format={COMMIT_FORMAT}", span)
    fields = repository.git.do("log", *words, "--", *literal(*paths)).fields
    newest: Hand | None = None
    for commit, touched in read_log(fields):
        for file in touched:
            newest = newest or Hand(commit.author, commit.when)
            before, after = (_value_in(objects, blob, field) for blob in (file.before, file.after))
            if not field or before != after:
                return Hand(commit.author, commit.when)
    return newest


def _value_in(objects: Objects, blob: str | None, field: Path) -> object:
    if blob is None:
        return None
    try:
        fields = fields_of_table(table_of(objects.blob(blob)))
    except Illegible:
        return None
    return {path: value for path, value in fields.items() if path[: len(field)] == field}
