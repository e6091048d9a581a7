"""A folder of a book seen through something that looks on."""

from collections.abc import Iterable

from wuxian.store.disk.folder import Folder, Node


class Through:
    """A folder seen through something that looks on: what is asked of it is passed on."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder

    def expect(self, paths: Iterable[str]) -> None:
        """These files are going to be read."""
        self._folder.expect(paths)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._folder.read(path)

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
