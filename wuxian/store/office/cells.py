"""Cells of what stands in a file: text as a person reads it, numbers without a machine's noise."""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from wuxian.domain.sheets.grid import EMPTY, Cell
from wuxian.domain.values.types import harm_words, mended, visible

_DIGITS = 15
"""So many digits of a number are what somebody typed; what follows is how a machine keeps it."""


def text_cell(text: str) -> Cell:
    """A cell of text; with a fault where something in it would steer a terminal or hide."""
    text = mended(text)
    if not text:
        return EMPTY
    harm = harm_words(text, allowed="\n")
    return Cell(visible_lines(text), fault=harm) if harm else Cell(text)


def visible_lines(text: str) -> str:
    """A text of several lines, shown harmlessly."""
    return "\n".join(visible(line) for line in text.split("\n"))


def number_cell(number: float, *, places: int = 0, after: str = "") -> Cell:
    """A cell of a number: plain digits, the point moved so many places, and what is shown after."""
    moved = Decimal(f"{number:.{_DIGITS}g}").scaleb(places)
    # Without a decimal point where there is nothing behind it, and never with an exponent.
    text = f"{moved:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return Cell(f"{'0' if text == '-0' else text}{after}", value=number)


def day_cell(day: dt.date, *, is_month: bool = False) -> Cell:
    """A cell of a day, or of a month where only that is shown."""
    if is_month:
        return Cell(f"{day.year}年{day.month}月")
    if isinstance(day, dt.datetime):
        clock = "" if day.time() == dt.time() else f" {day:%H:%M}"
        return Cell(f"{day.date().isoformat()}{clock}", value=day.date())
    return Cell(day.isoformat(), value=day)


def trimmed(rows: Iterable[Iterable[Cell]]) -> tuple[tuple[Cell, ...], ...]:
    """The rows without the empty cells at their ends, and without the empty rows at the end."""
    kept: list[tuple[Cell, ...]] = []
    last = 0
    for row in rows:
        cells = tuple(row)
        end = len(cells)
        while end and cells[end - 1] == EMPTY:
            end -= 1
        kept.append(cells[:end])
        if end:
            last = len(kept)
    return tuple(kept[:last])
