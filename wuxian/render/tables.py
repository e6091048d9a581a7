"""Tables that lose no text: cells fold, and where it is narrow there are fewer columns."""

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, NamedTuple, TypeVar

from rich.cells import cell_len

from wuxian.render.blocks import Cell, Grid, GridColumn
from wuxian.render.folding import fold

Row = TypeVar("Row")

BETWEEN_COLUMNS = " | "
_NARROWEST = 8


class Column(NamedTuple, Generic[Row]):
    """A column: `narrowest` makes it fold down to so many cells, else it keeps its width.

    `rank` 0 is always shown; of the others the highest goes first where it is narrow.
    """

    title: str
    cell: Callable[[Row], Cell]
    rank: int = 0
    narrowest: int | None = None
    right: bool = False


def table(rows: Iterable[Row], columns: Sequence[Column[Row]], width: int | None) -> Grid:
    """A table of these rows, with as many of the columns as fit into the width."""
    cells = [[column.cell(row) for column in columns] for row in rows]
    needs = [
        max(_widest(column.title), *(_widest(row[n].text) for row in cells), 0)
        for n, column in enumerate(columns)
    ]
    widths = _widths(columns, needs, width)
    return Grid(
        tuple(GridColumn(columns[n].title, wide, columns[n].right) for n, wide in widths.items()),
        tuple(tuple(_folded(row[n], wide) for n, wide in widths.items()) for row in cells),
    )


def _widest(text: str) -> int:
    return max(cell_len(line) for line in text.split("\n"))


def _folded(cell: Cell, width: int) -> Cell:
    if _widest(cell.text) <= width:
        return cell
    return cell._replace(text=fold(cell.text, width))


def _widths(
    columns: Sequence[Column[Row]], needs: Sequence[int], width: int | None
) -> dict[int, int]:
    """The columns that are shown and how wide each is: as needed, or folded to fit."""
    if width is None:
        return dict(enumerate(needs))
    least = [min(need, c.narrowest or need) for c, need in zip(columns, needs, strict=True)]
    shown = list(range(len(columns)))
    while _total(least[n] for n in shown) > width:
        droppable = [n for n in shown if columns[n].rank]
        if not droppable:
            break
        shown.remove(max(droppable, key=lambda n: columns[n].rank))
    widths = {n: needs[n] for n in shown}
    while _total(widths.values()) > width:
        foldable = [n for n in shown if columns[n].narrowest and widths[n] > _NARROWEST]
        roomy = [n for n in foldable if widths[n] > least[n]] or foldable
        if not roomy:
            break
        widths[max(roomy, key=lambda n: widths[n])] -= 1
    return widths


def _total(widths: Iterable[int]) -> int:
    """How wide a table is, with the lines between its columns."""
    between = len(BETWEEN_COLUMNS)
    return sum(cells + between for cells in widths) - between
