"""A form that came back: what it says of itself, and its rows found again."""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from wuxian.domain.forms.form import (
    HIDDEN,
    IDENTITY,
    KNOWN,
    OPEN,
    SHEET,
    FormOrigin,
    Slot,
)
from wuxian.domain.history.provenance import TABLE
from wuxian.domain.sheets.entered import is_filled
from wuxian.domain.sheets.grid import Cell, Grid, SheetFile, place_of
from wuxian.domain.standing.problems import is_none
from wuxian.domain.values.names import folded
from wuxian.errors import Refused

_LINE = re.compile("([a-z_]+) = (.+)")
_HEADER_WITHIN = 30
_NUMBERS = ("percent", "figures")
_SLOT = 5
"""So many cells say where a slot lies; what it shows stands behind them."""


class FilledRow(NamedTuple):
    """A row as it came back: what it says it is about, and the cells that can be filled in.

    Rows are counted from 1, as a spreadsheet does.
    """

    row: int
    shown: tuple[str, ...]
    cells: Mapping[str, Cell]

    @property
    def filled(self) -> tuple[str, ...]:
        """The fields in which something stands; a number that is struck out is none."""
        return tuple(
            name
            for name, cell in self.cells.items()
            if is_filled(cell) and not (name in _NUMBERS and is_none(cell.text))
        )


class FilledForm(NamedTuple):
    """A form that came back; `slots` are by the rows that they had, `columns` by their titles.

    The `notes` say what to know of how its file was read.
    """

    origin: FormOrigin
    sheet: str
    rows: tuple[FilledRow, ...]
    slots: Mapping[int, Slot]
    columns: Mapping[str, int]
    notes: tuple[str, ...] = ()

    def found_again(self) -> Iterator[tuple[FilledRow, Slot | None]]:
        """Each row with what it is about; None where nobody can tell.

        That is what it was about when it went out, if it still says so, or else the only one that
        it says: somebody sorted the rows, or put others between them.
        """
        saying: dict[tuple[str, ...], list[Slot]] = {}
        for slot in self.slots.values():
            saying.setdefault(_seen(slot.shown), []).append(slot)
        for row in self.rows:
            own, like = self.slots.get(row.row), saying.get(_seen(row.shown), [])
            if own in like:
                yield row, own
            else:
                yield row, like[0] if len(like) == 1 else None

    def is_first(self, slot: Slot) -> bool:
        """Whether a slot is the first of its item, or of its part: the words stand there."""
        about = (slot.folder, slot.part)
        return slot == next(one for one in self.slots.values() if (one.folder, one.part) == about)

    def place(self, row: FilledRow, title: str) -> str:
        """What a spreadsheet calls the cell of a row under a title."""
        return place_of(row.row - 1, self.columns[title])


def filled_form(file: SheetFile) -> FilledForm | None:
    """The form that a file is, or None; Refused where it is one and was tampered with."""
    hidden = next((grid for grid in file.grids if grid.name == HIDDEN), None)
    if hidden is None or not hidden.cell(0, 0).text.startswith(f"[{TABLE}]"):
        return None
    try:
        origin = _origin(hidden.cell(0, 0).text)
        slots = dict(_slots(hidden))
    except (ValueError, OverflowError, RecursionError):
        raise Refused(
            f"{file.name} 的隐藏工作表“{HIDDEN}”被改动过，认不出这张{SHEET}",
            remedy="请把内容填到原来发出的表里再读入。",
        ) from None
    sheets = [grid for grid in file.grids if grid is not hidden]
    if not sheets:
        raise Refused(f"{file.name} 里没有工作表“{SHEET}”")
    sheet = next((grid for grid in sheets if grid.name == SHEET), sheets[0])
    header, columns = _header(sheet, file.name)
    rows = tuple(_rows(sheet, header, columns))
    unread = (one.name for one in sheets if one is not sheet and one.rows and not one.is_hidden)
    notes = (*file.notes, *(f"工作表“{name}”没有读" for name in unread))
    return FilledForm(origin, sheet.name, rows, slots, columns, notes)


def looks_like_a_form(file: SheetFile) -> bool:
    """Whether a file has the headings of a form, but says nothing any more of what it is."""
    wanted = {*KNOWN, *OPEN.values()}
    rows = (row for grid in file.grids for row in grid.rows[:_HEADER_WITHIN])
    return any(wanted <= {"".join(cell.text.split()) for cell in row} for row in rows)


def _origin(text: str) -> FormOrigin:
    """What a form says of itself; ValueError where that is not to be read."""
    told: dict[str, object] = {}
    for line in text.splitlines()[1:]:
        found = _LINE.fullmatch(line)
        if found is None:
            raise ValueError(line)
        told[found[1]] = _value(found[2])
    return FormOrigin.model_validate(told)


def _value(text: str) -> object:
    """A text and a number of TOML are those of JSON; what is neither is a day."""
    try:
        return json.loads(text)
    except ValueError:
        return dt.date.fromisoformat(text)


def _slots(hidden: Grid) -> Iterator[tuple[int, Slot]]:
    for n in range(1, len(hidden.rows)):
        texts = [hidden.cell(n, at).text for at in range(_SLOT + len(IDENTITY))]
        row, number, folder, part, target, *shown = texts
        if any(texts):
            about = Slot(folder, _whole(number), part or None, target or None, tuple(shown))
            yield _whole(row), about


def _whole(text: str) -> int:
    return int(float(text))


def _header(sheet: Grid, name: str) -> tuple[int, dict[str, int]]:
    """The row of the header, and where each title stands; Refused without one."""
    wanted = (*IDENTITY, *OPEN.values())
    missing = wanted
    for n, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
        titles = {"".join(cell.text.split()): at for at, cell in reversed([*enumerate(row)])}
        lacking = tuple(title for title in wanted if title not in titles)
        if not lacking:
            return n, titles
        missing = min(missing, lacking, key=len)
    raise Refused(
        f"{name} 的工作表“{sheet.name}”里找不到表头：缺{'、'.join(missing)}",
        remedy="请把内容填到原来发出的表里再读入。",
    )


def _rows(sheet: Grid, header: int, columns: Mapping[str, int]) -> Iterator[FilledRow]:
    """The rows below the header in which anything stands."""
    for n in range(header + 1, len(sheet.rows)):
        shown = tuple(sheet.cell(n, columns[title]).text for title in IDENTITY)
        cells = {name: sheet.cell(n, columns[title]) for name, title in OPEN.items()}
        row = FilledRow(n + 1, shown, cells)
        if row.filled or any(map(str.strip, shown)):
            yield row


def _seen(shown: tuple[str, ...]) -> tuple[str, ...]:
    """What a row says it is about, as far as one can see."""
    return tuple("".join(folded(text).split()).removesuffix(".0") for text in shown)
