"""What a fact rests on and what it states: basis, citation, figures, and values in words."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import ClassVar, Self

from pydantic import ConfigDict, Field, model_validator

from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import Day, Element, Frozen, Labelled, Line, Ordinal, Quantity, Slug


class Basis(Labelled):
    """What a fact rests on: its source, us, a document of appointment, or the year's default."""

    STATED = "stated", "原文"
    INFERRED = "inferred", "推定"
    APPOINTED = "appointed", "任命文件"
    YEARLY = "yearly", "年度默认"


class Document(Frozen):
    """A document that the book cites, registered once in programme.toml."""

    element: ClassVar = Element("id", "文件“{}”", shown="title")

    id: Slug = Field(title="编号")
    title: Line = Field(title="标题")
    short: Line | None = Field(default=None, title="简称")
    issuer: Line = Field(title="发文单位")
    date: Day = Field(title="日期")
    reference: Line | None = Field(default=None, title="文号")
    remark: Line | None = Field(default=None, title="说明")

    @property
    def called(self) -> str:
        """What citations call it."""
        return self.short or f"《{self.title}》"


class Citation(Frozen):
    """Where a document says it, or the file of a list or a form that was read in.

    `facts` number the statements of our reading of a document.
    """

    # Every kind of entry, the plan and the programme have it: each would build it for itself.
    model_config = ConfigDict(defer_build=False)

    bare: ClassVar = ("document", "file", "section")

    document: Slug | None = Field(default=None, title="文件")
    file: Line | None = Field(default=None, title="来件")
    section: Line = Field(title="章节")
    facts: tuple[Ordinal, ...] = Field(default=(), title="事实")
    basis: Basis = Field(default=Basis.STATED, title="依据")
    remark: Line | None = Field(default=None, title="说明")

    @model_validator(mode="after")
    def _names_one_source(self) -> Self:
        if (self.document is None) is (self.file is None):
            raise ValueError("document（登记的文件）和 file（来件的文件名）要写一个，也只写一个")
        return self


class Figure(Frozen):
    """A number that a fact states; `part_of` names the figure it is a part of."""

    bare: ClassVar = ("name", "value", "unit")

    name: Line = Field(title="名称")
    value: Quantity = Field(title="数值")
    unit: Line | None = Field(default=None, title="单位")
    part_of: Line | None = Field(default=None, title="属于")


class Percentage(int):
    """A share of a hundred, told with its sign."""

    __slots__ = ()


Value = str | int | Decimal | dt.date | Percentage | tuple[Frozen, ...] | None
"""A value before it is said; None is told nowhere."""


def value_words(value: object) -> str:
    """A value as a clerk reads it; what has a word of its own is said by that."""
    match value:
        case None:
            words = ""
        case bool():
            words = "是" if value else "否"
        case Percentage():
            words = f"{int(value)}%"
        case dt.datetime():
            words = f"{day_words(value)} {value:%H:%M:%S}"
        case dt.date():
            words = day_words(value)
        case Decimal():
            words = f"{value:f}"
        case Figure():
            words = f"{value.name}{value.value:f}{value.unit or ''}"
        case tuple():
            words = "、".join(map(value_words, value))
        case _:
            words = getattr(value, "label", "") or str(value)
    return words


def in_percent(share: Fraction, below: int | None = None) -> Decimal:
    """A share in percent, truly rounded to a tenth; what is `below` a bound never reads as it."""
    tenths = (2000 * share.numerator + share.denominator) // (2 * share.denominator)
    return Decimal(tenths if below is None else min(tenths, below * 10 - 1)) / 10
