"""The programme: its term, areas, bodies and documents, and how it is governed."""

import datetime as dt
import re
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, ClassVar, Self

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from wuxian.domain.plan.bodies import (
    SIGN,
    Body,
    Office,
    Register,
)
from wuxian.domain.values.basis import Basis, Citation, Document, Figure
from wuxian.domain.values.names import or_nearest
from wuxian.domain.values.types import Day, Element, Frozen, Line, Mark, Prose, Slug, Year

USUAL_ZONE = dt.timezone(dt.timedelta(hours=8))
"""The one time zone of the country."""

_ITS_NAMES = ("+08:00", "Asia/Shanghai", "PRC")
_OFFSET = r"([+-])(0\d|1[0-4]):([0-5]\d)"


def zone_of(text: str) -> dt.tzinfo:
    """The time zone that is written so: +08:00, or a name; LookupError or ValueError for none."""
    if text in _ITS_NAMES:
        # Not every system knows zones by their names, and this one every book may have.
        return USUAL_ZONE
    offset = re.fullmatch(_OFFSET, text, re.ASCII)
    if offset is None:
        from zoneinfo import ZoneInfo  # noqa: PLC0415 (hardly any programme has such a name)

        return ZoneInfo(text)
    span = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return dt.timezone(-span if offset[1] == "-" else span)


def _known_zone(text: str) -> str:
    try:
        zone_of(text)
    except (LookupError, ValueError, OSError):
        raise PydanticCustomError("time_zone", "no such time zone") from None
    return text


class Term(Frozen):
    """The years the programme runs, fixed when it began (一定五年)."""

    first_year: Year = Field(title="起始年")
    last_year: Year = Field(title="终止年")
    basis: Basis = Field(title="依据")
    citations: tuple[Citation, ...] = Field(default=(), title="出处")

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.last_year < self.first_year:
            raise ValueError("last_year 不能早于 first_year")
        return self

    @property
    def last_day(self) -> dt.date:
        """The day the programme ends."""
        return dt.date(self.last_year, 12, 31)

    @property
    def years(self) -> range:
        """The years it runs."""
        return range(self.first_year, self.last_year + 1)

    def __contains__(self, day: dt.date) -> bool:
        return self.first_year <= day.year <= self.last_year

    def __str__(self) -> str:
        return f"{self.first_year}—{self.last_year}年"


class Area(Frozen):
    """One of the five fields of the programme (五同)."""

    element: ClassVar = Element("id", "领域“{}”", shown="name")

    id: Slug = Field(title="编号")
    name: Line = Field(title="名称")
    short: Line = Field(title="简称")


class Mechanism(Frozen):
    """A fact of governance that belongs to the whole programme, not to an item."""

    element: ClassVar = Element("name", "工作机制“{}”")
    bare: ClassVar = ("text",)

    name: Line = Field(title="名称")
    text: Prose = Field(title="内容")
    date: Day | None = Field(default=None, title="日期")
    figures: tuple[Figure, ...] = Field(default=(), title="数据")
    citations: tuple[Citation, ...] = Field(default=(), title="出处")


class Versioning(Frozen):
    """How the book goes with git: whether a command commits what it has written."""

    only_groups: ClassVar = True

    commit: bool = Field(default=False, title="自动提交")


class Programme(Frozen):
    """What programme.toml says."""

    name: Line = Field(title="名称")
    notice: Line | None = Field(default=None, title="提示")
    time_zone: Annotated[str, AfterValidator(_known_zone)] = Field(default="+08:00", title="时区")
    as_of: Day | None = Field(default=None, title="固定日期")
    short_names: Mark = Field(default=None, title="显示简称")
    git: Versioning = Field(default_factory=Versioning, title="git")
    term: Term = Field(title="期限")
    areas: tuple[Area, ...] = Field(default=(), title="领域")
    departments: tuple[Body, ...] = Field(default=(), title="部门")
    offices: tuple[Office, ...] = Field(default=(), title="机构")
    groups: tuple[Body, ...] = Field(default=(), title="专项合作组")
    collectives: tuple[Body, ...] = Field(default=(), title="集合单位")
    externals: tuple[Body, ...] = Field(default=(), title="市外单位")
    documents: tuple[Document, ...] = Field(default=(), title="文件")
    governance: tuple[Mechanism, ...] = Field(default=(), title="工作机制")

    @property
    def zone(self) -> dt.tzinfo:
        """The time zone in which a day begins and ends."""
        return zone_of(self.time_zone)

    @cached_property
    def register(self) -> Register:
        """The bodies, to look one up by what it is called."""
        tables = {
            "departments": self.departments,
            "offices": self.offices,
            "groups": self.groups,
            "collectives": self.collectives,
            "externals": self.externals,
        }
        return Register(tables, {name: self.title_of(name) for name in tables})

    @property
    def shown_names(self) -> dict[str, str]:
        """What screens call bodies instead of their official names, if they are to."""
        tables = self.register.tables.values() if self.short_names else ()
        bodies = (body for table in tables for body in table)
        return {body.name: body.short for body in bodies if body.short}

    @cached_property
    def years(self) -> range:
        """The years of its term."""
        return self.term.years

    @cached_property
    def bodies(self) -> frozenset[str]:
        """Everyone who may sign an entry: departments, offices and groups."""
        return frozenset(self.register.names(SIGN))

    @cached_property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that the book may cite."""
        return tuple(document.id for document in self.documents)

    def area(self, area_id: str) -> Area:
        """The area with this id; KeyError if there is none."""
        return {area.id: area for area in self.areas}[area_id]


def unknown_document(name: str, known: Iterable[str]) -> str:
    """What to say of a document that the programme does not register."""
    remedy = or_nearest(name, known) or "请登记到 programme.toml 的 [[documents]]"
    return f"没有登记的文件“{name}”；{remedy}"
