"""What is told of something: titles and values, said in words by whoever shows them."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.values.basis import Figure


class Percentage(int):
    """A share of a hundred, told with its sign."""

    __slots__ = ()


Value = str | int | Decimal | dt.date | Percentage | tuple[Figure, ...] | None
"""A value before it is said; None is told nowhere."""


class Told(NamedTuple):
    """One thing that is told; prose needs no title."""

    title: str
    value: Value
