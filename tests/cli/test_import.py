"""`import`: a list comes in as it is, shown first, written as one act."""

import json
from collections.abc import Iterable
from pathlib import Path

import openpyxl
import pytest
from docx import Document

from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.contents import contents, without_git
from tests.store.git.repositories import commits, committed_book, files_of, git, status

HEADINGS = ("序号", "工作任务", "责任单位", "完成时限")
ROWS = (
    ("1", "建成大桥", "市教育局\n市税务局", "10月底前"),
    ("2", "完成棚户区改造2836户", "市人社局", "力争年底"),
    ("", "建成老年大学", "", "5月底前动工"),
)
LIST = "2021年重点工作.csv"


def csv_of(rows: Iterable[Iterable[str]], encoding: str = "utf-8-sig") -> bytes:
    """Rows as CSV."""
    lines = (",".join(f'"{cell}"' for cell in row) for row in rows)
    return "".join(f"{line}\r\n" for line in lines).encode(encoding)


def a_list(folder: Path, *rows: Iterable[str], name: str = LIST) -> Path:
    """A list as a CSV file."""
    file = folder / name
    file.write_bytes(csv_of((HEADINGS, *(rows or ROWS))))
    return file


@pytest.fixture
def blank(run: Run, tmp_path: Path) -> Path:
    """A blank book without git, for another place's list."""
    folder = tmp_path / "blank"
    ran = run("init", folder, "--blank", "某县实事", "--office", "县政府督查室", "--no-commit",
              "--from", "2021")  # fmt: skip
    assert ran.code == 0
    return folder


def read_in(run: Run, file: Path, book: Path, *words: str) -> dict[str, object]:
    """What an import says in JSON."""
    ran = run("import", file, "--date", "2021-03-01", "--json", *words, "--data", book)
    said: dict[str, object] = json.loads(ran.out)
    return said


def test_off_a_terminal_it_shows_and_writes_nothing(run: Run, tmp_path: Path, book: Path) -> None:
    before = contents(book)
    ran = run("import", a_list(tmp_path), "--area", "民生", "--data", book)
    assert (ran.code, ran.err) == (1, "没有写入；核对后请加 --yes。\n")
    assert "2021年重点工作.csv  预览，还没有写入\n" in ran.out
    assert contents(book) == before


def test_with_yes_it_is_one_commit_of_the_file_its_digest_and_all_that_came(
    run: Run, tmp_path: Path
) -> None:
    book = committed_book(tmp_path / "book")
    before = without_git(book)
    ran = run("import", a_list(tmp_path), "--area", "民生", "--yes", "--data", book)
    assert (ran.code, ran.err) == (0, "")
    assert "已写入账册" in ran.out
    new = set(without_git(book)) - set(before)
    assert sorted(files_of(book)) == sorted({*new, "programme.toml"})
    assert commits(book)[0] == "导入 2021年重点工作.csv：新增事项2个、年度目标2条、新单位1个"
    body = git(book, "log", "-1", "--format=%b")
    assert '\nWuxian-Import: {"file": "2021年重点工作.csv", "sha256": "' in body
    assert status(book) == []
    assert run("check", "--data", book).code == 0
    shown = json.loads(run("show", "21", "--json", "--data", book).out)
    assert (shown["lead"], shown["co_leads"]) == ("市教育局", ["市税务局"])
    cited = shown["entries"][0]["citation"]
    assert (cited["file"], cited["section"]) == (LIST, "第2行")


def test_the_same_file_again_adds_nothing(run: Run, tmp_path: Path, book: Path) -> None:
    file = a_list(tmp_path)
    assert run("import", file, "--area", "民生", "--yes", "--data", book).code == 0
    before = contents(book)
    ran = run("import", file, "--yes", "--data", book)
    assert (ran.code, ran.err) == (0, "没有要写入的。\n")
    assert "共3行：没有变化3行\n" in ran.out
    assert contents(book) == before


def test_json_says_what_was_created_what_is_unchanged_and_what_is_refused(
    run: Run, tmp_path: Path, blank: Path
) -> None:
    file = a_list(tmp_path, *ROWS, ("3", "", "市教育局", ""))
    first = read_in(run, file, blank, "--yes")
    assert (first["schema"], first["kind"], first["unchanged"]) == (1, "import", 0)
    created = first["created"]
    assert isinstance(created, list)
    kinds = [one["what"] for one in created]
    assert kinds == [
        "item",
        "goal",
        "item",
        "goal",
        "area",
        "departments",
        "departments",
        "departments",
    ]
    assert first["refused"] == [
        {"sheet": "2021年重点工作", "row": 5, "column": "工作任务", "reason": "没有写是什么事项"}
    ]
    again = read_in(run, file, blank, "--yes")
    assert (again["created"], again["unchanged"], again["written"]) == ([], 3, False)


@pytest.mark.measured
def test_a_list_with_rows_that_cannot_be_used_is_read_in_but_for_them(
    run: Run, tmp_path: Path, blank: Path
) -> None:
    file = a_list(tmp_path, *ROWS, ("3", "", "市教育局", ""))
    ran = run("import", file, "--date", "2021-03-01", "--yes", "--data", blank)
    assert ran.code == 1
    assert "没有读入的1处\n  2021年重点工作 第5行，工作任务：没有写是什么事项\n" in ran.out
    assert len(json.loads(run("list", "--json", "--data", blank).out)["items"]) == 2


def workbook(folder: Path, *above: str) -> Path:
    """The list as a workbook with title rows, merged cells and numbers."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for text in above:
        sheet.append([text])
    sheet.append(HEADINGS)
    for number, *row in ROWS:
        sheet.append([int(number) if number else None, *(cell or None for cell in row)])
    last = sheet.max_row
    sheet.merge_cells(f"A{last - 1}:A{last}")
    sheet.merge_cells(f"C{last - 1}:C{last}")
    file = folder / "list.xlsx"
    book.save(file)
    return file


def text(folder: Path) -> Path:
    """The list as a table of a Word file."""
    document = Document()
    document.add_paragraph("2021年重点工作")
    table = document.add_table(rows=0, cols=len(HEADINGS))
    for row in (HEADINGS, *ROWS):
        for cell, said in zip(table.add_row().cells, row, strict=True):
            cell.text = said
    file = folder / "list.docx"
    document.save(str(file))
    return file


def columns_turned(folder: Path) -> Path:
    """The list with its columns in another order."""
    return a_file(folder, csv_of(reversed(row) for row in (HEADINGS, *ROWS)))


def a_file(folder: Path, data: bytes) -> Path:
    """A CSV file of these bytes."""
    file = folder / "list.csv"
    file.write_bytes(data)
    return file


FORMS = {
    "gb18030": lambda folder: a_file(folder, csv_of((HEADINGS, *ROWS), "gb18030")),
    "utf-8": lambda folder: a_file(folder, csv_of((HEADINGS, *ROWS), "utf-8")),
    "a title": lambda folder: a_file(folder, csv_of((("附件", "", "", ""), HEADINGS, *ROWS))),
    "columns turned": columns_turned,
    "a workbook": workbook,
    "a workbook with titles": lambda folder: workbook(folder, "附件1", "2021年重点工作"),
    "a text": text,
}


@pytest.mark.parametrize("form", FORMS)
def test_the_same_list_in_another_form_gives_the_same_entries(
    run: Run, tmp_path: Path, blank: Path, form: str
) -> None:
    read_in(run, a_list(tmp_path), blank, "--yes")
    other = read_in(run, FORMS[form](tmp_path), blank, "--yes")
    assert (other["created"], other["unchanged"], other["refused"]) == ([], 3, [])


def test_a_row_that_may_be_an_item_is_refused_until_it_is_said_which(
    run: Run, tmp_path: Path, book: Path
) -> None:
    file = a_list(tmp_path, ("1", "天子山大桥", "", "年底"))
    ran = run("import", file, "--yes", "--data", book)
    assert ran.code == 1
    assert "和 05 武咸快速通道天子山大桥 相近" in ran.out
    said = read_in(run, file, book, "--yes", "--same", "2=5")
    assert [one["item"] for one in said["created"]] == [5]  # type: ignore[attr-defined]
    new = read_in(run, file, book, "--yes", "--same", "2=新", "--area", "交通")
    assert [one["what"] for one in new["created"]] == ["item", "goal"]  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        (("--map", "来源"), ("--map “来源”要写成 表头=含义", "如 --map 来源=领域")),
        (("--same", "9=5"), ("--same “9=5”：清单里没有这一行",
                             "写成 行=序号，如 8=14、8=新，或 工作表!8=14")),
        (("--date", "2020-01-01"), ("2020年1月1日不在期限2021—2025年之内",
                                    "清单是哪一天下达的，请写 --date 日期。")),
    ],
)  # fmt: skip
def test_what_is_said_of_a_list_and_makes_no_sense_is_refused(
    run: Run, tmp_path: Path, book: Path, words: tuple[str, ...], lines: tuple[str, str]
) -> None:
    ran = run("import", a_list(tmp_path), *words, "--data", book)
    assert ran == refusal(2, f"错误：{lines[0]}", lines[1])


def test_an_unknown_meaning_or_sheet_names_those_there_are(
    run: Run, tmp_path: Path, book: Path
) -> None:
    file = a_list(tmp_path)
    ran = run("import", file, "--map", "来源=地盘", "--data", book)
    assert (ran.code, "可用：序号（number）、领域（area）" in ran.err) == (2, True)
    ran = run("import", file, "--sheet", "总表", "--data", book)
    assert ran == refusal(3, "错误：2021年重点工作.csv 没有工作表“总表”", "有：2021年重点工作")


def test_without_an_office_nobody_sets_goals(run: Run, tmp_path: Path, blank: Path) -> None:
    programme = blank / "programme.toml"
    said = programme.read_text(encoding="utf-8")
    programme.write_text(said.partition("[[offices]]")[0], encoding="utf-8")
    ran = run("import", a_list(tmp_path), "--date", "2021-03-01", "--data", blank)
    assert ran.err.startswith("错误：不知道由谁下达\n")


def test_a_programme_whose_lists_are_in_brackets_grows_too(
    run: Run, tmp_path: Path, book: Path
) -> None:
    programme = book / "programme.toml"
    said = programme.read_text(encoding="utf-8")
    head, _, rest = said.partition("[[areas]]")
    inline = 'externals = [\n  { name = "武汉市发改委", basis = "stated" }, # 手写\n]\n\n'
    first = head.index("[term]")
    programme.write_text(
        head[:first] + inline + head[first:] + "[[areas]]" + rest, encoding="utf-8"
    )
    file = a_list(tmp_path, ("1", "省里的事", "市教育局", ""))
    rows = (("任务", "牵头单位", "配合单位"), ("省里的事", "市教育局", "省发改委"))
    file.write_bytes(csv_of(rows))
    assert run("import", file, "--area", "民生", "--yes", "--data", book).code == 0
    now = programme.read_text(encoding="utf-8")
    assert "# 手写" in now
    assert "省发改委" in now
    assert run("check", "--data", book).code == 0


def test_where_there_are_several_sheets_each_row_is_named_with_its_own(
    run: Run, tmp_path: Path, blank: Path
) -> None:
    book = openpyxl.Workbook()
    for name, title in (("交通", "修桥"), ("教育", "建学校2所")):
        sheet = book.create_sheet(name)
        sheet.append(["工作任务", "责任单位"])
        sheet.append([title, "市教育局"])
    file = tmp_path / "两张表.xlsx"
    book.save(file)
    said = run("import", file, "--date", "2021-03-01", "--data", blank).out
    assert "工作表 | 行 | 读到的" in said
    assert "交通   |  2 | 修桥" in said
    assert "教育   |  2 | 建学校2所" in said
    assert "工作表“教育”第2行 建学校2所" in said
