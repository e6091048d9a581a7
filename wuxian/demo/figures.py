"""The invented targets of the demo, and what is reported of them month by month."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.plan.goal import At, Better, Every, Measure, Target
from wuxian.domain.values.basis import Figure

_MONTHS = 12


class Reported(NamedTuple):
    """A target, and what is reported of it for a month; None where nothing is."""

    target: Target
    of_month: Callable[[int], Decimal | None]

    def figure(self, day: dt.date) -> Figure | None:
        """What is reported of it on a day: the figure of the month before."""
        value = self.of_month(day.month - 1)
        if value is None:
            return None
        return Figure(name=self.target.name, value=value, unit=self.target.unit)


def _projects(month: int) -> Decimal | None:
    """Some fewer than one a month."""
    return Decimal(month * 11 // _MONTHS) if month else None


def _cost(month: int) -> Decimal | None:
    return Decimal(month * 24) if month else None


def _growth(month: int) -> Decimal | None:
    """Published for a quarter, a month later."""
    return {3: Decimal("7.1"), 6: Decimal("7.9"), 9: Decimal("6.8")}.get(month)


PROJECTS = Reported(
    Target(
        name="承接项目",
        at=At.LEAST,
        value=Decimal(12),
        unit="个",
        measure=Measure.CUMULATIVE,
        words="承接项目至少12个",
    ),
    _projects,
)
COST = Reported(
    Target(
        name="招商经费",
        at=At.MOST,
        value=Decimal(300),
        unit="万元",
        measure=Measure.CUMULATIVE,
        words="招商经费不超过300万元",
    ),
    _cost,
)
GROWTH = Reported(
    Target(
        name="工业增加值增速",
        at=At.ABOUT,
        value=Decimal(8),
        unit="%",
        measure=Measure.RATE,
        every=Every.QUARTER,
        better=Better.MORE,
        words="工业增加值增速8%左右",
    ),
    _growth,
)
