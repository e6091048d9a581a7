"""Real repositories: a book that commits what is written into it, and git to look at it."""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.measuring import unmeasured


@unmeasured
def git(folder: Path, *words: str | Path, env: dict[str, str] | None = None, code: int = 0) -> str:
    """Run git in a folder and give what it printed; it must end with this exit code.

    It looks for no housekeeping to do, which takes two processes more after each commit.
    """
    done = subprocess.run(
        ["git", "-C", folder, "-c", "maintenance.auto=false", *words],
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done.stdout


def repository_of(folder: Path) -> Path:
    """Make a folder a repository and commit all that is in it; gives the folder."""
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "以前的")
    return folder


def committing_book(folder: Path) -> Path:
    """A copy of the shipped book that says `[git] commit = true`; no repository yet."""
    shutil.copytree(REPOSITORY / "data", folder)
    with (folder / "programme.toml").open("a", encoding="utf-8") as programme:
        programme.write("\n[git]\ncommit = true\n")
    return folder


@unmeasured
def committed_book(folder: Path) -> Path:
    """A copy of the shipped book in a repository of its own, which commands commit to.

    git makes it once, and the rest are copies.
    """
    shutil.copytree(Path(_book_committed_by_git().name) / "book", folder)
    as_if_just_written(folder)
    return folder


@cache
def _book_committed_by_git() -> "tempfile.TemporaryDirectory[str]":
    folder = tempfile.TemporaryDirectory(prefix="committed-book-")
    repository_of(committing_book(Path(folder.name) / "book"))
    return folder


def as_if_just_written(copy: Path) -> None:
    """Let git know that no file of a copied work tree has changed, as it knows of its own."""
    git(copy, "update-index", "-q", "--refresh")


def commits(folder: Path) -> list[str]:
    """The subjects of all commits, newest first."""
    return git(folder, "log", "--format=%s").splitlines()


def files_of(folder: Path, commit: str = "HEAD") -> list[str]:
    """The files that a commit touched, by their paths in the repository."""
    listed = git(folder, "show", "--format=", "--name-only", "--no-renames", "-z", commit)
    return [path for path in listed.split("\0") if path]


def status(folder: Path) -> list[str]:
    """What git says is staged, changed or new in the whole repository."""
    words = ("status", "--porcelain", "--untracked-files=all", "-z")
    return [line for line in git(folder, *words).split("\0") if line]


def put_hook(folder: Path, name: str, script: str) -> Path:
    """Make a shell script a hook of the repository; gives its file."""
    hook = folder / ".git/hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    hook.chmod(0o755)
    return hook
