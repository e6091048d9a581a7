"""Amounts as lists write them: a number and its unit, 3.7万人, ２，８３６户, -0.9%."""

import re
from decimal import Decimal
from unicodedata import normalize

from wuxian.domain.values.names import folded

NUMBER = r"(?:(?<![\d.,])[-+])?(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d+)(?:\.\d+)?"
POWERS = "[十百千万亿]"
# Longer ones before what they begin with; 12项目 has no unit of this kind, nor 3片区.
_COUNTED = (
    "人次|人(?![口才均行])|名(?!录)|户|家(?!庭)|个(?!百分点)|座|所|处|项(?!目)|台|辆|件|条(?!件)|起"
    "|场(?!所|馆)|班次|次|批|份|套|栋|幢|间|张|对|艘|架|口|眼|棵|株|例|篇|部(?!门)|册|期|门(?!店)"
    "|站(?!点)|类|种(?!植)|块|支|只|头|组|位|车次|标箱|天"
)
SIZES = (
    "个百分点|百分点|%|‰|平方公里|平方千米|平方米|立方米|公里|千米|米|公顷|亩|吨标准煤|吨|千瓦时"
    "|千瓦|兆瓦|度|美元|元|小时"
)
UNIT = rf"{POWERS}*(?:{_COUNTED}|{SIZES})"
_DIGITS_AT_MOST = 18
_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
# Full-width punctuation parts clauses, and a name keeps it.
_KEPT = frozenset("，；：（）！？")
_MINUS = str.maketrans("−﹣≧≦", "--≥≤")
_FIGURE_SAID = re.compile(
    rf"(?P<name>[^=]+?)\s*[=：:]\s*(?P<number>{NUMBER})"
    r"\s*(?P<unit>(?:[^\d\s，,；;：:<>≤≥=]|(?<=[A-Za-z])[23])*)"
)
_THOUSANDS = re.compile("(?<=[０-９])，(?=[０-９]{3})")


def in_halfwidth(text: str) -> str:
    """A trimmed text with digits, letters and signs in one width, its punctuation untouched."""
    text = _THOUSANDS.sub(",", " ".join(text.split())).translate(_MINUS)
    return "".join(char if char in _KEPT else _plain(char) for char in text)


def _plain(char: str) -> str:
    plain = normalize("NFKC", char)
    return plain if len(plain) == 1 else char


def number_said(digits: str) -> Decimal:
    """The number that is written so: 1,200 and -0.9; ValueError where it is too long to keep."""
    if sum(char.isdigit() for char in digits) > _DIGITS_AT_MOST:
        raise ValueError(f"数值 {digits} 太长，最多{_DIGITS_AT_MOST}位")
    return Decimal(digits.replace(",", ""))


def figure_said(text: str) -> tuple[str, Decimal, str]:
    """What is reported of a target: its name, a number, and a unit or none: 承接项目=12个."""
    found = _FIGURE_SAID.fullmatch(in_halfwidth(text))
    if found is None:
        raise ValueError(f"“{text.strip()}”读不懂；请写成“承接项目=12”或“失业率=3.31%”这样")
    return found["name"], number_said(found["number"]), found["unit"]


def converted(value: Decimal, unit: str, to: str) -> Decimal | None:
    """A value in another unit, by 千, 万 and 亿 alone; None where the units do not agree.

    A value without a unit is in the other one already.
    """
    if not unit or folded(unit) == folded(to):
        return value
    (times, base), (other_times, other_base) = _parted(unit), _parted(to)
    if base not in ("", other_base):
        return None
    return _plainly(value * times / other_times)


def is_multiple(unit: str | None) -> bool:
    """Whether a unit counts by thousands or more, so that a bare number may not be meant in it."""
    return re.match(rf"{POWERS}*[万亿]|千(?:{_COUNTED})$", folded(unit or "")) is not None


def is_counted(unit: str | None) -> bool:
    """Whether a unit is of what is counted one by one, of which there are never less than none."""
    return re.fullmatch(_COUNTED, _parted(unit or "")[1]) is not None


def _parted(unit: str) -> tuple[int, str]:
    """What a unit multiplies by, and what is counted: 万人 is ten thousand 人."""
    base = folded(unit).lstrip("".join(_MAGNITUDES))
    times = 1
    for power in folded(unit).removesuffix(base):
        times *= _MAGNITUDES[power]
    return times, base


def _plainly(value: Decimal) -> Decimal:
    """The same number without noughts after its point, and without an exponent."""
    whole = value.to_integral_value()
    return whole if whole == value else value.normalize()
