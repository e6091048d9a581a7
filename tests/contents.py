"""What lies in a folder, and what was added to it."""

from pathlib import Path

from tests.measuring import unmeasured

Contents = dict[str, bytes]

EARLIER = '# 上一期\n\n<!--\n[wuxian]\nkind = "weekly"\n-->\n'
"""A report that the next one may replace."""


@unmeasured
def contents(folder: Path) -> Contents:
    """Every file below a folder, hidden ones too: its path and its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def without_git(folder: Path) -> Contents:
    """Every file of a book with its bytes; git's own are not the book's."""
    return {path: data for path, data in contents(folder).items() if not path.startswith(".git/")}


def added(before: Contents, folder: Path) -> Contents:
    """The files a folder has more than before; no byte of the others may differ."""
    now = contents(folder)
    assert {path: now.get(path) for path in before} == before
    return {path: now[path] for path in now.keys() - before.keys()}
