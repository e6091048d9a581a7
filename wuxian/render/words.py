"""Values in words, the same on every screen and in every file."""

import datetime as dt
from decimal import Decimal

from wuxian.domain.values.basis import Figure
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.told import Percentage, Value


def value_words(value: Value) -> str:
    """A value as a clerk reads it."""
    match value:
        case Percentage():
            return f"{value}%"
        case dt.date():
            return day_words(value)
        case tuple():
            return "、".join(_figure_words(figure) for figure in value)
        case Decimal():
            return f"{value:f}"
        case _:
            return "" if value is None else str(value)


def _figure_words(figure: Figure) -> str:
    return f"{figure.name}{figure.value:f}{figure.unit}"
