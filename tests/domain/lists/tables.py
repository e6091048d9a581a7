"""Lists in a few words: rows of cells, and what they would write into a book."""

import csv
import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from tests.conftest import REPOSITORY
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.layout import Layout, layout_of
from wuxian.domain.lists.lines import Line, RowKey, lines_of
from wuxian.domain.lists.setting import Setting
from wuxian.domain.lists.taking_in import list_read, proposed
from wuxian.domain.plan.bodies import Office
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.programme import Programme, Term
from wuxian.domain.sheets.grid import Cell, Grid, Merge, SheetFile
from wuxian.domain.sheets.proposal import Proposal
from wuxian.domain.values.basis import Basis

OFFICE = "政府督查室"
DAY = dt.date(2021, 3, 1)
_IDS = count(0xA00000)
LISTS = REPOSITORY / "tests/lists"

Row = Sequence[str | Cell]


def grid(*rows: Row, merges: Sequence[Merge] = (), name: str = "清单", title: str = "") -> Grid:
    """A sheet of these rows; a text is a cell."""
    cells = tuple(tuple(Cell(one) if isinstance(one, str) else one for one in row) for row in rows)
    return Grid(name, cells, tuple(merges), title=title)


def words(text: str) -> list[str]:
    """The cells of a row, between bars."""
    return text.split("|")


def sheets(*grids: Grid, name: str = "清单.xlsx") -> SheetFile:
    """A file of these sheets."""
    return SheetFile(name, "ab12", grids)


def shipped_list(name: str) -> SheetFile:
    """One of the condensed real lists, as a CSV file gives it."""
    text = (LISTS / f"{name}.csv").read_text(encoding="utf-8-sig")
    return sheets(grid(*csv.reader(text.splitlines(keepends=True)), name=name), name=f"{name}.csv")


def blank_book(first_year: int = 2021, **more: object) -> Book:
    """A book that has nothing but an office."""
    office = Office(name=OFFICE, duty="督办", basis=Basis.INFERRED)
    term = Term(first_year=first_year, last_year=first_year + 4, basis=Basis.INFERRED)
    fields = {"name": "示例", "term": term, "offices": (office,), **more}
    return Book(Programme.model_validate(fields), WorkCalendar(), (), ())


def layout(*rows: Row, merges: Sequence[Merge] = (), title: str = "") -> Layout:
    """The layout of a sheet that has one."""
    found = layout_of(grid(*rows, merges=merges, title=title))
    assert found is not None
    return found


def lines(*rows: Row, merges: Sequence[Merge] = ()) -> tuple[Line, ...]:
    """The lines of a sheet."""
    sheet = grid(*rows, merges=merges)
    return lines_of(sheet, layout(*rows, merges=merges))[0]


def setting(file: SheetFile, **more: object) -> Setting:
    """What is said of a file: of 2021, by the office, on a day in March."""
    usual = Setting(
        file=file,
        year=2021,
        day=DAY,
        today=dt.date(2021, 12, 31),
        recorded=dt.datetime(2021, 3, 1, 9, tzinfo=dt.UTC),
        by=OFFICE,
        new_id=lambda: f"{next(_IDS):06x}",
    )
    return usual._replace(**more)  # type: ignore[arg-type]


def proposal(
    *rows: Row,
    book: Book | None = None,
    merges: Sequence[Merge] = (),
    given: Mapping[str, Meaning] | None = None,
    chosen: Mapping[RowKey, Item | None] | None = None,
    **more: object,
) -> Proposal:
    """What a list of these rows would write into a book, a blank one unless another is given."""
    return of_file(sheets(grid(*rows, merges=merges)), book, given, chosen, **more)


def of_file(
    file: SheetFile,
    book: Book | None = None,
    given: Mapping[str, Meaning] | None = None,
    chosen: Mapping[RowKey, Item | None] | None = None,
    **more: object,
) -> Proposal:
    """What a file would write into a book."""
    book = book or blank_book()
    first = max((item.number for item in book.items), default=0) + 1
    read = list_read(file, given or {})
    usual = {"by": book.programme.offices[0].name}
    return proposed(read, setting(file, **{**usual, **more}), book, chosen or {}, first)


def grown(book: Book, made: Proposal) -> Book:
    """The book once a proposal is written."""
    known = {item.folder: item for item in book.items}
    for item, _, entries in made.filings:
        before = known.get(item.folder, item)
        known[item.folder] = before._replace(entries=(*before.entries, *entries))
    items = tuple(sorted(known.values(), key=lambda item: item.number))
    return book._replace(programme=made.programme, items=items)


def entries(made: Proposal) -> list[Entry]:
    """Every entry that would be written, in order."""
    return [entry for filing in made.filings for entry in filing.entries]


def goals(made: Proposal) -> list[GoalSet]:
    """The goals that would be set."""
    return [entry for entry in entries(made) if isinstance(entry, GoalSet)]


def outcomes(made: Proposal) -> list[str]:
    """What becomes of each row."""
    return [f"{row.row} {row.outcome.label}" for row in made.rows]


def reasons(made: Proposal) -> Iterator[str]:
    """Why rows are refused: the row, the column, and the reason."""
    for one in made.refusals:
        yield f"{one.row} {one.column}：{one.reason}"


def notes(made: Proposal, row: int) -> tuple[str, ...]:
    """What is told of a row."""
    return next(one.notes for one in made.rows if one.row == row)
