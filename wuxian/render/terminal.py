"""A screen on a terminal, drawn by Rich: colours, and tables with straight borders."""

import io
from collections.abc import Iterable

from rich.box import Box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from wuxian.render.blocks import UNAMBIGUOUS, Block, Grid, Line, Paragraph
from wuxian.render.folding import fold

# Box-drawing characters are two cells wide on a Windows console in Chinese, so the lines
# are plain ASCII.
_LINES = Box("  | \n  | \n--+-\n  | \n--+-\n--+-\n  | \n  | \n", ascii=True)


def terminal_text(blocks: Iterable[Block], width: int, *, colour: bool) -> str:
    """The text of these blocks with the terminal's codes for colour."""
    drawn = io.StringIO()
    console = Console(
        file=drawn,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=not colour,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
    )
    for block in blocks:
        console.print(_renderable(block, width))
    lines = drawn.getvalue().translate(UNAMBIGUOUS).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _renderable(block: Block, width: int) -> RenderableType:
    match block:
        case Line(pieces):
            return Text.assemble(*((piece.text, piece.style) for piece in pieces))
        case Paragraph(text, style, indent):
            lines = fold(text, width - indent).split("\n")
            return Text("\n".join(f"{' ' * indent}{line}" for line in lines), style, no_wrap=True)
        case Grid():
            return _table(block)


def _table(grid: Grid) -> Table:
    drawn = Table(box=_LINES, show_edge=False, pad_edge=False, header_style="bold")
    for title, width, right in grid.columns:
        drawn.add_column(title, justify="right" if right else "left", width=width, no_wrap=True)
    for row in grid.rows:
        drawn.add_row(*(Text(text, style) for text, style in row))
    return drawn
