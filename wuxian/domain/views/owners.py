"""Who carries what: each department's items, those it leads apart from those it supports."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.plan.bodies import CARRY
from wuxian.domain.standing.state import states_of
from wuxian.domain.views.items import ItemRow, item_row


class OwnerRow(NamedTuple):
    """A department and its items; a completion rate would count the leads only."""

    department: str
    leads: tuple[ItemRow, ...]
    supports: tuple[ItemRow, ...]


class OwnersView(NamedTuple):
    """The departments on a day; `without_lead` are the items nobody leads."""

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    owners: tuple[OwnerRow, ...]
    without_lead: tuple[ItemRow, ...]
    kind: str = "owners"


def owners_view(
    book: Book, day: dt.date, department: str | None = None, year: int | None = None
) -> OwnersView:
    """Every department that carries an item, or the one asked for; NotFound names the nearest."""
    rows = [item_row(state, book) for state in states_of(book, day, year)]
    if department is None:
        names = book.programme.register.names(CARRY)
    else:
        names = (book.programme.register.body(department, CARRY),)
    owners = [
        OwnerRow(
            name,
            leads=tuple(row for row in rows if row.lead == name),
            supports=tuple(row for row in rows if name in row.supporting and row.lead != name),
        )
        for name in names
    ]
    return OwnersView(
        as_of=day,
        year=year or day.year,
        programme=book.programme.name,
        notice=book.programme.notice,
        owners=tuple(row for row in owners if department or row.leads or row.supports),
        without_lead=() if department else tuple(row for row in rows if row.lead is None),
    )
