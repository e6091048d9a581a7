"""`owners`: who carries what."""

from typing import Annotated

import typer

from wuxian.cli.opening import open_to_read
from wuxian.cli.options import (
    AsOf,
    At,
    Csv,
    Data,
    Force,
    Form,
    Json,
    OfYear,
    Output,
    delivery,
)
from wuxian.cli.output import show
from wuxian.domain.views.owners import owners_view
from wuxian.render.documents.owners import owners_document

EXAMPLE = "例：wuxian owners 市交通运输局"


def command(
    department: Annotated[
        str | None, typer.Argument(metavar="部门", help="只看这个部门或市领导，可只写几个字。")
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    year: OfYear = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """查看责任分工：各部门牵头、配合哪些事项。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened = open_to_read(data, as_of, at, year)
    view = owners_view(opened.book, opened.day, department, opened.year)
    show(view, owners_document, sent, opened.book.programme.shown_names)
