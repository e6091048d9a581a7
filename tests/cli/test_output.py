"""`--output` of every view: in which format, into which file, and over nobody else's."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pexpect  # type: ignore[import-untyped]
import pytest

from tests.cli.minutes import once_reported
from tests.cli.outcomes import refusal
from tests.cli.test_asking import on_a_terminal
from tests.conftest import Ran, Run
from tests.contents import contents

VIEWS = (
    "list", "show 5", "owners", "six-ones", "filings", "programme", "agenda", "check", "report",
    "log", "changes --since HEAD~1",
)  # fmt: skip
WITHOUT_A_SHEET = ("show 5", "programme")
QUIET = Ran(0, "", "")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded book with one entry, pinned to 2021-07-31; tests only read it."""
    return once_reported(tmp_path_factory.mktemp("made") / "book")


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_goes_into_a_file_in_the_format_that_its_name_ends_in(
    run: Run, made: Path, tmp_path: Path, view: str
) -> None:
    output = tmp_path / "表.json"
    shown = run(*view.split(), "--json", "--data", made)
    assert run(*view.split(), "--output", output, "--data", made) == QUIET
    assert output.read_bytes().decode() == shown.out


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in WITHOUT_A_SHEET])
def test_a_workbook_says_what_the_csv_says(run: Run, made: Path, tmp_path: Path, view: str) -> None:
    output = tmp_path / "表.xlsx"
    assert run(*view.split(), "-o", output, "--data", made) == QUIET
    text = run(*view.split(), "--csv", "--data", made).out.removeprefix("\ufeff")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    [sheet] = openpyxl.load_workbook(output).worksheets
    found = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert found[0] == header
    assert [sum(value is not None for value in row) for row in found[1:]] == [
        sum(map(bool, row)) for row in rows
    ]


@pytest.mark.parametrize("view", WITHOUT_A_SHEET)
def test_a_workbook_of_what_is_no_table_is_refused(
    run: Run, made: Path, tmp_path: Path, view: str
) -> None:
    ran = run(*view.split(), "--output", tmp_path / "表.xlsx", "--data", made)
    told = ("错误：这里没有可以导出的表格", "可用 --format markdown 或 --json。")
    assert ran == refusal(2, *told)
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_through_a_pipe_is_that_workbook(run: Run, made: Path, tmp_path: Path) -> None:
    run("list", "--output", tmp_path / "表.xlsx", "--data", made)
    words = (sys.executable, "-m", "wuxian", "list", "--format", "xlsx", "--data", made)
    piped = subprocess.run(words, capture_output=True, check=True)
    assert piped.stdout == (tmp_path / "表.xlsx").read_bytes()


def test_a_workbook_is_not_drawn_on_a_terminal(made: Path) -> None:
    terminal: pexpect.spawn = on_a_terminal(made, "list", "--format", "xlsx")
    said = str(terminal.read())
    assert "错误：xlsx 不能显示在屏幕上" in said
    assert "请加 --output 文件.xlsx" in said


def test_in_a_folder_a_view_has_a_name_of_its_own(run: Run, made: Path, tmp_path: Path) -> None:
    for words in (("list", "--csv"), ("list",), ("owners", "--format", "xlsx")):
        assert run(*words, "--output", f"{tmp_path}/表/", "--data", made) == QUIET
    assert set(contents(tmp_path / "表")) == {
        "items-2021-07-31.csv",
        "items-2021-07-31.md",
        "owners-2021-07-31.xlsx",
    }


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".json"])
def test_what_is_of_the_same_kind_and_ours_is_replaced(
    run: Run, made: Path, tmp_path: Path, suffix: str
) -> None:
    output = tmp_path / f"表{suffix}"
    output.touch()
    for words in ((), ("--lamp", "红")):
        assert run("list", *words, "--output", output, "--data", made) == QUIET
    before = output.read_bytes()
    ran = run("owners", "--output", output, "--data", made)
    assert ran == refusal(
        2,
        f"错误：{output} 不是 wuxian 写成的{_LABELS[suffix]}，没有动它",
        "请换一个文件名；确实要覆盖，请加 --force。",
    )
    assert output.read_bytes() == before
    assert run("owners", "--force", "--output", output, "--data", made) == QUIET
    assert output.read_bytes() != before


_LABELS = {".csv": "表格", ".xlsx": "工作簿", ".json": "数据"}


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_of_a_text_nobody_can_tell_whose_it_is_unless_it_is_the_same(
    run: Run, made: Path, tmp_path: Path, suffix: str
) -> None:
    output = tmp_path / f"表{suffix}"
    for _ in range(2):
        assert run("list", "--output", output, "--data", made) == QUIET
    ran = run("owners", "--output", output, "--data", made)
    assert ran.err.startswith(f"错误：看不出 {output} 是不是 wuxian 写成的，没有动它\n")
    assert run("owners", "--force", "--output", output, "--data", made) == QUIET


def test_a_workbook_that_somebody_saved_again_is_theirs(
    run: Run, made: Path, tmp_path: Path
) -> None:
    output = tmp_path / "表.xlsx"
    run("list", "--output", output, "--data", made)
    book = openpyxl.load_workbook(output)
    book.worksheets[0]["B2"] = "我的批注"
    book.save(output)
    assert run("list", "--output", output, "--data", made).code == 2
    assert openpyxl.load_workbook(output).worksheets[0]["B2"].value == "我的批注"


@pytest.mark.parametrize("words", [b"PK\x03\x04", b"PK\x03\x04 no more of it", b"\xd0\xcf\x11"])
def test_what_is_no_workbook_is_not_replaced_by_one(
    run: Run, made: Path, tmp_path: Path, words: bytes
) -> None:
    output = tmp_path / "表.xlsx"
    output.write_bytes(words)
    assert run("list", "--output", output, "--data", made).code == 2
    assert output.read_bytes() == words


@pytest.mark.parametrize("path", ["programme.toml", "items/表.xlsx", ".git/表.xlsx"])
def test_a_view_is_never_written_among_the_files_of_the_book_or_of_git(
    run: Run, made: Path, path: str
) -> None:
    before = contents(made)
    words = ("list", "--format", "xlsx", "--force", "--output", made / path, "--data", made)
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert "的文件，不能写成工作簿\n" in ran.err
    assert contents(made) == before


def test_force_without_a_file_is_refused(run: Run, made: Path) -> None:
    assert run("list", "--force", "--data", made) == refusal(
        2, "错误：--force 要和 --output 一起用", "例：--output 表.xlsx --force"
    )
