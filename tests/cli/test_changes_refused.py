"""`changes` where there is nothing to compare, or what is asked for is none."""

from pathlib import Path

import pytest

from tests.cli.minutes import (
    PLAN,
    bare_book,
    committed,
    edited,
    empty_repository,
    founded,
)
from tests.cli.outcomes import refusal
from tests.conftest import Run

USUAL = "可写提交号（见 wuxian log）、标签、分支、HEAD~3，或日期，如 2021-07-01。"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with one commit, of 1 July 2021."""
    return founded(tmp_path / "book")


@pytest.mark.parametrize(
    ("name", "remedy"),
    [
        ("HEAD~9", USUAL),
        ("mian", "是不是“main”？"),
        ("-x", USUAL),
        ("--all", USUAL),
        ("main:programme.toml", USUAL),
        ("HEAD..HEAD", USUAL),
    ],
)
def test_a_revision_that_is_none_is_refused_with_the_nearest(
    run: Run, book: Path, name: str, remedy: str
) -> None:
    for option in ("--since", "--until"):
        ran = run("changes", f"{option}={name}", "--data", book)
        assert ran == refusal(3, f"错误：没有版本“{name}”", remedy)


@pytest.mark.parametrize("option", ["--since", "--until"])
def test_a_day_that_is_none_is_refused(run: Run, book: Path, option: str) -> None:
    assert run("changes", option, "2021-02-30", "--data", book) == refusal(
        2,
        f"错误：{option} 的日期“2021-02-30”读不懂，或没有这一天",
        "可以写 2021-07-26、2021年7月26日、7月26日、昨天、上周五、6月底、年底。",
    )


def test_until_a_day_before_the_first_commit_is_refused(run: Run, book: Path) -> None:
    assert run("changes", "--until", "2021-06-01", "--data", book) == refusal(
        3, "错误：2021年6月1日还没有提交过账册", "最早的提交在2021年7月1日。"
    )


def test_until_nothing_is_refused_like_since_nothing(run: Run, book: Path) -> None:
    told = refusal(3, "错误：没有版本“”", USUAL)
    assert run("changes", "--since=", "--data", book) == told
    assert run("changes", "--until=", "--data", book) == told


@pytest.mark.parametrize("words", [(), ("--until", "HEAD"), ("--since", "2021-07-01")])
def test_a_repository_without_a_commit_has_nothing_to_compare(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    ran = run("changes", *words, "--data", empty_repository(tmp_path / "book"))
    assert (ran.code, ran.out) == (3, "")


def test_without_a_commit_it_says_how_to_make_one(run: Run, tmp_path: Path) -> None:
    assert run("changes", "--data", empty_repository(tmp_path / "book")) == refusal(
        3, "错误：账册还没有任何提交，没有可比的", "先提交一次：git add . && git commit"
    )


def test_a_book_outside_git_cannot_be_compared(run: Run, tmp_path: Path) -> None:
    book = bare_book(tmp_path / "book")
    assert run("changes", "--data", book) == refusal(
        6,
        f"错误：账册 {book} 不在 git 仓库里",
        "在账册文件夹里运行：git init && git add . && git commit -m 新建账册",
    )


def test_without_git_it_says_to_install_it(run: Run, book: Path) -> None:
    assert run("changes", "--data", book, env={"PATH": "/nowhere"}) == refusal(
        6, "错误：没有找到 git", "请先安装 git；不用 git 的命令照常可用。"
    )


def test_json_and_another_format_exclude_each_other(run: Run, book: Path) -> None:
    ran = run("changes", "--json", "--format", "markdown", "--data", book)
    assert ran == refusal(2, "错误：--json 和 --format markdown 只能选一个")


def test_a_format_that_is_none_is_refused_with_those_there_are(run: Run, book: Path) -> None:
    assert run("changes", "--format", "pdf", "--data", book) == refusal(
        2,
        "错误：--format 没有“pdf”",
        "可用：终端（terminal）、文档（markdown）、网页（html）、公文（docx）、表格（csv）、工作簿（xlsx）、数据（json）",
    )


def test_since_a_later_commit_than_until_is_refused(run: Run, book: Path) -> None:
    edited(book, PLAN, ("天子山大桥", "天子山特大桥"))
    committed(book)
    ran = run("changes", "--since", "HEAD", "--until", "HEAD~1", "--data", book)
    assert ran == refusal(2, "错误：--since 晚于 --until", "请把前后两个版本对调。")


def test_since_a_later_day_than_until_is_refused(run: Run, book: Path) -> None:
    ran = run("changes", "--since", "2021-07-09", "--until", "2021-07-02", "--data", book)
    assert (ran.code, ran.out) == (2, "")
