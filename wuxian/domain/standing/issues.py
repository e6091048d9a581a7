"""What was issued: the circulars that stand, the next number, the last one before a day."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.issue import Issue
from wuxian.domain.entries.kinds import ISSUE
from wuxian.domain.standing.record import Record
from wuxian.domain.values.period import Period
from wuxian.domain.values.types import LAST_DAY


def issued(office: Iterable[Entry]) -> tuple[Issue, ...]:
    """The papers that were issued and not taken back, the newest first."""
    return Record.on(office, LAST_DAY).of(ISSUE)


def next_serial(office: Iterable[Entry], year: int) -> int:
    """The number after the last one of a year; one that was taken back stays taken."""
    return max((one.serial for one in ISSUE.among(office) if one.year == year), default=0) + 1


def last_before(office: Iterable[Entry], period: Period, as_of: dt.date) -> Issue | None:
    """The last paper of the same year that is of an earlier time: its period's end, its figures.

    With a year goals begin anew: what another year's paper left open says nothing of this one.
    """
    earlier = (
        one
        for one in issued(office)
        if one.year == period.year and one.as_of < as_of and one.last_day < period.last
    )
    return max(earlier, key=lambda one: (one.last_day, one.as_of, one.serial), default=None)


def issued_of(office: Iterable[Entry], period: Period) -> Issue | None:
    """The paper of a period that stands issued, if it was."""
    return next((one for one in issued(office) if one.period == str(period)), None)


def known_before(office: tuple[Entry, ...], year: int, serial: int) -> tuple[Entry, ...]:
    """What the office had said before it issued the paper of this number; else all of it."""
    own = [one for one in ISSUE.among(office) if (one.year, one.serial) == (year, serial)]
    if not own:
        return office
    recorded = min(one.recorded for one in own)
    return tuple(one for one in office if one.recorded < recorded)


class Numbering(NamedTuple):
    """The number of a circular: the next one, or that under which its period went out.

    `known` is what the office had said before it, `later` what it has said since; `own` is the
    issue of its period, if that stands.
    """

    known: tuple[Entry, ...]
    later: tuple[Entry, ...]
    number: int | None
    goes_out: dt.date | None
    own: Issue | None

    @classmethod
    def of(
        cls,
        office: tuple[Entry, ...],
        period: Period,
        goes_out: dt.date | None,
        told: int | None,
        *,
        is_made_again: bool,
    ) -> "Numbering":
        """The number of a circular of a period that goes out on a day, or was `told` to have."""
        own = None if is_made_again or goes_out else issued_of(office, period)
        number = told if is_made_again else own.serial if own else None
        known = office if number is None else known_before(office, period.year, number)
        later = tuple(one for one in office if one not in known)
        if goes_out and not is_made_again:
            number = next_serial(office, period.year)
        return cls(known, later, number, goes_out, own)

    def issued(self, as_of: dt.date, digest: str) -> dt.date | None:
        """The day of issue; None of a draft, and of what is of other data than went out."""
        if self.own is None:
            return self.goes_out
        is_the_same = (self.own.as_of, self.own.digest) == (as_of, digest)
        return self.own.date if is_the_same else None
