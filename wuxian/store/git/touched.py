"""Which files of the book each commit touched, newest first."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.domain.history.commit import Commit
from wuxian.store.git.commits import COMMIT_FORMAT, commit_of
from wuxian.store.git.repository import Repository

_SECONDS = 300
_FIELDS_OF_A_COMMIT = COMMIT_FORMAT.count("%x00") + 1
_NAMES_OF_A_RENAME = 2
_NO_BLOB = re.compile("0+")


class Touched(NamedTuple):
    """A file that a commit touched; without a blob it was not there before, or is not after."""

    before: str | None
    after: str | None
    old_path: Place
    path: Place

    @property
    def is_renamed(self) -> bool:
        """Whether it has another path than before."""
        return self.path != self.old_path

    def apart(self) -> tuple["Touched", "Touched"]:
        """The same as one file that went and another that came."""
        return (
            self._replace(after=None, path=self.old_path),
            self._replace(before=None, old_path=self.path),
        )


def history(repository: Repository) -> Iterator[tuple[Commit, list[Touched]]]:
    """Every commit with the files of the book that it touched, newest first.

    The full history: a side of a merge of which nothing remained was written all the same.
    """
    if repository.commit("HEAD") is None:
        return
    words = ("--raw", "-z", "-M", "--no-abbrev", "--relative", "--full-history")
    log = ("log", *words, f"--format={COMMIT_FORMAT}", "HEAD", "--", ".")
    for commit, touched in read_log(repository.git.do(*log, seconds=_SECONDS).fields):
        yield commit, list(_as_the_book_knows(touched))


def read_log(parts: list[str]) -> Iterator[tuple[Commit, list[Touched]]]:
    """The commits of a `git log -z --raw` in COMMIT_FORMAT, with the files each touched."""
    place = 0
    while place < len(parts):
        commit = commit_of("\0".join(parts[place : place + _FIELDS_OF_A_COMMIT]))
        place += _FIELDS_OF_A_COMMIT
        touched: list[Touched] = []
        while place < len(parts) and parts[place].lstrip("\n").startswith(":"):
            *_, before, after, status = parts[place].lstrip("\n").split(" ")
            paths = _NAMES_OF_A_RENAME if status[0] in "RC" else 1
            names = parts[place + 1 : place + 1 + paths]
            touched.append(Touched(_blob(before), _blob(after), Place(names[0]), Place(names[-1])))
            place += 1 + paths
        yield commit, touched


def _as_the_book_knows(touched: list[Touched]) -> Iterator[Touched]:
    """What git guesses to be renamed is so only as far as the book knows it for the same.

    A plan moves with its item's folder, and so do entries, whose names stay. An entry that
    moves without its item has gone from one and come to another.
    """
    left = {
        file.old_path.folder
        for file in touched
        if file.old_path.is_plan and (file.after is None or file.is_renamed)
    }
    for file in touched:
        moved_along = (
            file.path.entry is not None
            and file.path.entry == file.old_path.entry
            and file.old_path.folder in left
        )
        both_plans = file.path.is_plan and file.old_path.is_plan
        if not file.is_renamed or moved_along or both_plans:
            yield file
        else:
            yield from file.apart()


def _blob(name: str) -> str | None:
    return None if _NO_BLOB.fullmatch(name) else name
