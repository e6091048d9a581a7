"""`log`: who wrote what when."""

import contextlib
import datetime as dt
import itertools
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from wuxian.cli.opening import folder_to_read, today
from wuxian.cli.options import (
    Csv,
    Data,
    Force,
    Form,
    Json,
    Output,
    day_of,
    delivery,
    option,
)
from wuxian.cli.output import show
from wuxian.domain.book.book import Book
from wuxian.domain.history.wording import names_in
from wuxian.domain.views.log import LogFilter, Past, log_view
from wuxian.errors import GitMissing, NotFound, Refused
from wuxian.render.documents.log import log_document
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.git.earlier import last_programme
from wuxian.store.git.events import events, uncommitted
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository

EXAMPLE = "例：wuxian log 5 --since 2021-07-01"

_UNREAD_TOLD = 3


def command(
    item: Annotated[
        str | None, typer.Argument(metavar="序号", help="只看这个事项，如 5；也可写标题里的字。")
    ] = None,
    since: Annotated[str | None, option("--since", "日期", "从哪一天起写下的。")] = None,
    until: Annotated[str | None, option("--until", "日期", "到哪一天为止写下的。")] = None,
    by: Annotated[
        list[str] | None, option("--by", "谁", "填报部门或提交人，可只写几个字。")
    ] = None,
    text: Annotated[
        list[str] | None, option("--text -t", "词语", "标题、内容、部门、编号、提交说明里的字。")
    ] = None,
    most: Annotated[
        int | None, typer.Option("--most", "-n", metavar="条数", min=1, help="最多列几条。")
    ] = None,
    data: Data = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """查看谁在什么时候写了什么，新的在前。

    --by、--text 可以写几次，符合其中之一就列出：--text 桥 --text 港口。
    """
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    root = folder_to_read(data).root
    repository = _repository(root)
    book = _book(root, repository)
    day = today(book.programme, dt.datetime.now(dt.UTC))
    first = None if since is None else day_of(since, "--since", day)
    last = None if until is None else day_of(until, "--until", day)
    if first and last and first > last:
        raise Refused("--since 晚于 --until", remedy="请把前后两个日期对调。")
    number, folder = (None, None) if item is None else _item(item, book)
    shown = LogFilter(
        number, folder, first, last, by=tuple(by or ()), texts=tuple(text or ()), most=most
    )
    with _past(root, repository, book) as known:
        view = log_view(book, day, known, shown)
    if item is not None and folder is None and not view.rows:
        book.item(item)
    show(
        view,
        lambda log: log_document(log, book.programme.zone),
        sent,
        book.programme.shown_names,
    )


def _book(root: Path, repository: Repository | None) -> Book:
    """The plans, without the entries, which are read from git; it is said what cannot be read."""
    reader = BookReader(Disk(root))
    stand_in = None
    if reader.programme is None and repository is not None:
        stand_in = last_programme(repository)
    book, unread = reader.read_on(frozenset(), stand_in)
    if unread:
        told = "、".join(finding.place for finding in unread[:_UNREAD_TOLD])
        more = f" 等{len(unread)}处" if len(unread) > _UNREAD_TOLD else ""
        print(f"（读不出 {told}{more}，其余照列；改法见 wuxian check。）", file=sys.stderr)
    return book


def _item(name: str, book: Book) -> tuple[int, str | None]:
    """The number and folder of an item; one that was deleted has a past, though no folder."""
    try:
        found = book.item(name)
    except NotFound:
        if not name.isdecimal():
            raise
        return int(name), None
    return found.number, found.folder


@contextlib.contextmanager
def _past(root: Path, repository: Repository | None, book: Book) -> Iterator[Past]:
    """What happened to a book, newest first; without git, what its entries alone tell."""
    if repository is None:
        yield Past(uncommitted(root, None), in_git=False)
        return
    names = names_in([book.programme])
    with Objects(repository.git) as objects:
        found = itertools.chain(uncommitted(root, repository), events(repository, objects, names))
        yield Past(found, complete=not repository.is_shallow)


def _repository(root: Path) -> Repository | None:
    try:
        found = Repository.of(root)
    except GitMissing as failure:
        print(f"（{failure.message}；以下只按记录列出。）", file=sys.stderr)
        return None
    if found is None:
        print("（账册不在 git 仓库里，以下只按记录列出。）", file=sys.stderr)
    return found
