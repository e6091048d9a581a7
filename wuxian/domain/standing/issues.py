"""What was issued: the circulars that stand, the next number, the last one before a day."""

import datetime as dt
from collections.abc import Iterable

from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.issue import Issue
from wuxian.domain.entries.kinds import ISSUE
from wuxian.domain.standing.record import Record
from wuxian.domain.values.types import LAST_DAY


def issued(office: Iterable[Entry]) -> tuple[Issue, ...]:
    """The papers that were issued and not taken back, the newest first."""
    return Record.on(office, LAST_DAY).of(ISSUE)


def next_serial(office: Iterable[Entry], year: int) -> int:
    """The number after the last one of a year; one that was taken back stays taken."""
    return max((one.serial for one in ISSUE.among(office) if one.year == year), default=0) + 1


def last_before(office: Iterable[Entry], as_of: dt.date) -> Issue | None:
    """The last paper whose figures are of an earlier day."""
    earlier = (one for one in issued(office) if one.as_of < as_of)
    return max(earlier, key=lambda one: (one.as_of, one.date, one.serial), default=None)


def known_before(office: tuple[Entry, ...], year: int, serial: int) -> tuple[Entry, ...]:
    """What the office had said before it issued the paper of this number; else all of it."""
    own = [one for one in ISSUE.among(office) if (one.year, one.serial) == (year, serial)]
    if not own:
        return office
    recorded = min(one.recorded for one in own)
    return tuple(one for one in office if one.recorded < recorded)
