"""Damage: the ways the bytes of a data file get changed by hands, tools and accidents."""

import datetime as dt
import re
from dataclasses import dataclass

from hypothesis import strategies as st


@dataclass(frozen=True)
class Cut:
    """Some bytes replaced by others; either may be none."""

    start: int
    size: int
    new: bytes

    def on(self, data: bytes) -> bytes:
        """The data after it."""
        start = self.start % (len(data) + 1)
        return data[:start] + self.new + data[start + self.size :]


@dataclass(frozen=True)
class LineMoved:
    """A line taken away from one place and put to another, or to none."""

    line: int
    to: int | None

    def on(self, data: bytes) -> bytes:
        """The data after it."""
        lines = data.split(b"\n")
        taken = lines.pop(self.line % len(lines))
        if self.to is not None:
            lines.insert(self.to % (len(lines) + 1), taken)
        return b"\n".join(lines)


@dataclass(frozen=True)
class LineAgain:
    """A line that stands in a second place too."""

    line: int
    to: int

    def on(self, data: bytes) -> bytes:
        """The data after it."""
        lines = data.split(b"\n")
        lines.insert(self.to % (len(lines) + 1), lines[self.line % len(lines)])
        return b"\n".join(lines)


@dataclass(frozen=True)
class ValueChanged:
    """Another value for a key that stands on a line of its own."""

    line: int
    value: str

    def on(self, data: bytes) -> bytes:
        """The data after it."""
        lines = data.split(b"\n")
        with_values = [n for n, line in enumerate(lines) if b" = " in line]
        if with_values:
            n = with_values[self.line % len(with_values)]
            lines[n] = lines[n].partition(b" = ")[0] + b" = " + self.value.encode()
        return b"\n".join(lines)


@dataclass(frozen=True)
class ValueOfItsKind:
    """Another text for a text, another day for a day, another number for a number."""

    place: int
    text: str
    day: str
    number: str

    def on(self, data: bytes) -> bytes:
        """The data after it."""
        values = list(_VALUES.finditer(data))
        if not values:
            return data
        value = values[self.place % len(values)]
        new = self.number
        if value[0].startswith(b'"'):
            new = self.text
        elif b"-" in value[0]:
            new = self.day
        return data[: value.start()] + new.encode() + data[value.end() :]


_VALUES = re.compile(rb'(?<= = )("[^"\n]*"|[0-9]{4}-[0-9-]{5}|[0-9]+)(?=\n|, | })')

Change = Cut | LineMoved | LineAgain | ValueChanged | ValueOfItsKind

_PLACES = st.integers(0, 400)
_BYTES = st.one_of(
    st.binary(max_size=4),
    st.text("\0\x1b\r\n\t\"'=[]{}.#\\\u202e\ufeff桥0a-", max_size=4).map(str.encode),
)
_TEXTS = st.sampled_from(
    [
        "[/1]",
        "[red]红[/red]",
        "=1+1",
        "|`*_#<b>",
        "簰洲湾🚧",
        " ",
        "长" * 200,
        "长" * 201,
        "市商务局",
    ]
).map('"{}"'.format)
_DAYS = st.dates(dt.date(2020, 12, 1), dt.date(2022, 1, 31)).map(str)
_NUMBERS = st.sampled_from(["0", "1", "60", "100", "140", "999", "2021", "2022", "9" * 20])
_ODD_VALUES = st.one_of(
    st.sampled_from(["", '"', '""', '"\\u001b[m"', '"\\u202e"', '"\u202e"', '"\\u0000"', "'''"]),
    st.sampled_from(["2021-02-29", "1949-10-01", "2200-12-31", "10:00:00", "2021-07-26T10:00:00"]),
    st.sampled_from(["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"]),
    st.sampled_from(["-1", "0.1", "1e17", "1e400", "nan", "9" * 5000, f"0x{'f' * 5000}"]),
    st.sampled_from(["[]", "{}", "[[]]", "[1, '2']", "{ a = 1 }", "true", "[{}]"]),
)
MILD_CHANGES = st.lists(
    st.builds(ValueOfItsKind, _PLACES, _TEXTS, _DAYS, _NUMBERS), min_size=1, max_size=2
)
CHANGES = st.one_of(
    MILD_CHANGES,
    st.lists(
        st.one_of(
            st.builds(ValueChanged, _PLACES, _ODD_VALUES),
            st.builds(Cut, st.integers(0, 20_000), st.integers(0, 8), _BYTES),
            st.builds(LineMoved, _PLACES, st.none() | _PLACES),
            st.builds(LineAgain, _PLACES, _PLACES),
        ),
        min_size=1,
        max_size=3,
    ),
)
