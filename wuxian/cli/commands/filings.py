"""`filings`: which unit has reported by which report day."""

import datetime as dt
from collections.abc import Iterator
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
    OfYear,
    Output,
    delivery,
    option,
)
from wuxian.cli.output import show
from wuxian.domain.book.book import Book
from wuxian.domain.views.filings import filings_view
from wuxian.render.documents.filings import filings_document

EXAMPLE = "例：wuxian filings --for 市交通运输局"


def command(
    unit: Annotated[
        str | None, option("--for", "单位", "只看这个单位牵头的，可只写几个字。")
    ] = None,
    year: OfYear = None,
    data: Data = None,
    as_of: AsOf = None,
    at: At = None,
    output: Output = None,
    force: Force = False,
    form: Form = None,
    as_json: Json = False,
    as_csv: Csv = False,
) -> None:
    """查看报送情况：各单位逐期按期、超期已报、超期未报，附合计。

    报送日写在 years/年份.toml 的 [[report_days]]。
    """
    sent = delivery(form, as_json=as_json, as_csv=as_csv, output=output, force=force)

    def years(_: Book, day: dt.date) -> Iterator[int]:
        # What is recorded in January may be about a day in December, and the other way round.
        about = year or day.year
        yield from range(about - 1, min(about + 1, day.year) + 1)

    opened = open_to_read(data, as_of, at, year, years)
    view = filings_view(opened.book, opened.year, opened.day, unit)
    show(view, filings_document, sent, opened.book.programme.shown_names)
