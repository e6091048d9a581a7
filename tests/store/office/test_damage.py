"""Whatever happened to a file on its way: it is read, or refused in a sentence."""

import contextlib
import datetime as dt
import io
import zipfile
from pathlib import Path

import docx
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from wuxian.domain.sheets.grid import SheetFile
from wuxian.domain.values.types import harm_words
from wuxian.errors import Refused
from wuxian.store.office.reading import read_sheets

_ODD = [b"", b"9", b"-1", b"99999999999999999999", b"\xff\xff", b"<", b'"', b"A", b".", b"\0"]
edits = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.sampled_from(_ODD) | st.binary(max_size=4)),
    min_size=1,
    max_size=5,
)
"""Where something is taken out, how much of it, and what is put there."""


def edited(data: bytes, changes: list[tuple[float, int, bytes]]) -> bytes:
    for where, taken, put in changes:
        at = int(where * len(data))
        data = data[:at] + put + data[at + taken :]
    return data


def a_workbook() -> bytes:
    packed = io.BytesIO()
    with xlsxwriter.Workbook(packed, {"in_memory": True}) as book:
        sheet = book.add_worksheet("名单")
        sheet.merge_range("A1:C1", "任务分解表")
        sheet.write_row("A2", [1, "建成大桥", True])
        sheet.write_datetime("D2", dt.datetime(2021, 6, 25), book.add_format({"num_format": 14}))  # noqa: DTZ001 (Excel's days have no zone)
        sheet.write_number("E2", 0.4, book.add_format({"num_format": '0.0"万人";[红色]-0%'}))
        sheet.write_formula("F2", "=1/0", None, "#DIV/0!")
    return packed.getvalue()


def a_word_text() -> bytes:
    document = docx.Document()
    document.add_paragraph("任务分解表", style="List Number")
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "任务"
    table.cell(2, 0).paragraphs[0].style = document.styles["List Number"]
    packed = io.BytesIO()
    document.save(packed)
    return packed.getvalue()


WORKBOOK, WORD_TEXT = a_workbook(), a_word_text()
PARTS = [
    (data, name)
    for data in (WORKBOOK, WORD_TEXT)
    for name in zipfile.ZipFile(io.BytesIO(data)).namelist()
    if name.endswith(".rels")
    or Path(name).stem in {"workbook", "sheet1", "sharedStrings", "styles", "document", "numbering"}
]


def read_or_refused(folder: Path, data: bytes) -> SheetFile | None:
    """Read a file of these bytes; whatever it gives can be shown."""
    path = folder / "名单.xlsx"
    path.write_bytes(data)
    with contextlib.suppress(Refused):
        file = read_sheets(path)
        shown = [*file.notes, *(f"{grid.name}\n{grid.title}" for grid in file.grids)]
        shown += [cell.text for grid in file.grids for row in grid.rows for cell in row]
        assert not any(harm_words(text, allowed="\n") for text in shown)
        return file
    return None


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("damage")


@settings(max_examples=examples(150))
@given(part=st.sampled_from(PARTS), changes=edits)
def test_a_part_in_which_anything_was_changed_is_read_or_refused(
    folder: Path, part: tuple[bytes, str], changes: list[tuple[float, int, bytes]]
) -> None:
    data, changed = part
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for name in old.namelist():
            kept = old.read(name)
            new.writestr(name, edited(kept, changes) if name == changed else kept)
    read_or_refused(folder, packed.getvalue())


@settings(max_examples=examples(100))
@given(data=st.sampled_from([WORKBOOK, WORD_TEXT]), changes=edits)
def test_an_archive_in_which_anything_was_changed_is_read_or_refused(
    folder: Path, data: bytes, changes: list[tuple[float, int, bytes]]
) -> None:
    read_or_refused(folder, edited(data, changes))


@settings(max_examples=examples(100))
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_bytes_are_read_or_refused(folder: Path, data: bytes) -> None:
    read_or_refused(folder, data)


def test_what_was_not_changed_is_read(folder: Path) -> None:
    for data in (WORKBOOK, WORD_TEXT):
        file = read_or_refused(folder, data)
        assert file is not None
        assert file.grids
