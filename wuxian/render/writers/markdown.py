"""A document as Markdown, for a file or a mail."""

import re
from collections.abc import Callable, Iterable, Iterator

from wuxian.domain.views import View
from wuxian.render.document import (
    Block,
    Bullets,
    Cell,
    Code,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Inset,
    Paragraph,
    Piece,
    Table,
    Tone,
)
from wuxian.render.words import value_words

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&@]|^[-+]|:(?=//)|(?<=www)\.)")
_NUMBERED = re.compile(r"^(\d+)([.)])", re.ASCII)
_MARKS = {Tone.STRONG: "**", Tone.GONE: "~~"}


def file_text(view: View, document: Callable[[], Document]) -> str:  # noqa: ARG001 (as all writers)
    """The whole document; the same document gives the same bytes."""
    return "\n".join(_lines(part) for part in _parts(document()))


def markdown_text(text: str) -> str:
    """Text from data is text: escaped, also where it could begin a list, and on one line."""
    line = text.replace("\n", " ").strip()
    return _NUMBERED.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


def _lines(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _parts(document: Document) -> Iterator[list[str]]:
    """The parts of a document, between which there is a blank line."""
    if document.name:
        yield [f"# {markdown_text(document.programme)}{markdown_text(document.name)}"]
    for words in filter(None, (document.when, document.byline)):
        yield [markdown_text(words)]
    if document.notice:
        yield [f"> {markdown_text(document.notice)}"]
    yield from _blocks(document.blocks)
    if document.origin:
        # Two hyphens would end a comment; in TOML they can only stand in a text.
        yield ["<!--", *document.origin.replace("--", "-\\u002d").splitlines(), "-->"]


def _blocks(blocks: Iterable[Block]) -> Iterator[list[str]]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[list[str]]:
    match block:
        case Heading(text):
            yield [f"## {markdown_text(text)}"]
        case Paragraph(pieces):
            yield ["".join(_marked(value_words(value), tone) for value, tone in pieces)]
        case Fields(lines):
            yield [f"- {_field_words(line)}" for line in lines]
        case Bullets(items):
            yield [line for item in items for line in _bullet(item.text, item.tone, item.blocks)]
        case Table(columns, rows):
            yield list(_table(columns, rows))
        case Code(text):
            yield ["```", *text.splitlines(), "```"]
        case Inset(blocks):
            yield from _blocks(blocks)


def _marked(text: str, tone: Tone) -> str:
    mark = _MARKS.get(tone, "")
    return f"{mark}{markdown_text(text)}{mark}"


def _field_words(line: Iterable[Field]) -> str:
    return "  ".join(markdown_text(f"{field.title}：{value_words(field.value)}") for field in line)


def _bullet(text: str, tone: Tone, blocks: tuple[Block, ...]) -> Iterator[str]:
    yield f"- {_marked(text, tone)}"
    for part in _blocks(blocks):
        yield from (f"  {line if line.startswith('- ') else f'- {line}'}" for line in part)


def _table(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Iterator[str]:
    yield f"| {' | '.join(markdown_text(column.title) for column in columns)} |"
    yield f"|{'|'.join('--:' if column.right else '---' for column in columns)}|"
    for row in rows:
        cells = (_cell(*pair) for pair in zip(row, columns, strict=True))
        yield f"| {' | '.join(cells)} |"


def _cell(cell: Cell, column: Column) -> str:
    value = cell.value if isinstance(cell, Piece) else cell
    return markdown_text(column.absent if value is None else value_words(value))
