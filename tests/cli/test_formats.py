"""Every view in every format, and what is refused: two formats, one that is none, no sheet."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.minutes import once_reported
from tests.cli.outcomes import refusal
from tests.conftest import Ran, Run

VIEWS = (
    "list", "show 5", "owners", "six-ones", "programme", "agenda", "check", "report", "log",
    "changes --since HEAD~1",
)  # fmt: skip
WITHOUT_A_SHEET = ("show 5", "programme")
NO_SHEET = refusal(2, "错误：这里没有可以导出的表格", "可用 --format markdown 或 --json。")
TITLES = {
    "list": "工作事项", "show 5": "05 天子山大桥", "owners": "责任分工",
    "six-ones": "六个一落实情况", "programme": "总体安排", "agenda": "待办提醒",
    "report": "工作周报", "log": "记录簿（2条，新的在前）", "changes --since HEAD~1": "变化",
}  # fmt: skip


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A founded book with one entry, pinned to 2021-07-31; tests only read it."""
    return once_reported(tmp_path_factory.mktemp("made") / "book")


def shown(run: Run, made: Path, view: str, *words: str) -> Ran:
    """How a view of this book ends with these words."""
    return run(*view.split(), *words, "--data", made)


@pytest.mark.parametrize("view", VIEWS)
def test_without_a_format_it_is_the_terminals(run: Run, made: Path, view: str) -> None:
    plain = shown(run, made, view)
    assert (plain.code, plain.err) == (0, "")
    assert shown(run, made, view, "--format", "terminal") == plain
    assert shown(run, made, view, "--format", "终端") == plain


@pytest.mark.parametrize("view", VIEWS)
def test_as_markdown_it_has_a_heading_where_it_has_a_head(run: Run, made: Path, view: str) -> None:
    ran = shown(run, made, view, "--format", "markdown")
    assert (ran.code, ran.err) == (0, "")
    first = f"# 武咸同城{TITLES[view]}\n" if view in TITLES else "提醒 calendar.toml\n\n没有2021年"
    assert ran.out.startswith(first)


@pytest.mark.parametrize("view", VIEWS)
def test_the_format_json_is_what_json_gives(run: Run, made: Path, view: str) -> None:
    ran = shown(run, made, view, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert list(json.loads(ran.out))[:3] == ["schema", "kind", "as_of"]
    assert shown(run, made, view, "--json") == ran
    assert shown(run, made, view, "--json", "--format", "json") == ran


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in WITHOUT_A_SHEET])
def test_the_format_csv_is_what_csv_gives(run: Run, made: Path, view: str) -> None:
    ran = shown(run, made, view, "--format", "csv")
    assert (ran.code, ran.err) == (0, "")
    header, *rows = csv.reader(io.StringIO(ran.out.removeprefix("\ufeff"), newline=""))
    assert {len(row) for row in rows} <= {len(header)}
    assert shown(run, made, view, "--csv") == ran
    assert shown(run, made, view, "--csv", "--format", "csv") == ran


@pytest.mark.parametrize("view", WITHOUT_A_SHEET)
@pytest.mark.parametrize("words", [("--csv",), ("--format", "csv"), ("--format", "表格")], ids=str)
def test_csv_of_what_is_no_table_is_refused_with_what_there_is(
    run: Run, made: Path, view: str, words: tuple[str, ...]
) -> None:
    assert shown(run, made, view, *words) == NO_SHEET


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--json", "--csv"), "--csv 和 --json"),
        (("--format", "json", "--csv"), "--csv 和 --format json"),
        (("--format", "csv", "--json"), "--json 和 --format csv"),
        (("--format", "terminal", "--json"), "--json 和 --format terminal"),
        (("--format", "文档", "--csv"), "--csv 和 --format 文档"),
    ],
    ids=str,
)
def test_two_formats_at_once_are_refused(
    run: Run, made: Path, view: str, words: tuple[str, ...], told: str
) -> None:
    assert shown(run, made, view, *words) == refusal(2, f"错误：{told} 只能选一个")


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("named", ["pdf", "", "odt"])
def test_a_format_that_is_none_is_refused_with_those_there_are(
    run: Run, made: Path, view: str, named: str
) -> None:
    assert shown(run, made, view, "--format", named) == refusal(
        2,
        f"错误：--format 没有“{named}”",
        "可用：终端（terminal）、文档（markdown）、网页（html）、公文（docx）、表格（csv）、工作簿（xlsx）、数据（json）",
    )


def test_the_help_names_the_formats_there_are(run: Run) -> None:
    assert "terminal、markdown、html、docx、csv、xlsx、json。" in run("list", "--help").out


@pytest.mark.parametrize("words", [(), ("--csv",), ("--format", "markdown"), ("--json",)], ids=str)
def test_check_fails_for_an_error_in_every_format(
    run: Run, made: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    (tmp_path / "programme.toml").write_text('name = ""\n', encoding="utf-8")
    ran = run("check", *words, "--data", tmp_path)
    assert (ran.code, ran.err) == (1, "")
    assert "programme.toml" in ran.out
    assert shown(run, made, "check", *words).code == 0
