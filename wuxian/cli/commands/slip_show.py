"""`slip show`: one slip as paper, a form or a letter."""

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
    Output,
    delivery,
    option,
)
from wuxian.cli.output import show
from wuxian.domain.standing.state import states_of
from wuxian.domain.views.slip import slip_meant, slip_paper
from wuxian.render.documents.slip import letter_document, slip_document

EXAMPLE = "例：wuxian slip show 武咸督〔2021〕1号 --output 督办单.docx"


def command(
    slip: Annotated[
        str, typer.Argument(metavar="编号", help="文号或记录编号；事项只有一张时可写序号。")
    ],
    letter: Annotated[bool, option("--letter", "", "写成督办函，而不是表格。")] = False,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """一张督办单，供打印签收：表格，或 --letter 写成督办函；可出 Word。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened = open_to_read(data, as_of, at)
    state, issued = slip_meant(slip, states_of(opened.book, opened.day))
    if issued.slip.of_year != opened.year:
        # How its item stood then is told by what was reported in its own year.
        opened = open_to_read(data, as_of, at, issued.slip.of_year)
        state, issued = slip_meant(issued.slip.id, states_of(opened.book, opened.day))
    view = slip_paper(opened.book, state, issued)
    show(
        view, letter_document if letter else slip_document, sent, opened.book.programme.shown_names
    )
