"""Tables that lose no text: cells fold, and where it is narrow there are fewer columns."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rich.box import Box
from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from wuxian.render.folding import fold

Row = TypeVar("Row")

# Box-drawing characters are of ambiguous width, two cells on a Windows console in Chinese,
# so the lines are plain ASCII.
_LINES = Box("  | \n  | \n--+-\n  | \n--+-\n--+-\n  | \n  | \n", ascii=True)
_BETWEEN_COLUMNS = 3
_NARROWEST = 8


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: `narrowest` makes it fold down to so many cells, else it keeps its width.

    `rank` 0 is always shown; of the others the highest goes first where it is narrow.
    """

    title: str
    cell: Callable[[Row], Text]
    rank: int = 0
    narrowest: int | None = None
    right: bool = False


def table(rows: Iterable[Row], columns: Sequence[Column[Row]], width: int | None) -> Table:
    """A table of these rows, with as many of the columns as fit into the width."""
    drawn = Table(box=_LINES, show_edge=False, pad_edge=False, header_style="bold")
    cells = [[column.cell(row) for column in columns] for row in rows]
    needs = [
        max(_widest(column.title), *(_widest(row[n].plain) for row in cells), 0)
        for n, column in enumerate(columns)
    ]
    widths = _widths(columns, needs, width)
    for n, cells_wide in widths.items():
        drawn.add_column(
            columns[n].title,
            justify="right" if columns[n].right else "left",
            width=cells_wide,
            no_wrap=True,
        )
    for row in cells:
        drawn.add_row(*(_folded(row[n], cells_wide) for n, cells_wide in widths.items()))
    return drawn


def _widest(text: str) -> int:
    return max(cell_len(line) for line in text.split("\n"))


def _folded(text: Text, width: int) -> Text:
    if cell_len(text.plain) <= width:
        return text
    return Text(fold(text.plain, width), style=text.style)


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
    return sum(cells + _BETWEEN_COLUMNS for cells in widths) - _BETWEEN_COLUMNS
