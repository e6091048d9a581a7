"""Forms as they go out and come back, without a file: what stands in which cell."""

import datetime as dt
from collections.abc import Mapping
from itertools import count

from tests.domain.books import (
    EDUCATION,
    SHANGHAI,
    TRANSPORT,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
)
from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.forms.filled import FilledForm, filled_form
from wuxian.domain.forms.form import HIDDEN, KNOWN, OPEN, SHEET, Form, FormRow, form_of
from wuxian.domain.forms.reported import Arrival
from wuxian.domain.forms.returned import returned
from wuxian.domain.plan.goal import Part
from wuxian.domain.sheets.grid import EMPTY, Cell, Grid, SheetFile
from wuxian.domain.sheets.proposal import Outcome, Proposal, Refusal

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


GOAL = a_goal(due="2021-12-31", targets=(a_target(), a_target("失业率", 5, unit="%")))


def a_book_of(*entries: Entry) -> Book:
    """A book with item 5, which has two targets, and item 7, which has none."""
    second = an_item(number=7, title="长江大桥", folder="07-bridge", goals=(a_goal(),))
    return a_book(an_item(*entries, goals=(GOAL,)), second)


def in_parts(*entries: Entry) -> Book:
    """A book with item 5 in two parts, rows 5 to 7 of its form."""
    parts = (Part(id="north", title="北段"), Part(id="south", title="南段", lead=EDUCATION))
    goal = a_goal(due="2021-12-31").model_copy(update={"parts": parts})
    return a_book(an_item(*entries, goals=(goal,)))


def entries_of(proposal: Proposal) -> tuple[Entry, ...]:
    """All that would be written."""
    return tuple(entry for filing in proposal.filings for entry in filing.entries)


def the_report(proposal: Proposal) -> Progress:
    """The one report that would be written."""
    [report] = entries_of(proposal)
    assert isinstance(report, Progress)
    return report


def outcomes(proposal: Proposal) -> list[tuple[int, Outcome]]:
    """What becomes of each row."""
    return [(told.row, told.outcome) for told in proposal.rows]


def the_refusal(proposal: Proposal) -> Refusal:
    """The one thing that cannot be used, beside which nothing is written."""
    assert not proposal.writes
    [refusal] = proposal.refusals
    return refusal
