"""A form on its way: exported, filled in by a script, and read back."""

from collections.abc import Mapping
from pathlib import Path

import openpyxl

from wuxian.domain.forms.filled import FilledForm, filled_form
from wuxian.domain.forms.form import KNOWN, OPEN
from wuxian.store.office.reading import read_sheets

Entered = str | int | float

COLUMNS = {name: len(KNOWN) + at for at, name in enumerate(OPEN, 1)}
"""Where the fields stand, counted from 1."""


def fill(form: Path, entered: Mapping[tuple[int, str], Entered], into: Path) -> Path:
    """A copy of a form in which this was typed, by row and field."""
    book = openpyxl.load_workbook(form)
    for (row, field), value in entered.items():
        cell = book.worksheets[0].cell(row, COLUMNS[field])
        cell.value = value
        if isinstance(value, str):
            # What is typed into a cell of text is text, whatever it begins with.
            cell.data_type = "s"
    book.save(into)
    return into


def read_back(file: Path) -> FilledForm:
    """The form that a file is."""
    form = filled_form(read_sheets(file))
    assert form is not None
    return form
