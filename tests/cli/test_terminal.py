"""On a real terminal: colours, straight tables, and Ctrl-C."""

import re
import sys
from pathlib import Path

import pexpect  # type: ignore[import-untyped]
import pytest

from tests.conftest import REPOSITORY, Run
from tests.render.drawn import bars, cells, tables

ESCAPE = "\x1b"
CODES = re.compile(r"\x1b\[[0-9;]*m")


def typed(*words: str | Path, columns: int = 80, env: dict[str, str] | None = None) -> str:
    """What the program sends to a terminal of this width, with Unix line ends."""
    terminal = opened(*words, columns=columns, env=env)
    sent = str(terminal.read())
    terminal.wait()
    return sent.replace("\r\n", "\n")


def opened(
    *words: str | Path, columns: int = 80, env: dict[str, str] | None = None
) -> pexpect.spawn:
    """The program on a terminal of its own."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "wuxian", *map(str, words)],
        cwd=str(REPOSITORY),
        env={"PATH": "/usr/bin:/bin", "TERM": "xterm-256color", **(env or {})},
        dimensions=(24, columns),
        encoding="utf-8",
        timeout=30,
    )


@pytest.mark.parametrize("words", [("list",), ("show", "9"), ("owners",), ("report",)])
def test_it_is_coloured_and_the_characters_are_those_of_a_pipe(
    words: tuple[str, ...], demo: Path, process: Run
) -> None:
    sent = typed(*words, "--data", demo)
    assert ESCAPE in sent
    plain = [line.rstrip() for line in CODES.sub("", sent).split("\n")]
    assert plain == process(*words, "--data", demo, columns=80).out.split("\n")


def test_every_lamp_has_its_colour_and_its_word(demo: Path) -> None:
    sent = typed("list", "--data", demo)
    assert {
        (code, word) for code, word in re.findall(r"\x1b\[([0-9;]+)m([红黄绿灰]) *\x1b\[0m", sent)
    } == {("1;31", "红"), ("33", "黄"), ("32", "绿"), ("90", "灰")}


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colours_can_be_refused_and_the_words_stay(demo: Path, env: dict[str, str]) -> None:
    sent = typed("list", "--data", demo, env=env)
    assert ESCAPE not in sent
    [drawn] = tables(sent)
    assert {row[1] for row in drawn.rows} == {"红", "黄", "绿", "灰", "已销号"}


def test_an_empty_no_color_refuses_nothing(demo: Path) -> None:
    assert ESCAPE in typed("list", "--data", demo, env={"NO_COLOR": ""})


def test_a_pipe_gets_no_colours(demo: Path, process: Run) -> None:
    ran = process("list", "--data", demo, env={"TERM": "xterm-256color"}, columns=80)
    assert ESCAPE not in ran.out


@pytest.mark.parametrize("columns", [60, 80, 120])
def test_the_table_is_as_wide_as_the_terminal_allows(demo: Path, columns: int) -> None:
    [drawn] = tables(CODES.sub("", typed("list", "--data", demo, columns=columns)))
    lines = (drawn.header, *drawn.lines)
    assert columns - 12 < max(cells(line) for line in lines) <= columns
    assert {tuple(bars(line, cells)) for line in lines} == {tuple(bars(drawn.rule, cells, "+"))}


def test_a_terminal_too_narrow_for_a_table_shows_it_line_by_line(demo: Path) -> None:
    sent = CODES.sub("", typed("agenda", "--data", demo, columns=20))
    assert max(map(cells, sent.split("\n"))) <= 20
    assert (
        "序号：09\n工作事项：咸宁长江综\n合门户港（咸宁港）\n到期内容：节点：主体\n过半\n"
        "日期：9月30日\n已过（工作日）：57\n"
    ) in sent


SCREENS = [
    *("list", "show 5", "agenda", "owners", "six-ones", "programme", "log", "check", "report"),
]


@pytest.mark.parametrize("columns", [20, 30, 40, 80, 160])
@pytest.mark.parametrize("words", SCREENS)
def test_no_line_of_a_screen_is_wider_than_the_screen(
    run: Run, demo: Path, words: str, columns: int
) -> None:
    ran = run(*words.split(), "--data", demo, columns=columns)
    assert ran.code == 0
    assert max(map(cells, ran.out.split("\n"))) <= columns


@pytest.mark.parametrize("columns", ["", "0", "-5", "abc", "99999", " ", "8.5"])
def test_a_width_that_no_screen_has_says_nothing(run: Run, columns: str) -> None:
    assert run("list", env={"COLUMNS": columns}) == run("list")
    assert run("list", "--help", env={"COLUMNS": columns}) == run("list", "--help")


def test_a_width_of_nearly_nothing_is_twenty(run: Run) -> None:
    assert run("list", columns=3) == run("list", columns=20)


@pytest.mark.parametrize("columns", ["-5", "99999"])
@pytest.mark.ordeal
def test_on_a_terminal_its_own_width_holds_against_an_odd_one(demo: Path, columns: str) -> None:
    odd = typed("six-ones", "--data", demo, columns=60, env={"COLUMNS": columns})
    assert odd == typed("six-ones", "--data", demo, columns=60)


@pytest.mark.ordeal
def test_json_has_no_colours_on_a_terminal_either(demo: Path) -> None:
    assert ESCAPE not in typed("list", "--json", "--data", demo)


def test_ctrl_c_at_a_question_ends_with_130_and_writes_nothing(book: Path) -> None:
    before = len(list(book.rglob("*")))
    terminal = opened("update", "5", "--data", book)
    terminal.expect("进度%")
    terminal.sendintr()
    # What is pressed in the very moment in which Python begins to wait, it sees at the next key.
    while terminal.expect(["已取消，没有写入任何内容。", pexpect.TIMEOUT], timeout=5):
        terminal.sendintr()
    terminal.expect(pexpect.EOF)
    terminal.close()
    assert terminal.exitstatus == 130
    assert len(list(book.rglob("*"))) == before
