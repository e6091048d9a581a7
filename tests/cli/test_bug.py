"""A bug ends with its traceback, whom to tell, and what was done to the book."""

from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.contents import added, contents
from tests.store.git.repositories import committed_book

BROKEN = """
import importlib

module = importlib.import_module("{module}")

def broken(*_, **__):
    raise {error}

module.{name} = broken
"""
WHOM = "错误：程序出错了。这是程序的毛病，请把以上全文和所用的命令发给维护程序的人。"


@pytest.fixture
def broken(process: Run, tmp_path: Path) -> "Broken":
    """Runs the program with a function in it that raises an error."""
    return Broken(process, tmp_path / "site")


class Broken:
    """The program with a bug put into it."""

    def __init__(self, process: Run, folder: Path) -> None:
        self._process, self._folder = process, folder

    def __call__(self, place: str, error: str, *words: str | Path) -> Ran:
        """Run it with what stands at this place raising this error."""
        module, _, name = place.partition(":")
        self._folder.mkdir()
        text = BROKEN.format(module=module, name=name, error=error)
        (self._folder / "sitecustomize.py").write_text(text, encoding="utf-8")
        return self._process(*words, env={"PYTHONPATH": str(self._folder)})


@pytest.mark.parametrize(
    "error", ["ZeroDivisionError()", "RecursionError()", "OSError(2, 'gone', 'file.toml')"]
)
def test_a_bug_in_a_view_says_whom_to_tell_and_that_nothing_was_changed(
    broken: Broken, book: Path, error: str
) -> None:
    before = contents(book)
    words = ("owners", "--data", book)
    ran = broken("wuxian.domain.views.owners:owners_view", error, *words)
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.startswith("Traceback (most recent call last):\n")
    assert ran.err.endswith(f"\n{WHOM}\n账册没有改动。\n")
    assert contents(book) == before


def test_a_bug_after_writing_says_what_was_written(broken: Broken, book: Path) -> None:
    before = contents(book)
    words = ("update", "5", "--percent", "40", "--data", book)
    ran = broken("wuxian.domain.views.entry:entry_view", "ValueError()", *words)
    [path] = added(before, book)
    assert ran.code == 70
    assert ran.err.endswith(f"\n{WHOM}\n已经写入：{book / path}\n")


def test_a_bug_before_writing_says_that_nothing_was_changed(broken: Broken, book: Path) -> None:
    words = ("update", "5", "--percent", "40", "--data", book)
    ran = broken("wuxian.domain.checks:findings", "ValueError()", *words)
    assert ran.code == 70
    assert ran.err.endswith(f"\n{WHOM}\n账册没有改动。\n")


def test_a_bug_where_git_was_at_work_says_to_look(broken: Broken, tmp_path: Path) -> None:
    book = committed_book(tmp_path / "book")
    words = ("undo", "--yes", "--data", book)
    ran = broken("wuxian.store.git.undoing:newest_of_ones_own", "ValueError()", *words)
    assert ran.code == 70
    assert ran.err.endswith("\n账册或它的 git 可能已有改动，请用 wuxian log 和 git status 核对。\n")
