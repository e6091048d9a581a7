"""Days in the words of a Chinese office."""

import datetime as dt
from fractions import Fraction

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
