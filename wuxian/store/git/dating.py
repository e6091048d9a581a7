"""Which commit was the last of a day, though a clock was wrong."""

import bisect
import datetime as dt
from typing import NamedTuple

from wuxian.domain.history.commit import Commit
from wuxian.store.git.commits import GITS_FIRST_YEAR, described
from wuxian.store.git.repository import Repository

_END_OF_DAY = dt.time(23, 59, 59)


class OfADay(NamedTuple):
    """The last commit of a day; `doubted` is one whose clock was wrong, so that it matters."""

    commit: Commit
    doubted: "Doubted | None"


class Doubted(NamedTuple):
    """A commit that says another time than those before and after it allow."""

    commit: Commit
    says: dt.date


def commit_of_day(
    repository: Repository, day: dt.date, zone: dt.tzinfo, line: str = "HEAD"
) -> OfADay | None:
    """The last commit of that day or before it on a line of history.

    A day is one of the programme's time zone. By the commits' own dates it is the same on every
    clone; git would ask its reflog, which knows of this clone alone and since it was made.
    """
    tip = repository.commit(line)
    if tip is None or day.year < GITS_FIRST_YEAR:
        return None
    end = dt.datetime.combine(day, _END_OF_DAY, zone).timestamp()
    words = ("rev-list", "--timestamp", "--date-order", "--reverse", tip)
    rows = [row.split(" ") for row in repository.git.do(*words).text.splitlines()]
    says = [int(time) for time, _ in rows]
    counts = in_order(says)
    last, by_its_own = (
        max((n for n, time in enumerate(times) if time <= end), default=-1)
        for times in (counts, says)
    )
    if last < 0:
        return None
    first, beyond = sorted((last, by_its_own))
    wrong = next((n for n in range(max(first, 0), beyond + 1) if says[n] != counts[n]), None)
    doubted = None
    if last != by_its_own and wrong is not None:
        says_day = dt.datetime.fromtimestamp(says[wrong], zone).date()
        doubted = Doubted(described(repository, rows[wrong][1]), says_day)
    return OfADay(described(repository, rows[last][1]), doubted)


def in_order(times: list[int]) -> list[int]:
    """Times that never go back: as few as can be are changed, each to that of the one before.

    Kept is the longest run of times in order, by patience sorting. From the end, so that of two
    that are as long the later stays: a clock whose battery is empty is years behind.
    """
    piles: list[int] = []
    tops: list[int] = []
    after: list[int | None] = [None] * len(times)
    for n in reversed(range(len(times))):
        pile = bisect.bisect_right(tops, -times[n])
        after[n] = piles[pile - 1] if pile else None
        tops[pile : pile + 1] = [-times[n]]
        piles[pile : pile + 1] = [n]
    kept: dict[int, None] = {}
    link = piles[-1] if piles else None
    while link is not None:
        kept[link] = None
        link = after[link]
    found: list[int] = []
    for n, time in enumerate(times):
        usual = found[-1] if found else times[next(iter(kept))]
        found.append(time if n in kept else usual)
    return found
