"""`changes`: what differs between two states of the book."""

import datetime as dt
from typing import Annotated

import typer

from wuxian.cli.formats import Format, chosen_format
from wuxian.cli.opening import folder_to_read
from wuxian.cli.options import Data, Json
from wuxian.cli.output import drawn
from wuxian.cli.states import changes_between
from wuxian.domain.views.changes import ChangesView

EXAMPLE = "例：wuxian changes --since 2021-07-19"


def command(
    since: Annotated[
        str | None,
        typer.Option(
            "--since", metavar="版本", help="从哪里起：日期、提交号、标签、HEAD~3。默认一周前。"
        ),
    ] = None,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="版本", help="到哪里止，默认现在的账册。"),
    ] = None,
    form: Annotated[
        str | None, typer.Option("--format", metavar="格式", help="terminal、markdown、json。")
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """比较两个时候的账册：变了什么，用话说出来。"""
    chosen = chosen_format(form, Format.TERMINAL, as_json=as_json)
    now = dt.datetime.now(dt.UTC)
    view = changes_between(folder_to_read(data).root, since, until, now)
    typer.echo(_text(view, chosen), nl=False)


def _text(view: ChangesView, chosen: Format) -> str:
    match chosen:
        case Format.TERMINAL:
            from wuxian.render.changes import changes_screen

            return drawn(lambda width: changes_screen(view, width))
        case Format.MARKDOWN:
            from wuxian.render.changes_markdown import changes_markdown

            return changes_markdown(view)
        case Format.JSON:
            from wuxian.render.envelope import json_text

            return json_text(view)
