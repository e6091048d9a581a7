"""CSV as people send it: three encodings, three delimiters, quotes, and what is no CSV."""

from pathlib import Path

import pytest

from tests.store.office.files import only_grid, refusal, texts
from wuxian.store.office import limits
from wuxian.store.office.reading import read_sheets

LIST = "序号,任务,责任单位\n1,建成大桥,市交通局\n2,新建学校,市教育局\n"
READ = [["序号", "任务", "责任单位"], ["1", "建成大桥", "市交通局"], ["2", "新建学校", "市教育局"]]


def csv_of(tmp_path: Path, data: str | bytes) -> Path:
    path = tmp_path / "名单.csv"
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_list_is_read_in_every_encoding_with_every_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    path = csv_of(tmp_path, LIST.replace(",", delimiter).encode(encoding))
    assert texts(only_grid(path)) == READ


def test_a_list_in_the_national_code_is_read_and_that_is_said(tmp_path: Path) -> None:
    file = read_sheets(csv_of(tmp_path, LIST.replace("大桥", "簰洲湾大桥").encode("gb18030")))
    assert texts(file.grids[0])[1] == ["1", "建成簰洲湾大桥", "市交通局"]
    assert file.notes == ("文件不是 UTF-8，按 GB18030（国标码）读取",)


def test_a_file_is_known_by_its_name_and_the_digest_of_its_bytes(tmp_path: Path) -> None:
    file = read_sheets(csv_of(tmp_path, "abc"))
    assert file.name == "名单.csv"
    assert file.grids[0].name == "名单"
    assert file.digest == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_units_in_one_cell_keep_their_lines(tmp_path: Path) -> None:
    path = csv_of(tmp_path, '1,"市水务局\r\n市住建局","他说""好"""\r\n')
    assert texts(only_grid(path)) == [["1", "市水务局\n市住建局", '他说"好"']]


def test_marks_of_another_kind_in_the_cells_are_no_delimiters(tmp_path: Path) -> None:
    text = "任务,责任单位,时限\n建桥,甲局;乙局,年底\n修路,丙局;丁局,年底\n"
    assert texts(only_grid(csv_of(tmp_path, text)))[1] == ["建桥", "甲局;乙局", "年底"]


def test_a_title_and_rows_of_unlike_length_do_not_hide_the_delimiter(tmp_path: Path) -> None:
    text = "2021年任务分解表\n序号;任务;单位\n一、工业\n1;建厂,投产;甲局\n"
    read = texts(only_grid(csv_of(tmp_path, text)))
    assert read == [
        ["2021年任务分解表"],
        ["序号", "任务", "单位"],
        ["一、工业"],
        ["1", "建厂,投产", "甲局"],
    ]


def test_what_a_file_says_of_its_delimiter_is_believed_and_is_no_row(tmp_path: Path) -> None:
    assert texts(only_grid(csv_of(tmp_path, "sep=;\r\na,b;c\r\n"))) == [["a,b", "c"]]


def test_empty_rows_count_and_empty_ends_do_not(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "甲,乙,\n\n,,\n 丙 ,,\n,,\n\n")
    assert texts(only_grid(path)) == [["甲", "乙"], [], [], ["丙"]]


def test_what_came_along_unseen_is_dropped_and_what_steers_is_a_fault(tmp_path: Path) -> None:
    grid = only_grid(csv_of(tmp_path, "\u200b建\ufeff桥,红\x1b[31m色\n"))
    assert grid.cell(0, 0).text == "建桥"
    assert grid.cell(0, 1).text == "红\\u001b[31m色"
    assert grid.cell(0, 1).fault == "第2个字符是控制字符 U+001B"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"a,b\nc,\0d\n", "第2行有空字节"),
        (
            "建成大桥，新建学校，完成改造两千户\n".encode() * 3 + b"\xe5\xbb\n",
            "第4行有读不出的字节，不是完整的 UTF-8",
        ),
        ("甲,乙\n丙".encode("utf-16") + b"x", "第2行有读不出的字节，不是完整的 UTF-16"),
        (b"\xff\xff\xff", "第1行有读不出的字节，不是完整的 UTF-8，也不是 GB18030"),
        ('甲,乙\n"丙,丁\n戊,己\n'.encode(), "第2行的引号不成对"),
    ],
)
def test_what_is_no_whole_text_is_refused_with_its_line(
    tmp_path: Path, data: bytes, words: str
) -> None:
    said = refusal(csv_of(tmp_path, data))
    assert words in said
    assert ".xlsx" in said


def test_more_cells_than_any_list_has_are_refused(tmp_path: Path) -> None:
    path = csv_of(tmp_path, "," * (limits.CELLS + 1))
    assert "太大：格子超过200万格：请只留下要读的表" in refusal(path)
