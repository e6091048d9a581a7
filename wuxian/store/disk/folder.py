"""A folder that a book is read from: on disk, or in a commit of git."""

import errno
import os
import stat
from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from wuxian.errors import Unreadable
from wuxian.store.toml.plain import SIZE_LIMIT

A_FILE = "这里应是文件"
A_LINK = "是符号链接，账册不跟随链接；请换成真正的文件"


# Windows cannot refuse a link or an endless wait for a pipe while it opens, and would read text.
_CAREFUL = ("O_NOFOLLOW", "O_NONBLOCK")
_OPENS_WITH_CARE = all(hasattr(os, name) for name in _CAREFUL)
READING = os.O_RDONLY + sum(getattr(os, name, 0) for name in (*_CAREFUL, "O_BINARY"))


_USUAL_SIZE = 4096
"""Larger than nearly every file of a book: to ask each for its size takes longer."""


class Unread(Unreadable):
    """A file of a book that cannot be read; `reason` says why, without its path."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(f"{path} {reason}")
        self.reason = reason


class Node(Protocol):
    """Something with a name in a folder, as `os.scandir` tells it."""

    @property
    def name(self) -> str:
        """Its name in the folder."""

    def is_file(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a file."""

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:
        """Whether it is a folder."""

    def is_symlink(self) -> bool:
        """Whether it is a link to something else."""


class Folder(Protocol):
    """Where a book's files lie; paths are the book's own, with slashes."""

    def nodes(self, path: str) -> Iterable[Node]:
        """What lies in a folder; OSError where there is none or it cannot be listed."""

    def expect(self, paths: Iterable[str]) -> None:
        """These files are going to be read: where it takes less time, they are fetched together."""

    def read(self, path: str) -> bytes:
        """The bytes of a file, at most one more than the limit; never through a link."""

    def digest_of(self, path: str) -> str:
        """The SHA-256 of a file of any size, in hex; Unread where it cannot be read."""

    def is_link(self, path: str) -> bool:
        """Whether a link lies there."""

    def is_missing(self, path: str) -> bool:
        """Whether nothing lies there; what only cannot be reached is left for reading to tell."""


class Disk:
    """A folder on disk."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._path = os.fspath(root)

    def nodes(self, path: str) -> Iterable[Node]:
        """What lies in a folder."""
        with os.scandir(f"{self._path}/{path}") as found:
            return list(found)

    def expect(self, paths: Iterable[str]) -> None:
        """On disk a file is read when it is wanted."""

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        handle = self._opened(path)
        try:
            data = os.read(handle, _USUAL_SIZE)
            # What is no file gives nothing as a rule, or does not end: it is looked at.
            if not 0 < len(data) < _USUAL_SIZE:
                size = _size_of(handle, path)
                data += os.read(handle, max(0, min(size, SIZE_LIMIT) + 1 - len(data)))
        except OSError as error:
            _size_of(handle, path)
            raise Unread(path, os_words(error)) from error
        else:
            return data
        finally:
            os.close(handle)

    def digest_of(self, path: str) -> str:
        """The SHA-256 of a file."""
        import hashlib  # noqa: PLC0415 (no view looks at copies)

        handle = self._opened(path)
        try:
            _size_of(handle, path)
            with os.fdopen(handle, "rb", closefd=False) as file:
                return hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise Unread(path, os_words(error)) from error
        finally:
            os.close(handle)

    def _opened(self, path: str) -> int:
        """What is open for reading; never a link."""
        try:
            if not _OPENS_WITH_CARE:
                _look_at(self.root, path)
            return os.open(f"{self._path}/{path}", READING)
        except OSError as error:
            raise Unread(path, os_words(error)) from error

    def is_link(self, path: str) -> bool:
        """Whether a link lies there."""
        return (self.root / path).is_symlink()

    def is_missing(self, path: str) -> bool:
        """Whether nothing lies there."""
        try:
            os.lstat(f"{self._path}/{path}")
        except FileNotFoundError:
            return True
        except OSError:
            return False
        return False


def _size_of(handle: int, path: str) -> int:
    """How large an open file is; Unread for a folder, a pipe or a device."""
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        raise Unread(path, A_FILE)
    return status.st_size


def _look_at(root: Path, path: str) -> None:
    """Refuse what is no file before it is opened, where it cannot be opened with care."""
    mode = (root / path).lstat().st_mode
    if not stat.S_ISREG(mode):
        raise Unread(path, A_LINK if stat.S_ISLNK(mode) else A_FILE)


def os_words(error: OSError) -> str:
    """The sentence for an error of reading."""
    if error.errno == errno.ELOOP:
        return A_LINK
    if isinstance(error, PermissionError):
        return "没有读取的权限；请检查文件权限"
    if isinstance(error, FileNotFoundError):
        return "没有这个文件或文件夹"
    if isinstance(error, IsADirectoryError):
        return "是文件夹，应是文件"
    return f"读不出来：{os.strerror(error.errno) if error.errno else error}"
