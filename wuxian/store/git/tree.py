"""A book's folder as it lies in a commit, read from git's objects; no file is checked out."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.errors import GitFailed, NotFound
from wuxian.store.disk.folder import A_FILE, A_LINK, Unread
from wuxian.store.git.answer import failed
from wuxian.store.git.objects import Objects
from wuxian.store.git.process import Git, literal
from wuxian.store.git.repository import Repository

_ID = re.compile("[0-9a-f]{40,64}")
_FILE, _FOLDER, _LINK = "10", "04", "12"


class TreeNode(NamedTuple):
    """A name in a folder of a tree; `mode` is git's: 100644, 040000, 120000."""

    name: str
    mode: str
    blob: str = ""

    def is_file(self, *, follow_symlinks: bool = True) -> bool:  # noqa: ARG002 (as os.DirEntry)
        """Whether it is a file."""
        return self.mode.startswith(_FILE)

    def is_dir(self, *, follow_symlinks: bool = True) -> bool:  # noqa: ARG002 (as os.DirEntry)
        """Whether it is a folder."""
        return self.mode.startswith(_FOLDER)

    def is_symlink(self) -> bool:
        """Whether it is a link to something else."""
        return self.mode.startswith(_LINK)


class Tree:
    """A book's folder in a commit or a tree of its repository."""

    def __init__(self, repository: Repository, name: str, objects: Objects) -> None:
        self._objects = objects
        self._nodes: dict[str, TreeNode] = {}
        self._folders: dict[str, list[TreeNode]] = {".": []}
        if _ID.fullmatch(name):
            # Whoever asks for it, with which lock: what has an id stays what it is.
            listed = _listed_once(repository._replace(git=Git(repository.root)), name)
        else:
            listed = _listed(repository, name)
        for path, node in listed:
            self._add(path, node)
        if not self._nodes:
            raise NotFound(
                "那时还没有这个账册", remedy=f"git 的 {name[:12]} 里没有文件夹 {repository.prefix}"
            )

    @property
    def files(self) -> dict[Place, str]:
        """The blob of every file, by its path in the book."""
        return {Place(path): node.blob for path, node in self._nodes.items() if node.is_file()}

    def nodes(self, path: str) -> Iterable[TreeNode]:
        """What lies in a folder."""
        if path not in self._folders:
            raise FileNotFoundError(path)
        return self._folders[path]

    def expect(self, paths: Iterable[str]) -> None:
        """Ask git for all these files at once."""
        nodes = (self._nodes.get(path) for path in paths)
        self._objects.fetch(node.blob for node in nodes if node is not None and node.is_file())

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return self._objects.blob(self._blob(path))

    def digest_of(self, path: str) -> str:
        """The SHA-256 of a file."""
        return self._objects.digest(self._blob(path))

    def _blob(self, path: str) -> str:
        node = self._nodes.get(path)
        if node is None:
            raise Unread(path, "没有这个文件或文件夹")
        if not node.is_file():
            raise Unread(path, A_LINK if node.is_symlink() else A_FILE)
        return node.blob

    def is_link(self, path: str) -> bool:
        """Whether a link lies there."""
        node = self._nodes.get(path)
        return node is not None and node.is_symlink()

    def is_missing(self, path: str) -> bool:
        """Whether nothing lies there."""
        return path not in self._nodes

    def _add(self, path: str, node: TreeNode) -> None:
        folder = path.rpartition("/")[0] or "."
        if folder not in self._folders:
            self._folders[folder] = []
            self._add(folder, TreeNode(folder.rpartition("/")[2], "040000"))
        self._nodes[path] = node
        self._folders[folder].append(node)


def _listed(repository: Repository, name: str) -> tuple[tuple[str, TreeNode], ...]:
    """Every file below the book's folder; the listing is of the whole tree, or of that folder."""
    folder = literal(repository.prefix) if repository.prefix else []
    answer = repository.git.ask("ls-tree", "-r", "-z", "--full-tree", name, "--", *folder)
    if answer.code != 0:
        failure = failed("ls-tree", answer)
        raise GitFailed(
            failure.message, remedy="仓库可能损坏，或是部分克隆；请运行 git fsck，或重新克隆。"
        )
    return tuple(_nodes(repository, answer.fields))


_listed_once = lru_cache(maxsize=8)(_listed)
"""A sync asks for a commit again and again."""


def _nodes(repository: Repository, lines: list[str]) -> Iterator[tuple[str, TreeNode]]:
    for line in lines:
        about, _, path = line.partition("\t")
        mode, _, blob = about.split(" ")
        inside = repository.inside(path)
        if inside:
            yield inside, TreeNode(inside.rpartition("/")[2], mode, blob)
