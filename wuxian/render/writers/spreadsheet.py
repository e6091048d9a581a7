"""The sheet of a document as CSV that a spreadsheet opens as a table."""

import csv
import datetime as dt
import io
import re
from decimal import Decimal

from wuxian.domain.values.basis import value_words
from wuxian.errors import Refused
from wuxian.render.document import Cell, Document, Piece, Table

_BOM = "\ufeff"
# The full-width signs too: a spreadsheet in Chinese may take them for the plain ones.
_FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r]")


def file_text(document: Document) -> str:
    """The sheet of a document as CSV, if it has one; the BOM is for Excel to read it as UTF-8."""
    sheet = sheet_of(document)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([column.title for column in sheet.columns])
    writer.writerows([_cell(cell) for cell in row] for row in sheet.rows)
    return _BOM + written.getvalue()


def sheet_of(document: Document) -> Table:
    """The one table of a document that a spreadsheet gets; Refused where it has none."""
    if document.sheet is None:
        raise Refused("这里没有可以导出的表格", remedy="可用 --format markdown 或 --json。")
    return document.sheet


def _cell(cell: Cell) -> str:
    """Text that a spreadsheet would take for a formula is marked as text (OWASP)."""
    value = cell.value if isinstance(cell, Piece) else cell
    text = value_words(value)
    computed = isinstance(value, int | Decimal | dt.date)
    return text if computed or not _FORMULA.match(text) else f"'{text}"
