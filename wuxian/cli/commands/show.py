"""`show`: one item in full."""

from wuxian.cli.opening import open_item_to_read
from wuxian.cli.options import (
    AsOf,
    At,
    Csv,
    Data,
    Force,
    Form,
    ItemName,
    Json,
    OfYear,
    Output,
    delivery,
)
from wuxian.cli.output import show
from wuxian.domain.views.item import item_view
from wuxian.render.documents.item import item_document

EXAMPLE = "例：wuxian show 5 --as-of 2021-06-30"


def command(
    item: ItemName,
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
    """查看一个事项：目标、节点、问题、六个一、出处、本年的全部记录。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened, chosen = open_item_to_read(data, item, as_of, at, year)
    view = item_view(opened.book, chosen, opened.day, opened.year)
    show(view, item_document, sent, opened.book.programme.shown_names)
