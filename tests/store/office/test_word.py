"""Tables of Word texts: joined cells, changes that were tracked, and what stands around them."""

from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.table import Table

from tests.store.office.files import packed, refusal, relations, texts
from wuxian.domain.sheets.grid import Grid, Merge, SheetFile
from wuxian.store.office.reading import read_sheets

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"


def filled(document: Document, rows: list[list[str]]) -> Table:
    table: Table = document.add_table(len(rows), len(rows[0]))
    for row, given in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, given, strict=True):
            cell.text = text
    return table


def saved(document: Document, tmp_path: Path) -> SheetFile:
    document.save(str(tmp_path / "名单.docx"))
    return read_sheets(tmp_path / "名单.docx")


def by_hand(tmp_path: Path, body: str, namespace: str = W) -> Path:
    """A Word text whose body is this XML."""
    return packed(
        tmp_path / "名单.docx",
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": f'<w:document xmlns:w="{namespace}" xmlns:mc="{COMPATIBLE}">'
            f"<w:body>{body}</w:body></w:document>",
        },
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(said: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p>{said}</w:p></w:tc>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def grid_of(tmp_path: Path, body: str) -> Grid:
    file = read_sheets(by_hand(tmp_path, body))
    assert not file.notes
    (grid,) = file.grids
    return grid


def test_each_table_is_a_grid_with_the_last_lines_before_it(tmp_path: Path) -> None:
    document = docx.Document()
    for line in (
        "县政府办公室",
        "关于印发分解表的通知",
        "",
        "2016年民生实事目标任务分解表",
        "（共12项）",
    ):
        document.add_paragraph(line)
    filled(document, [["序号", "任务"], ["1", "建成大桥"]])
    filled(document, [["甲"]])
    document.add_paragraph("附件2")
    filled(document, [["乙"]])
    grids = saved(document, tmp_path).grids
    assert [(grid.name, grid.title) for grid in grids] == [
        ("表1", "关于印发分解表的通知\n2016年民生实事目标任务分解表\n（共12项）"),
        ("表2", ""),
        ("表3", "附件2"),
    ]
    assert texts(grids[0]) == [["序号", "任务"], ["1", "建成大桥"]]


def test_a_cell_keeps_its_paragraphs_and_line_breaks(tmp_path: Path) -> None:
    document = docx.Document()
    found = filled(document, [["县水务局\n县住建局", "任务"]])
    found.cell(0, 0).add_paragraph("县\t护城河指挥部")
    assert texts(saved(document, tmp_path).grids[0]) == [
        ["县水务局\n县住建局\n县 护城河指挥部", "任务"]
    ]


def test_joined_cells_are_told_and_the_first_speaks_for_them(tmp_path: Path) -> None:
    document = docx.Document()
    found = filled(
        document, [["序号", "季度", "", "末"], ["", "一", "二", "末"], ["大", "", "", "末"]]
    )
    found.cell(0, 0).merge(found.cell(1, 0))
    found.cell(0, 1).merge(found.cell(0, 2))
    found.cell(2, 0).merge(found.cell(2, 2))
    grid = saved(document, tmp_path).grids[0]
    assert texts(grid) == [["序号", "季度", "", "末"], ["", "一", "二", "末"], ["大", "", "", "末"]]
    assert sorted(grid.merges) == [Merge(0, 0, 1, 0), Merge(0, 1, 0, 2), Merge(2, 0, 2, 2)]


def test_a_block_of_joined_cells_is_one(tmp_path: Path) -> None:
    document = docx.Document()
    found = filled(document, [["大", "", "甲"], ["", "", "乙"], ["丙", "丁", "戊"]])
    found.cell(0, 0).merge(found.cell(1, 1))
    grid = saved(document, tmp_path).grids[0]
    assert grid.merges == (Merge(0, 0, 1, 1),)
    assert texts(grid) == [["大", "", "甲"], ["", "", "乙"], ["丙", "丁", "戊"]]


def test_a_cell_joined_downwards_ends_where_another_begins(tmp_path: Path) -> None:
    begins, goes_on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    grid = grid_of(
        tmp_path,
        table(
            cell(run("甲"), begins) + cell(run("一")),
            cell(run("藏"), goes_on) + cell(run("二")),
            cell(run("乙"), begins) + cell(run("三")),
            cell("", goes_on) + cell(run("四")),
            cell(run("丙"), goes_on.replace("/", ' w:val="continue"/')) + cell(run("五")),
            cell(run("丁")) + cell(run("六"), goes_on),
        ),
    )
    assert texts(grid) == [
        ["甲", "一"],
        ["", "二"],
        ["乙", "三"],
        ["", "四"],
        ["", "五"],
        ["丁", "六"],
    ]
    assert grid.merges == (Merge(0, 0, 1, 0), Merge(2, 0, 4, 0))


def test_a_cell_that_could_go_on_downwards_and_does_not_is_as_wide_as_it_is(
    tmp_path: Path,
) -> None:
    both = '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'
    one = '<w:vMerge w:val="restart"/>'
    grid = grid_of(tmp_path, table(cell(run("甲"), both) + cell(run("乙"), one)))
    assert grid.merges == (Merge(0, 0, 0, 1),)


def test_a_row_may_begin_further_right(tmp_path: Path) -> None:
    before = '<w:trPr><w:gridBefore w:val="2"/></w:trPr>'
    grid = grid_of(tmp_path, table(cell(run("甲")), before + cell(run("乙"))))
    assert texts(grid) == [["甲"], ["", "", "乙"]]


def test_changes_are_read_as_accepted(tmp_path: Path) -> None:
    said = (
        f"{run('完成')}<w:del><w:r><w:delText>80</w:delText></w:r></w:del>"
        f"<w:ins>{run('90')}</w:ins><w:moveFrom>{run('旧')}</w:moveFrom>"
        f"<w:moveTo>{run('公里')}</w:moveTo>"
    )
    struck = f"<w:trPr><w:del/></w:trPr>{cell(run('不要了'))}"
    file = read_sheets(by_hand(tmp_path, table(cell(said), struck, cell(run("末")))))
    assert texts(file.grids[0]) == [["完成90公里"], ["末"]]
    assert file.notes == ("表1有1行在修订中已删除，没有读",)


def test_links_fields_and_controls_are_read_and_boxes_and_signs_are_not(tmp_path: Path) -> None:
    said = (
        f"<w:hyperlink>{run('市')}</w:hyperlink><w:sdt><w:sdtContent>{run('交')}</w:sdtContent></w:sdt>"
        f"<w:fldSimple>{run('通')}</w:fldSimple><w:r><w:instrText>PAGE</w:instrText></w:r>"
        f"<w:r><w:pict><w:txbxContent><w:p>{run('图')}</w:p></w:txbxContent></w:pict></w:r>"
        f"<mc:AlternateContent><mc:Choice>{run('运')}</mc:Choice>"
        f"<mc:Fallback>{run('运')}</mc:Fallback></mc:AlternateContent><!-- 注 -->"
        f"<w:r><w:ruby><w:rt>{run('ju')}</w:rt><w:rubyBase>{run('局')}</w:rubyBase></w:ruby></w:r>"
        "<w:r><w:br/><w:t>A</w:t><w:noBreakHyphen/><w:t>B</w:t><w:cr/></w:r>"
    )
    assert texts(grid_of(tmp_path, table(cell(said)))) == [["市交通运局\nA-B"]]


def test_a_table_within_a_control_is_a_table_as_any(tmp_path: Path) -> None:
    row = f"<w:sdt><w:sdtContent><w:tr>{cell(run('甲'))}</w:tr></w:sdtContent></w:sdt>"
    wrapped = f"<w:sdt><w:sdtContent><w:tbl>{row}</w:tbl></w:sdtContent></w:sdt>"
    assert texts(grid_of(tmp_path, f"<w:p>{run('题')}</w:p>{wrapped}")) == [["甲"]]


def test_a_table_within_a_cell_follows_and_that_is_said(tmp_path: Path) -> None:
    document = docx.Document()
    found = filled(document, [["甲"], ["乙"]])
    inner = found.cell(1, 0).add_table(1, 1)
    inner.cell(0, 0).text = "内"
    filled(document, [["丙"]])
    file = saved(document, tmp_path)
    assert [(grid.name, texts(grid)) for grid in file.grids] == [
        ("表1", [["甲"], ["乙"]]),
        ("表2", [["内"]]),
        ("表3", [["丙"]]),
    ]
    assert file.notes == ("表1第2行的格子里另有一张表，读作表2",)


def test_a_text_of_the_strict_kind_is_read(tmp_path: Path) -> None:
    path = by_hand(tmp_path, table(cell(run("甲"))), STRICT)
    assert texts(read_sheets(path).grids[0]) == [["甲"]]


def test_a_text_without_tables_is_refused(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "a.docx"))
    assert refusal(tmp_path / "a.docx") == (
        "a.docx 里没有表格：请把名单放在表格里，或另存为 .xlsx、.csv 再读。"
    )


@pytest.mark.parametrize("value", ["1000000000", "-1", "x"])
def test_a_cell_over_more_columns_than_there_are_is_damage(tmp_path: Path, value: str) -> None:
    path = by_hand(tmp_path, table(cell("", f'<w:gridSpan w:val="{value}"/>')))
    assert "已损坏" in refusal(path)


def test_a_row_of_more_columns_than_there_are_is_damage(tmp_path: Path) -> None:
    wide = '<w:gridSpan w:val="999"/>'
    assert "已损坏" in refusal(by_hand(tmp_path, table(cell("", wide) + cell("", wide))))


def test_a_long_table_is_read_to_its_end(tmp_path: Path) -> None:
    rows = "".join(
        f"<w:tr>{''.join(cell(run(f'第{n}行第{m}列')) for m in range(8))}</w:tr>"
        for n in range(1000)
    )
    path = by_hand(tmp_path, f"<w:tbl>{rows}</w:tbl>")
    (grid,) = read_sheets(path).grids
    assert texts(grid)[999][7] == "第999行第7列"
