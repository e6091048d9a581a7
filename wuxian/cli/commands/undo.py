"""`undo`: take back what one wrote last while nobody else has it."""

import datetime as dt
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.opening import Opened, folder_to_write, open_office_to_write, open_to_write
from wuxian.cli.options import TEXT, By, Data, Json, NoCommit, Yes, option
from wuxian.cli.recording import Manner, confirm, interactive
from wuxian.cli.retracting import retract
from wuxian.domain.book.book import Item
from wuxian.domain.book.paths import Place
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import ISSUE, RETRACTION
from wuxian.domain.history.commit import act_words, entry_message
from wuxian.domain.values.types import visible
from wuxian.domain.views.entry import Filed, UndoView
from wuxian.errors import NotFound, Refused
from wuxian.store.git.repository import Repository
from wuxian.store.git.undoing import Newest, Whereabouts, newest_of_ones_own, take_back

EXAMPLE = "例：wuxian undo"


def command(
    reason: Annotated[str | None, option("--reason", TEXT, "已推送的只能撤回，要写原因。")] = None,
    by: By = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """撤销自己最近写的一条记录：还没推送的收回，已推送的改为撤回。

    收回的记录就像没写过；已推送的别人可能已看到，只能新增一条撤回，原记录保留。
    一条命令同时写下的几条，一并撤销。
    """
    root = folder_to_write(data).root
    repository = Repository.known(root)
    newest = newest_of_ones_own(repository)
    if newest is None:
        raise NotFound("没有你写的记录可以撤销", remedy="撤回别人的记录：wuxian retract 编号")
    if newest.later:
        later = newest.later
        print(
            f"提醒：在这之后你还改过计划（{visible(later.subject)}），undo 只收回记录；"
            f"要收回计划的改动：git revert {later.short}",
            file=sys.stderr,
        )
    manner = Manner(yes=yes, no_commit=no_commit, as_json=as_json)
    if newest.file is not None:
        from wuxian.cli.unimporting import take_back_import

        take_back_import(newest, repository, data, manner, reason)
        return
    ids = [entry.id for entry in newest.entries]
    if newest.whereabouts is Whereabouts.PUSHED:
        told = f"最近的记录 {'、'.join(ids)}（{act_words(newest.entries)}）"
        if not (yes or interactive()):
            raise Refused(
                f"{told}已经推送，只能撤回", remedy="确认请加 --yes，并写 --reason 原因。"
            )
        typer.echo(f"{told}已经推送，不能收回，改为撤回。", err=True)
        retract(ids, reason, by, root, manner)
        return
    first, *others = newest.act
    opened, item = _where(first.path, first.entry.date, root)
    _refuse_if_needed(newest, item.entries if item else opened.book.office)
    label = f"{item.label}：" if item else ""
    told = f"{label}{act_words(newest.entries)}（编号 {'、'.join(ids)}）"
    if not yes:
        if not interactive():
            raise Refused(f"将撤销 {told}", remedy="确认请加 --yes。")
        shown = [(f"将撤销 {label}{entry.fact}，{path}：", entry) for path, entry in newest.act]
        confirm(shown, "撤销吗？")
    if any(entry.kind == ISSUE.name for entry in newest.entries):
        print("提醒：已写出、已发出的通报文件收不回来；期号会再用", file=sys.stderr)
    take_back(repository, newest, entry_message(item, *newest.entries, done="撤销 "))
    also = tuple(Filed(path, entry) for path, entry in others)
    number, title = (item.number, item.plan.title) if item else (None, None)
    view = UndoView(opened.day, number, title, first.path, first.entry, also)
    if as_json:
        from wuxian.render.envelope import json_text

        typer.echo(json_text(view), nl=False)
    else:
        typer.echo(f"已撤销 {told}")


def _where(path: Place, day: dt.date, root: Path) -> tuple[Opened, Item | None]:
    """The book with the item that an act is about, or with what the office keeps of none."""
    if path.folder is None:
        return open_office_to_write(root), None
    return open_to_write(root, path.folder, day)


def _refuse_if_needed(newest: Newest, entries: Iterable[Entry]) -> None:
    """An entry that another one is about cannot go before that one."""
    for entry in entries:
        about = entry.about_id
        if entry in newest.entries or not any(known.id == about for known in newest.entries):
            continue
        if entry.kind == RETRACTION.name:
            raise Refused(
                f"记录 {about} 已由 {entry.id} 撤回，不能撤销",
                remedy=f"要恢复它，请撤回那条撤回：wuxian retract {entry.id} --reason 原因",
            )
        raise Refused(
            f"记录 {about} 已有{entry.label} {entry.id}，不能撤销",
            remedy=f"要一并作废，请撤回：wuxian retract {about} --reason 原因",
        )
