"""Copies of evidence: where they lie, which of them is there, and which entries name one."""

from pathlib import Path
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.domain.plan.evidence_rule import EvidenceRule
from wuxian.domain.values.evidence import Evidence
from wuxian.errors import Refused
from wuxian.store.disk.folder import Disk, Unread

_READABLE = ".toml"


class Offered(NamedTuple):
    """A file that was looked at: what an entry says of it, and where it lies."""

    evidence: Evidence
    source: Path


class Shelf(NamedTuple):
    """Where the copies lie that an item's entries of a year name: in the book, or outside."""

    root: Path
    inside: Place
    outside: Path | None = None

    @classmethod
    def of(cls, root: Path, folder: str, year: int, rule: EvidenceRule | None) -> "Shelf":
        """That of an item and a year, as the settings of the year say."""
        return cls(root, Place.of_copies(folder, year), outside_folder(root, rule))

    @property
    def folder(self) -> Path:
        """Where new ones go."""
        return self.outside or self.root / self.inside

    def found(self, evidence: Evidence) -> Path | None:
        """The copy that is there: what was filed before the settings changed lies in the book."""
        places = (self.folder, self.root / self.inside)
        copies = (place / (evidence.copy_name or "") for place in places)
        return next((copy for copy in copies if copy.is_symlink() or copy.exists()), None)

    def place(self, copy: Path) -> Place | None:
        """The place in the book of a copy; None for one that lies outside."""
        is_inside = copy.parent == self.root / self.inside
        return Place(f"{self.inside}/{copy.name}") if is_inside else None


class Attached(NamedTuple):
    """The evidence of an entry, the files that it is copied from, and where the copies lie."""

    evidence: tuple[Evidence, ...]
    offered: tuple[Offered, ...]
    shelf: Shelf

    @property
    def places(self) -> list[Place]:
        """Where the copies lie in the book that are there."""
        copies = (self.shelf.found(one) for one in self.evidence if one.sha256)
        return [place for copy in copies if copy and (place := self.shelf.place(copy))]


def outside_folder(root: Path, rule: EvidenceRule | None) -> Path | None:
    """The folder outside the book that the settings name, seen from the book's."""
    if rule is None or rule.folder is None:
        return None
    try:
        return root / Path(rule.folder).expanduser()
    except RuntimeError:
        # Of a home that nobody has there is no folder either.
        return root / rule.folder


def new_copies(attached: Attached) -> dict[Path, Offered]:
    """The files of which there is no copy yet, by where it is to lie; Refused if one is spoilt."""
    _, offered, shelf = attached
    if offered and shelf.outside is not None and not shelf.outside.is_dir():
        raise Refused(
            f"存放佐证材料的文件夹 {shelf.outside} 不在",
            remedy="years/ 里的 [evidence] 指定了它；请先接通或建好这个文件夹。",
        )
    wanted = {}
    for one in offered:
        copy = shelf.found(one.evidence)
        if copy is None:
            wanted[shelf.folder / (one.evidence.copy_name or "")] = one
        elif Disk(copy.parent).digest_of(copy.name) != one.evidence.sha256:
            raise Refused(
                f"已有的副本 {copy} 被改动过，和 {one.evidence.name} 不一样了",
                remedy="请先恢复它，办法见 wuxian check。",
            )
    return wanted


def namers(root: Path, copy: Place) -> list[Place]:
    """The entries that name a copy in the book, be they readable or not: all are of its year."""
    digest = (copy.copied or "").encode()
    year = Place(copy.rsplit("/", 2)[0])
    disk = Disk(root)
    try:
        names = sorted(node.name for node in disk.nodes(year) if node.name.endswith(_READABLE))
    except OSError:
        return []
    places = (Place(f"{year}/{name}") for name in names)
    return [place for place in places if place.entry is not None and digest in _bytes(disk, place)]


def _bytes(disk: Disk, place: Place) -> bytes:
    try:
        return disk.read(place)
    except Unread:
        return b""
