"""Views: what a command shows, as one value that every format reads."""

import datetime as dt
from typing import Protocol


class View(Protocol):
    """A frozen value with a kind and the day it is computed for."""

    @property
    def kind(self) -> str:
        """What it shows, as JSON names it."""

    @property
    def as_of(self) -> dt.date:
        """The day it is computed for."""
