"""The entries of an item as they stood on a day, and the goal that they set."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast

from wuxian.domain.entries.entry import ORDER, Entry, Linked, in_ring
from wuxian.domain.entries.kinds import DECISION, GOAL, RETRACTION, E_co, Kind
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Plan


class Record(NamedTuple):
    """The entries of an item as they stood on a day, newest first; `retracted` says by what.

    `fallen` are those that nobody took back, but what they are about; `by_kind` are the standing
    ones of each kind; `days` are those from which entries about others count, by id.
    """

    standing: tuple[Entry, ...]
    retracted: dict[str, Entry]
    fallen: frozenset[str]
    by_kind: dict[str, tuple[Entry, ...]]
    days: dict[str, dt.date]

    @classmethod
    def on(cls, entries: Iterable[Entry], day: dt.date) -> "Record":
        """Fold the entries up to this day: links before clocks.

        An entry about another counts from the later of the two days, whatever was written
        down first, and stands only while the other stands; a retraction stands in any case,
        until it is taken back itself. In a ring nothing counts for anything.
        """
        known = {entry.id: entry for entry in entries}
        links = [
            _Link.of(entry, tuple(_chain(entry, known)))
            for entry in known.values()
            if isinstance(entry, Linked)
        ]
        retracted: dict[str, Entry] = {}
        # From the ends of the chains: what takes a retraction back is looked at before it.
        for link in sorted(filter(_Link.takes_back, links), key=_Link.order):
            if link.since <= day and link.entry.id not in retracted:
                retracted.setdefault(link.about[0].id, link.entry)
        fallen = {link.entry.id for link in links if link.falls(retracted)}
        early = {link.entry.id for link in links if link.since > day}
        gone = fallen | early | retracted.keys()
        standing = [
            entry for entry_id, entry in known.items() if entry_id not in gone and entry.date <= day
        ]
        newest_first = tuple(sorted(standing, key=ORDER, reverse=True))
        by_kind: dict[str, list[Entry]] = {}
        for one in newest_first:
            by_kind.setdefault(one.kind, []).append(one)
        return cls(
            standing=newest_first,
            retracted=retracted,
            fallen=frozenset(fallen - retracted.keys()),
            by_kind={kind: tuple(found) for kind, found in by_kind.items()},
            days={link.entry.id: link.since for link in links},
        )

    def of(self, kind: Kind[E_co]) -> "tuple[E_co, ...]":
        """The standing entries of a kind, newest first."""
        return cast("tuple[E_co, ...]", self.by_kind.get(kind.name, ()))

    def since(self, entry: Linked) -> dt.date:
        """The day from which a standing entry counts: never before what it is about was there."""
        return self.days[entry.id]


class _Link(NamedTuple):
    """An entry about others: about the first of these, which may be about the next, and so on.

    `since` is the day from which it counts.
    """

    entry: Linked
    about: tuple[Entry, ...]
    since: dt.date

    @classmethod
    def of(cls, entry: Linked, about: tuple[Entry, ...]) -> "_Link":
        """It counts from the latest of their days."""
        return cls(entry, about, max([one.date for one in (entry, *about)]))

    def takes_back(self) -> bool:
        """Whether it takes another entry back."""
        return self.entry.kind == RETRACTION.name and bool(self.about)

    def order(self) -> tuple[int, dt.date, tuple[object, ...]]:
        """The longest chains first; of two about the same, the one that counts first."""
        return -len(self.about), self.since, ORDER(self.entry)

    def falls(self, retracted: Mapping[str, Entry]) -> bool:
        """Whether what it is about does not stand any more; a retraction does not mind."""
        for entry in (self.entry, *self.about):
            if entry.id in retracted:
                return True
            if entry.kind == RETRACTION.name:
                return False
        return False


def _chain(entry: Entry, known: Mapping[str, Entry]) -> Iterator[Entry]:
    """What an entry is about, what that is about, and so on; nothing of a ring."""
    while isinstance(entry, Linked) and entry.to is not None and not in_ring(entry, known):
        if entry.to not in known:
            return
        entry = known[entry.to]
        yield entry


def goal_of(plan: Plan, record: Record, year: int, until: dt.date | None = None) -> Goal | None:
    """The goal of a year with what was granted of it, as known on the record's day or `until`."""
    issued = issued_goal(plan, record, year, until)
    if issued is None or not record.of(DECISION):
        return issued
    from wuxian.domain.standing.granted import with_what_was_granted

    return with_what_was_granted(issued, issued_on(record, year, until), record, until)


def issued_on(record: Record, year: int, until: dt.date | None = None) -> dt.date:
    """The day of the goal that holds, which drops what was granted of the one before.

    The plan's was there before anything was granted.
    """
    days = (entry.date for entry in record.of(GOAL) if entry.year == year)
    return next((day for day in days if until is None or day <= until), dt.date.min)


def issued_goal(plan: Plan, record: Record, year: int, until: dt.date | None = None) -> Goal | None:
    """The goal of a year in the office's own words: the newest that was issued, else the plan's."""
    issued = (entry for entry in record.of(GOAL) if entry.year == year)
    known = (entry.goal for entry in issued if until is None or entry.date <= until)
    return next(known, None) or plan.goal(year)
