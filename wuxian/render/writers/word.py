"""A document as official paper in Word: sentences upright, wide tables lying."""

from collections.abc import Iterable, Iterator
from itertools import chain, zip_longest

from wuxian.domain.values.basis import value_words
from wuxian.render.document import (
    Block,
    Bullets,
    Cell,
    Code,
    Column,
    Document,
    Fields,
    Heading,
    Inset,
    Paragraph,
    Piece,
    Table,
    Tone,
)
from wuxian.render.words import brief_words
from wuxian.render.writers.binding import cells_wide
from wuxian.render.writers.paper import Paper, PaperColumn, Run
from wuxian.render.writers.styles import BODY, BYLINE, HEADINGS, INNER, TITLE, Style

_UPRIGHT = 5
"""So many columns have room on an upright page."""


def file_bytes(document: Document) -> bytes:
    """The whole paper; the same document gives the same parts."""
    paper = Paper()
    if document.name:
        paper.paragraph(TITLE, (Run(f"{document.programme}{document.name}"),))
    for words in filter(None, (document.when, document.byline, document.notice)):
        paper.paragraph(BYLINE, (Run(words),))
    if document.name:
        paper.paragraph(BODY, ())
    _Writing(paper).write(document.blocks)
    if document.origin:
        paper.attach(document.origin)
    return paper.data


class _Writing:
    """Blocks being written; it knows whether the page lies."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._is_lying = False

    def write(self, blocks: tuple[Block, ...]) -> None:
        """These blocks; a wide table lies, with the heading right above it."""
        for block, following in zip_longest(blocks, blocks[1:]):
            about = following if isinstance(block, Heading) else block
            if isinstance(about, Table):
                self._turn(landscape=len(about.columns) > _UPRIGHT)
            elif isinstance(block, Heading):
                self._turn(landscape=False)
            self._block(block)

    def _turn(self, *, landscape: bool) -> None:
        if landscape is not self._is_lying:
            self._paper.turn(landscape=landscape)
            self._is_lying = landscape

    def _block(self, block: Block) -> None:
        if isinstance(block, Table):
            self._table(block)
            return
        for style, runs in _paragraphs(block, BODY):
            self._paper.paragraph(style, runs)
        for table in _tables_within(block):
            self._table(table)

    def _table(self, table: Table) -> None:
        rows = [
            [_run(cell, column) for cell, column in zip(row, table.columns, strict=True)]
            for row in table.rows
        ]
        columns = [
            PaperColumn(
                column.title,
                column.right,
                max(cells_wide(text) for text in (column.title, *(row[n].text for row in rows))),
            )
            for n, column in enumerate(table.columns)
        ]
        self._paper.table(columns, rows)


def _paragraphs(block: Block, style: Style) -> Iterator[tuple[Style, Iterable[Run]]]:
    """The paragraphs of a block; what stands within another is set in further."""
    match block:
        case Heading(text, level):
            yield HEADINGS[min(level, len(HEADINGS)) - 1], (Run(text),)
        case Paragraph(pieces):
            yield style, [Run(value_words(piece.value), _is_bold(piece.tone)) for piece in pieces]
        case Fields(lines):
            for fields in lines:
                yield style, (Run("　".join(f"{f.title}：{value_words(f.value)}" for f in fields)),)
        case Bullets(items):
            for item in items:
                yield style, (Run(item.text, _is_bold(item.tone)),)
                yield from _within(item.blocks)
        case Code(code):
            yield from ((style, (Run(line),)) for line in code.splitlines())
        case Inset(blocks):
            yield from _within(blocks)
        case Table():
            return


def _within(blocks: tuple[Block, ...]) -> Iterator[tuple[Style, Iterable[Run]]]:
    for inner in blocks:
        yield from _paragraphs(inner, INNER)


def _tables_within(block: Block) -> Iterator[Table]:
    """The tables that stand within a block, below its words."""
    inner: tuple[Block, ...] = ()
    if isinstance(block, Bullets):
        inner = tuple(chain.from_iterable(item.blocks for item in block.items))
    elif isinstance(block, Inset):
        inner = block.blocks
    for one in inner:
        if isinstance(one, Table):
            yield one
        yield from _tables_within(one)


def _run(cell: Cell, column: Column) -> Run:
    value, tone = cell if isinstance(cell, Piece) else (cell, Tone.PLAIN)
    return Run(column.absent if value is None else brief_words(value), _is_bold(tone))


def _is_bold(tone: Tone) -> bool:
    """Official paper is black: of the tones only what is strong is seen."""
    return tone is Tone.STRONG
