"""A screen on a terminal, drawn by Rich: colours, and tables with straight borders."""

import io

from rich.box import Box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from wuxian.render.document import Document, Tone
from wuxian.render.writers.grid import Grid
from wuxian.render.writers.layout import UNAMBIGUOUS, Line, laid_out

# Box-drawing characters are two cells wide on a Windows console in Chinese, so the lines
# are plain ASCII.
_LINES = Box("  | \n  | \n--+-\n  | \n--+-\n--+-\n  | \n  | \n", ascii=True)

_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.FAINT: "dim",
    Tone.GOOD: "green",
    Tone.WARNING: "yellow",
    Tone.BAD: "bold red",
    Tone.GREY: "bright_black",
    Tone.GONE: "dim strike",
}


def terminal_text(document: Document, width: int, *, colour: bool) -> str:
    """The text of a document with the terminal's codes for colour."""
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
    for part in laid_out(document, width):
        console.print(_renderable(part))
    lines = drawn.getvalue().translate(UNAMBIGUOUS).split("\n")
    return "\n".join(line.rstrip() for line in lines)


def _renderable(part: Line | Grid) -> RenderableType:
    if isinstance(part, Line):
        runs = ((run.text, _STYLES[run.tone]) for run in part.runs)
        return Text.assemble(*runs, no_wrap=True)
    drawn = Table(box=_LINES, show_edge=False, pad_edge=False, header_style="bold")
    for title, width, right in part.columns:
        drawn.add_column(title, justify="right" if right else "left", width=width, no_wrap=True)
    for row in part.rows:
        drawn.add_row(*(Text(run.text, _STYLES[run.tone]) for run in row))
    return drawn
