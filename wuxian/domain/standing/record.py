"""The entries of an item as they stood on a day, and the goal that they set."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from wuxian.domain.entries.entry import ORDER, Entry, in_ring
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
        chains = {
            entry_id: _chain(entry, known)
            for entry_id, entry in known.items()
            if entry.about_id is not None
        }
        days = {
            entry_id: max([known[entry_id].date, *[one.date for one in chain]])
            for entry_id, chain in chains.items()
        }
        retracted = _retracted(known, chains, days, day)
        fallen = {
            entry_id
            for entry_id, chain in chains.items()
            if retracted and _falls((known[entry_id], *chain), retracted)
        }
        early = {entry_id for entry_id, since in days.items() if since > day}
        gone = fallen | early | retracted.keys()
        standing = [
            entry for entry_id, entry in known.items() if entry_id not in gone and entry.date <= day
        ]
        newest_first = tuple(sorted(standing, key=ORDER, reverse=True))
        by_kind: dict[str, list[Entry]] = defaultdict(list)
        for one in newest_first:
            by_kind[one.kind].append(one)
        return cls(
            standing=newest_first,
            retracted=retracted,
            fallen=frozenset(fallen - retracted.keys()),
            by_kind={kind: tuple(found) for kind, found in by_kind.items()},
            days=days,
        )

    def of(self, kind: Kind[E_co]) -> "tuple[E_co, ...]":
        """The standing entries of a kind, newest first."""
        # Not `cast`, which is a call, and this is asked for hundreds of times.
        return self.by_kind.get(kind.name, ())  # type: ignore[return-value]

    def since(self, entry: Entry) -> dt.date:
        """The day from which a standing entry counts: never before what it is about was there."""
        return self.days.get(entry.id, entry.date)


_Chains = Mapping[str, tuple[Entry, ...]]
"""What each entry about others is about, what that is about, and so on, by its id."""


def _retracted(
    known: Mapping[str, Entry], chains: _Chains, days: Mapping[str, dt.date], day: dt.date
) -> dict[str, Entry]:
    """What is taken back by a day, and by which entry; of two about the same by the earlier.

    From the ends of the chains: what takes a retraction back is looked at before it.
    """
    found: dict[str, Entry] = {}
    takes_back = (name for name, chain in chains.items() if chain and _is_retraction(known[name]))
    for name in sorted(takes_back, key=lambda n: (-len(chains[n]), days[n], ORDER(known[n]))):
        if days[name] <= day and name not in found:
            found.setdefault(chains[name][0].id, known[name])
    return found


def _is_retraction(entry: Entry) -> bool:
    return entry.kind == RETRACTION.name


def _falls(chain: Iterable[Entry], retracted: Mapping[str, Entry]) -> bool:
    """Whether what an entry is about does not stand any more; a retraction does not mind."""
    for entry in chain:
        if entry.id in retracted:
            return True
        if _is_retraction(entry):
            return False
    return False


def _chain(entry: Entry, known: Mapping[str, Entry]) -> tuple[Entry, ...]:
    """What an entry is about, what that is about, and so on; nothing of a ring."""
    found: list[Entry] = []
    while (about := known.get(entry.about_id or "")) is not None:
        if about.about_id is not None and in_ring(entry, known):
            break
        found.append(about)
        entry = about
    return tuple(found)


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
