"""The books that wuxian is timed on: the shipped one, and the demo with a year behind it."""

import shutil
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .processes import Desk
from .timing import ROUND, Contestant

_WUXIAN = (sys.executable, "-m", "wuxian")
_READING = {
    "list": ("list",),
    "show": ("show", "5"),
    "report": ("report",),
}
_UPDATE = ("update", "5", "--percent", "40", "--note", f"第{ROUND}轮")


@dataclass(frozen=True)
class Book:
    """A book under its name, with a twin for the updates, which let it grow."""

    name: str
    folder: Path
    twin: Path

    @property
    def entries(self) -> int:
        """How many entries all its items have."""
        return sum(1 for _ in self.folder.glob("items/*/*/*.toml"))

    def contestants(self, desk: Desk) -> Iterator[Contestant]:
        """The commands of wuxian that read this book, and the one that adds to its twin."""
        for verb, words in _READING.items():
            command = (*_WUXIAN, *words, "--data", str(self.folder))
            yield Contestant(f"wuxian {verb}", self.name, command, desk)
        command = (*_WUXIAN, *_UPDATE, "--data", str(self.twin))
        yield Contestant("wuxian update", self.name, command, desk)


def copy_shipped(data: Path, folder: Path) -> Book:
    """The shipped book, copied so that the real one is never written to."""
    shutil.copytree(data, folder / "shipped")
    return _with_twin("shipped", folder / "shipped")


def make_demo(folder: Path, desk: Desk) -> Book:
    """The demo book, as the program itself makes it."""
    desk.run(*_WUXIAN, "demo", str(folder / "demo"))
    return _with_twin("demo", folder / "demo")


def item_titles(data: Path) -> list[str]:
    """The titles of the items in a book, in the order of their numbers."""
    plans = sorted(data.glob("items/*/item.toml"))
    return [tomllib.loads(plan.read_text(encoding="utf-8"))["title"] for plan in plans]


def _with_twin(name: str, folder: Path) -> Book:
    twin = folder.with_name(f"{name}-twin")
    shutil.copytree(folder, twin)
    return Book(name, folder, twin)
