"""A digest of the files that a view was computed from."""

import hashlib

from wuxian.store.disk.folder import Folder
from wuxian.store.disk.through import Through


class Fingerprint(Through):
    """A folder that remembers what was read from it."""

    def __init__(self, folder: Folder) -> None:
        super().__init__(folder)
        self._read: dict[str, str] = {}

    @property
    def digest(self) -> str:
        """The SHA-256 of all paths read and their contents, in the order of the paths.

        Line ends count as LF: a work tree may have others than git.
        """
        lines = (f"{path}\0{digest}\n" for path, digest in sorted(self._read.items()))
        return f"sha256:{hashlib.sha256(''.join(lines).encode()).hexdigest()}"

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        data = self._folder.read(path)
        self._read[path] = hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()
        return data

    def forget(self, path: str) -> None:
        """A file is none of those that the view was computed from."""
        self._read.pop(path, None)
