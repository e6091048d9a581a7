"""The repository of a new book, and its first commit."""

from collections.abc import Sequence
from pathlib import Path

from wuxian.errors import GitFailed, OfAnotherUser
from wuxian.store.disk.write import telling
from wuxian.store.git.committing import commit_created
from wuxian.store.git.process import Git
from wuxian.store.git.repository import Repository


def repository_around(root: Path) -> str | None:
    """The folder of the repository that this one lies in without being its root; None for none.

    Where git cannot tell, it will say so when it is to commit.
    """
    with telling(root):
        there = next((folder for folder in (root, *root.parents) if folder.is_dir()), root)
    try:
        found = Repository.of(there)
    except OfAnotherUser:
        raise
    except GitFailed:
        return None
    if found is None or (there == root and not found.prefix):
        return None
    return found.git.do("rev-parse", "--show-toplevel").text


def commit_new_book(root: Path, paths: Sequence[str], message: str) -> bool:
    """Make a repository unless the folder is one, and commit the book; whether it was made."""
    made = Repository.of(root) is None
    if made:
        Git(root).do("init", "--quiet", "--initial-branch=main")
    commit_created(root, paths, message)
    return made
