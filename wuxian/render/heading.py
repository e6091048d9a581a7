"""What stands above every view: the programme, the title, the day, the book's notice."""

import datetime as dt
from collections.abc import Iterator

from wuxian.domain.values.dates import day_words
from wuxian.render.blocks import Block, Cell, Line, Paragraph, shown


def heading(programme: str, title: str, as_of: dt.date, notice: str | None) -> Iterator[Block]:
    """The head of a view, with a blank line below."""
    yield Paragraph(shown(f"{programme} {title}  截至{day_words(as_of)}"), "bold")
    if notice:
        yield Paragraph(shown(notice), "dim")
    yield Line()


def section(title: str) -> Iterator[Block]:
    """The head of a part of a view, with a blank line above."""
    yield Line()
    yield Line((Cell(title, "bold"),))
