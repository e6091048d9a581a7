"""Values in words and in tones, the same on every screen and in every file."""

import datetime as dt
from decimal import Decimal

from wuxian.domain.plan.plan import Plan, Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Figure, Percentage, Value
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.render.document import Column, Labelled, Tone

UNREPORTED = "未报"
UNSET = "未定"
NONE = "无"
VACANT = "空缺"
"""What is said where there is no report, no date, no entry, no holder."""

NUMBER = Column(Plan.title_of("number"))
LAMP = Column("灯")
PERCENT = Column("进度", right=True, absent=UNREPORTED)
DUE = Column("完成时限", absent=UNSET)
LAST_ENTRY = Column("最近记录", absent=NONE)
AREA = Column(Plan.title_of("area"))
LEAD = Column(Post.LEAD.label, least=18)
"""The columns that many tables have: each name stands here once."""

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


def title_column(least: int) -> Column:
    """The column of items' titles, which folds down to so many cells."""
    return Column("工作事项", least=least)


def number_words(number: int) -> str:
    """An item's number as it is written: 05."""
    return f"{number:02}"
