"""What of a book is on disk and not in git as it is."""

from typing import NamedTuple

from wuxian.domain.book.paths import ITEMS, OF_THE_BOOK, EntryName, plan_path
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


class Pending(NamedTuple):
    """A file of the book that git has not as it is; `status` is git's two letters."""

    status: str
    path: str

    @property
    def is_gone(self) -> bool:
        """Whether it was taken away."""
        return "D" in self.status

    @property
    def is_new(self) -> bool:
        """Whether git did not have it before."""
        return not self.is_gone and (self.status == "??" or "A" in self.status)

    @property
    def folder(self) -> str:
        """The item's folder; empty for what belongs to no item."""
        return self.path.split("/")[1] if self.path.startswith(f"{ITEMS}/") else ""

    @property
    def is_plan(self) -> bool:
        """Whether it is an item's plan."""
        return self.path == plan_path(self.folder)

    @property
    def entry_name(self) -> EntryName | None:
        """What its name says, if it is an entry's."""
        inside = self.path.startswith(f"{ITEMS}/")
        return EntryName.parse(self.path.rpartition("/")[2]) if inside else None


def pending(repository: Repository) -> list[Pending]:
    """The files of the book that differ from the last commit, staged or not."""
    words = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--")
    found = []
    for line in repository.git.do("status", *words, *literal(*OF_THE_BOOK)).fields:
        path = repository.inside(line[3:])
        if path is not None and not _is_draft(path):
            found.append(Pending(line[:2], path))
    return found


def _is_draft(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))
