"""Exchanging a book with the shared repository: fetch, join, check, move, push.

Nothing is rewritten and nothing is forced: what is pushed is a commit that has both sides in
its history, and the work tree goes on to it only when it is whole and free of errors.
"""

import contextlib
import random
import time
from typing import NamedTuple

from wuxian.domain.checks import said_in_two_clones
from wuxian.domain.history.commit import SETTLEMENT, trailer
from wuxian.domain.history.conflict import Conflict
from wuxian.domain.history.event import Subject
from wuxian.domain.history.version import Version
from wuxian.domain.values.finding import Finding
from wuxian.errors import GitFailed, Refused
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.git.moving import Move, steps
from wuxian.store.git.objects import Objects
from wuxian.store.git.pending import pending
from wuxian.store.git.repository import Repository
from wuxian.store.git.tree import Tree
from wuxian.store.git.turn import Turn, turn
from wuxian.store.sync.account import Account, Sides
from wuxian.store.sync.apart import merge_sides
from wuxian.store.sync.catching_up import commit_pending
from wuxian.store.sync.in_the_way import set_aside
from wuxian.store.sync.memory import remember
from wuxian.store.sync.remote import Remote
from wuxian.store.sync.rewriting import Rewriting, as_if_it_went_on, rewriting
from wuxian.store.sync.settling import Settled, settle

_TRIES = 40
_PATIENCE = 3
_SECONDS_BETWEEN = 0.2


class Exchange(NamedTuple):
    """How it went: the commits before and after on both sides, or why it did not go on.

    `ours` and `theirs` are where this clone and the shared repository were, `joined` where
    both are now. `settled` are the conflicts decided on the way; with open ones, findings,
    or with a shared history that was rewritten, nothing was joined. `other_head` is what a clone
    would get instead of the branch that was founded. `to_settle` are the findings on what clones
    that knew nothing of each other have said of one thing.
    """

    shared: str
    committed: tuple[str, ...]
    left: tuple[str, ...]
    ours: str | None
    theirs: str | None
    joined: str | None = None
    settled: tuple[Conflict, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    rewriting: Rewriting | None = None
    other_head: str | None = None
    findings: tuple[Finding, ...] = ()
    to_settle: tuple[Finding, ...] = ()


def synchronise(repository: Repository, take: Version | None, *, no_commit: bool) -> Exchange:
    """Exchange everything; what is not committed yet is so first, if the book says so.

    Unreadable where the book itself has errors; GitFailed where git or the network fails.
    """
    with turn(repository, "sync") as taken:
        repository = taken.repository
        with turn(repository, "write"):
            _refuse_half_done(repository)
        committed, left = _commit(repository, no_commit=no_commit)
        remote = Remote.of(repository)
        start = Exchange(remote.called, tuple(committed), tuple(left), _head(repository), None)
        exchange = _exchange(remote, start, take)
    with contextlib.suppress(GitFailed):
        git = repository.git._replace(lock=None, settings=())
        # `maintenance` would leave a lock behind that nobody removes, if it is killed.
        git.ask("gc", "--auto", "--quiet")
    return exchange


def _exchange(remote: Remote, start: Exchange, take: Version | None) -> Exchange:
    patience = _PATIENCE
    agreed = remote.agreed
    remote.fetch()
    for tries in range(_TRIES):
        ours, theirs = _head(remote.repository), remote.tip
        start = start._replace(theirs=theirs)
        rewritten = rewriting(remote, agreed, ours, theirs)
        if rewritten is None or take is Version.OURS:
            found = _joined(remote, start, ours, theirs, take)
        elif take is Version.THEIRS:
            found = _followed(remote, start, rewritten)
        else:
            found = start._replace(rewriting=rewritten)
        if found.joined is None:
            return found
        if _head(remote.repository) != found.joined:
            continue  # Something was recorded here meanwhile: it is joined too.
        remember(remote.repository, {})
        failure = None if found.joined == theirs else remote.push(found.joined)
        if failure is None:
            remote.agree(found.joined)
            founded = found.theirs is None
            return found._replace(other_head=remote.other_head() if founded else None)
        remote.fetch()
        patience -= remote.tip == theirs
        if not patience:
            raise failure
        # Somebody else was quicker. To wait for a moment of chance lets all get through.
        time.sleep(random.random() * _SECONDS_BETWEEN * min(tries + 1, 10))  # noqa: S311
    raise GitFailed(
        "共享库一直有人在写，没有推送上去", remedy="本机的内容都在；过一会儿再运行 wuxian sync。"
    )


def _joined(
    remote: Remote, start: Exchange, ours: str | None, theirs: str | None, take: Version | None
) -> Exchange:
    """Join both sides into a commit without errors, and go on to it."""
    repository = remote.repository
    if theirs is None and ours is None:
        raise Refused("本机和共享库都还没有提交", remedy="请先新建账册：wuxian init 文件夹")
    if theirs is None or ours == theirs:
        joined = ours
    elif ours is None or (common := _common(remote, ours, theirs)) == ours:
        joined = theirs
    elif common == theirs:
        joined = ours
    else:
        return _merged(repository, start, Sides(common, ours, theirs), take)
    assert joined is not None  # noqa: S101 (one of the two is there)
    if not joined == ours == theirs:
        with Objects(repository.git) as objects:
            start = _looked_at(start, Tree(repository, joined, objects))
    return start if start.findings else _moved_on(repository, start, ours, joined)


def _followed(remote: Remote, start: Exchange, rewritten: Rewriting) -> Exchange:
    """Go on from a rewritten history with what is only here, and with nothing it has taken out."""
    repository = remote.repository
    _, ours, theirs = rewritten.sides
    parted = as_if_it_went_on(repository, rewritten.sides)
    start, settled = _both(repository, start, parted, Version.THEIRS)
    if settled is None:
        return start
    joined = theirs
    if came := steps(repository, Move(theirs, settled.tree)):
        message = f"同步：接在改写后的历史上，并入{len(came)}个文件\n"
        joined = _commit_of(repository, settled.tree, message, theirs)
    with turn(repository, "write") as taken:
        if _head(taken.repository) == ours:
            taken.move_aside(Move(ours, joined))
    return start._replace(joined=joined)


def _merged(
    repository: Repository, start: Exchange, sides: Sides, take: Version | None
) -> Exchange:
    start, settled = _both(repository, start, sides, take)
    if settled is None:
        return start
    message = _message(repository, sides.ours, settled.tree, settled.conflicts)
    joined = _commit_of(repository, settled.tree, message, sides.ours, sides.theirs)
    return _moved_on(repository, start, sides.ours, joined)


def _both(
    repository: Repository, start: Exchange, sides: Sides, take: Version | None
) -> tuple[Exchange, Settled | None]:
    """How the exchange goes on, and a tree with what both sides have; None if it ends here."""
    with Objects(repository.git) as objects:
        account = Account(repository, sides, objects)
        settled = settle(account, merge_sides(account), take)
        if settled.open:
            remember(repository, settled.memory)
            return start._replace(conflicts=settled.open), None
        found = _looked_at(start, Tree(repository, settled.tree, objects))
    return (found, None) if found.findings else (found._replace(settled=settled.conflicts), settled)


def _looked_at(start: Exchange, tree: Tree) -> Exchange:
    """The exchange with what is wrong in a tree that joins both sides, and what is to settle."""
    loaded = BookReader(tree).load()
    if loaded.errors:
        return start._replace(findings=loaded.errors)
    return start._replace(to_settle=said_in_two_clones(loaded.findings))


def _commit_of(repository: Repository, tree: str, message: str, *parents: str) -> str:
    signed = ("-S",) if _signs(repository) else ()
    after = [word for parent in parents for word in ("-p", parent)]
    return repository.git.do("commit-tree", *signed, tree, *after, given=message.encode()).text


def _moved_on(repository: Repository, start: Exchange, ours: str | None, joined: str) -> Exchange:
    """Bring the work tree on, once the book there is known to be free of errors."""
    if joined != ours:
        with turn(repository, "write") as taken:
            # Where something was recorded here meanwhile, the next try joins it, too.
            if _head(taken.repository) == ours:
                _go_on(taken, ours, joined)
    return start._replace(joined=joined)


def _go_on(taken: Turn, ours: str | None, joined: str) -> None:
    if ours is None:
        taken.git.do("merge", "--ff-only", "--quiet", joined)
        return
    move = Move(ours, joined)
    set_aside(taken.repository, move)
    taken.move(move)


def _commit(repository: Repository, *, no_commit: bool) -> tuple[list[str], list[str]]:
    """Commit what is not yet, if the book has no errors; what the commits say, and what is left."""
    files = pending(repository)
    if _head(repository) is None and not files:
        return [], []
    book = BookReader(Disk(repository.root)).open()
    if no_commit or not book.programme.git.commit:
        return [], [file.path for file in files]
    return (commit_pending(repository, book, files) if files else []), []


def _common(remote: Remote, ours: str, theirs: str) -> str:
    """The last commit that both sides have; a shallow clone fetches what it takes to know it."""
    repository = remote.repository
    answer = repository.git.ask("merge-base", ours, theirs)
    if answer.code != 0 and repository.is_shallow:
        remote.fetch("--unshallow")
        answer = repository.git.ask("merge-base", ours, theirs)
    if answer.code != 0:
        raise Refused(
            f"本机和 {remote.called} 是两个各自新建的账册，没有共同的历史，不能合并",
            remedy="请把共享库重新克隆一份，再把本机多出的记录报进去。",
        )
    return answer.text


def _message(repository: Repository, ours: str, tree: str, settled: tuple[Conflict, ...]) -> str:
    """What the commit says that joins the sides: what came in, or what was decided."""
    if settled:
        found = [conflict.settlement for conflict in settled]
        more = f"等{len(found)}处" if len(found) > 1 else ""
        lines = (trailer(SETTLEMENT, one.model_dump(exclude_none=True)) for one in found)
        return f"{Subject.SETTLEMENT.label}：{found[0].words}{more}\n\n{''.join(lines)}"
    came = steps(repository, Move(ours, tree))
    return f"同步：并入{len(came)}个文件的新内容\n"


def _signs(repository: Repository) -> bool:
    return repository.git.ask("config", "--type=bool", "commit.gpgSign").text == "true"


def _refuse_half_done(repository: Repository) -> None:
    words = repository.half_done
    if words is not None:
        raise Refused(
            f"git 的{words}没有做完", remedy=f"请先做完或放弃{words}，再运行 wuxian sync。"
        )


def _head(repository: Repository) -> str | None:
    return repository.commit("HEAD")
