"""The list of items as CSV that a spreadsheet opens as a table."""

import csv
import io
import re

from wuxian.domain.values.dates import day_words
from wuxian.domain.views.items import ItemsView

_BOM = "\ufeff"
# The full-width signs too: a spreadsheet in Chinese may take them for the plain ones.
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r]")
_HEADER = (
    "序号", "工作事项", "领域", "牵头部门", "牵头依据", "配合部门", "状态",
    "灯号", "亮灯原因", "进度%", "完成时限", "最近记录", "下一节点", "节点日期",
)  # fmt: skip


def csv_text(view: ItemsView) -> str:
    """The items as CSV with a BOM, so that Excel reads it as UTF-8."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(_HEADER)
    for row in view.items:
        step = row.next_milestone
        writer.writerow(
            [
                row.number,
                _text(row.title),
                _text(row.area_name),
                _text(row.lead or ""),
                row.lead_basis.label if row.lead_basis else "",
                _text("、".join(row.supporting_words)),
                row.status.label,
                row.lamp.label,
                _text(row.lamp_reason),
                "" if row.percent is None else row.percent,
                day_words(row.due) if row.due else "",
                day_words(row.last_entry) if row.last_entry else "",
                _text(step.title) if step else "",
                day_words(step.due) if step else "",
            ]
        )
    return _BOM + written.getvalue()


def _text(text: str) -> str:
    """Text that a spreadsheet would take for a formula is marked as text (OWASP)."""
    return f"'{text}" if _FORMULA.match(text) else text
