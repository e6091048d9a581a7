"""`slip suggest`: which slips are earned."""

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
)
from wuxian.cli.output import show
from wuxian.domain.views.slips import earned_view
from wuxian.render.documents.slips import earned_document

EXAMPLE = "例：wuxian slip suggest"


def command(
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """今天哪个事项该发哪种督办单，为什么；只是建议，不会自己发出。"""
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)
    opened = open_to_read(data, as_of, at)
    view = earned_view(opened.book, opened.day)
    show(view, earned_document, sent, opened.book.programme.shown_names)
