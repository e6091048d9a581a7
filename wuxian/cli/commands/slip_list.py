"""`slip list`: the slips."""

from typing import Annotated

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
from wuxian.domain.plan.bodies import ANY
from wuxian.domain.views.slips import slips_view
from wuxian.render.documents.slips import slips_document

EXAMPLE = "例：wuxian slip list --open"


def command(
    is_open: Annotated[bool, option("--open", "", "只看没有办结的。")] = False,
    is_overdue: Annotated[bool, option("--overdue", "", "只看超期未答复的。")] = False,
    whom: Annotated[
        str | None, option("--for", "单位", "只看发给这个单位的，可只写几个字。")
    ] = None,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """列出督办单：编号、等级、发给谁、时限、答复和办结。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened = open_to_read(data, as_of, at)
    register = opened.book.programme.register
    units = (register.having(whom, ANY) or (register.body(whom, ANY),)) if whom else ()
    view = slips_view(opened.book, opened.day, is_open=is_open, is_overdue=is_overdue, units=units)
    show(view, slips_document, sent, opened.book.programme.shown_names)
