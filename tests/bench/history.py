"""The demo book with its year as history: a commit for each entry and each change of a plan."""

import datetime as dt
import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import Place
from wuxian.domain.history.commit import entry_message
from wuxian.domain.plan.plan import SixOnes
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.toml.writing import toml_of

from .books import WUXIAN, write_demo
from .processes import Desk
from .timing import Contestant

_FIRST_DAY = dt.datetime(2021, 1, 1, 8, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@dataclass(frozen=True)
class History:
    """A book in a repository, and the range that the whole history is read over."""

    folder: Path
    first: str
    commits: int

    def contestants(self, desk: Desk) -> Iterator[Contestant]:
        """The commands that read history, beside git's own over the same range."""
        data = ("--data", str(self.folder))
        yield self._contestant(
            desk, "git log --stat", ("git", "-C", str(self.folder), "log", "--stat")
        )
        yield self._contestant(desk, "wuxian log", (*WUXIAN, "log", *data))
        yield self._contestant(
            desk, "wuxian changes", (*WUXIAN, "changes", "--since", self.first, *data)
        )
        for verb in ("list", "show 5", "report"):
            words = (*WUXIAN, *verb.split())
            yield self._contestant(desk, f"wuxian {verb}", (*words, *data))
            yield self._contestant(desk, f"wuxian {verb} --at", (*words, "--at", "HEAD", *data))

    def _contestant(self, desk: Desk, what: str, command: tuple[str, ...]) -> Contestant:
        return Contestant(what, f"{self.commits:,} commits", command, desk)


class _Commit(NamedTuple):
    """What one commit writes, when, and what it says."""

    when: dt.datetime
    message: str
    files: Mapping[str, bytes]


def make_history(folder: Path, desk: Desk) -> History:
    """The demo book with a repository of its own around it."""
    write_demo(folder, desk)
    book = BookReader(Disk(folder)).open()
    commits = sorted([*_plans(book), *_entries(book)], key=lambda commit: commit.when)
    others = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "items" not in path.relative_to(folder).parts
    }
    plans = {str(Place.of_plan(item.folder)): next(_drafts(item)) for item in book.items}
    commits.insert(0, _Commit(_FIRST_DAY, "新建账册", {**others, **plans}))
    desk.run("git", "init", "--quiet", "--initial-branch=main", str(folder))
    desk.run("git", "-C", str(folder), "fast-import", "--quiet", given=b"".join(_stream(commits)))
    desk.run("git", "-C", str(folder), "reset", "--quiet")
    first = desk.run("git", "-C", str(folder), "rev-list", "--max-parents=0", "HEAD").strip()
    assert not desk.run("git", "-C", str(folder), "status", "--porcelain")
    return History(folder, first, len(commits))


def _plans(book: Book) -> Iterator[_Commit]:
    """Each plan's lead, then its goal, then its milestones one by one."""
    for item in book.items:
        for step, text in enumerate(itertools.islice(_drafts(item), 1, None)):
            when = _FIRST_DAY + dt.timedelta(hours=step + 1, minutes=item.number)
            yield _Commit(when, f"{item.label}：计划", {str(Place.of_plan(item.folder)): text})


def _drafts(item: Item) -> Iterator[bytes]:
    (goal,) = item.plan.goals
    bare = item.plan.model_copy(update={"goals": (), "six_ones": SixOnes()})
    yield toml_of(bare).encode()
    yield toml_of(item.plan.model_copy(update={"goals": ()})).encode()
    for milestones in range(len(goal.milestones) + 1):
        known = goal.model_copy(update={"milestones": goal.milestones[:milestones]})
        yield toml_of(item.plan.model_copy(update={"goals": (known,)})).encode()


def _entries(book: Book) -> Iterator[_Commit]:
    for item in book.items:
        for entry in item.entries:
            files = {str(Place.of_entry(item.folder, entry)): toml_of(entry).encode()}
            yield _Commit(entry.recorded, entry_message(item, entry), files)


def _stream(commits: list[_Commit]) -> Iterator[bytes]:
    """What `git fast-import` reads."""
    for commit in commits:
        when = f"{int(commit.when.timestamp())} +0800"
        yield f"commit refs/heads/main\ncommitter 演示 <demo@example.com> {when}\n".encode()
        yield _data(commit.message.encode())
        for path, data in commit.files.items():
            yield f"M 100644 inline {path}\n".encode() + _data(data)


def _data(data: bytes) -> bytes:
    return f"data {len(data)}\n".encode() + data + b"\n"
