"""`six-ones`: the posts of every item."""

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
from wuxian.domain.views.six_ones import six_ones_view
from wuxian.render.documents.six_ones import six_ones_document

EXAMPLE = "例：wuxian six-ones --as-of 2021-06-30"


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
    """查看“六个一”落实情况：已落实、推定、空缺，附合计。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened = open_to_read(data, as_of, at, year)
    view = six_ones_view(opened.book, opened.day, opened.year)
    show(view, six_ones_document, sent, opened.book.programme.shown_names)
