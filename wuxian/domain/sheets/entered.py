"""What stands in a cell that was filled in: a percent, a figure, words; ValueError says why not."""

import datetime as dt
import math
import re
from decimal import Decimal

from wuxian.domain.plan.goal import Target
from wuxian.domain.sheets.grid import Cell
from wuxian.domain.standing.figure_words import Place, doubts, figure_in_unit
from wuxian.domain.standing.problems import is_none
from wuxian.domain.values.amounts import figure_said, in_halfwidth
from wuxian.domain.values.basis import Figure, value_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded
from wuxian.domain.values.types import harm_words, mended
from wuxian.errors import Refused

_WHOLE = re.compile(r"([-+]?\d{1,4})(?:\.0+)?\s*%?")
_COMPLETE = 100
_SHARES = ("%", "‰", "个百分点", "百分点")
_CELL = Place("", "{1}")
_NO_NEWS = ("无新进展", "本期无新进展", "没有新进展", "暂无新进展", "无进展", "无变化")


def is_filled(cell: Cell) -> bool:
    """Whether anything stands in a cell."""
    return bool(cell.fault or cell.value is not None or mended(cell.text))


def percent_in(cell: Cell) -> int:
    """The percent in a cell: 40, 40%, full-width or not; never the share of one for it."""
    number = _number_in(cell, "0 到 100 的整数")
    if number is not None:
        _refuse_a_share(number)
        found = number if number == int(number) else None
    else:
        written = _WHOLE.fullmatch(in_halfwidth(cell.text))
        found = Decimal(written[1]) if written else None
    if found is None:
        raise ValueError(f"“{_shown(cell)}”不是 0 到 100 的整数")
    if not 0 <= found <= _COMPLETE:
        raise ValueError(f"应在 0 到 100 之间，现为 {_shown(cell)}")
    return int(found)


def figure_in(cell: Cell, target: Target) -> tuple[Figure, list[str]]:
    """The figure in a cell, in its target's unit, and what looks wrong with it."""
    value, unit = _number_in(cell, "数"), ""
    if value is None:
        try:
            _, value, unit = figure_said(f"{_ANY}={in_halfwidth(cell.text)}")
        except ValueError:
            raise ValueError(f"“{_shown(cell)}”不是数，写成 12 或 12{target.unit or ''}") from None
    elif target.unit in _SHARES:
        _refuse_a_share(value, target.unit)
    try:
        figure = figure_in_unit(target, value, unit, _CELL, _shown(cell))
    except Refused as refused:
        raise ValueError(f"{refused.message}；{refused.remedy}") from None
    return figure, list(doubts(figure, target, unit))


_ANY = "数"


def words_in(cell: Cell) -> str:
    """The words in a cell, made harmless as pasted text is."""
    if cell.fault:
        raise ValueError(cell.fault)
    text = mended(cell.text)
    harm = harm_words(text, "\n")
    if harm:
        raise ValueError(f"{harm}，请删去")
    return text


def says_no_news(words: str) -> bool:
    """Whether the words say that nothing is new."""
    return is_none(words) or folded(words).rstrip("。.") in _NO_NEWS


def _number_in(cell: Cell, wanted: str) -> Decimal | None:
    """The number that a cell keeps; None where it keeps a text, or shows a share: 40%."""
    if cell.fault:
        raise ValueError(cell.fault)
    value = cell.value
    if isinstance(value, dt.date):
        raise ValueError(f"是日期{day_words(value)}，应是{wanted}")  # noqa: TRY004 (a cell's fault)
    if value is None or "%" in cell.text:
        return None
    if not math.isfinite(value):
        raise ValueError(f"“{_shown(cell)}”不是数")
    number = Decimal(repr(value))
    return number.to_integral_value() if number == number.to_integral_value() else number


def _refuse_a_share(number: Decimal, unit: str = "%") -> None:
    """Refuse what a spreadsheet keeps of a percent, and what may as well be one itself."""
    if 0 < abs(number) <= 1:
        as_share = number * _COMPLETE
        whole = as_share.to_integral_value()
        share = f"{value_words(whole if whole == as_share else as_share.normalize())}{unit}"
        raise ValueError(f"看不出是{value_words(number)}{unit}还是{share}，请写成 {share}")


def _shown(cell: Cell) -> str:
    return " ".join(mended(cell.text).split()) or str(cell.value)
