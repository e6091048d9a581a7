"""What a report says of its data where git knows nothing of it, or not all."""

import os
import tomllib
from pathlib import Path

import pytest

from tests.cli.test_verify import origin
from tests.conftest import Run
from tests.store.git.repositories import committed_book, git


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A book in a repository."""
    return committed_book(tmp_path / "own")


def test_a_book_outside_git_says_that_it_has_no_commit(
    run: Run, book: Path, tmp_path: Path
) -> None:
    for path in (os.environ["PATH"], str(tmp_path)):
        ran = run("report", "--data", book, env={"PATH": path})
        assert (ran.code, ran.err) == (0, "")
        assert "  数据版本：未提交到 git\n" in ran.out
    told = origin(run, book)
    assert (told["commit"], told["state"]) == (None, "changed")


def test_where_git_cannot_be_asked_a_report_says_that_nobody_knows(
    run: Run, own: Path, tmp_path: Path
) -> None:
    cases: dict[str, tuple[dict[str, str], str]] = {
        "missing": ({"PATH": str(tmp_path)}, "没有找到 git"),
        "another user's": (
            {"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"},
            f"{own} 属于另一个用户，git 不敢读写",
        ),
    }
    for env, reason in cases.values():
        ran = run("report", "--data", own, env=env)
        assert (ran.code, ran.err) == (0, f"（数据版本不详：{reason}）\n")
        assert "  数据版本：不详（出报告时读不了 git）\n" in ran.out


def test_a_part_of_a_book_says_that_it_is_one(run: Run, own: Path, tmp_path: Path) -> None:
    report = tmp_path / "周报.md"
    git(own, "sparse-checkout", "set", "--no-cone", "/*", "!/items/06-*")
    told = (
        "（本机只检出了账册的一部分，缺2个文件，如 items/06-s102-g107-upgrade/2021/"
        "2021-07-26-progress-df4297.toml，以下不全；要检出全部：git sparse-checkout disable）\n"
    )
    for words in (("list",), ("check",), ("agenda",), ("report", "--output", report)):
        ran = run(*words, "--data", own)
        assert (ran.code, ran.err) == (0, told)
    assert origin_of(report)["state"] == "partial"
    assert run("list", "--at=HEAD", "--data", own).err.startswith("（以下是")
    git(own, "sparse-checkout", "disable")
    assert run("list", "--data", own).err == ""


def origin_of(report: Path) -> dict[str, object]:
    """The table at the end of a report in Markdown."""
    table = report.read_text(encoding="utf-8").rpartition("[wuxian]\n")[2].partition("\n-->")[0]
    return tomllib.loads(table)
