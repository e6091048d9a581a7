"""What of a book is on disk and not in git as it is."""

from typing import NamedTuple

from wuxian.domain.book.paths import OF_THE_BOOK, Place
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


class Pending(NamedTuple):
    """A file of the book that git has not as it is; `status` is git's two letters."""

    status: str
    path: Place

    @property
    def is_gone(self) -> bool:
        """Whether it was taken away."""
        return "D" in self.status

    @property
    def is_new(self) -> bool:
        """Whether git did not have it before."""
        return not self.is_gone and (self.status == "??" or "A" in self.status)


def pending(repository: Repository) -> list[Pending]:
    """The files of the book that differ from the last commit, staged or not."""
    words = ("--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--")
    found = []
    for line in repository.git.do("status", *words, *literal(*OF_THE_BOOK)).fields:
        path = repository.inside(line[3:])
        if path is not None and not path.is_hidden:
            found.append(Pending(line[:2], path))
    return found
