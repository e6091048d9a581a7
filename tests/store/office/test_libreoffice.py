"""What the real LibreOffice makes of a file is read as the file itself is."""

import datetime as dt
import subprocess
from pathlib import Path

import docx
import pytest
import xlsxwriter

from tests.real_tools import need
from tests.store.office.files import texts
from wuxian.domain.sheets.grid import EMPTY, Cell, Merge
from wuxian.store.office.reading import read_sheets

# Commas, quotes, UTF-8, from the first row on, cells as they are shown.
AS_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true"
AS_WORKBOOK = "xlsx:Calc MS Excel 2007 XML"
AS_WORD_TEXT = "docx:MS Word 2007 XML"


def converted(path: Path, to: str) -> Path:
    """The file as LibreOffice saves it; without LibreOffice there is nothing to try."""
    need("soffice")
    out, home = path.parent / "saved", f"file://{path.parent}/profile"
    words = ["soffice", f"-env:UserInstallation={home}", "--headless", "--convert-to", to]
    done = subprocess.run(
        [*words, "--outdir", out, path],
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
    )
    saved = out / f"{path.stem}.{to.partition(':')[0]}"
    assert saved.exists(), done.stdout + done.stderr
    return saved


def a_list(path: Path) -> Path:
    """A list with a title, two header rows, days, shares, formulas and colours without end."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("名单")
        coloured = book.add_format({"bg_color": "yellow", "border": 1})
        sheet.set_column(0, 16_383, None, coloured)
        for row in range(5, 300):
            sheet.set_row(row, None, coloured)
        sheet.merge_range("A1:F1", "2021年任务分解表")
        sheet.merge_range("A2:A3", "序号")
        sheet.merge_range("B2:C2", "任务")
        sheet.write_row("B3", ["名称", "内容"])
        sheet.write_row("D2", ["时限", "进度", "月份"])
        sheet.write_row("A4", [1, "建成大桥", "第一行\n第二行"])
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_datetime("D4", dt.datetime(2021, 6, 25), day)  # noqa: DTZ001 (Excel's days have no zone)
        sheet.write_number("E4", 0.4, book.add_format({"num_format": "0%"}))
        month = book.add_format({"num_format": 'yyyy"年"m"月"'})
        sheet.write_number("F4", 44_348, month)
        sheet.write_row("A5", [2, "新建学校", 0.1 + 0.2])
        sheet.write_formula("D5", "=A5*20", None, 40)
        sheet.write_number("E5", 3.7, book.add_format({"num_format": '0.0"万人"'}))
        hidden = book.add_worksheet("编号")
        hidden.hide()
        hidden.write("B2", "f1")
    return path


READ = (
    (Cell("2021年任务分解表"),),
    tuple(map(Cell, ("序号", "任务", "", "时限", "进度", "月份"))),
    tuple(map(Cell, ("", "名称", "内容"))),
    (
        Cell("1", 1),
        Cell("建成大桥"),
        Cell("第一行\n第二行"),
        Cell("2021-06-25", dt.date(2021, 6, 25)),
        Cell("40%", 0.4),
        Cell("2021年6月"),
    ),
    (Cell("2", 2), Cell("新建学校"), Cell("0.3", 0.3), Cell("40", 40), Cell("3.7万人", 3.7)),
)


@pytest.mark.ordeal
def test_a_workbook_saved_by_libreoffice_is_read_as_before(tmp_path: Path) -> None:
    path = a_list(tmp_path / "名单.xlsx")
    grids = read_sheets(path).grids
    assert grids[0].rows == READ
    assert grids[0].merges == (Merge(0, 0, 0, 5), Merge(1, 0, 2, 0), Merge(1, 1, 1, 2))
    assert grids[1].rows == ((), (EMPTY, Cell("f1")))
    assert grids[1].is_hidden
    again = read_sheets(converted(path, AS_WORKBOOK))
    assert again.grids == grids
    assert not again.notes


@pytest.mark.ordeal
def test_csv_saved_by_libreoffice_shows_the_same_texts(tmp_path: Path) -> None:
    path = a_list(tmp_path / "名单.xlsx")
    (grid,) = read_sheets(converted(path, AS_CSV)).grids
    assert texts(grid) == [[cell.text for cell in row] for row in READ]


@pytest.mark.ordeal
def test_a_word_text_saved_by_libreoffice_is_read_as_before(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("2016年民生实事目标任务分解表")
    table = document.add_table(4, 3)
    for row, words in enumerate(("序号 任务 单位", "1 建桥 甲局", "2 修路 乙局", "一、工业 - -")):
        for column, word in enumerate(words.split()):
            table.cell(row, column).text = word.strip("-")
    table.cell(1, 2).text = "甲局\n乙局"
    table.cell(2, 2).text = ""
    table.cell(1, 2).merge(table.cell(2, 2))
    table.cell(3, 0).merge(table.cell(3, 2))
    document.save(str(tmp_path / "名单.docx"))
    grids = read_sheets(tmp_path / "名单.docx").grids
    assert grids[0].title == "2016年民生实事目标任务分解表"
    assert sorted(grids[0].merges) == [Merge(1, 2, 2, 2), Merge(3, 0, 3, 2)]
    again = read_sheets(converted(tmp_path / "名单.docx", AS_WORD_TEXT)).grids
    assert [grid._replace(merges=tuple(sorted(grid.merges))) for grid in again] == [
        grid._replace(merges=tuple(sorted(grid.merges))) for grid in grids
    ]
