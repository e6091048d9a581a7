"""The entries of an item as they stood on a day."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from wuxian.domain.entries.entry import AnyEntry, Progress, Retraction


class Record(NamedTuple):
    """The entries of an item as they stood on a day, newest first."""

    standing: tuple[AnyEntry, ...]
    retracted: dict[str, Retraction]

    @classmethod
    def on(cls, entries: Iterable[AnyEntry], day: dt.date) -> "Record":
        """Fold the entries up to this day; a retraction takes effect on its own date.

        A retraction can itself be retracted, so they are read from the newest back; one
        that is older than its entry takes nothing back.
        """
        standing: list[AnyEntry] = []
        retracted: dict[str, Retraction] = {}
        read: set[str] = set()
        known = (entry for entry in entries if entry.date <= day)
        for entry in sorted(known, key=lambda entry: entry.order, reverse=True):
            read.add(entry.id)
            if entry.id in retracted:
                continue
            standing.append(entry)
            if isinstance(entry, Retraction) and entry.entry not in read:
                retracted[entry.entry] = entry
        return cls(tuple(standing), retracted)

    def latest_report(self, since: dt.date) -> Progress | None:
        """The newest standing progress entry from this day on."""
        for entry in self.standing:
            if isinstance(entry, Progress) and entry.date >= since:
                return entry
        return None
