"""What a terminal makes of a text: how wide its lines are, and which tables stand in it."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import takewhile
from typing import NamedTuple

from wcwidth import wcswidth, wcwidth

from wuxian.render.writers.layout import UNAMBIGUOUS

Measure = Callable[[str], int]

_RULE = re.compile(r"-+(?:\+-+)+")


def cells(text: str) -> int:
    """How many cells a text takes, by the wcwidth tables."""
    wide = wcswidth(text)
    assert wide >= 0, f"a control character in {text!r}"
    return wide


def chinese_cells(text: str) -> int:
    """The same on a terminal that draws what is ambiguous two cells wide, as many here do."""
    return sum(2 if unicodedata.east_asian_width(c) == "A" else wcwidth(c) for c in text)


def bars(line: str, measure: Measure, bar: str = "|") -> list[int]:
    """At which cells the bars of a line stand."""
    return [measure(line[: found.start()]) for found in re.finditer(re.escape(bar), line)]


class Table(NamedTuple):
    """A table as it was drawn: its rule, and the lines above and below it."""

    rule: str
    header: str
    lines: tuple[str, ...]

    @property
    def titles(self) -> tuple[str, ...]:
        """What stands above its columns."""
        return tuple(title.strip() for title in self.header.split("|"))

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """Its cells, put together from the lines they were folded into; blanks are dropped."""
        key = self.titles.index("序号") if "序号" in self.titles else 0
        rows: list[tuple[str, ...]] = []
        for line in self.lines:
            parts = tuple("".join(part.split()) for part in line.split("|"))
            if parts[key]:
                rows.append(parts)
            else:
                rows[-1] = tuple(above + part for above, part in zip(rows[-1], parts, strict=True))
        return rows


def tables(text: str) -> list[Table]:
    """The tables in a text whose data has no bars, from the top."""
    lines = text.split("\n")
    return [
        Table(line, lines[at - 1], tuple(takewhile(lambda below: "|" in below, lines[at + 1 :])))
        for at, line in enumerate(lines)
        if _RULE.fullmatch(line)
    ]


def prose(text: str) -> str:
    """What stands outside the tables, without blanks and line ends."""
    return "".join("".join(line.split()) for line in _outside(text.split("\n")))


def _outside(lines: list[str]) -> Iterator[str]:
    yield from (line for line in lines if "|" not in line and not _RULE.fullmatch(line))


def as_drawn(text: str) -> str:
    """A piece of data as `Table.rows` and `prose` give it back from a pipe."""
    return "".join(text.split())


def on_a_screen(text: str) -> str:
    """What a pipe gets, as it stands where there is a width: look-alikes of one cell."""
    return text.translate(UNAMBIGUOUS)
