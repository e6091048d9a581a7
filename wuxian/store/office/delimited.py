"""CSV: whose encoding and delimiter are found out, since nobody says them."""

import codecs
import csv
import io
import re
from collections import Counter
from itertools import islice
from typing import NamedTuple

from wuxian.domain.sheets.grid import Cell, Grid
from wuxian.errors import Refused
from wuxian.store.office.cells import text_cell, trimmed
from wuxian.store.office.limits import CELLS, LETTERS, cells_words, too_large

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DELIMITERS = ",\t;"
_TRIED_ROWS = 200
_SAID = re.compile(r"sep=([\t,;|])\r?\n", re.IGNORECASE)
_AS_UTF_8 = "请在 Excel 或 WPS 里另存为“CSV UTF-8（逗号分隔）”，或存成 .xlsx。"
_FEW_BROKEN = 20
"""A text has at most one unreadable place for so many characters, or it is no such text."""


class Delimited(NamedTuple):
    """What a CSV file holds, and what to know of how it was read."""

    grid: Grid
    notes: tuple[str, ...] = ()


def read_delimited(name: str, data: bytes) -> Delimited:
    """The one grid of a CSV file."""
    text, notes = _decoded(data)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Refused(f"第{line}行有空字节，不是文字表格", remedy=_AS_UTF_8)
    if len(text) > LETTERS:
        raise too_large("文字", f"{LETTERS // 10_000}万字")
    said = _SAID.match(text)
    if said:
        text, delimiter = text[said.end() :], said[1]
    else:
        delimiter = _delimiter(text)
    return Delimited(Grid(name, trimmed(_rows(text, delimiter))), notes)


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding), ()
            except UnicodeDecodeError as error:
                before = data[len(mark) :][: error.start].decode(encoding, "replace")
                raise _unreadable(before, encoding.upper()[:6].rstrip("-")) from error
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        if _is_broken_utf_8(data):
            raise _unreadable(data[: error.start].decode("utf-8"), "UTF-8") from error
    try:
        return data.decode("gb18030"), ("文件不是 UTF-8，按 GB18030（国标码）读取",)
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("gb18030")
        raise _unreadable(before, "UTF-8，也不是 GB18030") from error


def _is_broken_utf_8(data: bytes) -> bool:
    """Whether it is UTF-8 for all but a few bytes; what is in GB18030 is hardly ever."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    wide = sum(not char.isascii() for char in text) - broken
    return wide > broken * _FEW_BROKEN


def _unreadable(before: str, encoding: str) -> Refused:
    line = before.count("\n") + 1
    return Refused(f"第{line}行有读不出的字节，不是完整的 {encoding}", remedy=_AS_UTF_8)


def _delimiter(text: str) -> str:
    """The delimiter by which the first rows have the most cells, and the same number of them."""

    def cells(delimiter: str) -> int:
        widths = Counter[int]()
        try:
            rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
            widths.update(map(len, islice(rows, _TRIED_ROWS)))
        except csv.Error:
            return 0
        return max(((width - 1) * rows for width, rows in widths.items() if width), default=0)

    # The first of those that do alike.
    return max(_DELIMITERS, key=cells)


def _rows(text: str, delimiter: str) -> list[list[Cell]]:
    rows: list[list[Cell]] = []
    count, line = 0, 1
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            count += len(row)
            if count > CELLS:
                raise too_large("格子", cells_words())
            rows.append([text_cell(value) for value in row])
            line = reader.line_num + 1
    except csv.Error as error:
        raise Refused(
            f"第{line}行的引号不成对，或一格里的字太多",
            remedy='格子里的引号要写两遍（""），整格再用引号括起来；也可以存成 .xlsx。',
        ) from error
    return rows
