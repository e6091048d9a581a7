"""The programme: its term, areas, departments and offices, and how it is governed."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from wuxian.domain.values.basis import Basis, Citation, Document, Figure
from wuxian.domain.values.names import or_nearest
from wuxian.domain.values.types import Day, Frozen, Line, Prose, Slug, Year

UtcOffset = Annotated[str, StringConstraints(pattern=r"^[+-](?:0\d|1[0-4]):[0-5]\d$")]

USUAL_ZONE = dt.timezone(dt.timedelta(hours=8))
"""The one time zone of the country."""


class Term(Frozen):
    """The years the programme runs, fixed when it began (一定五年)."""

    first_year: Year
    last_year: Year
    basis: Basis
    citations: tuple[Citation, ...] = ()

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.last_year < self.first_year:
            raise ValueError("last_year 不能早于 first_year")
        return self

    @property
    def last_day(self) -> dt.date:
        """The day the programme ends."""
        return dt.date(self.last_year, 12, 31)

    def __contains__(self, day: dt.date) -> bool:
        return self.first_year <= day.year <= self.last_year

    def __str__(self) -> str:
        return f"{self.first_year}—{self.last_year}年"


class Area(Frozen):
    """One of the five fields of the programme (五同)."""

    id: Slug
    name: Line
    short: Line


class Department(Frozen):
    """A body that leads, supports or reports; `basis` says how its name is known."""

    name: Line
    basis: Basis
    remark: Line | None = None


class Office(Frozen):
    """A body of the programme itself, which supervises and carries no item."""

    name: Line
    duty: Line
    basis: Basis
    citations: tuple[Citation, ...] = ()


class Measure(Frozen):
    """A fact of governance that belongs to the whole programme, not to an item."""

    name: Line
    text: Prose
    date: Day | None = None
    figures: tuple[Figure, ...] = ()
    citations: tuple[Citation, ...] = ()


class Versioning(Frozen):
    """How the book goes with git: whether a command commits what it has written."""

    commit: bool = False


class Programme(Frozen):
    """What programme.toml says."""

    name: Line
    notice: Line | None = None
    time_zone: UtcOffset = "+08:00"
    as_of: Day | None = None
    git: Versioning = Field(default_factory=Versioning)
    term: Term
    areas: tuple[Area, ...]
    departments: tuple[Department, ...]
    offices: tuple[Office, ...] = ()
    documents: tuple[Document, ...] = ()
    governance: tuple[Measure, ...] = ()

    @property
    def zone(self) -> dt.timezone:
        """The time zone in which a day begins and ends."""
        sign = -1 if self.time_zone[0] == "-" else 1
        hours, minutes = self.time_zone[1:].split(":")
        return dt.timezone(sign * dt.timedelta(hours=int(hours), minutes=int(minutes)))

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """Everyone who may sign an entry: departments, then offices."""
        return (*self.department_names, *(office.name for office in self.offices))

    @cached_property
    def department_names(self) -> tuple[str, ...]:
        """The departments that may lead or support an item."""
        return tuple(department.name for department in self.departments)

    @cached_property
    def document_ids(self) -> tuple[str, ...]:
        """The documents that the book may cite."""
        return tuple(document.id for document in self.documents)

    def area(self, area_id: str) -> Area:
        """The area with this id; KeyError if there is none."""
        for area in self.areas:
            if area.id == area_id:
                return area
        raise KeyError(area_id)


def unknown_department(name: str, known: Iterable[str]) -> str:
    """What to say of a department that the programme does not register."""
    remedy = or_nearest(name, known) or "请先登记到 programme.toml 的 [[departments]]"
    return f"没有登记的部门“{name}”；{remedy}"


def unknown_document(name: str, known: Iterable[str]) -> str:
    """What to say of a document that the programme does not register."""
    remedy = or_nearest(name, known) or "请登记到 programme.toml 的 [[documents]]"
    return f"没有登记的文件“{name}”；{remedy}"
