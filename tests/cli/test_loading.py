"""A command starts with what it needs and nothing else."""

import subprocess
import sys
from functools import cache

import pytest

from tests.conftest import REPOSITORY

_LOADED = """
import sys
from wuxian.cli.main import main
sys.stdout = open("/dev/null", "w")
code = main(sys.argv[1:])
print(code, *sys.modules, file=sys.stderr)
"""

ENTIRE_RICH = ("rich.console", "rich.table", "rich.text")
HEAVY = ("asyncio", "http", "logging", "rich.markdown", "rich.traceback", "typer.rich_utils")


@cache
def loaded(*words: str) -> frozenset[str]:
    """The modules that a run ends with, off a terminal, on the shipped book."""
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, *words],
        cwd=REPOSITORY,
        stderr=subprocess.PIPE,
        check=True,
        text=True,
    )
    code, *modules = done.stderr.split()
    assert code == "0"
    return frozenset(modules)


def found(modules: frozenset[str], unwanted: tuple[str, ...]) -> list[str]:
    """Those of the unwanted that were loaded."""
    return [name for name in unwanted if name in modules]


VIEWS = [
    ("list",), ("list", "--json"), ("list", "--csv"), ("show", "5"), ("owners",), ("six-ones",),
    ("programme",), ("agenda",), ("check",), ("report",), ("report", "--format", "markdown"),
    ("report", "--json"),
]  # fmt: skip


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
def test_off_a_terminal_no_view_loads_rich(words: tuple[str, ...]) -> None:
    assert found(loaded(*words), ENTIRE_RICH) == []


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
def test_no_view_loads_what_writes(words: tuple[str, ...]) -> None:
    assert (
        found(loaded(*words), ("tomli_w", "wuxian.store.disk.write", "wuxian.store.disk.filing"))
        == []
    )


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
def test_no_view_loads_what_is_heavy_and_of_no_use_to_it(words: tuple[str, ...]) -> None:
    assert found(loaded(*words), HEAVY) == []


WRITERS = {
    "plain": "wuxian.render.writers.text",
    "terminal": "wuxian.render.writers.terminal",
    "markdown": "wuxian.render.writers.markdown",
    "csv": "wuxian.render.writers.spreadsheet",
    "json": "wuxian.render.envelope",
}


@pytest.mark.parametrize(
    ("words", "writer"),
    [
        (("list",), "plain"),
        (("list", "--format", "markdown"), "markdown"),
        (("list", "--json"), "json"),
        (("list", "--csv"), "csv"),
        (("report", "--format", "markdown"), "markdown"),
        (("report",), "plain"),
    ],
)
def test_a_format_is_loaded_when_it_is_asked_for(words: tuple[str, ...], writer: str) -> None:
    others = tuple(module for name, module in WRITERS.items() if name != writer)
    assert WRITERS[writer] in loaded(*words)
    assert found(loaded(*words), others) == []


def test_a_command_loads_the_document_of_its_own_view_and_no_other() -> None:
    documents = {name for name in loaded("list") if name.startswith("wuxian.render.documents.")}
    assert documents == {"wuxian.render.documents.items"}


def test_the_help_loads_no_command() -> None:
    commands = {name for name in loaded("--help") if name.startswith("wuxian.cli.commands.")}
    assert commands == set()


def test_a_command_loads_no_other_command() -> None:
    commands = {name for name in loaded("list") if name.startswith("wuxian.cli.commands.")}
    assert commands == {"wuxian.cli.commands.list"}


def test_the_list_loads_neither_the_demo_nor_other_views() -> None:
    unwanted = ("wuxian.demo.invention", "wuxian.domain.views.weekly", "wuxian.domain.views.owners")
    assert found(loaded("list"), unwanted) == []


def test_a_kind_of_entry_that_does_not_occur_is_not_loaded() -> None:
    """The shipped book has progress and nothing else."""
    kinds = {name.rpartition(".")[2] for name in loaded("list") if ".domain.entries." in name}
    assert kinds == {"entry", "kinds", "progress"}
