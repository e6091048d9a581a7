"""The list as a workbook, read by another hand: values are values, text is never a formula."""

import datetime as dt
import io
import sys
import time
import zipfile
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.render.conftest import OnDay
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Percentage
from wuxian.domain.views.items import ItemsView, items_view
from wuxian.errors import ExtraMissing, Refused
from wuxian.render.document import Cell, Column, Document, Piece, Table, Tone
from wuxian.render.documents.items import items_document
from wuxian.render.writers.workbook import file_bytes


def read(data: bytes) -> Worksheet:
    """The one sheet of a workbook, as openpyxl reads it."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert len(book.worksheets) == 1
    return book.worksheets[0]


def of_cells(*cells: Cell, name: str = "表") -> Document:
    """A document with a table of one row, a column a cell."""
    columns = tuple(Column(f"列{n}") for n, _ in enumerate(cells))
    return Document("武咸同城", name, (), sheet=Table(columns, (cells,)), notice="示例 & 说明")


@pytest.fixture(scope="session")
def shipped(shipped_book: OnDay) -> ItemsView:
    """The list of the shipped book."""
    return items_view(*shipped_book)


def test_every_item_is_a_row_below_a_header_that_stays_and_filters(shipped: ItemsView) -> None:
    sheet = read(file_bytes(items_document(shipped)))
    assert sheet.title == "工作事项"
    assert [cell.value for cell in sheet[1]][:4] == ["序号", "工作事项", "领域", "牵头部门"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == list(range(1, 21))
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:AD21")
    assert all(cell.font.bold for cell in sheet[1])


def test_it_prints_across_a_page_that_is_as_wide_as_it_with_its_header(shipped: ItemsView) -> None:
    sheet = read(file_bytes(items_document(shipped)))
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    # What is left out is 1, and no page is too many.
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.oddHeader is not None
    assert sheet.oddHeader.center.text == "&B武咸同城 工作事项 截至2021年7月26日"


@pytest.mark.parametrize(
    ("value", "expected", "shown"),
    [
        (12, 12, "General"),
        (Decimal("3.31"), 3.31, "General"),
        (Percentage(40), 0.4, "0%"),
        (dt.date(2021, 7, 26), dt.datetime(2021, 7, 26), 'yyyy"年"m"月"d"日"'),  # noqa: DTZ001
        (Lamp.RED, "红", "General"),
        (True, "是", "General"),
        (Decimal("1234567890123456.78"), "1234567890123456.78", "General"),
        ("", None, "General"),
        (None, None, "General"),
        (Piece("甲\n乙"), "甲\n乙", "General"),
    ],
    ids=str,
)
def test_a_value_is_what_a_spreadsheet_reckons_with(
    value: Cell, expected: object, shown: str
) -> None:
    cell = read(file_bytes(of_cells(value)))["A2"]
    assert (cell.value, cell.number_format) == (expected, shown)


def test_a_moment_is_a_moment_of_its_own_zone() -> None:
    moment = dt.datetime(2021, 7, 26, 17, tzinfo=dt.timezone(dt.timedelta(hours=8)))
    cell = read(file_bytes(of_cells(moment)))["A2"]
    assert cell.value == moment.replace(tzinfo=None)
    assert cell.number_format.endswith("hh:mm:ss")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "12", "1e9", "http://example.org/", "{=1}", "'x"]
)
def test_text_stays_text_whatever_it_begins_with(text: str) -> None:
    cell = read(file_bytes(of_cells(text)))["A2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_what_steers_or_is_half_a_character_is_spelt_out() -> None:
    cell = read(file_bytes(of_cells("桥\x1b[1m\ud800\u202e\n路")))["A2"]
    assert cell.value == "桥\\u001b[1m\\ud800\\u202e\n路"


def test_a_lamp_has_its_colour_and_its_word_and_so_has_a_tone() -> None:
    cells = (*Lamp, Piece("逾期", Tone.BAD), Piece("未到期"))
    found = read(file_bytes(of_cells(*cells)))[2]
    red, yellow, green, grey, off, bad, plain = (cell.fill.fgColor.rgb for cell in found)
    assert len({red, yellow, green, grey, plain}) == 5
    assert (bad, plain) == (red, "00000000")
    assert off == plain


def test_a_column_is_as_wide_as_its_words_and_no_wider_than_fifty() -> None:
    sheet = read(file_bytes(of_cells("武咸快速通道", "桥" * 400, 1)))
    widths = [sheet.column_dimensions[name].width for name in "ABC"]
    assert widths[0] == pytest.approx(14, abs=1)
    assert widths[1] == pytest.approx(52, abs=1)
    assert widths[2] < widths[0]
    assert sheet["B2"].alignment.wrap_text


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("记录簿（2条，新的在前）", "记录簿"),
        ("05 天子山/大桥", "05 天子山"),
        ("", "表"),
        ("[]", "表"),
        ("长" * 40, "长" * 31),
    ],
)
def test_a_sheet_has_a_name_that_may_be_one(name: str, title: str) -> None:
    assert read(file_bytes(of_cells(1, name=name))).title == title


def test_a_long_title_is_cut_where_a_header_may_not_be_longer() -> None:
    header = read(file_bytes(of_cells(1, name="&桥" * 200))).oddHeader
    assert header is not None
    assert str(header.center.text).startswith("&B武咸同城 &&桥")
    assert 200 < len(str(header.center.text)) <= 253


def test_the_same_data_give_the_same_bytes_whenever_it_is(
    shipped: ItemsView, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = file_bytes(items_document(shipped))
    monkeypatch.setattr(time, "time", lambda: 2e9)
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    assert file_bytes(items_document(shipped)) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_what_has_no_sheet_is_refused_as_csv_refuses_it() -> None:
    with pytest.raises(Refused, match="这里没有可以导出的表格"):
        file_bytes(Document("武咸同城", "总体安排", ()))


def test_without_the_extra_it_is_said_what_installs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(ExtraMissing) as refused:
        file_bytes(of_cells(1))
    assert "wuxian[office]" in refused.value.remedy
