"""The repository of a new book, and its first commit."""

from collections.abc import Sequence
from pathlib import Path

from wuxian.store.git.committing import commit_created
from wuxian.store.git.process import Git
from wuxian.store.git.repository import Repository


def commit_new_book(root: Path, paths: Sequence[str], message: str) -> bool:
    """Make a repository unless the folder lies in one, and commit the book; whether it was made."""
    made = Repository.of(root) is None
    if made:
        Git(root).do("init", "--quiet", "--initial-branch=main")
    commit_created(root, paths, message)
    return made
