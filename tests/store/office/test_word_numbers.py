"""Numbers that Word counts itself: a blank 序号 would mean a part of the row above."""

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml
from docx.text.paragraph import Paragraph

from tests.store.office.files import texts
from wuxian.domain.sheets.grid import Cell, Grid
from wuxian.store.office.reading import read_sheets

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
UNKNOWN = (
    "是 Word 的自动编号，读不出来；请把编号改成手工输入的数字：选中表格，复制，再“只保留文本”粘贴"
)


def levels(*told: tuple[str, str], start: int = 1, style: str = "") -> str:
    """A list whose levels are numbered so: the kind of number, and what is written of it."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'{named}<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(told)
    )


def document_with(*lists: str, further: str = "") -> Document:
    """A text that knows these lists, which are numbered from 91 on."""
    document = docx.Document()
    root = document.part.numbering_part.element
    for n, of_list in enumerate(lists, 91):
        root.append(
            parse_xml(
                f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{n}">{of_list}</w:abstractNum>'
            )
        )
    for n in range(91, 91 + len(lists)):
        root.append(
            parse_xml(f'<w:num xmlns:w="{W}" w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>')
        )
    if further:
        root.append(parse_xml(further))
    return document


def counted(paragraph: Paragraph, of_list: str = "91", level: int = 0) -> None:
    """Have Word count a paragraph."""
    found = parse_xml(
        f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="{level}"/><w:numId w:val="{of_list}"/></w:numPr>'
    )
    paragraph._p.get_or_add_pPr().append(found)  # noqa: SLF001 (the library has no other way)


def saved(document: Document, tmp_path: Path) -> Grid:
    document.save(str(tmp_path / "a.docx"))
    (grid,) = read_sheets(tmp_path / "a.docx").grids
    return grid


def rows_of(document: Document, tmp_path: Path, *levels_of_rows: int) -> list[list[str]]:
    """A table whose first column Word counts, at these levels."""
    table = document.add_table(len(levels_of_rows), 2)
    for row, level in zip(table.rows, levels_of_rows, strict=True):
        counted(row.cells[0].paragraphs[0], level=level)
        row.cells[1].text = "任务"
    return texts(saved(document, tmp_path))


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("decimal", "%1", ["1", "2", "3"]),
        ("decimal", "%1.", ["1.", "2.", "3."]),
        ("chineseCounting", "（%1）", ["（一）", "（二）", "（三）"]),
        ("chineseCountingThousand", "%1、", ["一、", "二、", "三、"]),
        ("decimalEnclosedCircle", "%1", ["①", "②", "③"]),
        ("bullet", "\uf0b7", ["", "", ""]),
    ],
)
def test_a_column_of_numbers_is_read_as_a_person_sees_it(
    tmp_path: Path, kind: str, text: str, told: list[str]
) -> None:
    rows = rows_of(document_with(levels((kind, text))), tmp_path, 0, 0, 0)
    assert rows == [[number, "任务"] for number in told]


def test_a_deeper_level_begins_anew_below_each_number(tmp_path: Path) -> None:
    of_list = levels(("chineseCounting", "%1、"), ("decimal", "%1.%2"))
    rows = rows_of(document_with(of_list), tmp_path, 0, 1, 1, 0, 1)
    assert [row[0] for row in rows] == ["一、", "一.1", "一.2", "二、", "二.1"]


def test_a_list_begins_where_it_says_and_another_of_its_kind_goes_on_or_begins_anew(
    tmp_path: Path,
) -> None:
    again = (
        f'<w:num xmlns:w="{W}" w:numId="99"><w:abstractNumId w:val="91"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>'
    )
    document = document_with(levels(("decimal", "%1"), start=11), further=again)
    table = document.add_table(4, 1)
    for row, of_list in zip(table.rows, ("91", "91", "99", "99"), strict=True):
        counted(row.cells[0].paragraphs[0], of_list)
    assert texts(saved(document, tmp_path)) == [["11"], ["12"], ["4"], ["5"]]


def test_numbers_stand_before_their_texts_and_go_on_from_the_lines_above(tmp_path: Path) -> None:
    document = document_with(levels(("chineseCounting", "%1、")), levels(("decimal", "%1")))
    counted(document.add_paragraph("工业"))
    counted(document.add_paragraph("交通"))
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "建桥"
    counted(cell.paragraphs[0])
    counted(cell.add_paragraph("修路"), "92")
    grid = saved(document, tmp_path)
    assert grid.title == "一、工业\n二、交通"
    assert texts(grid) == [["三、建桥\n1 修路"]]


def test_a_style_may_count_too(tmp_path: Path) -> None:
    document = document_with(levels(("decimal", "%1)"), style="Caption"))
    for style, base in (("Caption", None), ("Title", "Caption")):
        element = document.styles[style].element
        if base is None:
            element.get_or_add_pPr().append(
                parse_xml(f'<w:numPr xmlns:w="{W}"><w:numId w:val="91"/></w:numPr>')
            )
        else:
            element.get_or_add_basedOn().set(f"{{{W}}}val", base)
    table = document.add_table(3, 1)
    for row, style in zip(table.rows, ("Caption", "Title", "Normal"), strict=True):
        row.cells[0].paragraphs[0].style = document.styles[style]
    assert texts(saved(document, tmp_path)) == [["1)"], ["2)"]]


def test_a_style_counts_at_the_level_that_names_it(tmp_path: Path) -> None:
    upper = levels(("decimal", "%1"))
    lower = levels(("decimal", "%1"), ("decimal", "（%2）"), style="Caption")
    document = document_with(upper + lower[lower.index('<w:lvl w:ilvl="1"') :])
    document.styles["Caption"].element.get_or_add_pPr().append(
        parse_xml(f'<w:numPr xmlns:w="{W}"><w:numId w:val="91"/></w:numPr>')
    )
    found = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    found.style = document.styles["Caption"]
    assert texts(saved(document, tmp_path)) == [["（1）"]]


@pytest.mark.parametrize(
    ("lists", "of_list"),
    [
        ([levels(("upperRoman", "%1"))], "91"),
        ([levels(("decimalEnclosedCircle", "%1"), start=21)], "91"),
        ([levels(("upperLetter", "%1"), ("decimal", "%1%2"))], "91"),
        ([], "98"),
    ],
)
def test_a_number_that_cannot_be_told_is_a_fault_and_not_empty(
    tmp_path: Path, lists: list[str], of_list: str
) -> None:
    document = document_with(*lists)
    table = document.add_table(1, 3)
    counted(table.cell(0, 0).paragraphs[0], of_list, 1 if "%1%2" in "".join(lists) else 0)
    counted(table.cell(0, 1).paragraphs[0], "0")
    table.cell(0, 2).text = "任务"
    counted(table.cell(0, 2).paragraphs[0], of_list)
    assert saved(document, tmp_path).rows == ((Cell(fault=UNKNOWN), Cell(), Cell("任务")),)
