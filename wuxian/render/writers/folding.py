"""Breaking Chinese lines: between any two characters, but not against a mark's grain."""

import re

from rich.cells import cell_len

# A run of ASCII (a number, a code) and the mark of what is inferred stay together.
_PIECES = re.compile(r"（推定）|[!-~]+|\s+|.")
_NEVER_FIRST = frozenset("，。、；：？！）》」』】〉〕”’·％,.;:?!)]}%")
_NEVER_LAST = frozenset("（《「『【〈〔“‘([{")


def fold(text: str, width: int) -> str:
    """The text broken into lines of at most so many cells; no character is lost but blanks."""
    return "\n".join(line for given in text.split("\n") for line in _folded(given, width))


def _folded(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    for piece in _pieces(text, width):
        if line and _wide([*line, piece]) > width:
            kept = _kept(line, piece, width)
            lines.append("".join(line[:kept]))
            line = line[kept:]
        line.append(piece)
    first, *more = (*lines, "".join(line))
    # A blank at which a line is broken is at the end of neither.
    return [first.rstrip(), *(kept.strip() for kept in more)]


def _kept(line: list[str], piece: str, width: int) -> int:
    """How many pieces of a line stay when the next does not fit; marks move down with it."""
    kept = len(line)
    first = piece
    while kept > 1 and (first[0] in _NEVER_FIRST or line[kept - 1][-1] in _NEVER_LAST):
        kept -= 1
        first = line[kept]
    fits = _wide([*line[kept:], piece]) <= width
    return kept if fits else len(line)


def _wide(pieces: list[str]) -> int:
    return cell_len("".join(pieces))


def _pieces(text: str, width: int) -> list[str]:
    """What a line may be broken between; a run wider than the line falls apart."""
    return [
        part
        for piece in _PIECES.findall(text)
        for part in ([piece] if cell_len(piece) <= width else list(piece))
    ]
