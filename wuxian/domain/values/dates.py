"""Days and weeks in the words of a Chinese office."""

import datetime as dt
import re
from fractions import Fraction
from typing import NamedTuple

from wuxian.domain.values.types import FIRST_DAY, LAST_DAY

_WEEK = r"(\d{4})-?[Ww](\d{1,2})"
_MONTHS = 12


def day_words(day: dt.date) -> str:
    """Write a day in full: 2021年7月26日, without padding (GB/T 9704-2012, 7.3.5.4)."""
    return f"{day.year}年{day.month}月{day.day}日"


def short_day_words(day: dt.date) -> str:
    """Write a day within its year: 7月26日."""
    return f"{day.month}月{day.day}日"


def day_words_within(year: int, day: dt.date) -> str:
    """Write a day shortly if it is of this year, else in full."""
    return short_day_words(day) if day.year == year else day_words(day)


def span_words(seconds: float) -> str:
    """Write how long something lasts, in its largest unit: 40秒, 5分钟, 3小时, 2天."""
    whole = max(0, int(seconds))
    for length, unit in ((86_400, "天"), (3_600, "小时"), (60, "分钟")):
        if whole >= length:
            return f"{whole // length}{unit}"
    return f"{whole}秒"


def months_into(year: int, day: dt.date) -> Fraction:
    """How many months of the year have passed at the end of this day, exactly."""
    first = day.replace(day=1)
    length = ((first + dt.timedelta(days=31)).replace(day=1) - first).days
    months = (day.year - year) * _MONTHS + day.month - 1
    return Fraction(months * length + day.day, length)


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
