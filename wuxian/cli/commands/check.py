"""`check`: what is wrong with the data."""

import datetime as dt
from typing import Annotated

import typer

from wuxian.cli.opening import place_to_read, today
from wuxian.cli.options import Data, Json
from wuxian.cli.output import show
from wuxian.domain.finding import Severity
from wuxian.domain.views.findings import FindingsView
from wuxian.render.findings import findings_screen
from wuxian.store.load import Loaded, load

EXAMPLE = "例：wuxian check --strict"


def command(
    strict: Annotated[
        bool, typer.Option("--strict", metavar="", help="有提醒也算不通过。")
    ] = False,
    data: Data = None,
    as_json: Json = False,
) -> int:
    """检查账册：逐个文件列出错误、位置和改法；有错误时退出码为 1。"""
    view = _findings(load(place_to_read(data).root))
    show(view, lambda _: findings_screen(view), as_json=as_json)
    failing = view.number_of(Severity.ERROR) or (strict and view.number_of(Severity.WARNING))
    return 1 if failing else 0


def _findings(loaded: Loaded) -> FindingsView:
    now = dt.datetime.now(dt.UTC)
    book = loaded.book
    return FindingsView(
        as_of=today(book.programme, now) if book else now.astimezone().date(),
        items=loaded.items,
        entries=loaded.entries,
        findings=loaded.findings,
    )
