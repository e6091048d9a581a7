"""A screen off the terminal: the same text without Rich, which takes long to load."""

from collections.abc import Iterator
from itertools import zip_longest

from rich.cells import cell_len

from wuxian.render.document import Document
from wuxian.render.writers.grid import BETWEEN_COLUMNS, Grid
from wuxian.render.writers.layout import UNAMBIGUOUS, Line, laid_out


def file_text(document: Document) -> str:
    """A document as plain text, the same whatever terminal it is made on."""
    origin = f"\n{document.origin}" if document.origin else ""
    return plain_text(document, None) + origin


def plain_text(document: Document, width: int | None) -> str:
    """The text of a document; without a width nothing is folded and no glyph replaced."""
    parts = laid_out(document, width)
    text = "".join(f"{line.rstrip()}\n" for part in parts for line in _printed(part))
    return text if width is None else text.translate(UNAMBIGUOUS)


def _printed(part: Line | Grid) -> Iterator[str]:
    if isinstance(part, Line):
        yield "".join(run.text for run in part.runs)
        return
    columns = part.columns
    yield BETWEEN_COLUMNS.join(_padded(c.title, c.width, c.right) for c in columns)
    yield "-+-".join("-" * column.width for column in columns)
    for row in part.rows:
        for line in zip_longest(*(run.text.split("\n") for run in row), fillvalue=""):
            yield BETWEEN_COLUMNS.join(
                _padded(text, column.width, column.right)
                for text, column in zip(line, columns, strict=True)
            )


def _padded(text: str, width: int, right: bool) -> str:  # noqa: FBT001 (as a column says)
    blanks = " " * (width - cell_len(text))
    return blanks + text if right else text + blanks
