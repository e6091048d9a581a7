"""What this clone's user wrote last, and taking it back while nobody has it."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from pydantic import ValidationError

from wuxian.domain.book.paths import PROGRAMME, Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.history.commit import Commit, place_in_an_act
from wuxian.domain.history.version import Version
from wuxian.domain.plan.plan import Plan
from wuxian.errors import GitFailed, Refused
from wuxian.store.disk.copies import namers
from wuxian.store.disk.folder import Disk, Unread
from wuxian.store.disk.load import BookReader
from wuxian.store.git.events import entry_of
from wuxian.store.git.moving import Move
from wuxian.store.git.objects import Objects
from wuxian.store.git.patching import patched
from wuxian.store.git.pending import pending
from wuxian.store.git.repository import Repository
from wuxian.store.git.touched import Touched, history
from wuxian.store.git.tree import Tree
from wuxian.store.git.turn import Turn, turn
from wuxian.store.toml.merge import joined_files
from wuxian.store.toml.parsing import Illegible, table_of


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

    Of one act are the entries of an item that one command recorded, at one moment, or those that
    were read in from one file, with the `plans` that came along and the programme that was
    `grown` for them. The `copies` are what came as evidence and nothing else needs. `later` is
    what the same user committed since, if that were plans.
    """

    act: tuple[Written, ...]
    whereabouts: Whereabouts
    commit: Commit | None = None
    later: Commit | None = None
    plans: tuple[Place, ...] = ()
    grown: Touched | None = None
    copies: tuple[Place, ...] = ()

    @property
    def paths(self) -> tuple[Place, ...]:
        """Every file that came with it; a folder is empty before the one that it lies in."""
        return (*self.copies, *(written.path for written in self.act), *self.plans)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Its entries."""
        return tuple(written.entry for written in self.act)

    @property
    def recorded(self) -> dt.datetime:
        """The moment at which it was recorded."""
        return self.entries[0].recorded

    @property
    def file(self) -> str | None:
        """The file that it was read in from; None where it was typed."""
        return _file_of(self.act[0])


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
        if newest.grown is not None:
            _refuse_changed_meanwhile(taken.repository)
        if newest.whereabouts is Whereabouts.EARLIER_COMMIT:
            _remove_by_commit(taken, newest, message)
        elif newest.commit and newest.grown:
            # Not only new files: the one that was grown goes back, too.
            head = taken.repository.head
            taken.move_aside(Move(head, taken.git.do("rev-parse", "HEAD^").text))
        else:
            taken.remove(newest.paths, newest.commit.id if newest.commit else None)


def _refuse_changed_meanwhile(repository: Repository) -> None:
    """Refuse to take the programme back while a change of it is not committed."""
    if any(file.path == PROGRAMME for file in pending(repository)):
        raise Refused(
            f"{PROGRAMME} 之后又改过，还没有提交，没有撤销",
            remedy=f"请先提交它：wuxian sync，或 git commit -m 改总体安排 -- {PROGRAMME}",
        )


def _remove_by_commit(taken: Turn, newest: Newest, message: str) -> None:
    """Go on to a commit without the act, made in git's objects and moved to like any other."""
    repository = taken.repository
    head = repository.head
    tree = taken.git.do("rev-parse", "HEAD^{tree}").text
    patch: dict[str, str | None] = {repository.prefix + path: None for path in newest.paths}
    with Objects(repository.git) as objects:
        if newest.grown is not None:
            blob = _ungrown(repository, newest.grown, objects)
            patch[repository.prefix + PROGRAMME] = blob
        words = ("commit-tree", patched(repository, tree, patch), "-p", head)
        commit = taken.git.do(*words, given=message.encode()).text
        if newest.plans or newest.grown:
            _refuse_needed(repository, commit, objects)
    taken.move(Move(head, commit))


def _ungrown(repository: Repository, grown: Touched, objects: Objects) -> str:
    """The programme as it is now, without what it was grown by."""
    was, then = (objects.blob(blob or "") for blob in (grown.before, grown.after))
    now = repository.git.do("rev-parse", f"HEAD:./{PROGRAMME}").text
    if now == grown.after:
        return grown.before or ""
    data, _ = joined_files(then, objects.blob(now), was, lambda _: Version.OURS)
    return repository.stored(data)


def _refuse_needed(repository: Repository, commit: str, objects: Objects) -> None:
    """Refuse to go on to a commit whose book would have errors: others build on what it lacks."""
    errors = BookReader(Tree(repository, commit, objects)).load().errors
    if errors:
        first = errors[0]
        raise Refused(
            f"不能撤销：之后的内容用到了它（{first.place} {first.message}）",
            remedy="请先撤销或改掉用到它的内容；只撤回记录，用 wuxian retract 编号。",
        )


def _uncommitted(repository: Repository) -> Newest | None:
    disk = Disk(repository.root)
    found, plans, copies = [], [], []
    for file in pending(repository):
        name = file.path.entry
        if file.is_new and file.path.copied:
            copies.append(file.path)
        if file.is_new and file.path.is_plan:
            plans.append(file.path)
        if file.is_new and name is not None:
            entry = entry_of(name, disk.read(file.path))
            if entry is None:
                # It may be the newest: to take back another one instead would be no undoing.
                raise Unread(file.path, "读不懂，可能就是最近的一条；改法见 wuxian check")
            found.append(Written(file.path, entry))
    if not found:
        return None
    act = _last_act(found)
    plans_of, copies_of = _plans_of(act, plans, disk), _copies_of(act, copies, disk)
    return Newest(act, Whereabouts.UNCOMMITTED, plans=plans_of, copies=copies_of)


def _last_act(found: Sequence[Written]) -> tuple[Written, ...]:
    """The newest of these with what was recorded of its item at the same moment."""
    last = max(found, key=lambda written: written.entry.recorded)
    act = [one for one in found if _moment(one) == _moment(last)]
    return tuple(sorted(act, key=lambda one: place_in_an_act(one.entry)))


def _moment(written: Written) -> tuple[str | None, dt.datetime]:
    """What tells acts apart: the item and the moment, or the file and the moment."""
    return _file_of(written) or written.path.folder, written.entry.recorded


def _file_of(written: Written) -> str | None:
    return written.entry.citation.file if written.entry.citation else None


def _plans_of(act: Sequence[Written], plans: Iterable[Place], disk: Disk) -> tuple[Place, ...]:
    """The new plans that came with an act that a file was read in by.

    They cite the file, and nobody else has written about their items.
    """
    file = _file_of(act[0])
    own = {written.path for written in act}
    folders = {path.folder for path in own}
    found = (path for path in plans if file is not None and path.folder in folders)
    return tuple(
        path for path in found if _cites(path, file or "", disk) and _alone(path, own, disk)
    )


def _copies_of(act: Sequence[Written], new: Iterable[Place], disk: Disk) -> tuple[Place, ...]:
    """The new copies that entries of the act name, and no other entry does."""
    own = {written.path for written in act}
    found = (path for path in new if path.copied and not disk.is_missing(path))
    return tuple(path for path in found if (by := namers(disk.root, path)) and own.issuperset(by))


def _cites(plan: Place, file: str, disk: Disk) -> bool:
    """Whether a plan says that it comes from this file."""
    if disk.is_missing(plan):
        return False
    try:
        cited = Plan.model_validate(table_of(disk.read(plan))).citations
    except (Illegible, ValidationError):
        return False
    return any(one.file == file for one in cited)


def _alone(plan: Place, own: Collection[Place], disk: Disk) -> bool:
    """Whether an item has no entries but these."""
    entries = (disk.root / plan).parent.glob("*/*.toml")
    return all(Place(path.relative_to(disk.root).as_posix()) in own for path in entries)


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
            new = [file.path for file in touched if file.before is None]
            plans = _plans_of(act, [path for path in new if path.is_plan], disk)
            copies = _copies_of(act, new, disk)
            grown = _grown(act, touched)
            files = len(act) + len(plans) + len(copies) + (grown is not None)
            whereabouts = _whereabouts(repository, commit, files)
            return Newest(act, whereabouts, commit, later, plans, grown, copies)
        if later is None and any(file.path.is_plan for file in touched):
            later = commit
    return None


def _grown(act: Sequence[Written], touched: Iterable[Touched]) -> Touched | None:
    """The programme's file, if a file was read in and it was grown for it."""
    changed = (file for file in touched if file.path == PROGRAMME and file.before and file.after)
    return next(changed, None) if _file_of(act[0]) else None


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
