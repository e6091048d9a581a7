"""The sheet of a document as a workbook: numbers are numbers, days are days, text stays text."""

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Percentage, Value, value_words
from wuxian.render.document import Cell, Document, Piece, Tone
from wuxian.render.words import LAMP_TONES
from wuxian.render.writers.binding import (
    BODY,
    DAY,
    HEADER,
    MOMENT,
    PERCENT,
    TONES,
    Binding,
    Property,
    cells_wide,
    height_of,
    set_for_print,
)
from wuxian.render.writers.grid import harmless
from wuxian.render.writers.spreadsheet import sheet_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NARROWEST, _WIDEST = 6, 50
_ROOM = 2
_HEADER = 24
_BESIDE_A_FILTER = 3
_EXACT = 15
"""So many digits a spreadsheet keeps of a number."""
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\'（(].*", re.DOTALL)
_LONGEST_NAME = 31


def file_bytes(document: Document) -> bytes:
    """The sheet of a document as a workbook, if it has one; the same data, the same bytes."""
    table = sheet_of(document)
    titles = [column.title for column in table.columns]
    binding = Binding("，".join(titles), document.origin)
    name = _NOT_IN_A_NAME.sub("", document.name).strip()[:_LONGEST_NAME]
    sheet = binding.book.add_worksheet(name or "表")
    widths = [cells_wide(title) + _BESIDE_A_FILTER for title in titles]
    sheet.set_row(0, _HEADER)
    sheet.write_row(0, 0, titles, binding.style(HEADER))
    for n, row in enumerate(table.rows, 1):
        for at, cell in enumerate(row):
            widths[at] = max(widths[at], cells_wide(_words(cell)))
            _write(binding, sheet, n, at, cell)
    widths = [min(max(width, _NARROWEST), _WIDEST) + _ROOM for width in widths]
    for at, width in enumerate(widths):
        sheet.set_column(at, at, width)
    for n, row in enumerate(table.rows, 1):
        sheet.set_row(n, height_of(zip(map(_words, row), widths, strict=True)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(titles) - 1)
    said = (document.programme, document.name, document.when)
    set_for_print(sheet, sum(widths), 0, " ".join(filter(None, said)), document.notice or "")
    return binding.data


def _write(binding: Binding, sheet: "Worksheet", row: int, at: int, cell: Cell) -> None:
    """A cell by what its value is; a text is one, whatever it begins with."""
    value, tone = cell if isinstance(cell, Piece) else (cell, Tone.PLAIN)
    if isinstance(value, Lamp):
        tone = LAMP_TONES[value]
    look: dict[str, Property] = {**BODY, **TONES[tone]}
    match _of_a_spreadsheet(value):
        case None:
            sheet.write_blank(row, at, None, binding.style(look))
        case dt.datetime() as moment:
            sheet.write_datetime(row, at, moment, binding.style(look, {"num_format": MOMENT}))
        case dt.date() as day:
            sheet.write_datetime(row, at, day, binding.style(look, {"num_format": DAY}))
        case float() as share:
            sheet.write_number(row, at, share, binding.style(look, {"num_format": PERCENT}))
        case int() | Decimal() as number:
            sheet.write_number(row, at, number, binding.style(look))
        case text:
            sheet.write_string(row, at, text, binding.style(look))


def _of_a_spreadsheet(value: Value) -> dt.date | float | Decimal | str | None:
    """A value as a spreadsheet has it: a share of one, a time without a zone, else its words."""
    match value:
        case None | "":
            return None
        case Percentage():
            return int(value) / 100
        case dt.datetime():
            return value.replace(tzinfo=None)
        case dt.date():
            return value
        case int() | Decimal() if not isinstance(value, bool) and _is_kept(value):
            return value
        case _:
            return harmless(value_words(value))


def _is_kept(number: int | Decimal) -> bool:
    """Whether a spreadsheet keeps every digit of a number."""
    return len(Decimal(number).normalize().as_tuple().digits) <= _EXACT


def _words(cell: Cell) -> str:
    return harmless(value_words(cell.value if isinstance(cell, Piece) else cell))
