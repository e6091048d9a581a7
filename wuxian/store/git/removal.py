"""Taking new files back out of the index, the branch and the folder, or out of none of them."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from wuxian.errors import GitFailed
from wuxian.store.git.patience import patiently
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


def remove(repository: Repository, paths: Sequence[str], last_commit: str | None) -> None:
    """Remove them, and the last commit too if that is nothing else; GitFailed changes nothing."""
    _forget(repository, paths)
    if last_commit is not None:
        words = ("-m", "wuxian undo", "HEAD", f"{last_commit}^", last_commit)
        try:
            patiently(repository, "update-ref", *words)
        except GitFailed:
            patiently(repository, "reset", "--quiet", "HEAD", "--", *literal(*paths))
            raise
    for path in paths:
        _unlink(repository.root / path)


def end_removal(repository: Repository, paths: Sequence[str]) -> None:
    """Go on with one that was cut off, or go back if the branch still has the files."""
    # Together they came into the branch, and together they leave it.
    if repository.git.ask("cat-file", "-e", f"HEAD:./{paths[0]}").code == 0:
        patiently(repository, "reset", "--quiet", "HEAD", "--", *literal(*paths))
        return
    _forget(repository, paths)
    for path in paths:
        _unlink(repository.root / path)


def _unlink(file: Path) -> None:
    """Remove a file, and the folder that was made for it."""
    file.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        file.parent.rmdir()


def _forget(repository: Repository, paths: Sequence[str]) -> None:
    """By force: a hook may have staged a file otherwise than it was committed."""
    words = ("--cached", "--force", "--quiet", "--ignore-unmatch", "--", *literal(*paths))
    patiently(repository, "rm", *words)
