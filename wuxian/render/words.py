"""Values in words and in tones, the same on every screen and in every file."""

import datetime as dt
from decimal import Decimal

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Figure
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.values.told import Percentage, Value
from wuxian.render.document import Labelled, Tone

UNREPORTED = "未报"
UNSET = "未定"
NONE = "无"
VACANT = "空缺"
"""What is said where there is no report, no date, no entry, no holder."""

LAMP_TONES = {
    Lamp.RED: Tone.BAD,
    Lamp.YELLOW: Tone.WARNING,
    Lamp.GREEN: Tone.GOOD,
    Lamp.GREY: Tone.GREY,
}


def value_words(value: Value | Labelled, *, brief: bool = False) -> str:
    """A value as a clerk reads it; `brief` says a day within its year."""
    match value:
        case None:
            return ""
        case Percentage():
            return f"{int(value)}%"
        case dt.date():
            return short_day_words(value) if brief else day_words(value)
        case Decimal():
            return f"{value:f}"
        case tuple():
            return "、".join(_figure_words(figure) for figure in value)
        case _:
            label: str = getattr(value, "label", "")
            return label or str(value)


def _figure_words(figure: Figure) -> str:
    return f"{figure.name}{figure.value:f}{figure.unit}"
