"""A conflict as people see it: what it is about, what each side says, and who said it when."""

from collections.abc import Container, Mapping
from functools import cached_property
from typing import NamedTuple

from wuxian.domain.book.paths import ITEMS, PLAN, Place
from wuxian.domain.history.conflict import Conflict, Hand, Said
from wuxian.domain.history.differences import Fields, label, said
from wuxian.domain.history.differences import Path as FieldPath
from wuxian.domain.history.version import Version
from wuxian.domain.history.wording import Wording, names_in
from wuxian.store.disk.load import BookReader
from wuxian.store.git.objects import Objects
from wuxian.store.git.repository import Repository
from wuxian.store.git.touched import moved_items, title_in
from wuxian.store.git.tree import Tree
from wuxian.store.sync.attribution import last_hand
from wuxian.store.toml.merge import Clash

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

    @cached_property
    def _homes(self) -> tuple[dict[str, str], ...]:
        """The folders of items that each side renamed, with their new names."""
        return tuple(self._moved(side) for side in (self.sides.ours, self.sides.theirs))

    def _moved(self, side: str) -> dict[str, str]:
        before, after = self.files(self.sides.base), self.files(side)
        gone = {path: blob for path, blob in before.items() if _is_without_plan(path, after)}
        new = {path: blob for path, blob in after.items() if _is_without_plan(path, before)}
        return moved_items(gone, new, self.objects.blob)

    def new_home(self, folder: str) -> str | None:
        """The folder that an item lies in since one side renamed it."""
        return next((homes[folder] for homes in self._homes if folder in homes), None)

    def folders_of(self, folder: str) -> frozenset[str]:
        """All folders that an item has: each side may have given it another."""
        found = {folder}
        # Through the one that both began from, the other side's is two steps away.
        for homes in (*self._homes, *self._homes):
            found |= {name for pair in homes.items() for name in pair if {*pair} & found}
        return frozenset(found)

    def mistaken(self, side: str) -> dict[Place, str]:
        """The new items of a side that git, by how alike two files are, takes for one that went."""
        homes = self._moved(side)
        known = [self.files(other) for other in self.sides if other != side]
        there = self.files(side)
        new = {
            new
            for old, new in self._moves_of_git(side)
            if homes.get(old) != new and Place.of_plan(old) not in there
        }
        found = {path: blob for path, blob in there.items() if path.folder in new}
        return {} if any(path in files for path in found for files in known) else found

    def _moves_of_git(self, side: str) -> set[tuple[str, str]]:
        """The folders of items between which git takes a file for moved."""
        words = ("-r", "-z", "-M", "--raw", "--diff-filter=R", "--relative")
        fields = self.repository.git.do("diff-tree", *words, self.sides.base, side).fields
        pairs = zip(map(Place, fields[1::3]), map(Place, fields[2::3]), strict=True)
        return {
            (old.folder, new.folder)
            for old, new in pairs
            if old.folder and new.folder and old.folder != new.folder
        }

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
            title=self._title(path.folder) if path.folder and number is not None else None,
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
        names = self.folders_of(path.folder) if path.folder else ()
        folders = {
            file.folder
            for commit in (self.sides.base, self.sides.of(version))
            for file in of_item(names, self.files(commit))
        }
        # Of an item as a whole, whatever is in its folder counts.
        inner = f"/{PLAN}" if field else ""
        paths = sorted({path, *(f"{ITEMS}/{folder}{inner}" for folder in folders)})
        span = f"{self.sides.base}..{self.sides.of(version)}"
        return last_hand(self.repository, self.objects, span, paths, field)

    def _title(self, folder: str) -> str | None:
        names = self.folders_of(folder)
        for commit in (self.sides.ours, self.sides.base, self.sides.theirs):
            for path, blob in of_item(names, self.files(commit)).items():
                if path.is_plan and (title := title_in(self.objects.blob(blob))) is not None:
                    return title
        return None

    def files(self, name: str) -> dict[Place, str]:
        """The files of a commit, with their blobs."""
        return Tree(self.repository, name, self.objects).files


def of_item(folders: Container[str | None], files: Mapping[Place, str]) -> dict[Place, str]:
    """The files of an item that has these folders."""
    return {path: blob for path, blob in files.items() if path.folder in folders}


def _is_without_plan(path: Place, files: Mapping[Place, str]) -> bool:
    return path.folder is not None and Place.of_plan(path.folder) not in files
