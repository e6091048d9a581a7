"""Bodies by their short names: in the text of a document, where a name stands by itself."""

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

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
from wuxian.render.formats import Shown

# A name within a longer word is another name: 咸宁市发展和改革委员会 stays. Of the words that stand
# close to one, these are the program's own: 待市教育局3个工作日, 经交通专项合作组.
_ALONE = r"(?:(?<!\w)|(?<=[待经]))(?:{})(?:(?!\w)|(?=\d|不足))"


def shortened(document: Document, names: Mapping[str, str]) -> Document:
    """The document with official names shortened; its title and its spreadsheet stay official."""
    return document._replace(blocks=_Shortening.of(names).blocks(document.blocks))


def shortened_view(view: Shown, names: Mapping[str, str]) -> Shown:
    """A view that is drawn and not told, with official names shortened in all that it says."""
    return cast("Shown", _Shortening.of(names).record(view)) if names else view


class _Shortening(NamedTuple):
    """Where official names stand, and what is said instead."""

    found: re.Pattern[str]
    names: Mapping[str, str]

    @classmethod
    def of(cls, names: Mapping[str, str]) -> "_Shortening":
        longest_first = sorted(names, key=len, reverse=True)
        return cls(re.compile(_ALONE.format("|".join(map(re.escape, longest_first)))), names)

    def record(self, value: object) -> object:
        """A text, a record of texts or records, or what has none."""
        if not isinstance(value, tuple):
            return self.text(value) if type(value) is str else value
        parts: list[object] = [self.record(part) for part in value]
        make: Callable[..., object] = type(value)
        # A record is made of its parts one by one, another tuple of all of them.
        return make(*parts) if hasattr(value, "_fields") else make(parts)

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
