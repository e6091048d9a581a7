"""An option given twice is joined or refused, never dropped; flags may be given again."""

from pathlib import Path

import pytest
from typer.core import TyperGroup, TyperOption
from typer.main import get_command

from tests.cli.outcomes import entry, refusal
from tests.conftest import Run
from tests.contents import contents
from wuxian.cli.commands import COMMANDS
from wuxian.cli.main import _application

LISTED = ("--area", "--lamp", "--status", "--class", "--lead", "--text", "--waits")
JOINED = {("list", name) for name in LISTED} | {
    ("log", "--by"), ("log", "--text"), ("update", "--figure"), ("update", "--met"),
    ("update", "--evidence"), ("reply", "--evidence"), ("verify", "--figure"),
    ("decide", "--target"), ("decide", "--milestone"), ("slip issue", "--to"),
    ("add", "--supporting"), ("add", "--covers"), ("wall", "--area"), ("wall", "--lamp"),
} | {
    ("request", name) for name in ("--target", "--milestone", "--part", "--steps", "--contact")
} | {
    ("goal", name) for name in ("--target", "--measure", "--every", "--milestone", "--part")
} | {("import", name) for name in ("--map", "--same", "--sheet")}  # fmt: skip


def options() -> list[tuple[str, TyperOption]]:
    """Every option of every command."""
    found = []
    for name in COMMANDS:
        group = get_command(_application(name))
        assert isinstance(group, TyperGroup)
        found += [
            (name, one) for one in group.commands[name].params if isinstance(one, TyperOption)
        ]
    return found


NEEDED = {"show": ["5"], "update": ["5"], "retract": ["4561fd"], "init": ["新"], "demo": ["新"]}
NEEDED["appoint"] = ["5", "leader"]
NEEDED["goal"] = ["5", "建成通车"]
NEEDED["import"] = ["清单.csv"]
REFUSED = [
    (command, option.opts[0])
    for command, option in options()
    if not option.is_flag and (command, option.opts[0]) not in JOINED
]


def test_there_are_options_to_refuse() -> None:
    assert ("update", "--note") in REFUSED
    assert ("list", "--format") in REFUSED
    assert ("retract", "--data") in REFUSED


@pytest.mark.parametrize(("command", "option"), REFUSED, ids=" ".join)
def test_an_option_that_holds_one_value_is_refused_twice(
    run: Run, command: str, option: str
) -> None:
    twice = (option, "1", f"{option}=1")
    assert run(command, *NEEDED.get(command, []), *twice) == refusal(
        2, f"错误：{option} 写了2次", f"请只写一个 {option}。"
    )


def test_a_short_name_is_the_same_option(run: Run) -> None:
    assert run("report", "--output", "a.md", "-o", "b.md").code == 2


def test_nothing_is_written_of_two_notes(run: Run, book: Path) -> None:
    before = contents(book)
    assert run("update", "7", "--note", "甲", "--note", "乙", "--data", book).code == 2
    assert contents(book) == before


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("--area 规划 --area 科技", "1 2 10 11 12 13"),
        ("--lamp 红 --lamp 黄", "5 6 7 9 10 11 13 15 17"),
        ("--lamp 红 --lamp 红", "6 7 9 11"),
        ("--lead 高新区 --lead 商务", "11 14"),
        ("-t 天子山 --text 簰洲湾", "5 7"),
        ("-t 天子山 --text 簰洲湾 --lamp 红", "7"),
        ("--status 推进中 --status 待核验 --lamp 红", "6 7 9 11"),
    ],
)
def test_a_filter_given_twice_shows_what_fits_either(
    run: Run, demo: Path, words: str, found: str
) -> None:
    rows = run("list", *words.split(), "--csv", "--data", demo).out.split("\r\n")[1:-1]
    assert [row.split(",")[0] for row in rows] == found.split()


def test_two_signers_are_either_of_them_in_the_log(run: Run, book: Path) -> None:
    run("update", "5", "--note", "x", "--by", "教育", "--data", book)
    run("update", "5", "--note", "x", "--by", "公安", "--data", book)
    log = run("log", "--by", "教育", "--by", "公安", "--data", book).out
    assert ("市教育局" in log, "市公安局" in log, "市发展和改革委员会" in log) == (
        True,
        True,
        False,
    )


def test_a_flag_given_twice_is_that_flag(run: Run, book: Path) -> None:
    twice = ("--yes", "-y", "--json", "--json", "--no-commit", "--no-commit")
    assert entry(run("update", "5", "--note", "x", *twice, "--data", book))["note"] == "x"
