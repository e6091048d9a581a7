"""What a file holds decides how it is read; what is not read is refused with what to do."""

import os
import sys
from pathlib import Path

import docx
import pytest
import xlsxwriter

from tests.store.office.files import packed, parts_of, refusal, relations, sheet_of, texts
from wuxian.errors import ExtraMissing
from wuxian.store.office.reading import read_sheets

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def wide(text: str) -> bytes:
    return text.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "words", "remedy"),
    [
        (b"", "是空文件", "没有传完整"),
        (b"\r\n \n", "是空文件", "没有传完整"),
        (OLD, "是旧的 .xls（或 .et）格式，或加了密码", "另存为不加密码的 .xlsx"),
        (OLD + wide("Workbook"), "是旧的 .xls（或 .et）格式", "另存为不加密码的 .xlsx"),
        (OLD + wide("WordDocument"), "是旧的 .doc（或 .wps）格式", "另存为不加密码的 .docx"),
        (OLD + wide("EncryptedPackage"), "加了密码", "另存为不加密码的文件"),
        (b"%PDF-1.7\n%\xe2", "是 PDF", "存成 .xlsx、.csv 或 .docx"),
        (b"\x89PNG\r\n\x1a\n\0", "是图片", "存成 .xlsx、.csv 或 .docx"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "是图片", "抄到表格里"),
        (b"BM6\0\0\0", "是图片", "抄到表格里"),
        (b"Rar!\x1a\x07\0", "是压缩包", "请先解压"),
        (b"PK\x05\x06" + bytes(18), "是空的压缩包", "另存为 .xlsx"),
        (b"MZ\x90\0", "是程序", "抄到表格里"),
        (rb"{\rtf1\ansi}", "是 RTF 文档", "另存为 .docx"),
        ("<html><table>名单</table></html>".encode(), "是网页", "另存为 .xlsx"),
        ("\ufeff \n<!DOCTYPE HTML>".encode(), "是网页", "另存为 .xlsx"),
        ("<Table>".encode("utf-16"), "是网页", "另存为 .xlsx"),
        (
            b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>',
            "是网页（或 XML）",
            "另存为 .xlsx",
        ),
    ],
)
def test_what_is_no_table_is_told_by_what_it_is(
    tmp_path: Path, data: bytes, words: str, remedy: str
) -> None:
    (tmp_path / "名单.xls").write_bytes(data)
    said = refusal(tmp_path / "名单.xls")
    assert said.startswith(f"名单.xls {words}")
    assert remedy in said


@pytest.mark.parametrize("start", ["BM指标,目标\n", "MZ,目标\n"])
def test_a_text_may_begin_as_another_kind_of_file_does(tmp_path: Path, start: str) -> None:
    (tmp_path / "a.csv").write_text(start, encoding="utf-8")
    assert texts(read_sheets(tmp_path / "a.csv").grids[0]) == [start.strip().split(",")]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"mimetype": "application/vnd.oasis", "content.xml": "<a/>"}, "是 .ods（或 .odt）格式"),
        (
            {
                "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
                "xl/workbook.bin": "",
            },
            "是 .xlsb 格式",
        ),
        (
            {
                "_rels/.rels": relations(("officeDocument", "ppt/presentation.xml")),
                "ppt/presentation.xml": "<presentation/>",
            },
            "是演示文稿",
        ),
        ({"名单.xlsx": "x"}, "是压缩包，不是表格文件"),
        ({"_rels/.rels": relations(("image", "a.png"))}, "是压缩包，不是表格文件"),
    ],
)
def test_an_archive_of_another_kind_is_told_by_what_it_is(
    tmp_path: Path, parts: dict[str, str | bytes], words: str
) -> None:
    assert refusal(packed(tmp_path / "名单.xlsx", parts)).startswith(f"名单.xlsx {words}：请")


def test_a_workbook_with_another_ending_is_read_and_that_is_said(tmp_path: Path) -> None:
    packed(tmp_path / "名单.csv", parts_of(sheet_of('<row r="1"><c r="A1"><v>7</v></c></row>')))
    file = read_sheets(tmp_path / "名单.csv")
    assert texts(file.grids[0]) == [["7"]]
    assert file.notes == ("名字以 .csv 结尾，内容是 Excel 工作簿，按内容读取",)


def test_a_word_text_with_another_ending_is_read_and_that_is_said(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_table(1, 1).cell(0, 0).text = "甲"
    document.save(str(tmp_path / "名单.XLSX"))
    assert read_sheets(tmp_path / "名单.XLSX").notes == (
        "名字以 .xlsx 结尾，内容是 Word 文档，按内容读取",
    )


def test_a_text_without_ending_is_read_and_that_is_said(tmp_path: Path) -> None:
    (tmp_path / "名单").write_text("甲,乙\n", encoding="utf-8")
    assert read_sheets(tmp_path / "名单").notes == (
        "名字没有结尾，内容是文字表格（CSV），按内容读取",
    )


@pytest.mark.parametrize("ending", [".XLSX", ".xlsm"])
def test_the_endings_of_a_workbook_are_nothing_to_tell_of(tmp_path: Path, ending: str) -> None:
    with xlsxwriter.Workbook(tmp_path / f"a{ending}") as book:
        book.add_worksheet()
    assert read_sheets(tmp_path / f"a{ending}").notes == ()


def test_a_name_that_steers_is_shown_harmlessly(tmp_path: Path) -> None:
    (tmp_path / "名\x1b[31m单.csv").write_text("甲\n", encoding="utf-8")
    file = read_sheets(tmp_path / "名\x1b[31m单.csv")
    assert (file.name, file.grids[0].name) == ("名\\u001b[31m单.csv", "名\\u001b[31m单")


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path) == f"{tmp_path.name} 是文件夹，应是文件：请写里面那个文件的名字。"


def test_a_name_that_is_not_there_is_answered_with_the_nearest(tmp_path: Path) -> None:
    (tmp_path / "2021名单.xlsx").touch()
    said = refusal(tmp_path / "2012名单.xlsx")
    assert said == "2012名单.xlsx 没有这个文件：是不是“2021名单.xlsx”？"
    nothing_near = "请检查文件夹和文件名。"
    assert refusal(tmp_path / "zzz") == f"zzz 没有这个文件：{nothing_near}"
    assert refusal(tmp_path / "no/such/甲.csv") == f"甲.csv 没有这个文件：{nothing_near}"


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "名单.csv")
    assert refusal(tmp_path / "名单.csv") == "名单.csv 不是普通文件：请先存成文件再读。"


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("甲\n", encoding="utf-8")
    (tmp_path / "b.csv").symlink_to("a.csv")
    (tmp_path / "c.csv").symlink_to("c.csv")
    assert texts(read_sheets(tmp_path / "b.csv").grids[0]) == [["甲"]]
    assert refusal(tmp_path / "c.csv").startswith("c.csv 读不出来：")


def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("甲\n", encoding="utf-8")
    path.chmod(0)
    user = os.geteuid()
    if not user:
        # Permissions stop everybody but root.
        os.seteuid(65534)
    try:
        assert "没有读取的权限" in refusal(path)
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(
    ("library", "name", "doing"),
    [
        ("python_calamine", "a.xlsx", "读 Excel 工作簿（.xlsx）"),
        ("docx.oxml.parser", "a.docx", "读 Word 文档（.docx）"),
    ],
)
def test_without_the_extra_it_is_said_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, name: str, doing: str
) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        book.add_worksheet()
    docx.Document().save(str(tmp_path / "a.docx"))
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ExtraMissing) as missing:
        read_sheets(tmp_path / name)
    assert missing.value.message.startswith(doing)
    assert missing.value.remedy.endswith("pip install 'wuxian[office]'")


def test_csv_needs_nothing_of_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("python_calamine", "docx", "lxml"):
        monkeypatch.setitem(sys.modules, library, None)
    (tmp_path / "a.csv").write_text("甲,乙\n", encoding="utf-8")
    assert texts(read_sheets(tmp_path / "a.csv").grids[0]) == [["甲", "乙"]]
