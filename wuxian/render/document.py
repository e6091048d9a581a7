"""Documents: what a view says, block by block, without a width or a format."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar, Union

from wuxian.domain.values.basis import Value


class Tone(StrEnum):
    """How a piece of text is meant; a writer without colours leaves it out."""

    PLAIN = "plain"
    STRONG = "strong"
    FAINT = "faint"
    GOOD = "good"
    WARNING = "warning"
    BAD = "bad"
    GREY = "grey"
    GONE = "gone"


class Piece(NamedTuple):
    """A value in one tone."""

    value: Value
    tone: Tone = Tone.PLAIN


Cell = Value | Piece
"""What stands in a table; None is said as its column says that something is absent."""


class Heading(NamedTuple):
    """The title of a part, or of a part of one: so deep it is."""

    text: str
    level: int = 1


class Stand(StrEnum):
    """Where a paragraph stands on paper; a screen has them all alike.

    To whom a paper goes stands at the edge (顶格), and who signs it to the right (落款).
    """

    BODY = "body"
    EDGE = "edge"
    SIGNED = "signed"


class Paragraph(NamedTuple):
    """Prose, in pieces; `apart` sets it off from what stands above."""

    pieces: tuple[Piece, ...]
    apart: bool = False
    stand: Stand = Stand.BODY


class Field(NamedTuple):
    """A value under its title."""

    title: str
    value: Value


class Fields(NamedTuple):
    """Values under their titles, line by line."""

    lines: tuple[tuple[Field, ...], ...]
    tone: Tone = Tone.PLAIN


class Bullet(NamedTuple):
    """One of several things that are told, and what is told of it further."""

    text: str
    tone: Tone = Tone.PLAIN
    blocks: "tuple[Block, ...]" = ()


class Bullets(NamedTuple):
    """Several things, one below the other."""

    items: tuple[Bullet, ...]


class Column(NamedTuple):
    """A column of a table: `least` lets it fold down to so many cells, else it keeps its width.

    `rank` 0 is always shown; of the others the highest goes first where it is narrow. `absent`
    is what is said where there is nothing.
    """

    title: str
    rank: int = 0
    least: int | None = None
    right: bool = False
    absent: str = ""


class Table(NamedTuple):
    """Rows of cells under their columns; `apart` sets it off from what stands above.

    `cut` is said below it on a screen that has no room for all its columns.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    apart: bool = False
    cut: str = ""


class Code(NamedTuple):
    """Lines that stay as they are, for a program to read."""

    text: str


class Inset(NamedTuple):
    """Blocks that stand a step further in."""

    blocks: "tuple[Block, ...]"


Block = Union[Heading, Paragraph, Fields, Bullets, Table, Code, Inset]  # noqa: UP007 (quoted parts)


class Source(NamedTuple):
    """Where a document comes from: in full for who may type a command, in a line for who reads."""

    blocks: "tuple[Block, ...]"
    line: str


class Document(NamedTuple):
    """What a reader gets: a head, blocks, and the one table that a spreadsheet gets.

    Without a name it has no head. `when` stands beside the title, `byline` below it, `source`
    last. `origin` is the block that the program reads back, last in a file and not on a screen.
    What is to stand `on_one_page` is set closer on paper.
    """

    programme: str
    name: str
    blocks: tuple[Block, ...]
    when: str = ""
    byline: str = ""
    notice: str | None = None
    sheet: Table | None = None
    origin: str | None = None
    source: Source | None = None
    on_one_page: bool = False

    @property
    def all_blocks(self) -> tuple[Block, ...]:
        """Its blocks, and where it comes from in full."""
        return (*self.blocks, *(self.source.blocks if self.source else ()))


Row = TypeVar("Row")


def table(rows: Iterable[Row], columns: Sequence[tuple[Column, Callable[[Row], Cell]]]) -> Table:
    """A table of these rows, each column with what it says of a row."""
    return Table(
        tuple(column for column, _ in columns),
        tuple(tuple(cell(row) for _, cell in columns) for row in rows),
    )


def paragraph(
    text: str, tone: Tone = Tone.PLAIN, *, apart: bool = False, stand: Stand = Stand.BODY
) -> Paragraph:
    """Prose in one tone."""
    return Paragraph((Piece(text, tone),), apart, stand)


def bullets(lines: Iterable[str | Bullet], tone: Tone = Tone.PLAIN) -> Bullets:
    """Lines, one below the other; a line alone is a bullet of which no more is told."""
    told = (Bullet(line, tone) if isinstance(line, str) else line for line in lines)
    return Bullets(tuple(told))
