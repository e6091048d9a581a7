"""Taking a new file back out of the index, the branch and the folder, or out of none of them."""

import contextlib
from pathlib import Path

from wuxian.errors import GitFailed
from wuxian.store.git.patience import patiently
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


def remove(repository: Repository, path: str, last_commit: str | None) -> None:
    """Remove it, and the last commit with it if that is nothing else; GitFailed changes nothing."""
    _forget(repository, path)
    if last_commit is not None:
        words = ("-m", "wuxian undo", "HEAD", f"{last_commit}^", last_commit)
        try:
            patiently(repository, "update-ref", *words)
        except GitFailed:
            patiently(repository, "reset", "--quiet", "HEAD", "--", *literal(path))
            raise
    _unlink(repository.root / path)


def end_removal(repository: Repository, path: str) -> None:
    """Go on with one that was cut off, or go back if the branch still has the file."""
    if repository.git.ask("cat-file", "-e", f"HEAD:./{path}").code == 0:
        patiently(repository, "reset", "--quiet", "HEAD", "--", *literal(path))
        return
    _forget(repository, path)
    _unlink(repository.root / path)


def _unlink(file: Path) -> None:
    """Remove a file, and the folder that was made for it."""
    file.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        file.parent.rmdir()


def _forget(repository: Repository, path: str) -> None:
    """By force: a hook may have staged the file otherwise than it was committed."""
    words = ("--cached", "--force", "--quiet", "--ignore-unmatch", "--", *literal(path))
    patiently(repository, "rm", *words)
