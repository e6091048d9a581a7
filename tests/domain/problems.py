"""Problems and replies in a few words."""

import datetime as dt
from itertools import count
from typing import Literal

from tests.domain.books import OFFICE, SHANGHAI, TRANSPORT, day
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.problem import Problem
from wuxian.domain.entries.reply import Reply

_ids = count(0x200000)


def raised(
    on: str,
    matter: str = "征地未完",
    *,
    asks: str | None = None,
    waits_for: str | None = None,
    by: str = TRANSPORT,
    entry_id: str | None = None,
) -> Problem:
    """A problem that the lead raises."""
    return Problem(
        id=entry_id or f"{next(_ids):06x}",
        date=day(on),
        recorded=dt.datetime.combine(day(on), dt.time(17), SHANGHAI),
        by=by,
        matter=matter,
        asks=asks,
        waits_for=waits_for,
    )


def reply(
    on: str,
    to: Entry | str,
    note: str | None = None,
    *,
    done: Literal[True] | None = None,
    by: str = OFFICE,
    answered_by: str | None = None,
    entry_id: str | None = None,
) -> Reply:
    """A reply to an entry, or to the one with this id."""
    return Reply(
        id=entry_id or f"{next(_ids):06x}",
        date=day(on),
        recorded=dt.datetime.combine(day(on), dt.time(17), SHANGHAI),
        by=by,
        to=to if isinstance(to, str) else to.id,
        note=note,
        answered_by=answered_by,
        done=done,
    )
