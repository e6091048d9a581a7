"""Where the output goes: any locale, a pipe that closes, a disk that is full, no stream at all."""

import os
import subprocess
import sys
from pathlib import Path
from typing import IO

import pytest

from tests.conftest import REPOSITORY, Run

SHIPPED = REPOSITORY / "data"
ASCII = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
COMMANDS = [
    ["list"], ["list", "--json"], ["list", "--csv"], ["check"], ["report", "--format", "markdown"],
    ["--help"],
]  # fmt: skip


def ended(words: list[str], stdout: int | IO[bytes]) -> tuple[int, str]:
    """The exit code and the words on stderr of a run whose stdout goes there."""
    done = subprocess.run(
        [sys.executable, "-m", "wuxian", *words],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stderr.decode()


def ended_in_a_shell(line: str) -> tuple[int, str, str]:
    """The exit code, stdout and stderr of a line of shell with `wuxian` in it."""
    done = subprocess.run(
        ["sh", "-c", line.replace("wuxian", f"{sys.executable} -m wuxian")],
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_an_ascii_locale_changes_no_byte(words: list[str], run: Run, process: Run) -> None:
    ended_in_ascii = process(*words, env=ASCII)
    assert (ended_in_ascii.code, ended_in_ascii.err) == (0, "")
    assert ended_in_ascii.out == run(*words).out


def test_an_error_is_in_chinese_in_an_ascii_locale(process: Run) -> None:
    assert process("show", "99", env=ASCII).err == "错误：没有事项“99”\n序号从1到20。\n"


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_a_pipe_that_is_closed_is_no_error(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        assert ended(words, writing) == (0, "")
    finally:
        os.close(writing)


def test_the_first_line_can_be_had_alone(demo: Path) -> None:
    line = f"wuxian show 9 --json --data {demo} | head -1"
    assert ended_in_a_shell(line) == (0, "{\n", "")


@pytest.mark.parametrize("words", [["list"], ["report", "--json"], ["--help"]], ids=" ".join)
def test_a_full_disk_behind_stdout_is_told_with_exit_code_5(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        code, err = ended(words, full)
    assert (code, err.split("\n")[0]) == (5, "错误：写不进标准输出：磁盘已满")


def test_an_entry_is_there_though_stdout_was_full(book: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        code, err = ended(["update", "5", "--percent", "40", "--data", str(book)], full)
    assert (code, err.split("\n")[1]) == (
        5,
        "如果是写入账册的命令，内容可能已经写入，请用 wuxian show 核对。",
    )
    assert len(list(book.glob("items/05-*/2021/*.toml"))) == 2


def test_a_closed_stdout_is_told_with_exit_code_5() -> None:
    code, _, err = ended_in_a_shell("wuxian list >&-")
    assert (code, err.split("\n")[0]) == (5, "错误：写不进标准输出：已经关闭")


def test_a_command_that_prints_nothing_needs_no_stdout(tmp_path: Path) -> None:
    file = tmp_path / "周报.md"
    assert ended_in_a_shell(f"wuxian report --output {file} >&-") == (0, "", "")
    assert file.read_text(encoding="utf-8").startswith("# 武咸同城工作周报\n")


def test_an_error_does_not_go_to_stdout_where_stderr_is_closed() -> None:
    assert ended_in_a_shell("wuxian show 99 2>&-") == (3, "", "")


def test_without_a_stdin_nothing_is_asked(book: Path) -> None:
    code, _, err = ended_in_a_shell(f"wuxian update 5 --data {book} <&-")
    assert (code, err.split("\n")[0]) == (2, "错误：没有要报送的内容")
