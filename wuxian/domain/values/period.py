"""The stretches of time that reports are of: days, weeks, months, quarters, halves, years."""

import datetime as dt
import re
from typing import NamedTuple

from wuxian.domain.values.dates import short_day_words
from wuxian.domain.values.types import FIRST_DAY, LAST_DAY, Labelled

_WEEK = r"(\d{4})-?[Ww](\d{1,2})"
_MONTHS = 12
_ORDER = "一二三四"


class Day(NamedTuple):
    """A day alone."""

    on: dt.date

    @property
    def year(self) -> int:
        """Its year."""
        return self.on.year

    @property
    def first(self) -> dt.date:
        """It is its own first day."""
        return self.on

    @property
    def last(self) -> dt.date:
        """And its own last."""
        return self.on

    def __str__(self) -> str:
        return str(self.on)


class Week(NamedTuple):
    """An ISO week, Monday to Sunday."""

    year: int
    number: int

    @classmethod
    def of(cls, day: dt.date) -> "Week":
        """The week this day lies in; 2021-01-01 lies in 2020-W53."""
        iso = day.isocalendar()
        return cls(iso.year, iso.week)

    @classmethod
    def parse(cls, text: str) -> "Week":
        """Read `2021-W30`; ValueError if there is no such week, or none that a book can know."""
        found = re.fullmatch(_WEEK, text.strip())
        if found is None:
            raise ValueError(text)
        week = cls(int(found[1]), int(found[2]))
        if not FIRST_DAY <= week.first <= LAST_DAY:
            raise ValueError(text)
        return week

    @property
    def first(self) -> dt.date:
        """Its Monday."""
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def last(self) -> dt.date:
        """Its Sunday."""
        return dt.date.fromisocalendar(self.year, self.number, 7)

    @property
    def before(self) -> "Week":
        """The week before."""
        return Week.of(self.first - dt.timedelta(days=1))

    @property
    def after(self) -> "Week":
        """The week after."""
        return Week.of(self.last + dt.timedelta(days=1))

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and Week.of(day) == self

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02}"

    @property
    def words(self) -> str:
        """Write it as reports do: 第30周(7月26日—8月1日)."""
        return f"第{self.number}周（{short_day_words(self.first)}—{short_day_words(self.last)}）"


class Span(Labelled):
    """How long the period of a circular is."""

    MONTH = "month", "月"
    QUARTER = "quarter", "季度"
    HALF = "half", "半年"
    YEAR = "year", "年"

    @property
    def months(self) -> int:
        """How many months it has."""
        return _LENGTHS[self]


_LENGTHS = {Span.MONTH: 1, Span.QUARTER: 3, Span.HALF: 6, Span.YEAR: _MONTHS}

_WRITTEN = {
    Span.MONTH: (r"(\d{4})-(\d{1,2})", r"(\d{4})年(\d{1,2})月份?"),
    Span.QUARTER: (r"(\d{4})-?[Qq]([1-4])", r"(\d{4})年第?([一二三四1-4])季度"),
    Span.HALF: (r"(\d{4})-?[Hh]([12])", r"(\d{4})年(上|下)半年"),
    Span.YEAR: (r"(\d{4})()", r"(\d{4})年()(?:全年|度)?"),
}
"""How each is written, by a program and by an office: the year, and which of it."""

_NUMBERS = {"": 1, "上": 1, "下": 2} | {name: n for n, name in enumerate(_ORDER, 1)}


class Period(NamedTuple):
    """A month, a quarter, a half or the whole of a year; `number` says which of its year."""

    year: int
    span: Span
    number: int = 1

    @classmethod
    def of(cls, day: dt.date, span: Span) -> "Period":
        """The period of such a length that a day lies in."""
        return cls(day.year, span, (day.month - 1) // span.months + 1)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read `2021-07`, `2021-Q3`, `2021-H1`, `2021`, or as an office writes them; ValueError."""
        for span, patterns in _WRITTEN.items():
            for pattern in patterns:
                found = re.fullmatch(pattern, text.strip(), re.ASCII)
                if found is None:
                    continue
                number = _NUMBERS.get(found[2]) or int(found[2])
                period = cls(int(found[1]), span, number)
                if 0 < number <= _MONTHS // span.months and _is_known(period.year):
                    return period
        raise ValueError(text)

    @property
    def first(self) -> dt.date:
        """Its first day."""
        return dt.date(self.year, (self.number - 1) * self.span.months + 1, 1)

    @property
    def last(self) -> dt.date:
        """Its last day."""
        if self.number * self.span.months == _MONTHS:
            return dt.date(self.year, _MONTHS, 31)
        return dt.date(self.year, self.number * self.span.months + 1, 1) - dt.timedelta(days=1)

    @property
    def before(self) -> "Period":
        """The one before, of the same length."""
        return Period.of(self.first - dt.timedelta(days=1), self.span)

    @property
    def after(self) -> "Period":
        """The one after, of the same length."""
        return Period.of(self.last + dt.timedelta(days=1), self.span)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, dt.date) and self.first <= day <= self.last

    def __str__(self) -> str:
        if self.span is Span.YEAR:
            return str(self.year)
        if self.span is Span.MONTH:
            return f"{self.year}-{self.number:02}"
        return f"{self.year}-{'Q' if self.span is Span.QUARTER else 'H'}{self.number}"

    @property
    def words(self) -> str:
        """Write it as circulars do: 2021年7月, 2021年三季度, 2021年上半年, 2021年."""
        if self.span is Span.YEAR:
            return f"{self.year}年"
        if self.span is Span.HALF:
            return f"{self.year}年{'上' if self.number == 1 else '下'}半年"
        number = _ORDER[self.number - 1] if self.span is Span.QUARTER else self.number
        return f"{self.year}年{number}{self.span.label}"


def _is_known(year: int) -> bool:
    """Whether a book can know all of a year."""
    return FIRST_DAY.year < year <= LAST_DAY.year
