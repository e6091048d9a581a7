"""Workbooks as Excel, WPS and their libraries write them: what a person sees in each cell."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.styles import PatternFill

from tests.store.office.files import (
    MAIN,
    RELATIONS,
    SHARED,
    STRICT_MAIN,
    STRICT_RELATIONS,
    STYLES,
    only_grid,
    packed,
    parts_of,
    sheet_of,
    texts,
    workbook,
)
from wuxian.domain.sheets.grid import EMPTY, Cell, Merge, place_of
from wuxian.store.office.reading import read_sheets


def shown(path: Path, value: float, code: str | int) -> Cell:
    """How a number is read that a workbook shows by a format."""
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_number(0, 0, value, book.add_format({"num_format": code}))
    return only_grid(path).cell(0, 0)


def test_all_sheets_are_read_and_the_hidden_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet("名单").write(0, 0, "任务")
        book.add_worksheet("编号").hide()
        book.add_worksheet("内部").very_hidden()
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=名单!$A$1:$A$2"})
        book.add_chartsheet("图").set_chart(chart)
        book.add_worksheet("附表").write(2, 1, "末")
    grids = read_sheets(path).grids
    assert [(grid.name, grid.is_hidden) for grid in grids] == [
        ("名单", False),
        ("编号", True),
        ("内部", True),
        ("附表", False),
    ]
    assert grids[3].rows == ((), (), (EMPTY, Cell("末")))


def test_rows_and_columns_have_the_numbers_that_a_person_sees(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write("C5", "桥")
    grid = only_grid(path)
    found = [(r, c) for r, row in enumerate(grid.rows) for c, cell in enumerate(row) if cell.text]
    assert [place_of(row, column) for row, column in found] == ["C5"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (40.0, "40"),
        (0.1 + 0.2, "0.3"),
        (-0.0, "0"),
        (1e21, "1000000000000000000000"),
        (1e-7, "0.0000001"),
        (961.7, "961.7"),
        (100.0, "100"),
    ],
)
def test_a_number_is_read_in_plain_digits(tmp_path: Path, value: float, text: str) -> None:
    path = workbook(tmp_path / "a.xlsx", f'<row r="1"><c r="A1"><v>{value!r}</v></c></row>')
    assert only_grid(path).cell(0, 0) == Cell(text, value)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.4, "0%", "40%"),
        (0.4567, 10, "45.67%"),
        (9.617, 9, "961.7%"),
        (40, '0"%"', "40%"),
        (3.7, '0.0"万人"', "3.7万人"),
        (1200, "#,##0.00", "1200"),
        (1200, r"#,##0\元", "1200元"),
        (5, '"第"0"位";[红色]-0', "5位"),
        (5, '0";"', "5;"),
        (1200, '0,"千"', "1200"),
        (12000, '0!.0,"万"', "12000"),
        (12000, '[>=10000]0!.0,"万";0', "12000"),
        (12000, '[>=10000]0"万";0', "12000"),
        (40, "General", "40"),
        (40, "_ ¥* #,##0.00_ ;@", "40"),
        (40, "@", "40"),
    ],
)
def test_what_is_shown_behind_a_number_is_read(
    tmp_path: Path, value: float, code: str | int, text: str
) -> None:
    """A format that shows another number than is kept adds nothing to it."""
    assert shown(tmp_path / "a.xlsx", value, code) == Cell(text, value)


@pytest.mark.parametrize("code", [14, 31, 58, 'yyyy"年"m"月"d"日"', "yyyy/m/d;@", "m-d"])
def test_a_day_is_read_as_a_day_however_it_is_shown(tmp_path: Path, code: str | int) -> None:
    day = dt.date(2021, 6, 25)
    assert shown(tmp_path / "a.xlsx", 44372, code) == Cell("2021-06-25", day)


@pytest.mark.parametrize("code", [57, 27, 'yyyy"年"m"月"', "yyyy-mm"])
def test_a_month_is_read_as_a_month_and_not_as_its_first_day(
    tmp_path: Path, code: str | int
) -> None:
    assert shown(tmp_path / "a.xlsx", 44348, code) == Cell("2021年6月")


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (44372.5, "yyyy/m/d h:mm", "2021-06-25 12:00"),
        (0.5, "h:mm", "12:00"),
        (1.5, "[h]:mm", "36:00"),
    ],
)
def test_a_time_is_read_as_a_clock_shows_it(
    tmp_path: Path, value: float, code: str, text: str
) -> None:
    assert shown(tmp_path / "a.xlsx", value, code).text == text


def test_days_are_counted_from_where_the_workbook_counts_them(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx", {"date_1904": True}) as book:
        day = book.add_format({"num_format": 14})
        book.add_worksheet().write_datetime(0, 0, dt.datetime(2021, 6, 25), day)  # noqa: DTZ001 (Excel's days have no zone)
    assert only_grid(tmp_path / "a.xlsx").cell(0, 0).text == "2021-06-25"


def test_formulas_give_what_was_worked_out_or_a_fault(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        '<row r="2"><c r="A2"><f>1+1</f><v>2</v></c><c r="B2" t="str"><f>T1</f><v>完成</v></c>'
        '<c r="C2" t="b"><f>TRUE</f><v>1</v></c><c r="D2" t="b"><v>0</v></c>'
        '<c r="E2" t="str"><f>""</f><v></v></c><c r="F2"><f>1+1</f></c>'
        '<c r="G2"><f>1+1</f><v/></c><c r="H2" t="e"><f>T1</f><v>#REF!</v></c></row>',
    )
    row = only_grid(path).rows[1]
    unknown = "是公式，没有算好的值；请在 Excel 或 WPS 里打开，保存一次"
    assert [(cell.text, cell.fault) for cell in row] == [
        ("2", ""),
        ("完成", ""),
        ("是", ""),
        ("否", ""),
        ("", ""),
        ("", unknown),
        ("", unknown),
        ("#REF!", "公式的结果是错误 #REF!；请在原表里改正"),
    ]


def test_a_formula_that_a_library_wrote_and_nobody_opened_is_a_fault(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["B3"] = "=A1*2"  # type: ignore[index]
    book.save(tmp_path / "a.xlsx")
    assert only_grid(tmp_path / "a.xlsx").cell(2, 1).fault.startswith("是公式")


def test_texts_are_read_in_whatever_way_they_are_kept(tmp_path: Path) -> None:
    parts = parts_of(
        sheet_of(
            '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c>'
            '<c t="inlineStr"><is><r><t>直</t></r><r><t xml:space="preserve"> 接 </t></r></is></c>'
            '<c t="str"><v>一行_x000D_\n二行</v></c><c t="inlineStr"><is><t> \n</t></is></c>'
            '<c t="str"><v>反\u202e向</v></c><c t="d"><v>2021-06-25</v></c></row>'
        )
    )
    parts[SHARED] = (
        f'<sst xmlns="{MAIN}"><si><t>共享</t></si><si><r><t>加</t></r><r><rPr><b/></rPr>'
        "<t>粗</t></r><rPh sb='0' eb='1'><t>jia</t></rPh></si></sst>"
    )
    row = only_grid(packed(tmp_path / "a.xlsx", parts)).rows[0]
    assert [cell.text for cell in row] == [
        "共享",
        "加粗",
        "直 接",
        "一行\n二行",
        "",
        "反\\u202e向",
        "2021-06-25",
    ]
    assert row[5].fault == "第2个字符是改变文字方向的字符 U+202E"


def test_joined_cells_are_told_as_far_as_something_stands(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet()
        sheet.merge_range("A1:Z1", "2021年任务分解表")
        sheet.merge_range("A2:A3", "序号")
        sheet.merge_range("B2:C2", "任务")
        sheet.write("C3", "名称")
        sheet.merge_range("F9:G12", "")
    grid = only_grid(tmp_path / "a.xlsx")
    assert grid.merges == (Merge(0, 0, 0, 2), Merge(1, 0, 2, 0), Merge(1, 1, 1, 2))
    assert texts(grid) == [["2021年任务分解表"], ["序号", "任务"], ["", "", "名称"]]


def test_a_workbook_of_the_strict_kind_and_with_other_names_is_read(tmp_path: Path) -> None:
    parts = parts_of(sheet_of('<row r="1"><c r="A1"><v>7</v></c></row>'))
    parts["xl/_rels/Workbook9.xml.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    parts["xl/Workbook9.xml"] = parts.pop("xl/workbook.xml")
    parts["_rels/.rels"] = str(parts["_rels/.rels"]).replace("xl/workbook", "/xl\\workbook9")
    strict = {
        name: str(part).replace(MAIN, STRICT_MAIN).replace(RELATIONS, STRICT_RELATIONS)
        for name, part in parts.items()
    }
    assert texts(only_grid(packed(tmp_path / "a.xlsx", {**strict}))) == [["7"]]


def test_names_with_a_prefix_are_the_same(tmp_path: Path) -> None:
    rows = '<x:row r="2"><x:c r="B2" t="e"><x:v>#N/A</x:v></x:c></x:row>'
    sheet = f'<x:worksheet xmlns:x="{MAIN}"><x:sheetData>{rows}</x:sheetData></x:worksheet>'
    grid = only_grid(packed(tmp_path / "a.xlsx", parts_of(sheet)))
    assert grid.cell(1, 1).fault.startswith("公式的结果是错误 #N/A")


def test_rows_that_are_hidden_are_read_and_that_is_said(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("名单")
        sheet.write_column(0, 0, ["甲", "乙", "丙"])
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_row(7, None, None, {"hidden": True})
    file = read_sheets(tmp_path / "a.xlsx")
    assert texts(file.grids[0]) == [["甲"], ["乙"], ["丙"]]
    assert file.notes == ("名单有1行是隐藏的，也读了",)


def test_macros_and_other_files_are_left_alone_and_that_is_said(tmp_path: Path) -> None:
    parts = parts_of(sheet_of('<row r="1"><c r="A1"><f>[1]S!A1</f><v>7</v></c></row>'))
    parts["xl/vbaProject.bin"] = b"Sub AutoOpen()"
    parts["xl/externalLinks/externalLink1.xml"] = "<externalLink/>"
    file = read_sheets(packed(tmp_path / "a.xlsm", parts))
    assert texts(file.grids[0]) == [["7"]]
    assert file.notes == (
        "含有宏；只读格子里的值，没有运行宏",
        "引用了别的文件；用的是上次保存时的值，没有去取",
    )


def test_an_empty_workbook_has_an_empty_grid(tmp_path: Path) -> None:
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    assert only_grid(tmp_path / "a.xlsx").rows == ()


def test_coloured_cells_without_content_are_nothing(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet["A1"] = "任务"
    for place in ("H1", "A900"):
        sheet[place].fill = PatternFill("solid", "FFFF00")
    book.save(tmp_path / "a.xlsx")
    assert texts(only_grid(tmp_path / "a.xlsx")) == [["任务"]]


def test_a_style_that_only_conditions_use_changes_no_number(tmp_path: Path) -> None:
    parts = parts_of(sheet_of('<row r="1"><c r="A1" s="0"><v>0.4</v></c></row>'))
    parts[STYLES] = (
        f'<styleSheet xmlns="{MAIN}"><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="170"/></cellXfs>'
        '<dxfs><dxf><numFmt numFmtId="170" formatCode="0%"/></dxf></dxfs></styleSheet>'
    )
    assert only_grid(packed(tmp_path / "a.xlsx", parts)).cell(0, 0).text == "0.4"
