"""A document as a web page: one file, no network, for a phone, a screen and a printer."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Value, value_words
from wuxian.domain.values.types import visible
from wuxian.errors import ExtraMissing
from wuxian.render.document import Cell, Column, Document, Piece, Tone
from wuxian.render.words import LAMP_TONES

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).parent


def file_text(document: Document) -> str:
    """The whole page; the same document gives the same bytes."""
    return page("page.html", document)


def page(template: str, document: Document, **more: object) -> str:
    """A page of a document by a template, which may be given more to show."""
    # In a script nothing is escaped: what could end it is spelt as TOML spells it.
    origin = (document.origin or "").replace("<", "\\u003c")
    return (
        environment()
        .get_template(template)
        .render(
            document=document,
            title=f"{document.programme}{document.name}",
            style=(_HERE / "page.css").read_text(encoding="utf-8"),
            origin=origin,
            **more,
        )
    )


@cache
def environment() -> "Environment":
    """Where pages are made: whatever a template is given is escaped."""
    try:
        from jinja2 import Environment, FileSystemLoader, StrictUndefined
    except ImportError:
        raise ExtraMissing("写成网页") from None
    made = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        loader=FileSystemLoader((_HERE, _HERE.parent / "pictures")),
    )
    made.filters.update(words=_words, tone=_tone, kind=_kind, held=_held)
    return made


def _words(value: Value) -> str:
    """A value in words, with nothing in it that steers or hides; escaped by the template."""
    return "\n".join(map(visible, value_words(value).split("\n")))


def _kind(block: object) -> str:
    return type(block).__name__


def _held(cell: Cell, column: Column) -> Value:
    """What stands in a cell: where there is nothing, what its column says of that."""
    value = cell.value if isinstance(cell, Piece) else cell
    return column.absent if value is None else value


def _tone(cell: Cell) -> str:
    value, tone = cell if isinstance(cell, Piece) else (cell, Tone.PLAIN)
    return LAMP_TONES[value] if isinstance(value, Lamp) and tone is Tone.PLAIN else tone
