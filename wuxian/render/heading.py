"""What stands above every view: the programme, the title, the day, the book's notice."""

import datetime as dt
from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from wuxian.domain.dates import day_words
from wuxian.render.cells import shown
from wuxian.render.folding import Paragraph


def heading(
    programme: str, title: str, as_of: dt.date, notice: str | None
) -> Iterator[RenderableType]:
    """The head of a view, with a blank line below."""
    yield Paragraph(shown(f"{programme} {title}  截至{day_words(as_of)}"), "bold")
    if notice:
        yield Paragraph(shown(notice), "dim")
    yield Text()


def section(title: str) -> Text:
    """The head of a part of a view, with a blank line above."""
    return Text(f"\n{title}", style="bold")
