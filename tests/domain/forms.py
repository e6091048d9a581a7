"""Forms as they go out and come back, without a file: what stands in which cell."""

import datetime as dt
from collections.abc import Mapping
from itertools import count

from tests.domain.books import SHANGHAI, TRANSPORT, day
from wuxian.domain.book.book import Book
from wuxian.domain.sheets.filled import FilledForm, filled_form
from wuxian.domain.sheets.form import HIDDEN, KNOWN, OPEN, SHEET, Form, FormRow, form_of
from wuxian.domain.sheets.grid import EMPTY, Cell, Grid, SheetFile
from wuxian.domain.sheets.proposal import Proposal
from wuxian.domain.sheets.report import Arrival
from wuxian.domain.sheets.returned import returned

_ids = count(0x300000)
ABOVE = 3

Entered = str | int | float | dt.date | Cell


def a_form(book: Book, on: str = "2021-06-30", body: str = TRANSPORT, year: int = 2021) -> Form:
    """The form of a body for all items of a book."""
    return form_of(book, body, day(on), year, "0.1.0")


def sheet_file(
    form: Form, entered: Mapping[tuple[int, str], Entered], name: str = "填报.xlsx"
) -> SheetFile:
    """The file of a form in which this was entered, by row (from 1) and field."""
    above = tuple((cell("填报表"),) for _ in range(ABOVE))
    header = tuple(map(cell, (*KNOWN, *OPEN.values())))
    rows = [
        (*_known(row), *(cell(entered.get((ABOVE + 2 + n, field), "")) for field in OPEN))
        for n, row in enumerate(form.rows)
    ]
    hidden: list[tuple[Cell, ...]] = [(cell(form.origin.block),)]
    for n, row in enumerate(form.rows):
        slot = row.slot
        place = (slot.folder, slot.part or "", slot.target or "", *slot.shown)
        hidden.append((cell(ABOVE + 2 + n), cell(slot.number), *map(cell, place)))
    grids = (Grid(SHEET, (*above, header, *rows)), Grid(HIDDEN, tuple(hidden), is_hidden=True))
    return SheetFile(name, "sha256:0", grids)


def _known(row: FormRow) -> tuple[Cell, ...]:
    number, title, part, figure = row.slot.shown
    told = (number, title, part, row.sentence, figure, row.unit, "", "", row.reported)
    return tuple(map(cell, told))


def cell(value: Entered) -> Cell:
    """A cell as a spreadsheet keeps it: a text, a number, a day."""
    if isinstance(value, Cell):
        return value
    if value == "":
        return EMPTY
    if isinstance(value, str):
        return Cell(value)
    return Cell(str(value), value if isinstance(value, dt.date) else float(value))


def filled(form: Form, entered: Mapping[tuple[int, str], Entered]) -> FilledForm:
    """The form that comes back with what was entered."""
    found = filled_form(sheet_file(form, entered))
    assert found is not None
    return found


def an_arrival(on: str = "2021-06-30", file: str = "填报.xlsx") -> Arrival:
    """A form that comes back on a day, at six."""
    at = dt.datetime.combine(day(on), dt.time(18), SHANGHAI)
    return Arrival(file, day(on), at, lambda: f"{next(_ids):06x}")


def proposed(
    book: Book,
    entered: Mapping[tuple[int, str], Entered],
    on: str = "2021-06-30",
    form: Form | None = None,
) -> Proposal:
    """What a form of a book with this in it would write into that book."""
    return returned(filled(form or a_form(book), entered), book, an_arrival(on))
