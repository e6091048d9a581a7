"""Help: in Chinese only, and every command with an example that works."""

import re
import shlex
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import REPOSITORY, Run
from tests.render.drawn import cells
from tests.store.git.repositories import git, repository_of
from wuxian.cli.commands import COMMANDS, PANELS, Row

ENGLISH_OF_TYPER = ("Usage", "Options", "Arguments", "Commands", "Show this", "default", "required")


def example(command: str) -> str:
    """The example in a command's help, as it is typed."""
    module = import_module(COMMANDS[command].module)
    return str(module.EXAMPLE).removeprefix("例：")


@pytest.mark.parametrize("words", [("--help",), ("-h",), ()], ids=str)
def test_the_help_lists_every_command_with_what_it_does(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.code, ran.err) == (0, "")
    listed = re.findall(r"^  ([a-z][a-z -]*[a-z]) +([^ ].*)$", ran.out, re.MULTILINE)
    assert listed == [(row.name, row.line) for row in COMMANDS.values()]


def test_the_help_stands_under_what_its_commands_are_for(run: Run) -> None:
    titles = [line for line in run("--help").out.splitlines() if re.fullmatch("[一-鿿]{1,2}", line)]
    assert titles == [*PANELS, "选项"] == ["看", "报", "管", "出", "账册", "选项"]


@pytest.mark.parametrize("row", COMMANDS.values(), ids=lambda row: row.name)
def test_a_line_of_the_help_is_short_and_chinese(row: Row) -> None:
    assert len(row.line) <= 30
    assert re.match("[一-鿿“]", row.line)


def test_the_table_of_commands_has_each_module_once() -> None:
    folder = REPOSITORY / "wuxian/cli/commands"
    modules = {path.stem.rstrip("_").replace("_", "-") for path in folder.glob("[a-z]*.py")}
    assert modules == {name.replace(" ", "-") for name in COMMANDS}
    assert len(COMMANDS) == sum(map(len, PANELS.values()))


@pytest.mark.parametrize("columns", [20, 40])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_the_help_fits_the_screen_and_loses_nothing(run: Run, command: str, columns: int) -> None:
    words = (command, "--help") if command else ("--help",)
    drawn = run(*words, columns=columns).out
    assert max(map(cells, drawn.splitlines())) <= columns
    names = re.findall(r"^(?:  )?(--?[a-z-]+)(?=[ ,])", run(*words).out, re.MULTILINE)
    assert names
    assert [name for name in names if name not in drawn] == []


def test_an_option_is_told_with_the_variable_that_may_say_it(run: Run) -> None:
    lines = run("update", "--help").out.splitlines()
    [by] = [line for line in lines if line.startswith("--by ")]
    assert by == "--by 部门             | 由哪个部门填报，也可设环境变量 WUXIAN_BY。"


def test_the_usage_tells_what_must_be_given_from_what_may_be(run: Run) -> None:
    assert run("appoint", "--help").out.startswith("用法：wuxian appoint 序号 职责 [人选] [选项]\n")


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"例：{example(command)}" in " ".join(ran.out.split())
    assert f"用法：wuxian {command} " in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_has_no_english_of_typer(run: Run, command: str) -> None:
    out = run(command, "--help").out
    assert [word for word in ENGLISH_OF_TYPER if word.casefold() in out.casefold()] == []


def test_the_version_is_told(run: Run) -> None:
    ran = run("--version")
    assert ran.code == 0
    assert re.fullmatch(r"wuxian \d+\.\d+\.\d+\n", ran.out)


Typed = Callable[[Path, str], None]


@pytest.fixture
def typed(run: Run, monkeypatch: pytest.MonkeyPatch) -> Typed:
    """Run a line as it is typed into a shell in the folder of a book; it must end well."""

    def type_it(book: Path, line: str) -> None:
        monkeypatch.chdir(book)
        monkeypatch.setenv("EDITOR", "true")
        for command in line.split(" && "):
            program, *words = shlex.split(command)
            assert program == "wuxian"
            assert run(*words).code == 0

    return type_it


ELSEWHERE = (
    *("init", "retract", "sync", "undo", "reply", "resolve", "import", "verify", "reopen"),
    "slip show",
)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ELSEWHERE])
def test_the_example_works(typed: Typed, command: str, book: Path) -> None:
    typed(repository_of(book), example(command))


def test_the_example_of_verify_works_where_a_claim_waits(typed: Typed, book: Path) -> None:
    typed(repository_of(book), f"wuxian update 5 --percent 40 && {example('verify')}")


def test_the_example_of_slip_show_works_where_there_is_one(
    typed: Typed, demo: Path, tmp_path: Path
) -> None:
    typed(shutil.copytree(demo, tmp_path / "book"), example("slip show"))


def test_the_example_of_reopen_works_where_the_item_is_closed(typed: Typed, book: Path) -> None:
    ended = "wuxian close 5 --as cancelled --document 武咸办〔2021〕9号"
    typed(repository_of(book), f"{ended} && {example('reopen')}")


def test_the_example_of_init_works_where_there_is_no_repository(
    typed: Typed, tmp_path: Path
) -> None:
    typed(tmp_path, example("init"))


def test_the_example_of_import_shows_what_it_would_write(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(book)
    _, name, file, *words = shlex.split(example("import"))
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in (["领域", "工作任务", "责任单位"], ["民生", "岸线整治", "市水利和湖泊局"]):
        sheet.append(row)
    made.save(file)
    ran = run(name, file, "--year", "2021", *words)
    assert (ran.code, "新增事项1个、年度目标1条" in ran.out) == (1, True)


def test_the_example_of_retract_works_where_there_is_such_an_entry(
    typed: Typed, book: Path
) -> None:
    [entry] = book.glob("items/05-*/2021/*.toml")
    shutil.copy(entry, entry.with_name("2021-07-26-progress-3f9a1c.toml"))
    typed(book, example("retract"))


def test_the_example_of_sync_works_where_there_is_a_shared_repository(
    typed: Typed, book: Path, tmp_path: Path
) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "shared.git")
    git(repository_of(book), "remote", "add", "origin", tmp_path / "shared.git")
    typed(book, example("sync"))


def test_the_example_of_undo_works_where_one_has_just_written(typed: Typed, book: Path) -> None:
    typed(repository_of(book), f"{example('update')} && {example('undo')} --yes")


@pytest.mark.parametrize("command", ["reply", "resolve"])
def test_the_example_of_what_ends_a_problem_works_where_there_is_one(
    typed: Typed, book: Path, command: str
) -> None:
    typed(repository_of(book), f"{example('problem')} && {example(command)}")
