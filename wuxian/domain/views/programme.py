"""The programme itself: its term, areas, offices and the measures that govern it."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.plan.bodies import Office
from wuxian.domain.plan.programme import Mechanism, Term
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.basis import Document


class AreaRow(NamedTuple):
    """One of the areas and the items in it."""

    id: str
    name: str
    items: tuple[int, ...]


class ProgrammeView(NamedTuple):
    """What the book says of the programme as a whole."""

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    term: Term
    areas: tuple[AreaRow, ...]
    offices: tuple[Office, ...]
    governance: tuple[Mechanism, ...]
    documents: tuple[Document, ...]
    settings: YearSettings
    kind: str = "programme"


def programme_view(book: Book, day: dt.date, year: int | None = None) -> ProgrammeView:
    """The programme, with the items counted by area and the rules of the day's year or another."""
    programme = book.programme
    return ProgrammeView(
        as_of=day,
        year=year or day.year,
        programme=programme.name,
        notice=programme.notice,
        term=programme.term,
        areas=tuple(
            AreaRow(
                area.id,
                area.name,
                tuple(item.number for item in book.items if item.plan.area == area.id),
            )
            for area in programme.areas
        ),
        offices=programme.offices,
        governance=programme.governance,
        documents=programme.documents,
        settings=book.settings(year or day.year),
    )
