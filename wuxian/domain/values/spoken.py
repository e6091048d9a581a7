"""Days as people say and type them, seen from the day they are said on."""

import datetime as dt
import re
import unicodedata

_NEAR = {
    "大前天": -3,
    "前天": -2,
    "前日": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "明天": 1,
    "明日": 1,
    "后天": 2,
}
_SHIFTS = {"上": -1, "去": -1, "下": 1, "明": 1}
_WEEKDAYS = "123456日天"
_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_NUMERAL = re.compile("[〇○零一二三四五六七八九十]+")
_WEEKDAY = re.compile("([上本这下])?个?(?:周|星期|礼拜)([1-6日天])")
_YEAR = re.compile("^([今本去上明])年")
_MONTH = re.compile("^([上本这当下])个?月")
_DAY = re.compile(
    r"(?:(?:(\d{4})[-/.年])?(\d{1,2})[-/.月])?(\d{1,2})[日号]"
    r"|(?:(\d{4})[-/.年])?(\d{1,2})[-/.月](\d{1,2})"
    r"|(\d{4})(\d{2})(\d{2})"
)
_END = re.compile(r"(?:(\d{4})?年)?(?:(\d{1,2})?月)?(?<=[年月])([底末初])")
_ONE_DAY = dt.timedelta(days=1)
_DECEMBER = 12


def day_said(text: str, today: dt.date) -> dt.date | None:
    """The day that a text names: 11月20日, 昨天, 上周五, 6月底; None if it names none.

    ValueError where it is said as a day and there is no such day.
    """
    said = in_digits(text)
    if said in _NEAR:
        return today + dt.timedelta(days=_NEAR[said])
    weekday = _WEEKDAY.fullmatch(said)
    if weekday:
        days = 7 * _SHIFTS.get(weekday[1], 0) + min(_WEEKDAYS.index(weekday[2]), 6)
        return today + dt.timedelta(days=days - today.weekday())
    said = _YEAR.sub(lambda found: f"{today.year + _SHIFTS.get(found[1], 0)}年", said)
    said = _MONTH.sub(lambda found: _month(today, _SHIFTS.get(found[1], 0)), said)
    return _end(said, today) or _day(said, today)


def in_digits(text: str) -> str:
    """What is said without blanks, its numbers in plain digits: ６ 月 and 六月 are 6月."""
    said = "".join(unicodedata.normalize("NFKC", text).split())
    return _NUMERAL.sub(lambda found: _number(found.group()), said)


def _number(numeral: str) -> str:
    """Digits for a Chinese number: 二〇二六 digit by digit, 二十 and 十一 by tens."""
    tens, ten, ones = numeral.translate(_DIGITS).partition("十")
    return f"{tens or 1}{ones or 0}" if ten else tens


def _month(today: dt.date, shift: int) -> str:
    years, month = divmod(today.month - 1 + shift, _DECEMBER)
    return f"{today.year + years}年{month + 1}月"


def _end(said: str, today: dt.date) -> dt.date | None:
    """The first or the last day of a month or a year."""
    found = _END.fullmatch(said)
    if found is None:
        return None
    is_of_a_month = "月" in said
    year = int(found[1] or today.year)
    month = int(found[2] or today.month) if is_of_a_month else 1
    first = dt.date(year, month, 1)
    if found[3] == "初":
        return first
    last_month = month if is_of_a_month else _DECEMBER
    return (first.replace(month=last_month) + 31 * _ONE_DAY).replace(day=1) - _ONE_DAY


def _day(said: str, today: dt.date) -> dt.date | None:
    found = _DAY.fullmatch(said)
    if found is None:
        return None
    groups = found.groups()
    year, month, day = next(three for three in (groups[:3], groups[3:6], groups[6:]) if three[2])
    return dt.date(int(year or today.year), int(month or today.month), int(day))
