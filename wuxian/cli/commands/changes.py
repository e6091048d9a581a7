"""`changes`: what differs between two states of the book."""

import datetime as dt
from typing import Annotated

from wuxian.cli.opening import folder_to_read
from wuxian.cli.options import (
    Csv,
    Data,
    Force,
    Form,
    Json,
    Output,
    delivery,
    option,
)
from wuxian.cli.output import show
from wuxian.cli.states import changes_between
from wuxian.render.documents.changes import changes_document

EXAMPLE = "例：wuxian changes --since 2021-07-19"


def command(
    since: Annotated[
        str | None, option("--since", "版本", "从哪里起：日期、提交号、标签、HEAD~3。默认一周前。")
    ] = None,
    until: Annotated[str | None, option("--until", "版本", "到哪里止，默认现在的账册。")] = None,
    data: Data = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """比较两个时候的账册：变了什么，用话说出来。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    now = dt.datetime.now(dt.UTC)
    view = changes_between(folder_to_read(data).root, since, until, now)
    show(view, changes_document, sent)
