"""The XML of Word texts: its paragraphs and tables, and what is said in them."""

from collections.abc import Iterator
from typing import Protocol, Self

from wuxian.errors import ExtraMissing
from wuxian.store.office.archive import Archive, damaged
from wuxian.store.office.limits import WORD_BYTES
from wuxian.store.office.xml_parts import parse, parser

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NOT_SAID = {
    f"{W}{name}" for name in ("del", "moveFrom", "txbxContent", "pict", "rt", "instrText", "tbl")
} | {_FALLBACK}
"""What was struck out, stands in a box of its own, or is told elsewhere."""
_SIGNS = {
    f"{W}tab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}
MOST_COLUMNS = 1000
"""Word itself has room for 63."""


class Element(Protocol):
    """An element of XML, as far as it is needed."""

    @property
    def tag(self) -> object:
        """Its name with its namespace; of a comment, something else."""

    @property
    def text(self) -> str | None:
        """Its text."""

    def get(self, key: str) -> str | None:
        """One of its attributes."""

    def find(self, path: str) -> Self | None:
        """The first such element below."""

    def __iter__(self) -> Iterator[Self]:
        """The elements right below."""


def tree_of(archive: Archive, name: str) -> Element:
    """A part as a tree of elements, by the names that Word gives them."""
    # The strict kind has the same elements under another name.
    part = archive.part(name, WORD_BYTES).replace(_STRICT, W[1:-1].encode())
    # A look at all of it, for what the library would do with declarations.
    parse(parser(), part)
    try:
        from docx.oxml.parser import parse_xml
    except ImportError as error:
        raise ExtraMissing("读 Word 文档（.docx）") from error
    try:
        tree: Element = parse_xml(part)
    except SyntaxError as error:  # the one of lxml is one of Python's
        raise damaged() from error
    return tree


def blocks(parent: Element) -> Iterator[Element]:
    """The paragraphs and tables of a text or a cell, in what else they may be wrapped."""
    for child in parent:
        if child.tag in {f"{W}p", f"{W}tbl"}:
            yield child
        elif child.tag not in _NOT_SAID and isinstance(child.tag, str):
            yield from blocks(child)


def said(element: Element) -> str:
    """What is said in a paragraph, as it reads with all changes accepted."""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in _NOT_SAID or not isinstance(element.tag, str):
        return ""
    return _SIGNS.get(element.tag) or "".join(map(said, element))


def value(element: Element | None, path: str) -> str | None:
    """The value that a property has; empty where it is there without one, None without it."""
    found = None if element is None else element.find(path)
    return None if found is None else found.get(f"{W}val") or ""


def columns(element: Element | None, path: str, default: int) -> int:
    """The number of columns that a property has; what is no such number is damage."""
    said_so = value(element, path)
    if not said_so:
        return default
    if not said_so.isdecimal() or int(said_so) > MOST_COLUMNS:
        raise damaged()
    return int(said_so)


def inner(parent: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, in what else they may be wrapped."""
    for child in parent:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag not in {*_NOT_SAID, f"{W}tc"} and isinstance(child.tag, str):
            yield from inner(child, name)
