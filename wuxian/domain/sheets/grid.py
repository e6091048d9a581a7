"""Tables as they come out of a file: cells in rows, whatever the file was."""

import datetime as dt
from typing import NamedTuple

_LETTERS = 26


class Cell(NamedTuple):
    """What stands in a cell, as a person reads it; `value` is what a workbook keeps for it.

    Where a percentage is read, 40%, 0.4 is kept. Of a day that a workbook shows as a month alone
    no value is told: it keeps the month's first, which nobody meant.
    `fault` says why it cannot be read, though something stands there.
    """

    text: str = ""
    value: float | dt.date | None = None
    fault: str = ""


EMPTY = Cell()


class Merge(NamedTuple):
    """Cells that are joined into one, which the first of them speaks for; all counted from 0."""

    top: int
    left: int
    bottom: int
    right: int


class Grid(NamedTuple):
    """One sheet of a workbook, one table of a text, or a CSV file: its rows from the first on.

    Rows may be of unlike length; what is beyond the end of one is empty. The `title` is what a
    text says right before its table, at most three lines.
    """

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merges: tuple[Merge, ...] = ()
    is_hidden: bool = False
    title: str = ""

    def cell(self, row: int, column: int) -> Cell:
        """The cell in a row and a column, counted from 0."""
        cells = self.rows[row] if row < len(self.rows) else ()
        return cells[column] if column < len(cells) else EMPTY


class SheetFile(NamedTuple):
    """A file of tables: its name, the digest of its bytes, and what to know of how it was read."""

    name: str
    digest: str
    grids: tuple[Grid, ...]
    notes: tuple[str, ...] = ()


def column_name(column: int) -> str:
    """What a spreadsheet calls a column that is counted from 0: A, Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def place_of(row: int, column: int) -> str:
    """What a spreadsheet calls a cell: C5."""
    return f"{column_name(column)}{row + 1}"
