"""The numbers of slips in a book: the next one, and those that two clones took (重号)."""

import datetime as dt
from collections.abc import Iterable

from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import ORDER
from wuxian.domain.entries.kinds import SLIP
from wuxian.domain.entries.slip import Slip
from wuxian.domain.standing.record import Record
from wuxian.domain.values.types import LAST_DAY


def next_serial(book: Book, series: str, year: int) -> int:
    """The serial number after the last one of a series in a year; one taken back stays taken."""
    slips = (slip for item in book.items for slip in SLIP.among(item.entries))
    taken = (slip.serial for slip in slips if (slip.series, slip.year) == (series, year))
    return max(taken, default=0) + 1


def taken_twice(book: Book, day: dt.date = LAST_DAY) -> dict[str, Slip]:
    """The slips whose number an earlier one has on a day, by their ids, each with that one.

    One that was issued anew under another number has given its own up.
    """
    standing = [slip for item in book.items for slip in Record.on(item.entries, day).of(SLIP)]
    given_up = {slip.instead for slip in standing}
    return _later_ones(slip for slip in standing if slip.id not in given_up)


def _later_ones(slips: Iterable[Slip]) -> dict[str, Slip]:
    first: dict[str, Slip] = {}
    later: dict[str, Slip] = {}
    for slip in sorted(slips, key=ORDER):
        keeps = first.setdefault(slip.number, slip)
        if keeps is not slip:
            later[slip.id] = keeps
    return later
