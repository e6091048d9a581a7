"""The stretches of time that reports are of."""

import datetime as dt
import re
from typing import NamedTuple

from wuxian.domain.values.dates import short_day_words
from wuxian.domain.values.types import FIRST_DAY, LAST_DAY

_WEEK = r"(\d{4})-?[Ww](\d{1,2})"


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
