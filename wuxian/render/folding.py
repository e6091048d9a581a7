"""Breaking Chinese lines: between any two characters, but not against a mark's grain."""

import re
from dataclasses import dataclass

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

# A run of ASCII (a number, a code) and the mark of what is inferred stay together.
_PIECES = re.compile(r"（推定）|[!-~]+|\s+|.")
_NEVER_FIRST = frozenset("，。、；：？！）》」』】〉〕”’％,.;:?!)]}%")
_NEVER_LAST = frozenset("（《「『【〈〔“‘([{")


def fold(text: str, width: int) -> str:
    """The text broken into lines of at most so many cells; no character is lost but blanks."""
    return "\n".join(line for given in text.split("\n") for line in _lines(given, width))


def _lines(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(text, width):
        if line and cell_len("".join(line)) + cell_len(piece) > width:
            carried = _carried(line, piece)
            lines.append("".join(line))
            line = carried
        line.append(piece)
    return [kept.rstrip() for kept in (*lines, "".join(line))]


def _carried(line: list[str], piece: str) -> list[str]:
    """What moves down with the piece that does not fit, taken off the line's end."""
    carried: list[str] = []
    first = piece
    while len(line) > 1 and (first[0] in _NEVER_FIRST or line[-1][-1] in _NEVER_LAST):
        first = line.pop()
        carried.insert(0, first)
    return carried


def _pieces(text: str, width: int) -> list[str]:
    """What a line may be broken between; a run wider than the line falls apart."""
    return [
        part
        for piece in _PIECES.findall(text)
        for part in ([piece] if cell_len(piece) <= width else list(piece))
    ]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose as wide as the screen, every line indented alike."""

    text: str
    style: str = ""
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Fold the text into the width there is."""
        margin = " " * self.indent
        lines = fold(self.text, options.max_width - self.indent).split("\n")
        yield Text("\n".join(f"{margin}{line}" for line in lines), self.style, no_wrap=True)
