"""What a synchronisation brought in and sent out, or what keeps it from going on."""

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.domain.history.conflict import Conflict
from wuxian.domain.values.finding import Finding
from wuxian.domain.views.changes import ChangesView


class Outcome(StrEnum):
    """How a synchronisation ended."""

    DONE = "done"
    CONFLICT = "conflict"
    REWRITTEN = "rewritten"
    ERRORS = "errors"


class SyncView(NamedTuple):
    """A synchronisation: `received` is what came in, `sent` what went out; None is nothing.

    `founded` says that the shared repository was empty before. `committed` are the subjects of
    what was committed first, `left` the files that were not. `came` and `went` say whether
    any file did, be it for a comment; `others_…` count the files beside the book. With `told` False
    a side had errors, and what changed is not told. `brought_back` are the files that were taken
    out of a rewritten history and would return to it. `other_head` is the branch that clones of a
    book just founded would get instead of it. `to_settle` is what clones have said twice of one
    thing: it keeps nothing from going on, but those who said it must talk.
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
    other_head: str | None
    brought_back: tuple[Place, ...]
    settled: tuple[Conflict, ...]
    conflicts: tuple[Conflict, ...]
    findings: tuple[Finding, ...]
    to_settle: tuple[Finding, ...] = ()
    kind: str = "sync"
