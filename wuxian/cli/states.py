"""Two states of a book held against each other."""

import datetime as dt
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

from wuxian.cli.opening import today
from wuxian.cli.options import is_day
from wuxian.cli.revisions import last_commit, of_commit, revision
from wuxian.domain.book.book import Book
from wuxian.domain.history.commit import Commit
from wuxian.domain.history.gaps import Gaps
from wuxian.domain.plan.programme import USUAL_ZONE, Programme
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.changes import ChangesView, Side, changes_view
from wuxian.errors import NotFound, Refused
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader, Readable
from wuxian.store.git.commits import described, first_commit, has_book
from wuxian.store.git.earlier import last_programme
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository
from wuxian.store.git.tree import Tree

_USUAL_SPAN = dt.timedelta(days=7)


class _State(NamedTuple):
    """A commit, and the day that a user named it by; no commit is the folder itself."""

    commit: Commit | None
    day: dt.date | None = None


def changes_between(
    root: Path, since: str | None, until: str | None, now: dt.datetime
) -> ChangesView:
    """What differs between two revisions, or between one and the folder as it is."""
    repository = Repository.known(root)
    programme = BookReader(Disk(root)).programme or last_programme(repository)
    zone = programme.zone if programme else USUAL_ZONE
    last = _State(None)
    if until is not None:
        last = _State(*revision(repository, until, programme, "--until"))
    if since is None:
        end = last.day or (last.commit.day(zone) if last.commit else today(programme, now))
        first = _at_latest(repository, end - _USUAL_SPAN, zone)
    else:
        first = _named(repository, since, programme)
    _refuse_backwards(repository, first, last)
    with Objects(repository.git) as objects:
        before = _readable(repository, first, objects)
        after = _readable(repository, last, objects)
    sides = _side(first, before.book, now), _side(last, after.book, now)
    return _changes(before, sides[0], after, sides[1])


def changes_of_commits(
    repository: Repository, since: str, until: str, now: dt.datetime
) -> ChangesView:
    """What differs between two commits, both looked at today."""
    before, after = (_State(described(repository, commit)) for commit in (since, until))
    with Objects(repository.git) as objects:
        old = _readable(repository, before, objects)
        new = _readable(repository, after, objects)
    day = today(new.book.programme, now)
    return _changes(old, Side(day, before.commit), new, Side(day, after.commit))


def _changes(before: Readable, since: Side, after: Readable, until: Side) -> ChangesView:
    gaps = Gaps(before.unread, after.unread)
    return changes_view(before.book, since, after.book, until, gaps)


def _named(repository: Repository, since: str, programme: Programme | None) -> _State:
    """The state that --since names; a day before the first commit means the first one."""
    try:
        found = _State(*revision(repository, since, programme, "--since"))
    except NotFound:
        if not is_day(since):
            raise
        found = _State(None)
    if found.commit is not None and (found.day is None or has_book(repository, found.commit)):
        return found
    first = _first(repository)
    if first.commit:
        zone = programme.zone if programme else USUAL_ZONE
        print(f"（最早的提交在{day_words(first.commit.day(zone))}，从那时比起。）", file=sys.stderr)
    return first


def _at_latest(repository: Repository, day: dt.date, zone: dt.tzinfo) -> _State:
    found = last_commit(repository, day, zone)
    if found is not None and has_book(repository, found):
        return _State(found, day)
    return _first(repository)


def _first(repository: Repository) -> _State:
    found = first_commit(repository)
    if found is None:
        raise NotFound(
            "账册还没有任何提交，没有可比的", remedy="先提交一次：git add . && git commit"
        )
    return _State(found)


def _refuse_backwards(repository: Repository, first: _State, last: _State) -> None:
    if first.day and last.day:
        backwards = first.day > last.day
    elif first.commit and last.commit and first.commit.id != last.commit.id:
        backwards = repository.is_ancestor(last.commit.id, first.commit.id)
    else:
        backwards = False
    if backwards:
        raise Refused("--since 晚于 --until", remedy="请把前后两个版本对调。")


def _readable(repository: Repository, state: _State, objects: Objects) -> Readable:
    """A state as far as it can be read; Unreadable where no programme ever could be."""
    commit = state.commit
    folder = Tree(repository, commit.id, objects) if commit else Disk(repository.root)
    reader = BookReader(folder)
    with of_commit(commit) if commit else nullcontext():
        stand_in = None
        if reader.programme is None:
            stand_in = last_programme(repository, commit.id if commit else "HEAD")
        return reader.read_on(None, stand_in, with_office=True)


def _side(state: _State, book: Book, now: dt.datetime) -> Side:
    """The state, on the day it was current; the folder itself is looked at today."""
    programme = book.programme
    if state.commit is None:
        return Side(today(programme, now))
    day = state.day or programme.as_of or state.commit.day(programme.zone)
    return Side(day, state.commit)
