"""`agenda`: what needs a hand."""

from typing import Annotated

import typer

from wuxian.cli.opening import open_to_read
from wuxian.cli.options import (
    AsOf,
    At,
    Csv,
    Data,
    For,
    Force,
    Form,
    Json,
    OfYear,
    Output,
    delivery,
)
from wuxian.cli.output import show
from wuxian.domain.views.agenda import agenda_view, years_of_an_agenda
from wuxian.domain.views.concerned import addressee
from wuxian.render.documents.agenda import agenda_document

EXAMPLE = "例：wuxian agenda --within 20"

_LONGEST = 250


def command(
    within: Annotated[
        int | None,
        typer.Option("--within", metavar="天数", min=0, max=_LONGEST, help="几个工作日内到期。"),
    ] = None,
    silent: Annotated[
        int | None,
        typer.Option("--silent", metavar="天数", min=0, max=_LONGEST, help="几个工作日未报送。"),
    ] = None,
    whom: For = None,
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
    """查看待办：待核验、待审定、待答复、待重报的，逾期的、快到期的，没解决的问题，没有报送的。

    --for 一个单位或一位市领导：只列它自己要办的，可以照样发给它。
    """
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened = open_to_read(data, as_of, at, year, years_of_an_agenda)
    concerning = addressee(opened.book, whom, opened.day) if whom is not None else None
    view = agenda_view(opened.book, opened.day, within, silent, opened.year, whom=concerning)
    view = view._replace(concerning=whom)
    show(view, agenda_document, sent, opened.book.programme.shown_names)
