"""What a screen is made of: lines, paragraphs and grids, to be drawn with Rich or plainly."""

from typing import NamedTuple

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.types import visible

LAMP_STYLES = {
    Lamp.RED: "bold red",
    Lamp.YELLOW: "yellow",
    Lamp.GREEN: "green",
    Lamp.GREY: "bright_black",
}


class Cell(NamedTuple):
    """A piece of text in one style; a Rich style's name, without effect off a terminal."""

    text: str
    style: str = ""


class Line(NamedTuple):
    """Pieces of text on one line, never folded."""

    pieces: tuple[Cell, ...] = ()


class Paragraph(NamedTuple):
    """Prose that folds to the width there is, every line indented alike."""

    text: str
    style: str = ""
    indent: int = 0


class GridColumn(NamedTuple):
    """A column as it is drawn: its title and how wide it is, in cells."""

    title: str
    width: int
    right: bool = False


class Grid(NamedTuple):
    """A table whose widths are settled: every line of every cell fits its column."""

    columns: tuple[GridColumn, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block = Line | Paragraph | Grid


# Glyphs that are counted as one cell and that many Chinese terminals draw as two (East Asian
# Width "ambiguous", UAX #11) would push a table's borders aside; these look alike, are one
# cell everywhere, and stand for them one to one.
UNAMBIGUOUS = str.maketrans("“”‘’—–·…→", "\"\"''--･.>")


def data(text: str, style: str = "") -> Cell:
    """A piece of data, shown as it is: nothing in it steers or hides."""
    return Cell(shown(text), style)


def shown(text: str) -> str:
    """Data as it may be shown, line by line."""
    return "\n".join(visible(line) for line in text.split("\n"))
