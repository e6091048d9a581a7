"""A list or an inline table as it was written: its parts, with the comments around each."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from wuxian.store.toml.handwriting import statement, value_start
from wuxian.store.toml.written import STRING, Statement, element_names

_BLANKS = re.compile(r"[ \t]*")
_GAP = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_COMMENT = re.compile(r"(?:[ \t]*#[^\n]*)?")
_WORD = re.compile(rf"""{STRING}|[\[\]{{}},]|#[^\n]*|[ \t\r\n]+|[^\[\]{{}},"'#\s]+""", re.DOTALL)
_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}


class Bracketed(NamedTuple):
    """What stands before the first part, the parts, and what stands behind the last.

    `comma` says that one stands behind the last part, too.
    """

    is_table: bool
    start: str
    parts: tuple[tuple[str, Statement], ...]
    comma: bool
    end: str

    @property
    def frame(self) -> tuple[str, bool, str]:
        """What is written around the parts."""
        return (self.start, self.comma, self.end)

    def text_of(self, parts: Iterable[Statement]) -> str:
        """Its text with these parts instead of its own."""
        found, behind = self.start, self.start
        indent = _BLANKS.match(self.parts[0][1].text) if self.parts else None
        first = indent.group() if indent else ""
        given = list(parts)
        for place, part in enumerate(given):
            text = part.text if part.lead else (" " if place else first) + part.text.lstrip(" \t")
            found += _below(behind, part.lead + text)
            found += "," if self.comma or place + 1 < len(given) else ""
            found += part.behind
            behind = part.behind
        return found + _below(behind, self.end)


def bracketed(text: str, *, keyed: bool) -> Bracketed | None:
    """A value, or a key with its value, taken apart; None where it is in no brackets."""
    place = _past(_BLANKS, text, value_start(text) if keyed else 0)
    if text[place : place + 1] not in ("[", "{"):
        return None
    is_table = text[place] == "{"
    place = _past(_COMMENT, text, place + 1)
    start = text[:place]
    parts: list[tuple[str, Statement]] = []
    comma = False
    while True:
        begin = _past(_GAP, text, place)
        if text[begin] in "]}":
            return Bracketed(is_table, start, tuple(parts), comma, text[place:])
        lead_end = text.rfind("\n", place, begin) + 1 or place
        last, stop = _end_of_part(text, begin)
        comma = text[stop] == ","
        behind = _past(_COMMENT, text, stop + 1 if comma else last)
        key, part = read(text[place:lead_end], text[lead_end:last], keyed=is_table)
        told = text[last:stop] + text[stop + 1 : behind] if comma else text[last:behind]
        parts.append((key, part._replace(behind=told if "#" in told else "")))
        place = behind


def joint_names(
    list_name: str, versions: Iterable[Bracketed | None]
) -> Iterator[Mapping[str, Statement]]:
    """The parts of each version by their names: keys, or what elements are told apart by."""
    known = [version.parts if version else () for version in versions]
    elements = [[part.value for _, part in parts] for parts in known]
    names = element_names(list_name, elements)
    for parts, own in zip(known, names, strict=True):
        yield {key or name: part for (key, part), name in zip(parts, own, strict=True)}


def read(lead: str, text: str, *, keyed: bool) -> tuple[str, Statement]:
    """A statement with its key, or an element of a list, which has none."""
    if keyed:
        return statement(lead, text)
    return "", Statement(lead, text, tomllib.loads(f"x={text}", parse_float=Decimal)["x"])


def _end_of_part(text: str, place: int) -> tuple[int, int]:
    """Where the words of a part end, and where the comma or the bracket behind it stands."""
    depth, last = 0, place
    while depth or text[place] not in ",]}":
        found = _WORD.match(text, place)
        assert found is not None  # noqa: S101 (the grammar was asked before)
        word, place = found.group(), found.end()
        depth += _DEEPER.get(word, 0)
        if not word.isspace() and not word.startswith("#"):
            last = place
    return last, place


def _past(pattern: re.Pattern[str], text: str, place: int) -> int:
    found = pattern.match(text, place)
    return found.end() if found else place


def _below(behind: str, text: str) -> str:
    """What goes on behind a comment begins a line of its own."""
    return f"\n{text}" if "#" in behind.rpartition("\n")[2] and text[:1] not in "\r\n" else text
