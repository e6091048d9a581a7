"""Raising a problem: who is asked, and whether the same words are open already."""

import datetime as dt

from wuxian.cli.opening import Opened
from wuxian.cli.recording import drafted
from wuxian.domain.entries.kinds import PROBLEM
from wuxian.domain.entries.problem import Problem
from wuxian.domain.plan.programme import Programme
from wuxian.domain.standing.problems import Followed
from wuxian.domain.standing.state import State
from wuxian.errors import Refused


def raised(
    opened: Opened,
    date: dt.date,
    by: str,
    matter: str,
    *,
    asks: str | None,
    waits_for: str | None,
) -> Problem:
    """A problem, not yet written."""
    if asks and waits_for:
        raise Refused(
            "--asks（提请谁协调）和 --waits-for（等谁）只能写一个", remedy="两件事请分两条写。"
        )
    programme = opened.book.programme
    return drafted(
        PROBLEM,
        opened,
        date=date,
        by=by,
        matter=matter,
        asks=asks and party(asks, programme),
        waits_for=waits_for and party(waits_for, programme),
    )


def open_saying(matter: str, state: State) -> Followed | None:
    """The open problem of an item that says these words already."""
    return next((one for one in state.open_problems if one.says(matter)), None)


def party(word: str, programme: Programme) -> str:
    """The registered body that is called exactly so, else the words: anybody may be asked."""
    return programme.register.called(word) or word
