"""What backs the data of a book: the commit that has it."""

from pathlib import Path
from typing import NamedTuple

from wuxian.domain.book.paths import OF_THE_BOOK
from wuxian.domain.history.provenance import Condition
from wuxian.errors import GitMissing
from wuxian.store.git.pending import pending
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


class Backing(NamedTuple):
    """The commit that has the data of a book, and whether it is as the commit has it."""

    state: Condition = Condition.UNKNOWN
    commit: str | None = None


def backing_of(root: Path, at: str | None = None) -> Backing:
    """What backs the data of a folder, or of a commit of its repository.

    It is the last commit that touched the book's own files: what else a repository holds, and
    a report committed since then, make no other data of it. Without git there is none.
    """
    try:
        repository = Repository.of(root)
    except GitMissing:
        return Backing()
    if repository is None or repository.commit(at or "HEAD") is None:
        return Backing()
    words = ("log", "-1", "--format=%H", "--end-of-options", at or "HEAD", "--")
    found = repository.git.do(*words, *literal(*OF_THE_BOOK)).text
    if not found:
        return Backing()
    is_changed = at is None and bool(pending(repository))
    return Backing(Condition.CHANGED if is_changed else Condition.COMMITTED, found)
