"""How each item fares in the invented year, so that every screen has something to show."""

import datetime as dt
from dataclasses import dataclass, field

from wuxian.demo.figures import COST, GROWTH, PROJECTS, Reported

_YEAR_END = dt.date(2021, 12, 31)


@dataclass(frozen=True, slots=True)
class Course:
    """An item's year: weeks are ISO weeks, `pace` 1.0 means progress as fast as time.

    `late` says in which week a milestone is made up (by its place, from 0); None: never. `figures`
    are its targets and what is reported of them; of `parts` each has a pace of its own. `forecast`
    is the day on which the lead expects to be done. The office looks at the reports of the months
    up to `looked_at`, until the item is `closed` as done or `merged` with another.
    """

    pace: float
    due: dt.date | None = _YEAR_END
    gives_figures: bool = True
    silent: range = range(0)
    trouble: float = 0.1
    late: dict[int, int | None] = field(default_factory=dict)
    soft: bool = False
    figures: tuple[Reported, ...] = ()
    parts: tuple[tuple[str, float], ...] = ()
    forecast: dt.date | None = None
    looked_at: int = 12
    closed: dt.date | None = None
    merged: dt.date | None = None


_CLOSED = dt.date(2021, 12, 10)

COURSES = (
    Course(1.15),
    Course(0.97, due=dt.date(2021, 11, 30), silent=range(18, 22)),
    Course(0.99, looked_at=11),
    Course(0.95, trouble=0.2, forecast=dt.date(2021, 12, 28)),
    Course(0.72, trouble=0.5, forecast=dt.date(2022, 1, 20)),
    Course(0.50, trouble=0.6, looked_at=11),
    Course(
        0.83,
        due=dt.date(2021, 11, 30),
        trouble=0.4,
        parts=(("chibi-bridge", 1.05), ("paizhouwan-bridge", 0.62)),
    ),
    Course(0.90, gives_figures=False, silent=range(31, 36), looked_at=10),
    Course(0.93, late={2: None}, trouble=0.4, forecast=_YEAR_END, looked_at=11),
    Course(0.96, late={3: 49}),
    Course(0.70, silent=range(38, 53), trouble=0.3, late={3: None}),
    Course(1.20, looked_at=11, closed=_CLOSED),
    Course(0.92, silent=range(25, 28), figures=(GROWTH,)),
    Course(1.02, figures=(PROJECTS, COST)),
    Course(0.75, late={1: 28}, trouble=0.3, looked_at=11),
    Course(0.88, due=None),
    Course(0.94, due=dt.date(2021, 11, 30), soft=True),
    Course(1.60, looked_at=11, closed=_CLOSED),
    Course(0.98, late={0: 15}),
    Course(0.78, silent=range(48, 53), trouble=0.4, looked_at=10, merged=dt.date(2021, 11, 29)),
)
"""By item number, 01 first."""
