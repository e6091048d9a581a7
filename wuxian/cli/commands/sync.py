"""`sync`: exchange the book with the shared repository."""

import datetime as dt
from typing import Annotated

import typer

from wuxian.cli.opening import here, today
from wuxian.cli.options import Data, Json, NoCommit
from wuxian.cli.output import show
from wuxian.cli.states import changes_of_commits
from wuxian.domain.joining.fields import Version
from wuxian.domain.views.changes import ChangesView
from wuxian.domain.views.sync import Outcome, SyncView
from wuxian.errors import Refused
from wuxian.render.sync import sync_screen
from wuxian.store.folder import Disk
from wuxian.store.git.repository import Repository
from wuxian.store.load import programme_of, zone_of
from wuxian.store.place import find_book
from wuxian.store.sync.exchange import Exchange, synchronise

EXAMPLE = "例：wuxian sync"


def command(
    take: Annotated[
        str | None,
        typer.Option("--take", metavar="哪一方", help="有冲突时用谁的：ours 本机、theirs 对方。"),
    ] = None,
    no_commit: NoCommit = False,
    data: Data = None,
    as_json: Json = False,
) -> int:
    """和共享库同步：收下别人的，发出自己的；冲突列出来由人决定，什么都不会丢。

    先把账册里还没提交的记录和改动提交好；账册有错误时不推送。
    """
    root = find_book(data, here()).root
    repository = Repository.known(root)
    exchange = synchronise(
        repository,
        None if take is None else _side(take),
        commit=False if no_commit else None,
    )
    now = dt.datetime.now(dt.UTC)
    view = _view(repository, exchange, now)
    zone = zone_of(Disk(root))
    show(view, lambda _: sync_screen(view, zone), as_json=as_json)
    return 0 if view.outcome is Outcome.DONE else 1


def _view(repository: Repository, exchange: Exchange, now: dt.datetime) -> SyncView:
    programme = programme_of(Disk(repository.root))
    return SyncView(
        as_of=today(programme, now) if programme else now.date(),
        outcome=Outcome.of(exchange.conflicts, exchange.findings),
        shared=exchange.shared,
        founded=exchange.theirs is None and exchange.joined is not None,
        commit=exchange.joined,
        committed=exchange.committed,
        left=exchange.left,
        received=_changes(repository, exchange.ours, exchange.joined, now),
        sent=_changes(repository, exchange.theirs, exchange.joined, now),
        conflicts=exchange.conflicts,
        findings=exchange.findings,
    )


def _changes(
    repository: Repository, since: str | None, until: str | None, now: dt.datetime
) -> ChangesView | None:
    if since is None or until is None or since == until:
        return None
    view = changes_of_commits(repository, since, until, now)
    return None if view.is_empty else view


def _side(word: str) -> Version:
    try:
        return {
            "ours": Version.OURS,
            "本机": Version.OURS,
            "theirs": Version.THEIRS,
            "对方": Version.THEIRS,
        }[word]
    except KeyError:
        raise Refused(f"--take 没有“{word}”", remedy="可用：ours（本机）、theirs（对方）") from None
