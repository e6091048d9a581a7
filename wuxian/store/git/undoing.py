"""What this clone's user wrote last, and taking it back while nobody has it."""

import datetime as dt
from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import Commit, place_in_an_act
from wuxian.errors import GitFailed
from wuxian.store.disk.folder import Disk, Unread
from wuxian.store.git.events import entry_of
from wuxian.store.git.moving import Move
from wuxian.store.git.objects import Objects
from wuxian.store.git.patching import patched
from wuxian.store.git.pending import pending
from wuxian.store.git.repository import Repository
from wuxian.store.git.touched import history
from wuxian.store.git.turn import Turn, turn


class Whereabouts(StrEnum):
    """How far an act has come, and so how it is taken back."""

    UNCOMMITTED = "uncommitted"
    LAST_COMMIT = "last_commit"
    EARLIER_COMMIT = "earlier_commit"
    PUSHED = "pushed"


class Written(NamedTuple):
    """An entry and where it lies."""

    path: Place
    entry: Entry


class Newest(NamedTuple):
    """The newest act of one's own: its entries, what it is mainly about first, and how far it is.

    Of one act are the entries of an item that one command recorded, at one moment. `later` is
    what the same user committed since, if that were plans.
    """

    act: tuple[Written, ...]
    whereabouts: Whereabouts
    commit: Commit | None = None
    later: Commit | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its entries."""
        return tuple(written.entry for written in self.act)

    @property
    def recorded(self) -> dt.datetime:
        """The moment at which it was recorded."""
        return self.entries[0].recorded


def newest_of_ones_own(repository: Repository) -> Newest | None:
    """The newest act of this clone's user, as far as its entries still stand in the book."""
    found = (_uncommitted(repository), _committed(repository))
    return max(filter(None, found), key=lambda newest: newest.recorded, default=None)


def take_back(repository: Repository, newest: Newest, message: str) -> None:
    """Remove an act that was not pushed; GitFailed if it is another story by now.

    The last commit is dropped if it is nothing but this act; behind others it stays, and a
    commit with this message removes the entries.
    """
    # In a turn of `sync`: nothing is pushed between the look and the deed.
    with turn(repository, "sync"), turn(repository, "write") as taken:
        if newest_of_ones_own(taken.repository) != newest:
            raise GitFailed(
                "刚才又有新的记录或同步，没有撤销", remedy="请再运行 wuxian undo，看清楚后再确认。"
            )
        if newest.whereabouts is Whereabouts.EARLIER_COMMIT:
            _remove_by_commit(taken, newest, message)
        else:
            paths = [written.path for written in newest.act]
            taken.remove(paths, newest.commit.id if newest.commit else None)


def _remove_by_commit(taken: Turn, newest: Newest, message: str) -> None:
    """Go on to a commit without the act, made in git's objects and moved to like any other."""
    head = taken.repository.head
    tree = taken.git.do("rev-parse", "HEAD^{tree}").text
    gone = {taken.repository.prefix + written.path: None for written in newest.act}
    without = patched(taken.repository, tree, gone)
    words = ("commit-tree", without, "-p", head)
    commit = taken.git.do(*words, given=message.encode()).text
    taken.move(Move(head, commit))


def _uncommitted(repository: Repository) -> Newest | None:
    disk = Disk(repository.root)
    found = []
    for file in pending(repository):
        name = file.path.entry
        if file.is_new and name is not None:
            entry = entry_of(name, disk.read(file.path))
            if entry is None:
                # It may be the newest: to take back another one instead would be no undoing.
                raise Unread(file.path, "读不懂，可能就是最近的一条；改法见 wuxian check")
            found.append(Written(file.path, entry))
    return Newest(_last_act(found), Whereabouts.UNCOMMITTED) if found else None


def _last_act(found: Sequence[Written]) -> tuple[Written, ...]:
    """The newest of these with what was recorded of its item at the same moment."""
    last = max(found, key=lambda written: written.entry.recorded)
    act = [one for one in found if _moment(one) == _moment(last)]
    return tuple(sorted(act, key=lambda one: place_in_an_act(one.entry)))


def _moment(written: Written) -> tuple[str | None, dt.datetime]:
    return written.path.folder, written.entry.recorded


def _committed(repository: Repository) -> Newest | None:
    own = _identity(repository)
    with Objects(repository.git) as objects:
        return _newest_of(own, repository, objects)


def _newest_of(own: tuple[str, str], repository: Repository, objects: Objects) -> Newest | None:
    disk = Disk(repository.root)
    later: Commit | None = None
    for commit, touched in history(repository, objects):
        if (commit.author, commit.email) != own:
            continue
        found = []
        for file in touched:
            name = file.path.entry
            if file.before is None and name is not None and not disk.is_missing(file.path):
                entry = entry_of(name, disk.read(file.path))
                if entry is not None:
                    found.append(Written(file.path, entry))
        if found:
            act = _last_act(found)
            return Newest(act, _whereabouts(repository, commit, len(act)), commit, later)
        if later is None and any(file.path.is_plan for file in touched):
            later = commit
    return None


def _whereabouts(repository: Repository, commit: Commit, files: int) -> Whereabouts:
    """How far the so many files of a commit have come that were written in one act."""
    words = ("for-each-ref", "--count=1", f"--contains={commit.id}", "refs/remotes")
    if repository.git.do(*words).out:
        return Whereabouts.PUSHED
    is_last = repository.commit("HEAD") == commit.id and repository.commit("HEAD^") is not None
    told = ("diff-tree", "-r", "--name-only", "--no-commit-id", "-z", commit.id)
    only_this = len(repository.git.do(*told).fields) == files
    if is_last and only_this:
        return Whereabouts.LAST_COMMIT
    return Whereabouts.EARLIER_COMMIT


def _identity(repository: Repository) -> tuple[str, str]:
    """The name and address of the user; an office may share the one, but hardly both."""
    name, _, rest = repository.git.do("var", "GIT_AUTHOR_IDENT").text.rpartition(" <")
    return name, rest.partition(">")[0]
