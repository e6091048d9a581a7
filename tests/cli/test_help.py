"""Help: in Chinese only, and every command with an example that works."""

import re
import shlex
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.git.repositories import git, repository_of
from wuxian.cli.commands import COMMANDS

ENGLISH_OF_TYPER = ("Usage", "Options", "Arguments", "Commands", "Show this", "default", "required")


def example(command: str) -> str:
    """The example in a command's help, as it is typed."""
    module = import_module(f"wuxian.cli.commands.{command.replace('-', '_')}")
    return str(module.EXAMPLE).removeprefix("例：")


@pytest.mark.parametrize("words", [("--help",), ("-h",), ()], ids=str)
def test_the_help_lists_every_command_with_what_it_does(run: Run, words: tuple[str, ...]) -> None:
    ran = run(*words)
    assert (ran.code, ran.err) == (0, "")
    listed = dict(re.findall(r"^│ ([a-z-]+) +([^ ].*?) *│$", ran.out, re.MULTILINE))
    assert tuple(name for name in listed if not name.startswith("-")) == COMMANDS
    assert all(re.search("[一-鿿]", words) for words in listed.values())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert f"例：{example(command)}" in " ".join(ran.out.split())
    assert f"用法： wuxian {command}" in ran.out


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
        for command in line.split(" && "):
            program, *words = shlex.split(command)
            assert program == "wuxian"
            assert run(*words).code == 0

    return type_it


NEED_MORE = ("retract", "sync", "undo")


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in NEED_MORE])
def test_the_example_works(typed: Typed, command: str, book: Path) -> None:
    typed(repository_of(book), example(command))


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
