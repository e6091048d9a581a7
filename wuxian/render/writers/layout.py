"""A document laid out for a screen: lines of text and grids, each as wide as it may be."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import value_words
from wuxian.render.document import (
    Block,
    Bullets,
    Code,
    Document,
    Fields,
    Heading,
    Inset,
    Paragraph,
    Piece,
    Table,
    Tone,
)
from wuxian.render.words import LAMP_TONES
from wuxian.render.writers.grid import Grid, Run, grid, harmless, stacked

_STEP = 2

# Glyphs that are counted as one cell and that many Chinese terminals draw as two (East Asian
# Width "ambiguous", UAX #11) would push a table's borders aside; these look alike, are one
# cell everywhere, and stand for them one to one.
UNAMBIGUOUS = str.maketrans("“”‘’—–·…→", "\"\"''--･.>")


class Line(NamedTuple):
    """Runs of text on one line."""

    runs: tuple[Run, ...] = ()


def laid_out(document: Document, width: int | None) -> Iterator[Line | Grid]:
    """The lines and grids of a document; without a width nothing is folded or left out."""
    above: Line | Grid | None = None
    for part in _parts(document, width):
        # Two things that are set apart from each other need but one blank line between them.
        if part != _BLANK or above not in (None, _BLANK):
            yield part
        above = part


_BLANK = Line()


def _parts(document: Document, width: int | None) -> Iterator[Line | Grid]:
    if document.name:
        when = f"  {document.when}" if document.when else ""
        yield from _folded_lines(
            f"{document.programme} {document.name}{when}", Tone.STRONG, width, 0
        )
        yield from _folded_lines(document.byline, Tone.PLAIN, width, 0) if document.byline else ()
        yield from _folded_lines(document.notice, Tone.FAINT, width, 0) if document.notice else ()
        yield _BLANK
    yield from _blocks(document.all_blocks, width, 0)


def _blocks(blocks: Iterable[Block], width: int | None, indent: int) -> Iterator[Line | Grid]:
    for block in blocks:
        yield from _block(block, width, indent)


def _block(  # noqa: C901 (one case a kind of block)
    block: Block, width: int | None, indent: int
) -> Iterator[Line | Grid]:
    match block:
        case Heading(text):
            yield _BLANK
            yield from _folded_lines(text, Tone.STRONG, width, indent)
        case Paragraph(pieces, apart):
            if apart:
                yield _BLANK
            yield from _runs([_run(piece) for piece in pieces], width, indent)
        case Fields(lines, tone):
            for fields in lines:
                words = "  ".join(f"{f.title}：{value_words(f.value)}" for f in fields)
                yield from _folded_lines(words, tone, width, indent)
        case Bullets(items):
            for item in items:
                yield from _folded_lines(item.text, item.tone, width, indent + _STEP)
                yield from _blocks(item.blocks, width, indent + 2 * _STEP)
        case Table():
            yield from _table(block, width, indent)
        case Code(text):
            for line in text.splitlines():
                yield Line((Run(f"{' ' * indent}{harmless(line)}"),))
        case Inset(blocks):
            yield from _blocks(blocks, width, indent + _STEP)


def _table(table: Table, width: int | None, indent: int) -> Iterator[Line | Grid]:
    if table.apart:
        yield _BLANK
    drawn = grid(table, width)
    if width is None or drawn.width <= width:
        yield drawn
        if table.cut and len(drawn.columns) < len(table.columns):
            yield from _folded_lines(table.cut, Tone.FAINT, width, indent)
        return
    for runs in stacked(table):
        yield from _runs(runs, width, indent)
    yield _BLANK


def _run(piece: Piece) -> Run:
    value, tone = piece
    if isinstance(value, Lamp) and tone is Tone.PLAIN:
        tone = LAMP_TONES[value]
    return Run(harmless(value_words(value)), tone)


def _folded_lines(text: str, tone: Tone, width: int | None, indent: int) -> Iterator[Line]:
    return _runs([Run(harmless(text), tone)], width, indent)


def _runs(runs: list[Run], width: int | None, indent: int) -> Iterator[Line]:
    """Runs of text folded to the width there is, every line indented alike."""
    margin = " " * indent
    text = "".join(run.text for run in runs)
    lines = _folded(text, None if width is None else width - indent)
    if len(runs) == 1:
        yield from (Line((Run(margin + line, runs[0].tone),)) for line in lines)
        return
    given = ((char, run.tone) for run in runs for char in run.text)
    for line in lines:
        # Blanks at which a line is broken are at the end of neither, and passed over.
        toned = [next(pair for pair in given if pair[0] == char) for char in line]
        pairs = groupby([*((blank, Tone.PLAIN) for blank in margin), *toned], itemgetter(1))
        yield Line(tuple(Run("".join(char for char, _ in same), tone) for tone, same in pairs))


def _folded(text: str, width: int | None) -> list[str]:
    if width is None:
        return text.split("\n")
    from wuxian.render.writers.folding import fold

    return fold(text, width).split("\n")
