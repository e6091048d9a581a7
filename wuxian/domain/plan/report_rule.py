"""Report days as a year's settings have them: how often units report, and by which day."""

import calendar
import datetime as dt
from collections.abc import Iterator
from typing import Annotated, NamedTuple, Self

from pydantic import Field, model_validator

from wuxian.domain.values.period import Week
from wuxian.domain.values.types import Day, Frozen, Labelled

_QUARTERS = "一二三四"
_WEEKDAYS = "一二三四五六日"
_MONTHS = 12
_WEEKS = 53
_OF_A_QUARTER = 3
_HALF_A_WEEK = 3
_HALF_A_MONTH = 15
_ONE_DAY = dt.timedelta(days=1)


class Cycle(Labelled):
    """How often units report."""

    WEEK = "week", "每周"
    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"


class Moved(Labelled):
    """What becomes of a report day on which nobody works."""

    NONE = "none", "不移"
    BEFORE = "before", "提前到前一个工作日"
    AFTER = "after", "顺延到下一个工作日"


class Period(NamedTuple):
    """A week, a month or a quarter of a year, by its number."""

    cycle: Cycle
    year: int
    number: int

    @classmethod
    def of(cls, cycle: Cycle, day: dt.date) -> "Period":
        """The period of this kind that a day lies in."""
        if cycle is Cycle.WEEK:
            return cls(cycle, *Week.of(day))
        number = day.month if cycle is Cycle.MONTH else (day.month - 1) // _OF_A_QUARTER + 1
        return cls(cycle, day.year, number)

    def __str__(self) -> str:
        sign = {Cycle.WEEK: f"W{self.number:02}", Cycle.MONTH: f"{self.number:02}"}
        return f"{self.year}-{sign.get(self.cycle, f'Q{self.number}')}"

    @property
    def words(self) -> str:
        """How people call it within its year: 第30周, 7月, 二季度."""
        if self.cycle is Cycle.WEEK:
            return f"第{self.number}周"
        if self.cycle is Cycle.MONTH:
            return f"{self.number}月"
        return f"{_QUARTERS[self.number - 1]}季度"

    def words_in(self, year: int) -> str:
        """How people call it, with its year where they speak of another one."""
        return self.words if self.year == year else f"{self.year}年{self.words}"


class ReportRule(Frozen):
    """One rule of when units report: each week, month or quarter, by which day of it."""

    every: Cycle = Field(title="报送周期")
    weekday: Annotated[int, Field(strict=True, ge=1, le=7)] | None = Field(
        default=None, title="星期几"
    )
    day: Annotated[int, Field(strict=True, ge=1, le=31)] | None = Field(default=None, title="几日")
    month: Annotated[int, Field(strict=True, ge=1, le=3)] | None = Field(
        default=None, title="季度第几个月"
    )
    moved: Moved = Field(default=Moved.NONE, title="遇休息日")
    since: Day | None = Field(default=None, title="起用日")
    until: Day | None = Field(default=None, title="停用日")

    @model_validator(mode="after")
    def _names_its_day(self) -> Self:
        given = (self.weekday is not None, self.month is not None, self.day is not None)
        wanted, words = _WANTED[self.every]
        if given != wanted:
            raise ValueError(words)
        if self.since and self.until and self.until < self.since:
            raise ValueError("until 不能早于 since")
        return self

    @property
    def words(self) -> str:
        """The rule as people say it: 每周五, 每月28日, 每季度第1个月20日."""
        when = self.every.label
        if self.weekday is not None:
            when += _WEEKDAYS[self.weekday - 1]
        if self.month is not None:
            when += f"第{self.month}个月"
        if self.day is not None:
            when += f"{self.day}日"
        return when if self.moved is Moved.NONE else f"{when}（遇休息日{self.moved.label}）"

    def days_of(self, year: int) -> Iterator[dt.date]:
        """The days of a year that it names, moved or in use or not; 31 is a month's last day."""
        if self.every is Cycle.WEEK:
            first = dt.date(year, 1, 1)
            first += dt.timedelta(days=((self.weekday or 1) - first.isoweekday()) % 7)
            weeks = (first + dt.timedelta(weeks=n) for n in range(_WEEKS))
            yield from (day for day in weeks if day.year == year)
            return
        step = 1 if self.every is Cycle.MONTH else _OF_A_QUARTER
        for month in range(self.month or 1, _MONTHS + 1, step):
            last = calendar.monthrange(year, month)[1]
            yield dt.date(year, month, min(self.day or 1, last))

    def is_in_use(self, day: dt.date) -> bool:
        """Whether the rule holds for this day of its own."""
        return (self.since or day) <= day <= (self.until or day)

    def closed_by(self, day: dt.date) -> Period:
        """The period that a report of this day is of: in its first half, the one before."""
        if self.every is Cycle.WEEK:
            gone = dt.timedelta(days=day.weekday())
            is_early = day.isoweekday() <= _HALF_A_WEEK
        elif self.every is Cycle.MONTH:
            gone = dt.timedelta(days=day.day - 1)
            is_early = day.day <= _HALF_A_MONTH
        else:
            months = (day.month - 1) % _OF_A_QUARTER
            gone = day - dt.date(day.year, day.month - months, 1)
            is_early = (months, day.day) <= (1, _HALF_A_MONTH)
        return Period.of(self.every, day - gone - _ONE_DAY if is_early else day)


_WANTED: dict[Cycle, tuple[tuple[bool, bool, bool], str]] = {
    Cycle.WEEK: (
        (True, False, False),
        "每周报送（week）请只写 weekday，1 是周一、7 是周日，如 weekday = 5",
    ),
    Cycle.MONTH: ((False, False, True), "每月报送（month）请只写 day，如 day = 28"),
    Cycle.QUARTER: (
        (False, True, True),
        "每季度报送（quarter）请写 month（季度的第 1、2、3 个月）和 day，如 month = 1、day = 20",
    ),
}
"""What each cycle needs of weekday, month and day, and how that is said."""
