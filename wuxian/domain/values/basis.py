"""What a fact rests on: its basis and the place in a document that states it."""

from decimal import Decimal
from enum import StrEnum

from pydantic import field_serializer

from wuxian.domain.values.types import Day, Frozen, Line, Ordinal, Quantity, Slug


class Basis(StrEnum):
    """Whether a fact is stated, inferred by us, or rests on a document of appointment."""

    STATED = "stated"
    INFERRED = "inferred"
    APPOINTED = "appointed"

    @property
    def label(self) -> str:
        """The word an office uses for it."""
        return {"stated": "原文", "inferred": "推定", "appointed": "任命文件"}[self]


class Document(Frozen):
    """A document that the book cites, registered once in programme.toml."""

    id: Slug
    title: Line
    short: Line | None = None
    issuer: Line
    date: Day
    reference: Line | None = None
    remark: Line | None = None

    @property
    def called(self) -> str:
        """What citations call it."""
        return self.short or f"《{self.title}》"


class Citation(Frozen):
    """Where a document says it; `facts` number the statements of our reading of it."""

    document: Slug
    section: Line
    facts: tuple[Ordinal, ...] = ()
    basis: Basis = Basis.STATED
    remark: Line | None = None


class Figure(Frozen):
    """A number that a fact states; `part_of` names the figure it is a part of."""

    name: Line
    value: Quantity
    unit: Line
    part_of: Line | None = None

    @field_serializer("value")
    def _number(self, value: Decimal) -> int | float:
        return int(value) if value == value.to_integral_value() else float(value)
