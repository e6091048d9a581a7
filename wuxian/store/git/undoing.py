"""The newest entry that this clone's user created, and taking it back while nobody has it."""

from enum import StrEnum
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import Commit
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
    """How far an entry has come, and so how it is taken back."""

    UNCOMMITTED = "uncommitted"
    LAST_COMMIT = "last_commit"
    EARLIER_COMMIT = "earlier_commit"
    PUSHED = "pushed"


class Newest(NamedTuple):
    """The newest entry of one's own: where it lies and how far it has come."""

    path: Place
    entry: Entry
    whereabouts: Whereabouts
    commit: Commit | None = None


def newest_of_ones_own(repository: Repository) -> Newest | None:
    """The newest entry that the user of this clone created and that still stands in the book."""
    found = (_uncommitted(repository), _committed(repository))
    return max(filter(None, found), key=lambda newest: newest.entry.recorded, default=None)


def take_back(repository: Repository, newest: Newest, message: str) -> None:
    """Remove an entry that was not pushed; GitFailed if it is another story by now.

    The last commit is dropped if it is nothing but this entry; behind others it stays, and a
    commit with this message removes the entry.
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
            taken.remove(newest.path, newest.commit.id if newest.commit else None)


def _remove_by_commit(taken: Turn, newest: Newest, message: str) -> None:
    """Go on to a commit without the entry, made in git's objects and moved to like any other."""
    head = taken.repository.head
    tree = taken.git.do("rev-parse", "HEAD^{tree}").text
    without = patched(taken.repository, tree, {taken.repository.prefix + newest.path: None})
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
            found.append(Newest(file.path, entry, Whereabouts.UNCOMMITTED))
    return max(found, key=lambda newest: newest.entry.recorded, default=None)


def _committed(repository: Repository) -> Newest | None:
    own = _identity(repository)
    with Objects(repository.git) as objects:
        return _newest_of(own, repository, objects)


def _newest_of(own: tuple[str, str], repository: Repository, objects: Objects) -> Newest | None:
    disk = Disk(repository.root)
    for commit, touched in history(repository, objects):
        if (commit.author, commit.email) != own:
            continue
        found = []
        for file in touched:
            name = file.path.entry
            if file.before is None and name is not None and not disk.is_missing(file.path):
                entry = entry_of(name, disk.read(file.path))
                if entry is not None:
                    found.append((file.path, entry))
        if found:
            path, entry = max(found, key=lambda known: known[1].recorded)
            where = _whereabouts(repository, commit, alone=len(touched) == 1)
            return Newest(path, entry, where, commit)
    return None


def _whereabouts(repository: Repository, commit: Commit, *, alone: bool) -> Whereabouts:
    words = ("for-each-ref", "--count=1", f"--contains={commit.id}", "refs/remotes")
    if repository.git.do(*words).out:
        return Whereabouts.PUSHED
    is_last = repository.commit("HEAD") == commit.id and repository.commit("HEAD^") is not None
    only_this = (
        repository.git.do("diff-tree", "-r", "--name-only", "--no-commit-id", commit.id).text.count(
            "\n"
        )
        == 0
    )
    if alone and is_last and only_this:
        return Whereabouts.LAST_COMMIT
    return Whereabouts.EARLIER_COMMIT


def _identity(repository: Repository) -> tuple[str, str]:
    """The name and address of the user; an office may share the one, but hardly both."""
    name, _, rest = repository.git.do("var", "GIT_AUTHOR_IDENT").text.rpartition(" <")
    return name, rest.partition(">")[0]
