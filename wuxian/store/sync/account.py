"""A conflict as people see it: what it is about, what each side says, and who said it when."""

from collections.abc import Container, Mapping
from functools import cached_property
from typing import NamedTuple

from wuxian.domain.book.paths import ITEMS, PLAN, Place
from wuxian.domain.history.conflict import Conflict, Hand, Said, Version
from wuxian.domain.history.differences import Fields, label, said
from wuxian.domain.history.differences import Path as FieldPath
from wuxian.domain.history.wording import Wording, names_in
from wuxian.store.disk.load import BookReader
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository
from wuxian.store.git.tree import Tree
from wuxian.store.sync.attribution import last_hand
from wuxian.store.toml.merge import Clash
from wuxian.store.toml.parsing import Illegible, table_of

_GONE, _KEPT = "删去", "保留"


class Sides(NamedTuple):
    """The commits of a merge: the two sides, and what they have in common."""

    base: str
    ours: str
    theirs: str

    def of(self, version: Version) -> str:
        """The commit of a version."""
        return str(getattr(self, version))


class Account:
    """What the commits of a merge tell of a conflict."""

    def __init__(self, repository: Repository, sides: Sides, objects: Objects) -> None:
        self.repository, self.sides, self.objects = repository, sides, objects

    def conflict(self, path: Place, clash: Clash, fields: Fields | None = None) -> Conflict:
        """A clash in a file as a conflict, its field called by the titles in these fields."""
        number = path.number
        base, ours, theirs = (
            None if value is None else self._said(clash.path, value)
            for value in (clash.base, clash.ours, clash.theirs)
        )
        return Conflict(
            path=path,
            number=number,
            title=self._title(number) if number is not None else None,
            field=clash.field,
            label=label(clash.path, fields) or "整个文件",
            base=clash.base,
            ours=clash.ours,
            theirs=clash.theirs,
            ours_by=self._hand(Version.OURS, path, clash.path),
            theirs_by=self._hand(Version.THEIRS, path, clash.path),
            said=Said(base, ours or _GONE, theirs or _GONE),
        )

    def _said(self, path: FieldPath, value: object) -> str:
        return (said(path, value, self._wording) if path else str(value)) or _KEPT

    @cached_property
    def _wording(self) -> Wording:
        trees = (Tree(self.repository, commit, self.objects) for commit in self.sides)
        return Wording(names_in(BookReader(tree).programme for tree in trees))

    def _hand(self, version: Version, path: Place, field: FieldPath) -> Hand | None:
        """Who changed this field last on one side, since the two parted."""
        folders = {
            file.folder
            for commit in (self.sides.base, self.sides.of(version))
            for file in of_item({path.number}, self.files(commit))
        }
        # Of an item as a whole, whatever is in its folder counts.
        inner = f"/{PLAN}" if field else ""
        paths = sorted({path, *(f"{ITEMS}/{folder}{inner}" for folder in folders)})
        span = f"{self.sides.base}..{self.sides.of(version)}"
        return last_hand(self.repository, self.objects, span, paths, field)

    def _title(self, number: int) -> str | None:
        for commit in (self.sides.ours, self.sides.base, self.sides.theirs):
            for path, blob in of_item({number}, self.files(commit)).items():
                if path.is_plan:
                    try:
                        title = table_of(self.objects.blob(blob)).get("title")
                    except Illegible:
                        continue
                    return str(title)
        return None

    def files(self, name: str) -> dict[Place, str]:
        """The files of a commit, with their blobs."""
        return Tree(self.repository, name, self.objects).files


def of_item(numbers: Container[int | None], files: Mapping[Place, str]) -> dict[Place, str]:
    """The files of an item that has one of these numbers."""
    return {path: blob for path, blob in files.items() if path.folder and path.number in numbers}
