"""What of a book is on disk and not in git as it is."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.book.paths import OF_THE_BOOK, Place
from wuxian.errors import GitFailed
from wuxian.store.disk.copies import namers
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


class Pending(NamedTuple):
    """A file of the book whose bytes the last commit has not: their blob there, and here."""

    path: Place
    before: str | None
    now: str | None
    is_unmerged: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether it was taken away."""
        return self.now is None

    @property
    def is_new(self) -> bool:
        """Whether the last commit did not have it."""
        return self.before is None


def pending(repository: Repository) -> list[Pending]:
    """The files of the book that differ from the last commit, whatever git was told to ignore.

    By their bytes alone: neither a mode nor what is staged makes another file of it. What the
    book does not read is none of it, but for copies of evidence that an entry names. GitFailed
    where another repository holds some of it.
    """
    unmerged, found = set(), set()
    for status, path in (*_told(repository), *_overlooked(repository)):
        if path.endswith("/") and _holds_records(repository, path):
            raise GitFailed(
                f"{path} 里另有一个 git 仓库，其中的记录进不了账册的仓库",
                remedy=f"请移走其中的 git 文件夹，再试一次：{path}.git",
            )
        if path.is_kept:
            found.add(path)
            unmerged |= {path} if status in _UNMERGED else set()
    if not found:
        return []
    before, now = _committed(repository), _on_disk(repository, sorted(found))
    differing = (
        Pending(path, before.get(path), now.get(path), path in unmerged) for path in sorted(found)
    )
    return [
        file
        for file in differing
        if (file.before != file.now or file.is_unmerged) and not _is_unnamed(file, repository)
    ]


def _is_unnamed(file: Pending, repository: Repository) -> bool:
    """Whether it is a new copy of evidence that no entry names: as good as litter."""
    return file.is_new and file.path.copied is not None and not namers(repository.root, file.path)


def _holds_records(repository: Repository, folder: Place) -> bool:
    """Whether the book reads any file below a folder."""
    found = (repository.root / folder).rglob("*")
    return any(Place(file.relative_to(repository.root).as_posix()).is_kept for file in found)


def absent(repository: Repository) -> list[Place]:
    """The files that the book reads and a sparse checkout has left out."""
    return [path for path in left_out(repository) if path.is_read]


def left_out(repository: Repository) -> list[Place]:
    """The files of the book, copies of evidence as well, that a sparse checkout has left out."""
    if not (repository.git_dir / "info/sparse-checkout").exists():
        return []
    return [
        path
        for tag, path in _tagged(repository)
        if tag == _LEFT_OUT and path.is_kept and not (repository.root / path).exists()
    ]


_UNMERGED = ("DD", "AU", "UD", "UA", "DU", "AA", "UU")
_LEFT_OUT = "S"
_AT_ONCE = 500


def _told(repository: Repository) -> Iterator[tuple[str, Place]]:
    """What `git status` tells, ignored files too: git's two letters and the path."""
    words = ("--porcelain=v1", "-z", "--untracked-files=all", "--ignored=traditional")
    about = ("--no-renames", "--", *literal(*OF_THE_BOOK))
    for line in repository.git.do("status", *words, *about).fields:
        path = repository.inside(line[3:])
        if path is not None:
            yield line[:2], path


def _overlooked(repository: Repository) -> Iterator[tuple[str, Place]]:
    """The files that git was told to take for unchanged, as far as they are there."""
    for tag, path in _tagged(repository):
        if tag.islower() or (tag == _LEFT_OUT and (repository.root / path).exists()):
            yield tag, path


def _tagged(repository: Repository) -> Iterator[tuple[str, Place]]:
    for line in repository.git.do("ls-files", "-v", "-z", "--", *literal(*OF_THE_BOOK)).fields:
        yield line[0], Place(line[2:])


def _committed(repository: Repository) -> dict[Place, str]:
    """The blobs of the last commit."""
    if repository.commit("HEAD") is None:
        return {}
    fields = repository.git.do("ls-tree", "-r", "-z", "HEAD", "--", *OF_THE_BOOK).fields
    lines = (line.partition("\t") for line in fields)
    return {Place(path): about.split(" ")[2] for about, _, path in lines}


def _on_disk(repository: Repository, paths: list[Place]) -> dict[Place, str]:
    """What the blobs of these files would be; of what cannot be read none that git has."""
    found = {path: "" for path in paths if os.path.lexists(repository.root / path)}
    readable = [
        path
        for path in found
        if (repository.root / path).is_file() and os.access(repository.root / path, os.R_OK)
    ]
    for first in range(0, len(readable), _AT_ONCE):
        some = readable[first : first + _AT_ONCE]
        blobs = repository.git.do("hash-object", "--", *some).text.split("\n")
        found |= dict(zip(some, blobs, strict=True))
    return found
