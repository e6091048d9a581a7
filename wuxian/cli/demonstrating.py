"""The circulars of the demo: issued quarter by quarter from the invented year itself."""

import datetime as dt
from pathlib import Path

from wuxian.cli.reporting import Order, ReportKind, made
from wuxian.domain.views.circular import Circular
from wuxian.render.formats import MARKDOWN
from wuxian.store.disk.filing import file_entries

_ISSUED = {
    "2021-Q1": dt.date(2021, 4, 9),
    "2021-Q2": dt.date(2021, 7, 9),
    "2021-Q3": dt.date(2021, 10, 12),
}
_AT = dt.time(17)
_ID_DIGITS = 6


def issue_circulars(root: Path) -> int:
    """Issue a circular of each quarter that has one, as the office of the demo; gives how many."""
    for period, day in _ISSUED.items():
        order = Order(ReportKind.CIRCULAR, period, None, None, MARKDOWN, issued=day)
        report = made(root, order)
        paper, programme = report.view, report.opened.book.programme
        if not isinstance(paper, Circular):
            raise TypeError(paper)
        recorded = dt.datetime.combine(day, _AT, programme.zone)
        # Of the same data always the same.
        entry_id = report.origin.digest.partition(":")[2][:_ID_DIGITS]
        entry = paper.as_issued(entry_id, recorded, paper.office or programme.name, day)
        # Whatever repository the demo is made in: it has none of its data yet.
        file_entries(root, None, [entry.model_copy(update={"commit": None})])
    return len(_ISSUED)
