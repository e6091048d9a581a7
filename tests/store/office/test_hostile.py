"""Files that are made to harm, or are only huge: read or refused, in little time and memory."""

import json
import re
import subprocess
import sys
import zipfile
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.store.office.files import (
    MAIN,
    SHARED,
    SHEET,
    packed,
    parts_of,
    refusal,
    relations,
    sheet_of,
    texts,
    workbook,
)
from wuxian.store.office.reading import read_sheets

ONE = '<row r="1"><c r="A1" t="str"><v>任务</v></c></row>'
MB = 1_000_000
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_READING = """
import json, os, resource, sys
from pathlib import Path
from wuxian.errors import Refused
from wuxian.store.office import reading, word, workbook
if os.fork():
    os.wait()
    sys.exit()
# Only a process that was forked, and not started, does not count what its parent ever took.
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    grids = reading.read_sheets(Path(sys.argv[1])).grids
    said = "/".join(str(len(grid.rows)) for grid in grids)
except Refused as error:
    said = error.message
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
json.dump([said, (after - before) * 1024], sys.stdout)
"""


class Reading(NamedTuple):
    """What a process of its own said of a file, and what it took."""

    said: str
    memory: int


def reading_of(path: Path) -> Reading:
    """Read a file in another process: the number of rows of each grid, or the refusal.

    One that hangs is killed after a minute, and fails.
    """
    done = subprocess.run(
        [sys.executable, "-c", _READING, path], capture_output=True, check=True, timeout=60
    )
    said, memory = json.loads(done.stdout)
    return Reading(str(said), int(memory))


@pytest.mark.ordeal
def test_a_hundred_thousand_formatted_rows_without_content_are_one_row(tmp_path: Path) -> None:
    rows = "".join(
        f'<row r="{n}" s="1" customFormat="1"><c r="A{n}" s="1"/><c r="XFD{n}" s="1"/></row>'
        for n in range(2, 100_002)
    )
    read = reading_of(workbook(tmp_path / "a.xlsx", ONE + rows))
    assert read.said == "1"
    assert read.memory < 100 * MB


def test_a_cell_in_the_last_corner_is_refused_and_no_room_made_for_all(tmp_path: Path) -> None:
    corner = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    read = reading_of(workbook(tmp_path / "a.xlsx", ONE + corner))
    assert read.said == "a.xlsx 太大：有内容的格子所占的范围超过200万格"
    assert read.memory < 30 * MB


@pytest.mark.ordeal
def test_a_cell_in_the_last_row_is_read(tmp_path: Path) -> None:
    last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    read = reading_of(workbook(tmp_path / "a.xlsx", ONE + last))
    assert read.said == "1048576"


def test_many_sheets_have_no_more_room_than_one(tmp_path: Path) -> None:
    parts = parts_of(sheet_of('<row r="1"><c r="A1"><v>1</v></c><c r="XFD70"><v>1</v></c></row>'))
    parts["xl/worksheets/sheet2.xml"] = parts[SHEET]
    rels, book = "xl/_rels/workbook.xml.rels", "xl/workbook.xml"
    parts[rels] = relations(*(("worksheet", f"worksheets/sheet{n}.xml") for n in (1, 2)))
    second = '<sheet name="乙" sheetId="2" r:id="r2"/></sheets>'
    parts[book] = str(parts[book]).replace("</sheets>", second)
    assert "有内容的格子所占的范围超过200万格" in refusal(packed(tmp_path / "a.xlsx", parts))


def test_a_part_told_as_two_sheets_is_damage(tmp_path: Path) -> None:
    parts = parts_of(sheet_of(ONE))
    again = '<sheet name="乙" sheetId="2" r:id="r1"/></sheets>'
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("</sheets>", again)
    assert "已损坏" in refusal(packed(tmp_path / "a.xlsx", parts))


@pytest.mark.ordeal
@pytest.mark.parametrize("name", [SHEET, SHARED, "xl/workbook.xml", "xl/styles.xml"])
def test_a_part_that_unpacks_to_a_thousand_times_its_size_is_refused(
    tmp_path: Path, name: str
) -> None:
    parts = parts_of(sheet_of(ONE))
    parts[name] = str(parts[name]) + " " * 100 * MB
    read = reading_of(packed(tmp_path / "a.xlsx", parts))
    assert read.said.startswith("a.xlsx 太大：展开后的文字超过")
    assert read.memory < 30 * MB


@pytest.mark.ordeal
def test_what_is_not_opened_may_be_as_large_as_it_likes(tmp_path: Path) -> None:
    parts = parts_of(sheet_of(ONE))
    parts["xl/media/image1.png"] = bytes(300 * MB)
    read = reading_of(packed(tmp_path / "a.xlsx", parts))
    assert read.said == "1"
    assert read.memory < 30 * MB


@pytest.mark.ordeal
def test_parts_that_are_too_large_together_are_refused(tmp_path: Path) -> None:
    """Each of them shrinks no more than a real one does."""
    noise = "".join(f"<!-- {n:x}{'=' * 80} -->" for n in range(800_000))
    parts = parts_of(sheet_of(ONE) + noise)
    parts[SHARED] = str(parts[SHARED]) + noise + noise
    read = reading_of(packed(tmp_path / "a.xlsx", parts))
    assert read.said == "a.xlsx 太大：展开后的文字超过 200 MB"


@pytest.mark.ordeal
def test_a_directory_that_tells_too_small_a_size_is_damage(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ONE + " " * 50 * MB)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size.to_bytes(4, "little")
    at = data.rindex(size)
    data[at : at + 4] = (1000).to_bytes(4, "little")
    path.write_bytes(data)
    read = reading_of(path)
    assert "已损坏" in read.said
    assert read.memory < 30 * MB


def test_a_directory_that_tells_too_large_a_size_is_damage(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ONE)
    with zipfile.ZipFile(path) as archive:
        size = archive.getinfo(SHEET).file_size
    data = path.read_bytes()
    told = (size + 1).to_bytes(4, "little")
    path.write_bytes(data.replace(size.to_bytes(4, "little"), told))
    assert "已损坏" in refusal(path)


def test_one_text_shared_by_many_cells_is_counted_for_each(tmp_path: Path) -> None:
    cells = '<c t="s"><v>0</v></c>' * 1000
    parts = parts_of(sheet_of(f"<row>{cells}</row>"))
    parts[SHARED] = f'<sst xmlns="{MAIN}"><si><t>{"字" * 100_000}</t></si></sst>'
    read = reading_of(packed(tmp_path / "a.xlsx", parts))
    assert read.said == "a.xlsx 太大：格子里的文字超过5000万字"
    assert read.memory < 30 * MB


@pytest.mark.parametrize("index", ["1", "-1", "x", ""])
def test_a_shared_text_that_is_not_there_is_damage(tmp_path: Path, index: str) -> None:
    parts = parts_of(sheet_of(f'<row><c t="s"><v>{index}</v></c></row>'))
    parts[SHARED] = f'<sst xmlns="{MAIN}"><si><t>字</t></si></sst>'
    assert "已损坏" in refusal(packed(tmp_path / "a.xlsx", parts))


_MORE = "".join(
    f'<!ENTITY {more} "' + f"&{less};" * 10 + '">' for less, more in pairwise("abcdefghi")
)
LAUGHS = f'<!DOCTYPE a [<!ENTITY a "哈哈">{_MORE}]>'


@pytest.mark.parametrize("name", [SHEET, SHARED, "xl/workbook.xml", "xl/styles.xml", "_rels/.rels"])
def test_entities_that_grow_are_refused_in_a_workbook(tmp_path: Path, name: str) -> None:
    parts = parts_of(sheet_of('<row r="1"><c r="A1" t="str"><v>&i;</v></c></row>'))
    parts[name] = LAUGHS + str(parts[name])
    if name != SHEET:
        parts[SHEET] = sheet_of(ONE)
    assert "里面声明了实体" in refusal(packed(tmp_path / "a.xlsx", parts))


def word_of(path: Path, document: str) -> Path:
    return packed(
        path,
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": document,
        },
    )


def test_entities_that_grow_are_refused_in_a_word_text(tmp_path: Path) -> None:
    text = f'{LAUGHS}<w:document xmlns:w="{W}">&i;</w:document>'
    assert "里面声明了实体" in refusal(word_of(tmp_path / "a.docx", text))


@pytest.mark.ordeal
def test_a_word_text_that_goes_down_without_end_is_damage(tmp_path: Path) -> None:
    deep = f"{'<w:tbl><w:tr><w:tc>' * 20_000}{'</w:tc></w:tr></w:tbl>' * 20_000}"
    read = reading_of(
        word_of(tmp_path / "a.docx", f'<w:document xmlns:w="{W}">{deep}</w:document>')
    )
    assert "已损坏" in read.said


@pytest.mark.ordeal
def test_a_word_text_as_large_as_a_book_is_refused(tmp_path: Path) -> None:
    rows = "".join(f"<w:tr><w:tc><w:p>{n:x}</w:p></w:tc></w:tr>" for n in range(1_000_000))
    text = f'<w:document xmlns:w="{W}"><w:tbl>{rows}</w:tbl></w:document>'
    read = reading_of(word_of(tmp_path / "a.docx", text))
    assert read.said == "a.docx 太大：展开后的文字超过 32 MB"


@pytest.mark.ordeal
def test_more_members_than_any_office_file_has_are_refused(tmp_path: Path) -> None:
    parts = parts_of(sheet_of(ONE)) | {f"a{n}": "" for n in range(20_001)}
    assert "太大：压缩包里的文件超过20000个" in refusal(packed(tmp_path / "a.xlsx", parts))


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [SHEET, SHEET.upper(), f"/{SHEET}", SHEET.replace("/", "\\")])
def test_two_members_of_one_name_are_refused(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "a.xlsx", ONE)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, "<worksheet/>")
    assert f"压缩包里有两个 {SHEET}" in refusal(path)


def test_members_that_are_the_same_bytes_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ONE)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/media/image1.png", "")
        archive.getinfo("xl/media/image1.png").header_offset = archive.getinfo(SHEET).header_offset
    assert "压缩包里的文件互相重叠" in refusal(path)


@pytest.mark.parametrize(
    ("at", "value", "words"),
    [(8, 1, "加了密码：请另存为不加密码的文件"), (10, 12, "压缩方式不是办公软件用的")],
)
def test_a_member_that_is_packed_in_another_way_is_refused(
    tmp_path: Path, at: int, value: int, words: str
) -> None:
    path = workbook(tmp_path / "a.xlsx", ONE)
    data = bytearray(path.read_bytes())
    for found in re.finditer(b"PK\x01\x02", bytes(data)):
        data[found.start() + at] = value
    path.write_bytes(data)
    assert words in refusal(path)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.99])
def test_a_file_that_was_cut_off_is_damaged(tmp_path: Path, share: float) -> None:
    path = workbook(tmp_path / "a.xlsx", ONE)
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * share)])
    assert refusal(path) == (
        "a.xlsx 已损坏，或没有传完整：请在 Excel 或 WPS 里打开看看，另存一次；打不开就请对方重发。"
    )


@pytest.mark.parametrize(
    ("rows", "after"),
    [
        ('<row r="1"><c r="ZZZZZZZZ1"><v>1</v></c></row>', ""),
        ('<row r="1"><c r="A99999999999999999999"><v>1</v></c></row>', ""),
        ('<row r="1"><c r="A0"><v>1</v></c></row>', ""),
        ('<row r="x"><c><v>1</v></c></row>', ""),
        ('<row r="1"><c r="A"><v>1</v></c></row>', ""),
        ('<row r="1"><c r="甲1"><v>1</v></c></row>', ""),
        ('<row r="1"><c r="A1"><v>1</c></row>', ""),
        (ONE, '<mergeCells><mergeCell ref="x"/></mergeCells>'),
    ],
)
def test_a_sheet_that_makes_no_sense_is_damaged(tmp_path: Path, rows: str, after: str) -> None:
    assert "已损坏" in refusal(workbook(tmp_path / "a.xlsx", rows, after))


@pytest.mark.parametrize("name", ["xl/workbook.xml", SHEET, SHARED, "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_one_of_its_parts_is_damaged(tmp_path: Path, name: str) -> None:
    parts = parts_of(sheet_of(ONE))
    del parts[name]
    assert "已损坏" in refusal(packed(tmp_path / "a.xlsx", parts))


def test_what_is_joined_to_the_end_of_the_sheet_ends_where_something_stands(
    tmp_path: Path,
) -> None:
    joined = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    rows = ONE + '<row r="2"><c r="B2"><v>1</v></c></row>'
    (grid,) = read_sheets(workbook(tmp_path / "a.xlsx", rows, joined)).grids
    assert [tuple(merge) for merge in grid.merges] == [(0, 0, 1, 1)]
    assert texts(grid) == [["任务"], ["", "1"]]


@pytest.mark.ordeal
def test_fifty_megabytes_are_read_or_refused_in_a_few_times_their_room(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("序号,任务\n".encode() + "一,建成大桥\n".encode() * 2_600_000)
    read = reading_of(tmp_path / "a.csv")
    assert "超过200万格" in read.said
    assert read.memory < 300 * MB
    (tmp_path / "b.csv").write_bytes(f"一,{'桥' * 30}\n".encode() * 510_000)
    read = reading_of(tmp_path / "b.csv")
    assert read.said == "510000"
    assert read.memory < 500 * MB
    (tmp_path / "c.csv").write_bytes(b"," * (100 * MB + 1))
    assert "文件超过 100 MB" in reading_of(tmp_path / "c.csv").said


@pytest.mark.ordeal
def test_two_million_cells_are_read_in_a_few_times_the_room_of_their_text(tmp_path: Path) -> None:
    rows = (f"<row>{f'<c><v>{n}.5</v></c>' * 10}</row>" for n in range(200_000))
    read = reading_of(workbook(tmp_path / "a.xlsx", "".join(rows)))
    assert read.said == "200000"
    assert read.memory < 800 * MB


@pytest.mark.ordeal
def test_more_elements_than_any_sheet_has_are_refused_before_long(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}"/>' for n in range(1, 6_100_000))
    read = reading_of(workbook(tmp_path / "a.xlsx", empty))
    assert read.said == "a.xlsx 太大：工作表里写的东西超过600万个"
