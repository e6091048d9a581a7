"""Whole numbers in Chinese numerals: 十二, 三百五十, 两千, 三万五千."""

import re

NUMERAL = (
    "[一二两三四五六七八九十](?:[一二两三四五六七八九十百千零〇○]|万(?=[一二两三四五六七八九零]))*"
)

_DIGITS = "零一二三四五六七八九"
_ALIKE = str.maketrans("〇○两", "零零二")
_MYRIAD = 10_000
_PLACES = {"千": 1000, "百": 100, "十": 10, "": 1}
_PLACE = re.compile(f"([{_DIGITS[1:]}])([千百十]?)")


def number_of(numeral: str) -> int | None:
    """The number that is written so, below 亿; None where none is written like it: 一百二."""
    said = numeral.translate(_ALIKE)
    high, myriad, low = said.partition("万")
    number = _added(high) * _MYRIAD + _added(low) if myriad else _added(said)
    return number if _spelt(number) in (said, f"一{said}") else None


def numeral(number: int) -> str:
    """A number as it is counted: 十二, not 一十二; below 亿."""
    words = _spelt(number)
    return words.removeprefix("一") if words.startswith("一十") else words or _DIGITS[0]


def _added(said: str) -> int:
    """What the digits make with the places that they stand at, whether written well or not."""
    said = f"一{said}" if said.startswith("十") else said
    return sum(_DIGITS.index(digit) * _PLACES[place] for digit, place in _PLACE.findall(said))


def _spelt(number: int) -> str:
    """A number in full, as 一十二."""
    high, low = divmod(number, _MYRIAD)
    words = f"{_spelt(high)}万" if high else ""
    is_after_a_gap = False
    for place, size in _PLACES.items():
        digit = low // size % 10
        if digit:
            words += f"{'零' if is_after_a_gap else ''}{_DIGITS[digit]}{place}"
        is_after_a_gap = bool(words) and not digit
    return words
