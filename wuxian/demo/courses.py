"""How each item fares in the invented year, so that every screen has something to show."""

import datetime as dt
from dataclasses import dataclass, field

from wuxian.demo.figures import COST, GROWTH, PROJECTS, Reported

_YEAR_END = dt.date(2021, 12, 31)


@dataclass(frozen=True, slots=True)
class Course:
    """An item's year: weeks are ISO weeks, `pace` 1.0 means progress as fast as time.

    `late` says in which week a milestone is made up (by its place, from 0); None: never. `figures`
    are its targets and what is reported of them; of `parts` each has a pace of its own.
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


COURSES = (
    Course(1.15),
    Course(0.97, silent=range(18, 22)),
    Course(0.99),
    Course(0.95, trouble=0.2),
    Course(0.72, trouble=0.5),
    Course(0.50, trouble=0.6),
    Course(
        0.83,
        due=dt.date(2021, 11, 30),
        trouble=0.4,
        parts=(("chibi-bridge", 1.05), ("paizhouwan-bridge", 0.62)),
    ),
    Course(0.90, gives_figures=False, silent=range(31, 36)),
    Course(0.93, late={2: None}, trouble=0.4),
    Course(0.96, late={3: 49}),
    Course(0.70, silent=range(38, 53), trouble=0.3, late={3: None}),
    Course(1.20),
    Course(0.92, silent=range(25, 28), figures=(GROWTH,)),
    Course(1.02, figures=(PROJECTS, COST)),
    Course(0.75, late={1: 28}, trouble=0.3),
    Course(0.88, due=None),
    Course(0.94, due=dt.date(2021, 11, 30), soft=True),
    Course(1.60),
    Course(0.98, late={0: 15}),
    Course(0.78, silent=range(48, 53), trouble=0.4),
)
"""By item number, 01 first."""
