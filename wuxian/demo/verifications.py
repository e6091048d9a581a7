"""What the office says to the invented reports at the end of each month."""

import datetime as dt
from collections.abc import Iterable, Iterator
from random import Random

from wuxian.demo.matters import OFFICE, YEAR
from wuxian.demo.writing import chances, stamp
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.verification import Finding, Verification
from wuxian.domain.standing.position import COMPLETE

_SEED = YEAR * 3000
_LOOKED_AT = 0.48
_RETURNED = 0.03
_LOWERED = 0.07
_DECEMBER = 12


def verifications_of(
    number: int, reports: Iterable[Progress], days: Iterable[dt.date]
) -> Iterator[Verification]:
    """The office's word on most of an item's reports, each on the first of these days."""
    chance = chances(_SEED + number)
    known = sorted(days)
    for report in sorted(reports, key=lambda one: one.date):
        day = min((day for day in known if day >= report.date), default=None)
        if day is None:
            continue
        if report.milestone or report.figures or chance.random() < _LOOKED_AT:
            yield _verified(report, day, chance)


def _verified(report: Progress, day: dt.date, chance: Random) -> Verification:
    """A milestone is there for all to see; a figure is held against what is on the site."""
    percent, found = report.percent, chance.random()
    reason: str | None = None
    finding = Finding.ACCEPTED
    lower = None
    if report.milestone is None and percent is not None and 0 < percent < COMPLETE:
        if found < _RETURNED and day.month < _DECEMBER:
            finding, reason = Finding.RETURNED, "所附台账与进度对不上，请核实后重报。"
        elif found < _LOWERED:
            lower, reason = percent * 19 // 20, "现场核实，按实际完成量核定。"
    return Verification(
        **stamp(day, 17, OFFICE, chance),
        to=report.id,
        finding=finding,
        percent=lower,
        reason=reason,
    )
