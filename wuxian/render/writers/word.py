"""A document as official paper in Word: sentences upright, wide tables lying."""

from itertools import zip_longest

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
    Stand,
    Table,
    Tone,
)
from wuxian.render.words import brief_words
from wuxian.render.writers.binding import cells_wide
from wuxian.render.writers.paper import Paper, PaperColumn, Run
from wuxian.render.writers.styles import (
    BODY,
    BYLINE,
    CELL,
    CLOSE,
    EDGE,
    HEADINGS,
    INNER,
    SIGNED,
    TITLE,
    Style,
)

_STANDS = {Stand.EDGE: EDGE, Stand.SIGNED: SIGNED}
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
    _Writing(paper, is_close=document.on_one_page).write(document.blocks)
    if document.source:
        paper.paragraph(CELL, (Run(document.source.line),))
    if document.origin:
        paper.attach(document.origin)
    return paper.data


class _Writing:
    """Blocks being written; it knows whether the page lies, and whether all is set closer."""

    def __init__(self, paper: Paper, *, is_close: bool) -> None:
        self._paper = paper
        self._is_close = is_close
        self._is_lying = False

    def write(self, blocks: tuple[Block, ...]) -> None:
        """These blocks; a wide table lies, with the heading right above it."""
        for block, following in zip_longest(blocks, blocks[1:]):
            about = following if isinstance(block, Heading) else block
            if isinstance(about, Table):
                self._turn(landscape=len(about.columns) > _UPRIGHT)
            elif isinstance(block, Heading):
                self._turn(landscape=False)
            self._block(block, BODY)

    def _turn(self, *, landscape: bool) -> None:
        if landscape is not self._is_lying:
            self._paper.turn(landscape=landscape)
            self._is_lying = landscape

    def _block(self, block: Block, style: Style) -> None:  # noqa: C901 (one case a kind)
        """A block; what stands within another is set in further."""
        match block:
            case Heading(text, level):
                self._say(HEADINGS[min(level, len(HEADINGS)) - 1], Run(text))
            case Paragraph(pieces, _, stand):
                runs = (Run(value_words(value), _is_bold(tone)) for value, tone in pieces)
                self._say(_STANDS.get(stand, style), *runs)
            case Fields(lines):
                for fields in lines:
                    words = "　".join(f"{f.title}：{value_words(f.value)}" for f in fields)
                    self._say(style, Run(words))
            case Bullets(items):
                for item in items:
                    self._say(style, Run(item.text, _is_bold(item.tone)))
                    self._within(item.blocks)
            case Table():
                self._table(block)
            case Code(code):
                for line in code.splitlines():
                    self._say(style, Run(line))
            case Inset(blocks):
                self._within(blocks)

    def _within(self, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self._block(block, INNER)

    def _say(self, style: Style, *runs: Run) -> None:
        self._paper.paragraph(CLOSE[style.name] if self._is_close else style, runs)

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


def _run(cell: Cell, column: Column) -> Run:
    value, tone = cell if isinstance(cell, Piece) else (cell, Tone.PLAIN)
    return Run(column.absent if value is None else brief_words(value), _is_bold(tone))


def _is_bold(tone: Tone) -> bool:
    """Official paper is black: of the tones only what is strong is seen."""
    return tone is Tone.STRONG
