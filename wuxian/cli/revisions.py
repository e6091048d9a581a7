"""The revision that a command names: a commit, or a day."""

import contextlib
import datetime as dt
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuxian.cli.options import day_of, is_day
from wuxian.domain.history.commit import Commit
from wuxian.domain.plan.programme import Programme
from wuxian.domain.values.dates import day_words
from wuxian.errors import NotFound, Unreadable
from wuxian.store.disk.book_folder import BookFolder
from wuxian.store.disk.folder import Disk, Folder
from wuxian.store.disk.load import BookReader

if TYPE_CHECKING:
    from wuxian.store.git.repository import Repository

_OF_A_DAY = re.compile(r"(.*)@\{(.+)\}")


class Source(NamedTuple):
    """Where a book is read from: the folder itself, or a commit and the day it stands for."""

    folder: Folder
    commit: Commit | None = None
    asked: dt.date | None = None

    def day(self, programme: Programme) -> dt.date | None:
        """The day a past state is looked at on: the one it was named by, else its commit's.

        A book that is pinned to a day has no other today.
        """
        if self.commit is None:
            return None
        return self.asked or programme.as_of or self.commit.day(programme.zone)


@contextlib.contextmanager
def source(found: BookFolder, at: str | None) -> Iterator[Source]:
    """The folder of a book, or what it was at a revision, read from git's objects."""
    if at is None:
        yield Source(Disk(found.root))
        return
    from wuxian.store.git.objects import Objects
    from wuxian.store.git.repository import Repository
    from wuxian.store.git.tree import Tree

    repository = Repository.known(found.root)
    commit, day = revision(repository, at, BookReader(Disk(found.root)).zone, "--at")
    with Objects(repository.git) as objects, of_commit(commit):
        yield Source(Tree(repository, commit.id, objects), commit, day)


@contextlib.contextmanager
def of_commit(commit: Commit) -> Iterator[None]:
    """What is wrong in a past state is told as of that state: the folder itself may be sound."""
    try:
        yield
    except Unreadable as error:
        message = f"提交 {commit.short} 时的{error.message}"
        raise Unreadable(
            message, remedy=f"用 wuxian check --at {commit.short} 查看全部问题。"
        ) from error


def revision(
    repository: "Repository", name: str, zone: dt.tzinfo, option: str
) -> tuple[Commit, dt.date | None]:
    """The commit that a name stands for, and the day if it names one; NotFound says what to do."""
    from wuxian.store.git.commits import UNSHALLOW, commit_named, commit_of_day, first_commit

    named = _OF_A_DAY.fullmatch(name)
    line, text = (named[1] or "HEAD", named[2]) if named else ("HEAD", name)
    if not is_day(text) or (named is None and repository.commit(name) is not None):
        return commit_named(repository, name), None
    day = day_of(text, option)
    found = commit_of_day(repository, day, zone, line)
    if found is None:
        first = first_commit(repository)
        since = f"最早的提交在{day_words(first.day(zone))}。" if first else "还没有任何提交。"
        remedy = UNSHALLOW if repository.is_shallow else since
        raise NotFound(f"{day_words(day)}还没有提交过账册", remedy=remedy)
    return found, day
