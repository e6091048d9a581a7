"""The books that wuxian is measured on: the shipped one, the demo with its year, a large one."""

import shutil
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .large import write_large
from .processes import Desk
from .timing import ROUND, Contestant

WUXIAN = (sys.executable, "-m", "wuxian")
_READING = {
    "list": ("list",),
    "show": ("show", "5"),
    "report": ("report",),
}
_CIRCULAR = ("report", "--kind", "circular", "--period", "2021-Q3")
_PAPERS = {
    "circular": _CIRCULAR,
    "docx": (*_CIRCULAR, "--format", "docx"),
    "wall": ("wall", "--format", "html"),
}
"""What people hold in their hands: of a book with a year in it."""
_UPDATE = ("update", "5", "--percent", "40", "--note", f"第{ROUND}轮")


@dataclass(frozen=True)
class Book:
    """A book under its name, with a twin for the updates, which let it grow."""

    name: str
    folder: Path
    write: Callable[[Path, Desk], object]
    has_a_year: bool = False

    @property
    def twin(self) -> Path:
        """Where the twin lies."""
        return self.folder.with_name(f"{self.folder.name}-twin")

    @property
    def entries(self) -> int:
        """How many entries all its items have."""
        return sum(1 for _ in self.folder.glob("items/*/*/*.toml"))

    def contestants(self, desk: Desk) -> Iterator[Contestant]:
        """The commands of wuxian that read this book, and the one that adds to its twin."""
        papers = _PAPERS if self.has_a_year else {}
        for verb, words in {**_READING, **papers}.items():
            command = (*WUXIAN, *words, "--data", str(self.folder))
            yield Contestant(f"wuxian {verb}", self.name, command, desk)
        command = (*WUXIAN, *_UPDATE, "--data", str(self.twin))
        yield Contestant("wuxian update", self.name, command, desk)

    def make(self, desk: Desk) -> None:
        """Write it, and its twin."""
        self.write(self.folder, desk)
        shutil.copytree(self.folder, self.twin)


def books(data: Path, folder: Path) -> tuple[Book, Book, Book]:
    """The books, from the smallest to the largest, none of them made yet."""
    return (
        # A copy, so that the real one is never written to.
        Book("shipped", folder / "shipped", lambda copy, _: shutil.copytree(data, copy)),
        Book("demo", folder / "demo", write_demo, has_a_year=True),
        Book("large", folder / "large", lambda book, _: write_large(data, book), has_a_year=True),
    )


def write_demo(folder: Path, desk: Desk) -> None:
    """The demo book, as the program itself makes it."""
    desk.run(*WUXIAN, "demo", str(folder))


def item_titles(data: Path) -> list[str]:
    """The titles of the items in a book, in the order of their numbers."""
    plans = sorted(data.glob("items/*/item.toml"))
    return [tomllib.loads(plan.read_text(encoding="utf-8"))["title"] for plan in plans]
