"""A document as Markdown, for a file or a mail."""

import re
from collections.abc import Iterable, Iterator

from wuxian.domain.values.basis import value_words
from wuxian.domain.values.types import visible
from wuxian.render.document import (
    Block,
    Bullet,
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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~!&@]|:(?=//)|(?<=www)\.)")
_BEGINNING = re.compile(r"^(\d+(?=[.)]))?([-+.)])", re.ASCII)
_MARKS = {Tone.STRONG: "**", Tone.GONE: "~~"}


def file_text(document: Document) -> str:
    """The whole document; the same document gives the same bytes."""
    return "\n".join("".join(f"{line}\n" for line in part) for part in _parts(document))


def markdown_text(text: str) -> str:
    """Text from data is text: escaped, also where it could begin a list, and on one line."""
    return _begun(_escaped(text).strip())


def _escaped(text: str) -> str:
    """Text with nothing in it that means something within a line, or steers a terminal."""
    return _SPECIAL.sub(r"\\\1", visible(text.replace("\n", " ")))


def _begun(line: str) -> str:
    """A line that begins no list."""
    return _BEGINNING.sub(r"\1\\\2", line)


def _parts(document: Document) -> Iterator[list[str]]:
    """The parts of a document, between which there is a blank line."""
    if document.name:
        yield [f"# {markdown_text(document.programme)}{markdown_text(document.name)}"]
    for words in filter(None, (document.when, document.byline)):
        yield [markdown_text(words)]
    if document.notice:
        yield [f"> {markdown_text(document.notice)}"]
    yield from _blocks(document.all_blocks)
    if document.origin:
        # Two hyphens would end a comment; in TOML they can only stand in a text.
        yield ["<!--", *document.origin.replace("--", "-\\u002d").splitlines(), "-->"]


def _blocks(blocks: Iterable[Block]) -> Iterator[list[str]]:
    for block in blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[list[str]]:
    match block:
        case Heading(text, level):
            yield [f"{'#' * (level + 1)} {markdown_text(text)}"]
        case Paragraph(pieces):
            words = (_marked(value_words(value), tone) for value, tone in pieces)
            yield [_begun("".join(words).strip())]
        case Fields(lines):
            yield [f"- {_field_words(line)}" for line in lines]
        case Bullets(items):
            yield [line for item in items for line in _bullet(item)]
        case Table(columns, rows):
            yield list(_table(columns, rows))
        case Code(text):
            # A fence that is longer than any in the text.
            fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 0)
            yield [fence, *map(visible, text.splitlines()), fence]
        case Inset(blocks):
            yield from _blocks(blocks)


def _marked(text: str, tone: Tone) -> str:
    mark, escaped = _MARKS.get(tone, ""), _escaped(text)
    bare = escaped.strip()
    # Marks hold on to what they mark: blanks stay outside, and nothing has none.
    return escaped.replace(bare, f"{mark}{bare}{mark}") if mark and bare else escaped


def _field_words(line: Iterable[Field]) -> str:
    return "  ".join(markdown_text(f"{field.title}：{value_words(field.value)}") for field in line)


def _bullet(bullet: Bullet) -> Iterator[str]:
    yield f"- {_begun(_marked(bullet.text, bullet.tone).strip())}"
    yield from (f"  {line}" if line else "" for line in _below(bullet.blocks))


def _below(blocks: Iterable[Block]) -> Iterator[str]:
    """What stands below a bullet: prose is a bullet too, what is no list stands apart."""
    for block in blocks:
        match block:
            case Inset(inner):
                yield from _below(inner)
            case Paragraph():
                yield from (f"- {line}" for part in _block(block) for line in part)
            case Fields() | Bullets():
                yield from (line for part in _block(block) for line in part)
            case _:
                yield from (line for part in _block(block) for line in ("", *part, ""))


def _table(columns: tuple[Column, ...], rows: tuple[tuple[Cell, ...], ...]) -> Iterator[str]:
    yield f"| {' | '.join(markdown_text(column.title) for column in columns)} |"
    yield f"|{'|'.join('--:' if column.right else '---' for column in columns)}|"
    for row in rows:
        cells = (_cell(*pair) for pair in zip(row, columns, strict=True))
        yield f"| {' | '.join(cells)} |"


def _cell(cell: Cell, column: Column) -> str:
    value = cell.value if isinstance(cell, Piece) else cell
    return markdown_text(column.absent if value is None else value_words(value))
