"""Pasted text is made harmless; what steers is refused with its place; a tilde is the home."""

import io
import sys
from pathlib import Path

import pytest

from tests.cli.outcomes import entry, refusal
from tests.conftest import Run
from tests.contents import contents

PASTED = "\ufeff主桥\t桩基\r\n\u200b承台\u00a0施工\r\n"
IN_LINES, IN_ONE = "主桥 桩基\n承台 施工", "主桥 桩基 承台 施工"


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("update", "5", "--note"), "note"),
        (("update", "5", "--problem"), "problem"),
        (("update", "5", "--next"), "next"),
        (("retract", "4561fd", "--reason"), "reason"),
        (("appoint", "5", "leader", "张三", "--document", "x", "--note"), "note"),
    ],
    ids=lambda words: words[-1],
)
def test_what_came_along_with_a_pasted_text_is_made_harmless(
    run: Run, book: Path, words: tuple[str, ...], field: str
) -> None:
    assert entry(run(*words, PASTED, "--json", "--data", book))[field] == IN_LINES


def test_a_text_from_stdin_is_pasted_text_too(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PASTED.encode())))
    assert entry(run("update", "5", "--note", "-", "--json", "--data", book))["note"] == IN_LINES


def test_what_has_one_line_gets_blanks_for_line_ends(run: Run, book: Path) -> None:
    words = ("appoint", " 天子山\u200b", "市领导\ufeff", PASTED, "--document", PASTED)
    recorded = entry(run(*words, "--by", "武咸同城领导小组办\r\n", "--json", "--data", book))
    assert (recorded["post"], recorded["holder"], recorded["document"], recorded["by"]) == (
        *("leader", IN_ONE, IN_ONE),
        "武咸同城领导小组办公室",
    )


@pytest.mark.parametrize(
    "words",
    [
        ("list", "--text", "天子山\ufeff"),
        ("list", "--lead", "\t交通\t", "--text", "天子\u200b山"),
        ("list", "--area", "交通\r\n", "--text", "天子山"),
        ("list", "--as-of", "2021-07-26\u00a0", "--text", "天子山"),
    ],
    ids=str,
)
def test_a_pasted_filter_finds_what_it_shows(run: Run, words: tuple[str, ...]) -> None:
    assert run(*words).out == run("list", "--text", "天子山").out


@pytest.mark.parametrize(
    ("words", "called"),
    [
        (("update", "5", "--note"), "--note "),
        (("update", "5", "--by"), "--by "),
        (("retract", "4561fd", "--reason"), "--reason "),
        (("appoint", "5", "leader"), "人选"),
        (("show",), "序号"),
        (("owners",), "部门"),
        (("list", "--lead"), "--lead "),
        (("report", "--week"), "--week "),
    ],
    ids=lambda words: words[-1],
)
def test_what_steers_is_refused_with_its_name_and_place(
    run: Run, book: Path, words: tuple[str, ...], called: str
) -> None:
    before = contents(book)
    assert run(*words, "乙\u202e甲", "--data", book) == refusal(
        2, f"错误：{called}的第2个字符是改变文字方向的字符 U+202E", r"请删去：“乙\u202e甲”"
    )
    assert contents(book) == before


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, book: Path) -> Path:
    """A home with the book in it, seen from elsewhere."""
    monkeypatch.setenv("HOME", str(tmp_path))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    assert book == tmp_path / "book"
    return tmp_path


def test_a_tilde_is_the_home_in_every_path_that_is_typed(run: Run, home: Path) -> None:
    for words in (("list", "--data=~/book"), ("list", "--data", "~/book")):
        ran = run(*words)
        assert (ran.code, ran.err) == (0, "")
    assert run("list", env={"WUXIAN_DATA": "~/book"}).err == ""
    assert run("init", "--no-commit", "~/新").code == 0
    assert run("demo", "~/演示").code == 0
    assert run("report", "--data=~/book", "--output", "~/周报.md").code == 0
    assert run("report", "--data=~/book", "--verify", "~/周报.md").err.startswith("错误") is False
    names = {path.name for path in home.iterdir()}
    assert names == {"book", "elsewhere", "新", "演示", "周报.md"}
    assert list((home / "elsewhere").iterdir()) == []


def test_the_home_of_nobody_is_refused(run: Run) -> None:
    assert run("list", "--data", "~nobody-here/x") == refusal(
        2, "错误：~nobody-here/x 里的 ~ 不知是哪里：没有这个用户的主目录"
    )
