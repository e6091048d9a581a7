"""Plain TOML, as this program and most people write it, read in a fraction of the time.

What is read is the same as tomllib's, a test holds; whatever is not plain goes to tomllib.
"""

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

Table = dict[str, object]

SIZE_LIMIT = 256 * 1024
"""No file of a book is larger."""

_TIME = (
    r"[T ](?:[01][0-9]|2[0-3]):[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?"
    r"[+-][0-9]{2}:[0-5][0-9]"
)

# The entries this program writes are lines `key = "text"`, whole numbers, dates and times.
# Reading just those takes a fifth of the time of the full grammar (measured by tests/bench),
# and a year has about a thousand of them. From where a text is not like that, all the rest is
# one match without a key.
_PLAIN_LINE = re.compile(
    r'([a-z_]+) = (?:"([^"\\\x00-\x1f\x7f]*)"'
    rf"|([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?:{_TIME})?|0|[1-9][0-9]{{0,8}}))\n|(?s:.+)"
)

_HEADER = re.compile(r"^(\[{1,2}[a-z_.]+\]{1,2})\n", re.MULTILINE)

# Plans have lists and comments, too: a token is found behind blanks and a comment, and the rest
# that is not plain is an empty one.
_TOKEN = re.compile(
    r"[ \t]*+(?:#[^\x00-\x08\x0a-\x1f\x7f]*+)?"
    rf'("[^"\\\x00-\x1f\x7f]*"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}{_TIME}'
    r"|[A-Za-z0-9_.:+-]+|\[\[|\]\]|[\[\]{}=,\n])|(?s:.+)"
)
_DECIMAL = re.compile(r"(?:0|[1-9][0-9]{0,8})\.[0-9]{1,9}")
_DAY = len("2021-07-26")
_DIGITS = 9
_TRUTH = {"true": True, "false": False}


def plain_file(data: bytes) -> Table | None:
    """The table of a plain file, the same as tomllib's; None where anything is not plain."""
    if len(data) > SIZE_LIMIT:
        return None
    try:
        text = data.decode()
        lines = _PLAIN_LINE.findall(text)
        if lines and lines[-1][0]:
            table: Table = {}
            _read_lines(lines, table)
            return table
        return _table_of_sections(text)
    except (ValueError, StopIteration, RecursionError):
        return None


def _table_of_sections(text: str) -> Table:
    """The table of a file with headers; ValueError or StopIteration where anything is not plain.

    What stands in a list and looks like a header leaves an unfinished list above it.
    """
    headers = _Headers()
    root, *rest = _HEADER.split(text)
    _read_section(root, headers.root)
    for header, section in zip(rest[::2], rest[1::2], strict=True):
        name = header.strip("[]")
        if header == f"[{name}]":
            _read_section(section, headers.table(name))
        elif header == f"[[{name}]]":
            _read_section(section, headers.element(name))
        else:
            raise ValueError
    return headers.root


def _read_section(text: str, table: Table) -> None:
    """What stands below a header, by lines if all of them are plain, else by tokens."""
    text = text.strip("\n") + "\n"
    if text == "\n":
        return
    lines = _PLAIN_LINE.findall(text)
    if lines[-1][0]:
        _read_lines(lines, table)
        return
    words = _TOKEN.findall(text)
    if not all(words):
        raise ValueError
    _read_tokens(iter(words), table)


def _read_lines(lines: list[tuple[str, ...]], table: Table) -> None:
    for key, words, bare in lines:
        if words or not bare:
            table[key] = words
        else:
            table[key] = _short(bare) if len(bare) <= _DAY else dt.datetime.fromisoformat(bare)
    if len(table) != len(lines):
        raise ValueError


@cache
def _short(bare: str) -> dt.date | int:
    """A day or a whole number: of both there are few, and many times."""
    return dt.date.fromisoformat(bare) if len(bare) == _DAY else int(bare)


def _read_tokens(words: Iterator[str], table: Table) -> None:
    for word in words:
        if word != "\n":
            _set(table, word, words)
            if next(words, "\n") != "\n":
                raise ValueError


class _Headers:
    """The tables that headers have opened: only in these may further ones be opened."""

    def __init__(self) -> None:
        self.root: Table = {}
        self._tables = {id(self.root): self.root}
        self._lists: dict[int, list[Table]] = {}

    def table(self, name: str) -> Table:
        """The new table of a header [name]."""
        within, last = self._within(name)
        if last in within:
            raise ValueError
        return self._new(within, last)

    def element(self, name: str) -> Table:
        """The new element of a header [[name]]."""
        within, last = self._within(name)
        if last not in within:
            first: list[Table] = []
            within[last] = self._lists[id(first)] = first
        elements = self._lists.get(id(within[last]))
        if elements is None:
            raise ValueError
        element: Table = {}
        elements.append(element)
        self._tables[id(element)] = element
        return element

    def _within(self, name: str) -> tuple[Table, str]:
        """The table that a header's own lies in, and what it is called there."""
        *outer, last = map(_key, name.split("."))
        table = self.root
        for part in outer:
            if part not in table:
                self._new(table, part)
            place = id(table[part])
            elements = self._lists.get(place)
            inner = elements[-1] if elements else self._tables.get(place)
            if inner is None:
                raise ValueError
            table = inner
        return table, last

    def _new(self, within: Table, key: str) -> Table:
        table: Table = {}
        within[key] = self._tables[id(table)] = table
        return table


def _set(table: Table, word: str, words: Iterator[str]) -> None:
    key = _key(word)
    if next(words) != "=" or key in table:
        raise ValueError
    table[key] = _typed_value(next(words), words)


def _typed_value(word: str, words: Iterator[str]) -> object:
    if word[0] == '"':
        return word[1:-1]
    if word == "[":
        return _array(words)
    return _inline(words) if word == "{" else _scalar(word)


def _scalar(word: str) -> int | Decimal | dt.date | bool:
    size = len(word)
    if size == _DAY and word[4] == word[7] == "-":
        return dt.date.fromisoformat(word)
    if word.isdecimal() and word.isascii():
        if size > _DIGITS or (word[0] == "0" and size > 1):
            raise ValueError
        return int(word)
    if word in _TRUTH:
        return _TRUTH[word]
    if _DECIMAL.fullmatch(word):
        return Decimal(word)
    [(_, _, bare)] = _PLAIN_LINE.findall(f"moment = {word}\n")
    if len(bare) <= _DAY:
        raise ValueError
    return dt.datetime.fromisoformat(bare)


def _array(words: Iterator[str]) -> list[object]:
    values: list[object] = []
    while (word := _beyond_lines(words)) != "]":
        values.append(_typed_value(word, words))
        word = _beyond_lines(words)
        if word == "]":
            break
        if word != ",":
            raise ValueError
    return values


def _inline(words: Iterator[str]) -> Table:
    table: Table = {}
    word = next(words)
    while word != "}":
        _set(table, word, words)
        word = next(words)
        if word == ",":
            word = _key(next(words))
        elif word != "}":
            raise ValueError
    return table


def _beyond_lines(words: Iterator[str]) -> str:
    while (word := next(words)) == "\n":
        pass
    return word


@cache
def _key(word: str) -> str:
    if not (word.isidentifier() and word.islower()):
        raise ValueError
    return word
