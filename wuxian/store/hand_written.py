"""Reading a hand-written file with its comments and its order, so that it can be joined."""

import itertools
import re
import tomllib
from collections.abc import Container, Iterator
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.changes.fields import Path
from wuxian.domain.joining.written import Section, Statement, Written, element_name
from wuxian.store.parsing import Illegible, Table, table_of

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(?:#.*)?\n?")


class _Piece(NamedTuple):
    """A header or a statement with the blank and comment lines above it."""

    lead: str
    text: str


def written_of(data: bytes) -> Written:
    """The file as it was written; Illegible where it is no table."""
    table_of(data)
    text = data.decode("utf-8")
    pieces, end = _pieces(text if text.endswith("\n") else f"{text}\n")
    groups: list[tuple[_Piece | None, list[_Piece]]] = [(None, [])]
    for piece in pieces:
        if _HEADER.fullmatch(piece.text):
            groups.append((piece, []))
        else:
            groups[-1][1].append(piece)
    sections: dict[Path, Section] = {}
    lists: dict[Path, Path] = {}
    for header, inner in groups:
        statements = dict(map(_statement, inner))
        section = Section(header.lead if header else "", header.text if header else "", statements)
        sections[_path(header.text, section, lists, sections) if header else ()] = section
    return Written(sections, end)


def _pieces(text: str) -> tuple[list[_Piece], str]:
    found: list[_Piece] = []
    lines = text.splitlines(keepends=True)
    lead: list[str] = []
    place = 0
    while place < len(lines):
        line = lines[place]
        if not line.strip() or line.lstrip().startswith("#"):
            lead.append(line)
            place += 1
            continue
        end = place + 1
        # A value may go on over several lines: it ends where the grammar says it does.
        while not _is_whole("".join(lines[place:end])):
            end += 1
            if end > len(lines):
                raise Illegible("broken-toml", "TOML 写法有误", place + 1)
        found.append(_Piece("".join(lead), "".join(lines[place:end])))
        lead, place = [], end
    return found, "".join(lead)


def _is_whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True


def _statement(piece: _Piece) -> tuple[str, Statement]:
    key, value = _leaf(tomllib.loads(piece.text, parse_float=Decimal), piece.text)
    return key, Statement(piece.lead, piece.text, value)


def _leaf(table: Table, text: str) -> tuple[str, object]:
    """The key as it is written, dots and all, and its value."""
    name, value = next(iter(table.items()))
    written = text.split("=", 1)[0]
    while isinstance(value, dict) and len(value) == 1 and "." in written:
        inner, deeper = next(iter(value.items()))
        name, value = f"{name}.{inner}", deeper
        written = written.replace(".", " ", 1)
    return name, value


def _path(header: str, section: Section, lists: dict[Path, Path], known: Container[Path]) -> Path:
    """Where a header's section lies; an element of a list bears its name instead of a place."""
    found = _HEADER.fullmatch(header)
    assert found is not None  # noqa: S101 (only headers come here)
    names = list(_names(found[2]))
    path: Path = ()
    for name in names[:-1]:
        path = (*path, name)
        path = lists.get(path, path)
    path = (*path, names[-1])
    if found[1] == "[[":
        name = element_name(names[-1], section.values)
        alike = (f"{name} {n}" for n in itertools.count(2))
        element = (*path, name)
        while element in known:
            element = (*path, next(alike))
        lists[path] = element
        return element
    return path


def _names(dotted: str) -> Iterator[str]:
    table: object = tomllib.loads(f"{dotted} = 0\n")
    while isinstance(table, dict):
        name, table = next(iter(table.items()))
        yield name
