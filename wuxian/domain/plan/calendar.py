"""The working calendar: which days count when an office says 工作日."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar, Self

from pydantic import Field, model_validator

from wuxian.domain.values.types import Day, Element, Frozen, Line, Year

SATURDAY = 5
_ONE_DAY = dt.timedelta(days=1)
_LONGEST_HOLIDAY = 31


class Holiday(Frozen):
    """A run of days off, both ends included."""

    element: ClassVar = Element("name", "放假“{}”")

    name: Line = Field(title="名称")
    first: Day = Field(title="首日")
    last: Day = Field(title="末日")

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if not 0 <= (self.last - self.first).days <= _LONGEST_HOLIDAY:
            raise ValueError(f"last 应在 first 当天或其后{_LONGEST_HOLIDAY}天之内")
        return self


class CalendarYear(Frozen):
    """A year's days off and the weekend days worked for them, with their notice."""

    element: ClassVar = Element("year", "{}年")

    year: Year = Field(title="年份")
    notice: Line = Field(title="通知文号")
    holidays: tuple[Holiday, ...] = Field(title="放假")
    working_days: tuple[Day, ...] = Field(title="调休上班")


class WorkCalendar(Frozen):
    """What calendar.toml says; a year it does not know is counted Monday to Friday."""

    years: tuple[CalendarYear, ...] = Field(default=(), title="年份")

    @cached_property
    def known_years(self) -> frozenset[int]:
        """The years whose notice is in the calendar."""
        return frozenset(year.year for year in self.years)

    def unknown_years(self, days: Iterable[dt.date]) -> tuple[int, ...]:
        """The years of these days whose notice is not in the calendar."""
        return tuple(sorted({day.year for day in days} - self.known_years))

    @cached_property
    def _days_off(self) -> frozenset[dt.date]:
        return frozenset(
            holiday.first + dt.timedelta(days=offset)
            for year in self.years
            for holiday in year.holidays
            for offset in range((holiday.last - holiday.first).days + 1)
        )

    @cached_property
    def _weekends_worked(self) -> frozenset[dt.date]:
        return frozenset(day for year in self.years for day in year.working_days)

    def is_working(self, day: dt.date) -> bool:
        """Whether offices work on this day."""
        if day in self._weekends_worked:
            return True
        return day.weekday() < SATURDAY and day not in self._days_off

    def working_days(self, after: dt.date, until: dt.date) -> int:
        """How many working days lie after the one day, up to and including the other."""
        span = (until - after).days
        return sum(self.is_working(after + dt.timedelta(days=n)) for n in range(1, span + 1))

    def working_day_after(self, day: dt.date, count: int) -> dt.date:
        """The day by which `count` further working days have passed."""
        while count > 0:
            day += _ONE_DAY
            count -= self.is_working(day)
        return day
