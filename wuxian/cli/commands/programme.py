"""`programme`: the work as a whole."""

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
from wuxian.domain.views.programme import programme_view
from wuxian.render.documents.programme import programme_document

EXAMPLE = "例：wuxian programme"


def command(
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
    """查看总体安排：期限、领域、领导机构、工作机制及出处。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened = open_to_read(data, as_of, at, year)
    view = programme_view(opened.book, opened.day, opened.year)
    show(view, programme_document, sent)
