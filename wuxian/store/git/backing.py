"""What backs the data of a book: the commit that has it."""

from pathlib import Path
from typing import NamedTuple

from wuxian.domain.book.paths import OF_THE_BOOK
from wuxian.domain.history.provenance import Condition
from wuxian.errors import GitFailed, GitMissing
from wuxian.store.disk.book_folder import git_folder
from wuxian.store.git.pending import absent, pending
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


class Backing(NamedTuple):
    """The commit that has the data of a book, and whether it is as the commit has it.

    `failure` is why nobody can say.
    """

    state: Condition
    commit: str | None = None
    failure: GitFailed | None = None


def backing_of(root: Path, at: str | None = None) -> Backing:
    """What backs the data of a folder, or of a commit of its repository.

    It is the last commit that touched the book's own files: what else a repository holds, and
    a report committed since then, make no other data of it.
    """
    try:
        repository = Repository.of(root)
        if repository is None or repository.commit(at or "HEAD") is None:
            return Backing(Condition.CHANGED)
        words = ("log", "-1", "--format=%H", "--end-of-options", at or "HEAD", "--")
        commit = repository.git.do(*words, *literal(*OF_THE_BOOK)).text
        if not commit:
            return Backing(Condition.CHANGED)
        return Backing(Condition.COMMITTED if at else _state(repository), commit)
    except GitFailed as failure:
        if isinstance(failure, GitMissing) and git_folder(root.absolute()) is None:
            return Backing(Condition.CHANGED)
        return Backing(Condition.UNKNOWN, failure=failure)


def _state(repository: Repository) -> Condition:
    if pending(repository):
        return Condition.CHANGED
    return Condition.PARTIAL if absent(repository) else Condition.COMMITTED
