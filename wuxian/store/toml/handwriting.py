"""Reading a hand-written file with its comments and its order, so that it can be joined."""

import itertools
import json
import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.history.differences import Path
from wuxian.store.toml.parsing import Illegible, table_of, text_of
from wuxian.store.toml.written import (
    Section,
    Statement,
    Written,
    element_name,
    full_name,
    is_citation,
)

_KEY_PART = re.compile(r"""[ \t]*(?:"(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*[.=]""")
_BARE = re.compile(r"[A-Za-z0-9_-]+")


class _Piece(NamedTuple):
    """A header or a statement with the blank and comment lines above it."""

    lead: str
    text: str


class _Header(NamedTuple):
    """What a header names, and whether that is a further element of a list."""

    names: tuple[str, ...]
    of_list: bool


class _Read(NamedTuple):
    """A file as it was written, before its sections have names."""

    headers: list[_Header]
    sections: list[Section]
    end: str


_Shared = frozenset[tuple[str, str]]


def written_together(base: bytes, *sides: bytes) -> tuple[Written, ...]:
    """Versions of one file, so that the same element of a list bears the same name in each.

    A version that is blank says nothing; Illegible where one is no table.
    """
    read = [_read(data) if data.strip() else _Read([], [], "") for data in (base, *sides)]
    shared = _new_citations(*read).union(*map(_shared_names, read))
    return tuple(_named(one, shared) for one in read)


def _read(data: bytes) -> _Read:
    table_of(data)
    text = text_of(data)
    pieces, end = _pieces(text if text.endswith("\n") else f"{text}\n")
    groups: list[tuple[_Piece, list[_Piece]]] = [(_Piece("", ""), [])]
    for piece in pieces:
        if piece.text.lstrip().startswith("["):
            groups.append((piece, []))
        else:
            groups[-1][1].append(piece)
    sections = [Section(*header, dict(map(_statement, inner))) for header, inner in groups]
    return _Read([_header(section.header) for section in sections], sections, end)


def _pieces(text: str) -> tuple[list[_Piece], str]:
    found: list[_Piece] = []
    # Not splitlines: to TOML a line ends with LF alone, whatever else stands in a comment.
    lines = [f"{line}\n" for line in text.split("\n")[:-1]]
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
        while not (_may_end(lines[end - 1]) and _is_whole("".join(lines[place:end]))):
            end += 1
            if end > len(lines):
                raise Illegible("broken-toml", "TOML 写法有误", place + 1)
        found.append(_Piece("".join(lead), "".join(lines[place:end])))
        lead, place = [], end
    return found, "".join(lead)


def _may_end(line: str) -> bool:
    """Whether a value may end on this line: one that goes on mostly ends with a comma.

    To ask the grammar after each line of a long list would take its square of time.
    """
    return "#" in line or not line.rstrip().endswith((",", "["))


def _is_whole(text: str) -> bool:
    try:
        tomllib.loads(text)
    except ValueError:
        return False
    return True


def _statement(piece: _Piece) -> tuple[str, Statement]:
    """The key as it is written, dots and all, and its value."""
    value: object = tomllib.loads(piece.text, parse_float=Decimal)
    names: list[str] = []
    for _ in _key_parts(piece.text):
        assert isinstance(value, dict)  # noqa: S101 (there is a table for each part of the key)
        [(name, value)] = value.items()
        names.append(name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False))
    return ".".join(names), Statement(piece.lead, piece.text, value)


def _key_parts(text: str) -> Iterator[str]:
    place = 0
    while (found := _KEY_PART.match(text, place)) is not None:
        yield found.group()
        if found.group().endswith("="):
            return
        place = found.end()


def _header(text: str) -> _Header:
    inner: object = tomllib.loads(text)
    names: list[str] = []
    while isinstance(inner, dict) and inner:
        [(name, inner)] = inner.items()
        names.append(name)
    return _Header(tuple(names), isinstance(inner, list))


def _shared_names(read: _Read) -> _Shared:
    """The names that two elements of one list have in common, each with the list's."""
    paths = _paths(read.headers, [str(place) for place in range(len(read.headers))])
    times = Counter(
        (path[:-1], element_name(path[-2], section.values))
        for path, header, section in zip(paths, read.headers, read.sections, strict=True)
        if header.of_list
    )
    return frozenset((path[-1], name) for (path, name), count in times.items() if count > 1)


def _new_citations(base: _Read, *sides: _Read) -> _Shared:
    """The names of new citations: two of one section need not be the same."""
    before, after = (
        frozenset(
            (header.names[-1], element_name(header.names[-1], section.values))
            for read in versions
            for header, section in zip(read.headers, read.sections, strict=True)
            if header.of_list and is_citation(section.values)
        )
        for versions in ([base], sides)
    )
    return after - before


def _named(read: _Read, shared: _Shared) -> Written:
    """An element of a list bears a name instead of its place, and a full one if it shares it.

    Its place says nothing: the one before it may be taken away.
    """
    names = []
    for header, section in zip(read.headers, read.sections, strict=True):
        name = element_name(header.names[-1], section.values) if header.of_list else ""
        is_shared = header.of_list and (header.names[-1], name) in shared
        names.append(full_name(section.values) if is_shared else name)
    paths = _paths(read.headers, names)
    return Written(dict(zip(paths, read.sections, strict=True)), read.end)


def _paths(headers: list[_Header], names: list[str]) -> list[Path]:
    found: dict[Path, None] = {}
    lists: dict[Path, Path] = {}
    for header, name in zip(headers, names, strict=True):
        path: Path = ()
        for outer in header.names[:-1]:
            path = (*path, outer)
            path = lists.get(path, path)
        path = (*path, *header.names[-1:])
        if header.of_list:
            numbered = (f"{name} {n}" for n in itertools.count(2))
            element = (*path, name)
            while element in found:
                element = (*path, next(numbered))
            lists[path] = path = element
        found[path] = None
    return list(found)
