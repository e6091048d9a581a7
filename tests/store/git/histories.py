"""Books with a past, committed on days of July 2021; traces of writing; damage to objects."""

import shutil
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.store.faults import BRIDGE
from tests.store.git.repositories import git

PIN = "as_of = 2021-07-26\n"
READERS = ("list", "show 5", "owners", "six-ones", "agenda", "programme", "check", "report")
"""Every command that reads a revision."""


def unpinned_book(folder: Path) -> Path:
    """A copy of the shipped book that is pinned to no day, in an empty repository."""
    shutil.copytree(REPOSITORY / "data", folder)
    edit(folder / "programme.toml", PIN, "")
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def book_with_a_past(folder: Path) -> Path:
    """A book whose item 5 stood at 10 % on 1 July, then at 30, 50, 70 and 90 % on the days 3 to 9.

    Its first state has the tag 初报, its second the annotated tag v1.0, its third the branch 草稿.
    """
    unpinned_book(folder)
    for day, name in ((1, "tag 初报"), (3, "tag -m 二 v1.0"), (5, "branch 草稿"), (7, ""), (9, "")):
        report(folder, f"2021-07-0{day}", 10 * day)
        commit(folder, f"2021-07-0{day}T17:00:00+08:00")
        if name:
            git(folder, *name.split())
    return folder


def edit(path: Path, old: str, new: str) -> None:
    """Replace what stands in a file once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def report(book: Path, day: str, percent: int) -> Path:
    """Add an entry on that day: item 5 stands at so many per cent. Gives its file."""
    path = book / BRIDGE / day[:4] / f"{day}-progress-{percent:06x}.toml"
    path.write_text(
        f'kind = "progress"\ndate = {day}\nrecorded = {day}T16:00:00+08:00\n'
        f'by = "市交通运输局"\npercent = {percent}\nnote = "桩基{percent}根完成"\n',
        encoding="utf-8",
    )
    return path


def commit(folder: Path, moment: str = "2021-07-20T12:00:00+08:00", subject: str = "改动") -> str:
    """Commit all that a folder holds at that moment, were it nothing new; gives the commit."""
    dates = {"GIT_COMMITTER_DATE": moment, "GIT_AUTHOR_DATE": moment}
    git(folder, "add", "--all", ".")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", subject, env=dates)
    return git(folder, "rev-parse", "HEAD").strip()


def traces(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """What any writing would change: the time, the mode and the bytes of all in a folder."""
    return {
        str(path): (
            path.lstat().st_mtime_ns,
            path.lstat().st_mode,
            path.read_bytes() if path.is_file() else b"",
        )
        for path in (folder, *sorted(folder.rglob("*")))
    }


def put_git(folder: Path, script: str) -> dict[str, str]:
    """Put a shell script where git is looked for first; gives the environment for it."""
    folder.mkdir(exist_ok=True)
    path = folder / "git"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return {"PATH": f"{folder}:/usr/bin:/bin"}


def lost(path: Path) -> None:
    """The object is gone."""
    path.unlink()


def emptied(path: Path) -> None:
    """The object is a file of no bytes, as a machine leaves it that went out."""
    path.chmod(0o644)
    path.write_bytes(b"")


def cut(path: Path) -> None:
    """The object ends too early."""
    path.chmod(0o644)
    path.write_bytes(path.read_bytes()[:-20])
