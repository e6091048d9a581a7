"""Reading a hand-written file with its comments and its order, so that it can be joined."""

import itertools
import json
import re
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.history.differences import Path
from wuxian.store.toml.parsing import Illegible, table_of, text_of
from wuxian.store.toml.written import (
    Section,
    Statement,
)

_KEY_PART = re.compile(r"""[ \t]*(?:"(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*[.=]""")
_NAME = re.compile(r'"(?:\\.|[^"\\])*"|[^.]+')
BARE = re.compile(r"[A-Za-z0-9_-]+")


class _Piece(NamedTuple):
    """A header or a statement with the blank and comment lines above it."""

    lead: str
    text: str


class Header(NamedTuple):
    """What a header names, and whether that is a further element of a list."""

    names: tuple[str, ...]
    of_list: bool


class Read(NamedTuple):
    """A file as it was written, before its sections have names."""

    headers: list[Header]
    sections: list[Section]
    end: str


def read_file(data: bytes) -> Read:
    """A file as it was written; one that is blank says nothing, Illegible where it is no table."""
    if not data.strip():
        return Read([], [], "")
    table_of(data)
    text = text_of(data)
    pieces, end = _pieces(text if text.endswith("\n") else f"{text}\n")
    groups: list[tuple[_Piece, list[_Piece]]] = [(_Piece("", ""), [])]
    for piece in pieces:
        if piece.text.lstrip().startswith("["):
            groups.append((piece, []))
        else:
            groups[-1][1].append(piece)
    sections = [
        Section(*header, dict(itertools.starmap(statement, inner))) for header, inner in groups
    ]
    return Read([_header(section.header) for section in sections], sections, end)


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


def statement(lead: str, text: str) -> tuple[str, Statement]:
    """The key as it is written, dots and all, and its value."""
    value: object = tomllib.loads(text, parse_float=Decimal)
    names: list[str] = []
    for _ in _key_parts(text):
        assert isinstance(value, dict)  # noqa: S101 (there is a table for each part of the key)
        [(name, value)] = value.items()
        names.append(name if BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False))
    return ".".join(names), Statement(lead, text, value)


def value_start(text: str) -> int:
    """Where in a statement the key has ended."""
    return sum(map(len, _key_parts(text)))


def key_names(key: str) -> Path:
    """The names that a key with dots is made of."""
    return tuple(_NAME.findall(key))


def _key_parts(text: str) -> Iterator[str]:
    place = 0
    while (found := _KEY_PART.match(text, place)) is not None:
        yield found.group()
        if found.group().endswith("="):
            return
        place = found.end()


def _header(text: str) -> Header:
    inner: object = tomllib.loads(text)
    names: list[str] = []
    while isinstance(inner, dict) and inner:
        [(name, inner)] = inner.items()
        names.append(name)
    return Header(tuple(names), isinstance(inner, list))
