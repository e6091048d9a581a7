"""The cells that many tables have: a lamp, a day, a percent."""

import datetime as dt

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.dates import short_day_words
from wuxian.render.blocks import LAMP_STYLES, Cell


def lamp_cell(lamp: Lamp) -> Cell:
    """The lamp's word, coloured."""
    return Cell(lamp.label, LAMP_STYLES[lamp])


def day_cell(day: dt.date | None, absent: str) -> Cell:
    """A day within the year, or what to say when there is none."""
    return Cell(short_day_words(day)) if day else Cell(absent, "dim")


def percent_cell(percent: int | None) -> Cell:
    """A percent, or that none was reported."""
    return Cell("未报", "dim") if percent is None else Cell(f"{percent}%")
