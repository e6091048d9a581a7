"""A digest of the files that a view was computed from."""

import hashlib
from collections.abc import Iterable

from wuxian.store.disk.folder import Folder, Node


class Fingerprint:
    """A folder that remembers what was read from it."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._read: dict[str, str] = {}

    @property
    def digest(self) -> str:
        """The SHA-256 of all paths read and their contents, in the order of the paths.

        Line ends count as LF: a work tree may have others than git.
        """
        lines = (f"{path}\0{digest}\n" for path, digest in sorted(self._read.items()))
        return f"sha256:{hashlib.sha256(''.join(lines).encode()).hexdigest()}"

    def expect(self, paths: Iterable[str]) -> None:
        """These files are going to be read."""
        self._folder.expect(paths)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        data = self._folder.read(path)
        self._read[path] = hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
        return data

    def forget(self, path: str) -> None:
        """A file is none of those that the view was computed from."""
        self._read.pop(path, None)

    def digest_of(self, path: str) -> str:
        """The SHA-256 of a file; the entry that names it has said it, and that is remembered."""
        return self._folder.digest_of(path)

    def nodes(self, path: str) -> Iterable[Node]:
        """What lies in a folder."""
        return self._folder.nodes(path)

    def is_link(self, path: str) -> bool:
        """Whether a link lies there."""
        return self._folder.is_link(path)

    def is_missing(self, path: str) -> bool:
        """Whether nothing lies there."""
        return self._folder.is_missing(path)
