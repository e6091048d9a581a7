"""All that is told of an item as it stands on a day, to be held against another telling of it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from tests.domain.arbitrary import days
from tests.domain.books import a_book, an_item, settings_of
from tests.domain.supervised import stands
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.slip_rules import SlipMode, SlipRules
from wuxian.domain.standing.claims import to_verify
from wuxian.domain.standing.deserved import deserved
from wuxian.domain.standing.lamp import Class, Verdict
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.requests import Course
from wuxian.domain.standing.slips import SlipState
from wuxian.domain.standing.state import DueDates, State, Status, state_of

AFTER = dt.date(2022, 4, 30)
"""A day after all that happens in these laws."""


def seen() -> st.SearchStrategy[dt.date]:
    """A day on which one looks, before, while or after it happens."""
    return days("2021-01-01", str(AFTER))


def on_day(goal: Goal, written: Iterable[Entry], on: dt.date) -> State:
    """How the year 2021 of an item with this goal stands on a day, be it after that year."""
    return stands(str(on), *written, goal=goal, year=2021)


class Told(NamedTuple):
    """All that is told of an item, entries by their ids: when they were written down is not."""

    position: Position
    verdict: Verdict
    class_: tuple[Class, str]
    status: Status
    dates: DueDates
    requests: list[tuple[str, Course, bool]]
    slips: list[tuple[str, SlipState, dt.date | None]]
    waiting: list[str]
    earned: list[object]

    def but_for_what_was_asked(self) -> "Told":
        """The same without the requests, and without the day that they asked for."""
        dates = self.dates._replace(asked=None, asked_late=False)
        return self._replace(requests=[], dates=dates)

    def but_for_the_claims(self) -> "Told":
        """The same without what was reported where the office has another figure."""
        return self._replace(position=self.position._replace(claimed=None))

    @classmethod
    def of(cls, goal: Goal, written: Iterable[Entry], on: dt.date) -> "Told":
        """What is told of an item with this goal."""
        state = on_day(goal, written, on)
        return cls(
            state.position,
            state.verdict,
            (state.class_, state.class_why),
            state.status,
            state.due_dates,
            [(one.request.id, one.course, one.is_late) for one in state.requests],
            [(one.slip.id, one.state, one.settled_on) for one in state.slips],
            [one.id for one in to_verify(state)],
            [earned for mode in SlipMode for earned in _earned(state.item.entries, goal, on, mode)],
        )


def _earned(
    written: Sequence[Entry], goal: Goal, on: dt.date, mode: SlipMode
) -> Iterable[tuple[object, ...]]:
    item = an_item(*written, goals=(goal,))
    rules = settings_of(2021).model_copy(update={"slips": SlipRules(mode=mode)})
    book = a_book(item, years=(rules,))
    for one in deserved(book, state_of(book, item, on, 2021)):
        yield one.colour, one.units, one.why, one.after and one.after.slip.id
