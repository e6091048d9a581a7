"""`retract`: take back an entry."""

import datetime as dt
from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.opening import here, open_to_write
from wuxian.cli.options import By, Data, Json, NoCommit, Yes
from wuxian.cli.recording import asked, drafted, interactive, record, signer
from wuxian.domain.dates import day_words
from wuxian.domain.entry import Retraction
from wuxian.domain.item import Record
from wuxian.errors import Refused
from wuxian.store.entries import find_entry
from wuxian.store.place import find_book

EXAMPLE = "例：wuxian retract 3f9a1c --reason 数字报错"


def command(
    entry: Annotated[
        str, typer.Argument(metavar="编号", help="记录的六位编号，见 wuxian show；也可写文件名。")
    ],
    reason: Annotated[
        str | None, typer.Option("--reason", metavar="文字", help="为什么撤回，必填。")
    ] = None,
    by: By = None,
    data: Data = None,
    yes: Yes = False,
    no_commit: NoCommit = False,
    as_json: Json = False,
) -> None:
    """撤回一条记录：新增一条撤回，原记录保留在账册里。

    不写填报部门时，记为原记录的填报部门撤回。
    """
    entry_id = Path(entry).name.removesuffix(".toml").rpartition("-")[2]
    folder, name = find_entry(find_book(data, here()).root, entry_id)
    opened, item = open_to_write(data, folder, since=name.date)
    target = next(known for known in item.entries if known.id == entry_id)
    record_now = Record.on(item.entries, max(opened.day, target.date))
    if entry_id in record_now.retracted:
        taken_back_by = record_now.retracted[entry_id]
        raise Refused(
            f"记录 {entry_id} 已于{day_words(taken_back_by.date)}由 {taken_back_by.id} 撤回"
        )
    if reason is None and interactive():
        reason = asked("撤回的原因")
    if reason is None:
        raise Refused("缺少撤回的原因", remedy="请加 --reason 原因。")
    retraction = drafted(
        Retraction,
        opened,
        date=max(opened.day, target.date),
        by=signer(by, target.by, opened),
        entry=entry_id,
        reason=reason,
        # A clock that runs ahead elsewhere must not keep a mistake in the book.
        recorded=max(opened.now, target.recorded + dt.timedelta(milliseconds=1)),
    )
    record(retraction, item, opened, yes=yes, no_commit=no_commit, as_json=as_json)
