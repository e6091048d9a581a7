"""Text for the terminal: data is text, never markup."""

import datetime as dt

from rich.text import Text

from wuxian.domain.dates import short_day_words
from wuxian.domain.fields import visible
from wuxian.domain.lamp import Lamp

LAMP_STYLES = {
    Lamp.RED: "bold red",
    Lamp.YELLOW: "yellow",
    Lamp.GREEN: "green",
    Lamp.GREY: "bright_black",
}


def cell(text: str, style: str = "") -> Text:
    """One piece of data, shown as it is."""
    return Text(shown(text), style=style)


def shown(text: str) -> str:
    """Data as a terminal may show it, line by line: nothing in it steers or hides."""
    return "\n".join(visible(line) for line in text.split("\n"))


def lamp_cell(lamp: Lamp) -> Text:
    """The lamp's word, coloured."""
    return Text(lamp.label, style=LAMP_STYLES[lamp])


def day_cell(day: dt.date | None, absent: str) -> Text:
    """A day within the year, or what to say when there is none."""
    return Text(short_day_words(day)) if day else Text(absent, style="dim")


def percent_cell(percent: int | None) -> Text:
    """A percent, or that none was reported."""
    return Text("未报", style="dim") if percent is None else Text(f"{percent}%")
