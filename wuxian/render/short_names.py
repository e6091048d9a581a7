"""Bodies by their short names: in the text of a document, where a name stands by itself."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from wuxian.domain.values.basis import Value
from wuxian.render.document import (
    Block,
    Bullet,
    Bullets,
    Cell,
    Code,
    Document,
    Field,
    Fields,
    Heading,
    Inset,
    Paragraph,
    Piece,
    Table,
)

# A name within a longer word is another name: 咸宁市发展和改革委员会 stays. Of the words that stand
# close to one, these are the program's own: 待市教育局3个工作日, 经交通专项合作组.
_ALONE = r"(?:(?<!\w)|(?<=[待经]))(?:{})(?:(?!\w)|(?=\d|不足))"


def shortened(document: Document, names: Mapping[str, str]) -> Document:
    """The document with official names shortened; its title and its spreadsheet stay official."""
    longest_first = sorted(names, key=len, reverse=True)
    found = re.compile(_ALONE.format("|".join(map(re.escape, longest_first))))
    return document._replace(blocks=_Shortening(found, names).blocks(document.blocks))


class _Shortening(NamedTuple):
    """Where official names stand, and what is said instead."""

    found: re.Pattern[str]
    names: Mapping[str, str]

    def text(self, text: str) -> str:
        return self.found.sub(lambda name: self.names[name.group()], text)

    def value(self, value: Value) -> Value:
        return self.text(value) if type(value) is str else value

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(map(self._block, blocks))

    def _block(self, block: Block) -> Block:
        made: Block = block
        match block:
            case Heading(text):
                made = Heading(self.text(text))
            case Paragraph(pieces):
                made = block._replace(pieces=tuple(map(self._piece, pieces)))
            case Fields(lines, tone):
                made = Fields(tuple(tuple(map(self._field, line)) for line in lines), tone)
            case Bullets(items):
                made = Bullets(tuple(map(self._bullet, items)))
            case Table(columns, rows, apart):
                cells = (tuple(map(self._cell, row)) for row in rows)
                made = Table(columns, tuple(cells), apart)
            case Inset(blocks):
                made = Inset(self.blocks(blocks))
            case Code():
                pass
        return made

    def _piece(self, piece: Piece) -> Piece:
        return Piece(self.value(piece.value), piece.tone)

    def _field(self, field: Field) -> Field:
        return Field(field.title, self.value(field.value))

    def _bullet(self, bullet: Bullet) -> Bullet:
        return Bullet(self.text(bullet.text), bullet.tone, self.blocks(bullet.blocks))

    def _cell(self, cell: Cell) -> Cell:
        return self._piece(cell) if isinstance(cell, Piece) else self.value(cell)
