"""The commit that a book's data comes from."""

from pathlib import Path

from wuxian.domain.book.paths import OF_THE_BOOK
from wuxian.domain.history.provenance import Origin
from wuxian.errors import GitMissing
from wuxian.store.git.pending import pending
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


def origin_of(root: Path, at: str | None = None) -> Origin:
    """Where the data of a folder, or of a commit of its repository, comes from.

    It is the last commit that touched the book's own files: what else a repository holds, and
    a report committed since then, make no other data of it. Without git there is none.
    """
    try:
        repository = Repository.of(root)
    except GitMissing:
        return Origin()
    if repository is None or repository.commit(at or "HEAD") is None:
        return Origin()
    words = ("log", "-1", "--format=%H", "--end-of-options", at or "HEAD", "--")
    found = repository.git.do(*words, *literal(*OF_THE_BOOK)).text
    if not found:
        return Origin()
    return Origin(found, uncommitted=at is None and bool(pending(repository)))
