"""`sync`: exchange the book with the shared repository."""

import datetime as dt
from typing import Annotated

from wuxian.cli.opening import folder_to_write, today
from wuxian.cli.options import Data, Form, Json, NoCommit, delivery, option
from wuxian.cli.output import show
from wuxian.cli.states import changes_of_commits
from wuxian.domain.book.paths import Place
from wuxian.domain.history.version import Version
from wuxian.domain.values.names import folded
from wuxian.domain.views.changes import ChangesView
from wuxian.domain.views.sync import Outcome, SyncView
from wuxian.errors import NotFound, Refused, Unreadable
from wuxian.render.documents.sync import sync_document
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.git.moving import Move, steps
from wuxian.store.git.repository import Repository
from wuxian.store.sync.exchange import Exchange, synchronise

EXAMPLE = "例：wuxian sync"


def command(
    take: Annotated[
        str | None, option("--take", "哪一方", "有冲突时用谁的：ours 本机、theirs 对方。")
    ] = None,
    quiet: Annotated[
        bool, option("--quiet -q", "", "没有要人处理的就不出声，供 cron 用。")
    ] = False,
    no_commit: NoCommit = False,
    data: Data = None,
    form: Form = None,
    as_json: Json = False,
) -> int:
    """和共享库同步：收下别人的，发出自己的。

    冲突列出来由人决定，什么都不会丢。先把账册里还没提交的记录和改动提交好；账册有错误时不推送。
    """
    sent = delivery(form, as_json=as_json)
    root = folder_to_write(data).root
    repository = Repository.known(root)
    side = None if take is None else _side(take)
    exchange = synchronise(repository, side, no_commit=no_commit)
    view = _view(repository, exchange, dt.datetime.now(dt.UTC))
    if not quiet or view.outcome is not Outcome.DONE or view.to_settle:
        zone = BookReader(Disk(root)).zone
        show(view, lambda sync: sync_document(sync, zone), sent)
    return 0 if view.outcome is Outcome.DONE else 1


def _view(repository: Repository, exchange: Exchange, now: dt.datetime) -> SyncView:
    programme = BookReader(Disk(repository.root)).programme
    ours, theirs, joined = exchange.ours, exchange.theirs, exchange.joined
    try:
        received = _changes(repository, ours, joined, now)
        sent = _changes(repository, theirs, joined, now)
    except (Unreadable, NotFound):
        received, sent, told = None, None, False
    else:
        told = True
    came, went = _paths(repository, ours, joined), _paths(repository, theirs, joined)
    return SyncView(
        as_of=today(programme, now),
        outcome=_outcome(exchange),
        shared=exchange.shared,
        founded=theirs is None and joined is not None,
        commit=joined,
        committed=exchange.committed,
        left=exchange.left,
        received=received,
        sent=sent,
        came=bool(came),
        went=bool(went),
        others_received=_others(came),
        others_sent=_others(went),
        told=told,
        other_head=exchange.other_head,
        brought_back=exchange.rewriting.brought_back if exchange.rewriting else (),
        settled=exchange.settled,
        conflicts=exchange.conflicts,
        findings=exchange.findings,
        to_settle=exchange.to_settle,
    )


def _outcome(exchange: Exchange) -> Outcome:
    if exchange.rewriting:
        return Outcome.REWRITTEN
    if exchange.conflicts:
        return Outcome.CONFLICT
    return Outcome.ERRORS if exchange.findings else Outcome.DONE


def _changes(
    repository: Repository, since: str | None, until: str | None, now: dt.datetime
) -> ChangesView | None:
    if since is None or until is None or since == until:
        return None
    view = changes_of_commits(repository, since, until, now)
    return None if view.is_empty else view


def _paths(repository: Repository, since: str | None, until: str | None) -> list[Place | None]:
    """The files that differ; None for one outside the book's folder."""
    if since is None or until is None:
        return []
    return [repository.inside(step.path) for step in steps(repository, Move(since, until))]


def _others(paths: list[Place | None]) -> int:
    """How many of these files lie beside the book."""
    return sum(path is None or not path.is_kept for path in paths)


def _side(word: str) -> Version:
    try:
        return {
            "ours": Version.OURS,
            "本机": Version.OURS,
            "theirs": Version.THEIRS,
            "对方": Version.THEIRS,
        }[folded(word)]
    except KeyError:
        raise Refused(f"--take 没有“{word}”", remedy="可用：ours（本机）、theirs（对方）") from None
