"""Tables that lose no text: cells fold, and where it is narrow there are fewer columns."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.types import visible
from wuxian.render.document import Cell, Column, Piece, Table, Tone
from wuxian.render.words import LAMP_TONES, brief_words

BETWEEN_COLUMNS = " | "
_NARROWEST = 8


class Run(NamedTuple):
    """A piece of text in one tone, as it is drawn."""

    text: str
    tone: Tone = Tone.PLAIN


class GridColumn(NamedTuple):
    """A column as it is drawn: its title and how wide it is, in cells."""

    title: str
    width: int
    right: bool = False


class Grid(NamedTuple):
    """A table whose widths are settled: every line of every cell fits its column."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Run, ...], ...]

    @property
    def width(self) -> int:
        """How wide it is drawn."""
        return _total(column.width for column in self.columns)


def grid(table: Table, width: int | None) -> Grid:
    """A table as it is drawn, with as many of the columns as fit into the width."""
    columns = table.columns
    cells = [[_run(*pair) for pair in zip(row, columns, strict=True)] for row in table.rows]
    needs = [
        max(_widest(column.title), *(_widest(row[n].text) for row in cells), 0)
        for n, column in enumerate(columns)
    ]
    widths = _widths(columns, needs, width)
    return Grid(
        tuple(GridColumn(columns[n].title, wide, columns[n].right) for n, wide in widths.items()),
        tuple(tuple(_folded(row[n], wide) for n, wide in widths.items()) for row in cells),
    )


def stacked(table: Table) -> Iterator[list[Run]]:
    """A table for a screen that has no room for columns: a line a cell, an empty one a row."""
    for row in table.rows:
        yield []
        for cell, column in zip(row, table.columns, strict=True):
            run = _run(cell, column)
            if run.text:
                yield [Run(f"{column.title}："), run]


def harmless(text: str) -> str:
    """Text as it may be shown, line by line: nothing in it steers or hides."""
    return text if text.isprintable() else "\n".join(map(visible, text.split("\n")))


def _run(cell: Cell, column: Column) -> Run:
    value, tone = cell if isinstance(cell, Piece) else (cell, Tone.PLAIN)
    if value is None:
        return Run(column.absent, Tone.FAINT if column.absent else Tone.PLAIN)
    if isinstance(value, Lamp):
        tone = LAMP_TONES[value]
    return Run(harmless(brief_words(value)), tone)


def _widest(text: str) -> int:
    return max(map(cell_len, text.split("\n"))) if "\n" in text else cell_len(text)


def _folded(run: Run, width: int) -> Run:
    if _widest(run.text) <= width:
        return run
    from wuxian.render.writers.folding import fold

    return run._replace(text=fold(run.text, width))


def _widths(columns: Sequence[Column], needs: Sequence[int], width: int | None) -> dict[int, int]:
    """The columns that are shown and how wide each is: as needed, or folded to fit."""
    if width is None:
        return dict(enumerate(needs))
    least = [min(need, c.least or need) for c, need in zip(columns, needs, strict=True)]
    shown = list(range(len(columns)))
    while _total(least[n] for n in shown) > width:
        droppable = [n for n in shown if columns[n].rank]
        if not droppable:
            break
        shown.remove(max(droppable, key=lambda n: columns[n].rank))
    widths = {n: needs[n] for n in shown}
    while _total(widths.values()) > width:
        foldable = [n for n in shown if columns[n].least and widths[n] > _NARROWEST]
        roomy = [n for n in foldable if widths[n] > least[n]] or foldable
        if not roomy:
            break
        widths[max(roomy, key=lambda n: widths[n])] -= 1
    return widths


def _total(widths: Iterable[int]) -> int:
    """How wide a table is, with the lines between its columns."""
    between = len(BETWEEN_COLUMNS)
    return sum(cells + between for cells in widths) - between
