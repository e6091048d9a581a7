"""A screen off the terminal: the same text without Rich, which takes long to load."""

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from rich.cells import cell_len

from wuxian.render.blocks import UNAMBIGUOUS, Block, Grid, Line, Paragraph
from wuxian.render.folding import fold
from wuxian.render.tables import BETWEEN_COLUMNS


def plain_text(blocks: Iterable[Block], width: int | None) -> str:
    """The text of these blocks; without a width nothing is folded and no glyph replaced."""
    lines = (line.rstrip() for block in blocks for line in _lines(block, width))
    text = "".join(f"{line}\n" for line in lines)
    return text if width is None else text.translate(UNAMBIGUOUS)


def _lines(block: Block, width: int | None) -> Iterator[str]:
    match block:
        case Line(pieces):
            yield "".join(piece.text for piece in pieces)
        case Paragraph(text, _, indent):
            margin = " " * indent
            folded = text if width is None else fold(text, width - indent)
            yield from (f"{margin}{line}" for line in folded.split("\n"))
        case Grid(columns, rows):
            yield BETWEEN_COLUMNS.join(_padded(c.title, c.width, c.right) for c in columns)
            yield "-+-".join("-" * column.width for column in columns)
            for row in rows:
                for line in zip_longest(*(cell.text.split("\n") for cell in row), fillvalue=""):
                    yield BETWEEN_COLUMNS.join(
                        _padded(text, column.width, column.right)
                        for text, column in zip(line, columns, strict=True)
                    )


def _padded(text: str, width: int, right: bool) -> str:  # noqa: FBT001 (as a column says)
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks
