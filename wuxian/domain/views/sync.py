"""What a synchronisation brought in and sent out, or what keeps it from going on."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from wuxian.domain.checks.finding import Finding
from wuxian.domain.history.conflict import Conflict
from wuxian.domain.views.changes import ChangesView


class Outcome(StrEnum):
    """How a synchronisation ended."""

    DONE = "done"
    CONFLICT = "conflict"
    ERRORS = "errors"

    @classmethod
    def of(cls, conflicts: tuple[Conflict, ...], findings: tuple[Finding, ...]) -> "Outcome":
        """What keeps it from going on, if anything does."""
        if conflicts:
            return cls.CONFLICT
        return cls.ERRORS if findings else cls.DONE


class SyncView(NamedTuple):
    """A synchronisation: `received` is what came in, `sent` what went out; None is nothing.

    `founded` says that the shared repository was empty before. `committed` are the subjects of
    what was committed first, `left` the files that were not. `came` and `went` say whether
    anything did, be it a comment; `others_…` count the files beside the book. With `told` False
    a side had errors, and what changed is not told.
    """

    as_of: dt.date
    outcome: Outcome
    shared: str
    founded: bool
    commit: str | None
    committed: tuple[str, ...]
    left: tuple[str, ...]
    received: ChangesView | None
    sent: ChangesView | None
    came: bool
    went: bool
    others_received: int
    others_sent: int
    told: bool
    settled: tuple[Conflict, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    kind: str = "sync"
