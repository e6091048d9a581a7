"""The revision that a command names: a commit, or a day."""

import contextlib
import datetime as dt
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wuxian.cli.opening import Source, today
from wuxian.cli.options import day_of, is_day
from wuxian.domain.history.commit import Commit
from wuxian.domain.plan.programme import USUAL_ZONE, Programme
from wuxian.domain.values.dates import day_words
from wuxian.errors import NotFound, Unreadable
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader

if TYPE_CHECKING:
    from wuxian.store.git.repository import Repository

_OF_A_DAY = re.compile(r"(.*)@\{(.+)\}")


@contextlib.contextmanager
def past_of(root: Path, at: str) -> Iterator[Source]:
    """What a book was at a revision, read from git's objects."""
    from wuxian.store.git.objects import Objects
    from wuxian.store.git.repository import Repository
    from wuxian.store.git.tree import Tree

    repository = Repository.known(root)
    commit, day = revision(repository, at, BookReader(Disk(root)).programme, "--at")
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
    repository: "Repository", name: str, programme: Programme | None, option: str
) -> tuple[Commit, dt.date | None]:
    """The commit that a name stands for, and the day if it names one; NotFound says what to do."""
    from wuxian.store.git.commits import UNSHALLOW, commit_named, first_commit

    named = _OF_A_DAY.fullmatch(name)
    line, text = (named[1] or "HEAD", named[2]) if named else ("HEAD", name)
    if not is_day(text) or (named is None and repository.commit(name) is not None):
        return commit_named(repository, name), None
    zone = programme.zone if programme else USUAL_ZONE
    day = day_of(text, option, today(programme, dt.datetime.now(dt.UTC)))
    found = last_commit(repository, day, zone, line)
    if found is None:
        first = first_commit(repository)
        since = f"最早的提交在{day_words(first.day(zone))}。" if first else "还没有任何提交。"
        remedy = UNSHALLOW if repository.is_shallow else since
        raise NotFound(f"{day_words(day)}还没有提交过账册", remedy=remedy)
    return found, day


def last_commit(
    repository: "Repository", day: dt.date, zone: dt.tzinfo, line: str = "HEAD"
) -> Commit | None:
    """The last commit of a day or before it; where a wrong clock makes it doubtful, it is said."""
    from wuxian.store.git.dating import commit_of_day

    found = commit_of_day(repository, day, zone, line)
    if found is not None and found.doubted is not None:
        wrong, says = found.doubted
        print(
            f"（提交 {wrong.short}（{wrong.author}）写的是{day_words(says)}，与前后的提交不符，"
            f"这里按先后推断：{day_words(day)}是提交 {found.commit.short}。"
            "请核对那台电脑的时钟。）",
            file=sys.stderr,
        )
    return found.commit if found else None
