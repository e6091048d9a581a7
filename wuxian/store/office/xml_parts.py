"""The XML of office files: its elements in turn, and how its parts refer to one another."""

import posixpath
from collections.abc import Callable
from typing import NamedTuple
from xml.parsers import expat
from xml.sax.saxutils import quoteattr

from wuxian.errors import Refused
from wuxian.store.office.archive import Archive, damaged

Attributes = dict[str, str]

RELATIONS = "_rels/.rels"
OFFICE_DOCUMENT = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
)
_ITS_END = "/officeDocument"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def local(name: str) -> str:
    """A name without its prefix."""
    return name.rpartition(":")[2]


def parser() -> expat.XMLParserType:
    """A parser that refuses what could make much of little: office files declare no entities."""
    made = expat.ParserCreate()
    made.StartDoctypeDeclHandler = _refuse_doctype
    made.buffer_text = True
    return made


def _refuse_doctype(*_: object) -> None:
    raise Refused(
        "里面声明了实体，办公软件不写这个", remedy="请在 Excel 或 WPS 里打开，另存一次再读。"
    )


def parse(made: expat.XMLParserType, part: bytes) -> None:
    """Have a parser read a part; it is damaged if it is no XML."""
    try:
        made.Parse(part, True)  # noqa: FBT003 (it takes no names)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise damaged() from error


def each_element(part: bytes, take: Callable[[str, Attributes], None]) -> None:
    """Tell of each element in turn: its name and attributes, without prefixes."""

    def start(tag: str, attributes: Attributes) -> None:
        take(local(tag), {local(name): value for name, value in attributes.items()})

    made = parser()
    made.StartElementHandler = start
    parse(made, part)


class Relation(NamedTuple):
    """What a part refers to as `id`: another part, by its whole name, and what it is to it."""

    id: str
    kind: str
    target: str


def relations_name(part: str) -> str:
    """The part that says what a part refers to."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def relations_of(part: bytes, folder: str) -> list[Relation]:
    """What is referred to within the file by a part in a folder; nothing outside is looked at."""
    found: list[Relation] = []

    def take(name: str, at: Attributes) -> None:
        if name == "Relationship" and at.get("TargetMode") != "External":
            target = at.get("Target", "").replace("\\", "/")
            target = posixpath.normpath(posixpath.join("/", folder, target))
            found.append(Relation(at.get("Id", ""), at.get("Type", ""), target.lstrip("/")))

    each_element(part, take)
    return found


def relations_part(relations: list[Relation]) -> bytes:
    """The part that says so much."""
    links = "".join(
        f"<Relationship Id={quoteattr(link.id)} Type={quoteattr(link.kind)} "
        f"Target={quoteattr(f'/{link.target}')}/>"
        for link in relations
    )
    return f'<Relationships xmlns="{_PACKAGE}">{links}</Relationships>'.encode()


def main_part(archive: Archive) -> str | None:
    """The name of the part that an office file is about; None if the archive is of another kind."""
    if not archive.has(RELATIONS):
        return None
    relations = relations_of(archive.part(RELATIONS), "")
    mains = [found.target for found in relations if found.kind.endswith(_ITS_END)]
    return mains[0] if mains else None


class _Seen(Exception):
    """The first element was seen."""


def root_of(part: bytes) -> str:
    """The name of a part's first element."""

    def take(name: str, _: Attributes) -> None:
        raise _Seen(name)

    try:
        each_element(part, take)
    except _Seen as seen:
        return str(seen)
    raise damaged()
