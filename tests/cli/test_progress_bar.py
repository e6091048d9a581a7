"""A long command shows that it is at work: on a terminal, on stderr, and it leaves nothing."""

import re
import sys
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.conftest import REPOSITORY, Run

# The bar comes at once, and each look at the clock is told.
_AT_ONCE = """
import sys
from wuxian.cli import progress_bar
progress_bar.AFTER, progress_bar._AT_ONCE = 0, 1
from wuxian.cli.main import main
sys.exit(main(sys.argv[1:]))
"""


def screen(
    *words: str | Path, term: str = "xterm-256color", piped: Path | None = None, code: int = 0
) -> str:
    """All that a terminal gets of a command that seems long; stdout may go to a file."""
    line = [sys.executable, "-c", _AT_ONCE, *map(str, words)]
    if piped is not None:
        line = ["sh", "-c", f'exec "$@" > {piped}', "sh", *line]
    terminal = pexpect.spawn(
        line[0],
        line[1:],
        cwd=str(REPOSITORY),
        env={"PATH": "/usr/bin:/bin", "TERM": term},
        dimensions=(60, 100),
        encoding="utf-8",
        timeout=30,
    )
    sent = str(terminal.read())
    terminal.wait()
    assert terminal.exitstatus == code
    return sent


def test_a_long_reading_is_shown_and_then_only_what_was_asked_for(demo: Path) -> None:
    sent = screen("list", "--data", demo)
    assert "正在读取账册" in sent
    assert re.search(r"\d+%", sent)
    # Its line is cleared before the first word of the list.
    before, _, after = sent.partition("武咸同城（演示）")
    assert "正在" in before
    assert "\x1b[2K" in before
    assert "正在" not in after
    assert after.rstrip().endswith("待武汉市发展和改革委员会34个工作日")


@pytest.mark.ordeal
def test_what_goes_to_a_file_has_no_bar_in_it(demo: Path, tmp_path: Path, run: Run) -> None:
    file = tmp_path / "list.txt"
    sent = screen("list", "--data", demo, piped=file)
    assert "正在读取账册" in sent
    assert file.read_text(encoding="utf-8") == run("list", "--data", demo).out


@pytest.mark.ordeal
def test_a_terminal_that_can_do_nothing_is_left_alone(demo: Path) -> None:
    assert "正在" not in screen("list", "--data", demo, term="dumb")


@pytest.mark.parametrize(
    "words",
    [("check",), ("report", "--period", "2021-Q3"), ("list", "--lamp", "紫"), ("wall", "99")],
    ids=" ".join,
)
def test_off_a_terminal_there_is_none(run: Run, demo: Path, words: tuple[str, ...]) -> None:
    assert "正在" not in run(*words, "--data", demo).err


@pytest.mark.ordeal
def test_an_error_takes_it_away_and_is_told(demo: Path) -> None:
    sent = screen("wall", "--for", "没有的人", "--data", demo, code=3)
    assert "正在" not in sent.partition("错误：")[2]
    assert "没有登记的单位、也没有市领导叫“没有的人”" in sent


@pytest.mark.ordeal
def test_one_who_says_nothing_at_all_takes_it_away_too(demo: Path, tmp_path: Path) -> None:
    sent = screen("report", "--output", tmp_path / "周报.md", "--data", demo)
    assert "正在读取账册" in sent
    # The line is cleared, and the cursor is shown again.
    assert sent.rstrip().endswith("\x1b[2K")
    assert sent.count("\x1b[?25l") == sent.count("\x1b[?25h") == 1
