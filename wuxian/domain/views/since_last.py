"""What has changed since the last report: lamps, days, plans, problems (与上期相比)."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import State, states_of
from wuxian.domain.standing.targets_moved import TargetMoved, targets_moved
from wuxian.domain.views.agenda import Deadline, deadlines
from wuxian.domain.views.problems import OpenProblem, open_problems


class LampChange(NamedTuple):
    """An item whose lamp is another one than it was."""

    number: int
    title: str
    before: Lamp
    now: Lamp
    reason: str


class DayMoved(NamedTuple):
    """An item whose goal is to be reached by another day than it was; None is no day."""

    number: int
    title: str
    before: dt.date | None
    now: dt.date | None


class Forecast(NamedTuple):
    """An item that is expected to be done after the day by which it is to be."""

    number: int
    title: str
    due: dt.date
    forecast: dt.date


class Planned(NamedTuple):
    """What was planned last time, of an item of which nothing was reported since."""

    number: int
    title: str
    text: str
    by: str
    on: dt.date


class Retargeted(NamedTuple):
    """An item of which a target was changed."""

    number: int
    title: str
    change: TargetMoved


class SinceLast(NamedTuple):
    """What has changed since the day `then` of the last report.

    `undone` became overdue since; `unheard` are plans of which nothing was heard; `beyond` are
    forecasts after the day in force; `older` are problems that were open then, too, and `settled`
    those that have been done with since.
    """

    then: dt.date
    lamps: tuple[LampChange, ...]
    moved: tuple[DayMoved, ...]
    retargeted: tuple[Retargeted, ...]
    undone: tuple[Deadline, ...]
    unheard: tuple[Planned, ...]
    beyond: tuple[Forecast, ...]
    older: tuple[OpenProblem, ...]
    settled: tuple[OpenProblem, ...]

    @property
    def before(self) -> dict[int, Lamp]:
        """The lamps of then of those items that have another one now, by number."""
        return {one.number: one.before for one in self.lamps}


def since_last(
    book: Book,
    states: tuple[State, ...],
    then: dt.date,
    earlier: tuple[State, ...] | None = None,
) -> SinceLast | None:
    """What has changed in a year since a day in it; None where that was in another year.

    With a year, goals begin anew: to hold them against those of the last one would say nothing.
    `earlier` are the states of that day, where they are known already.
    """
    if not states or then.year != states[0].year:
        return None
    earlier = states_of(book, then, then.year) if earlier is None else earlier
    before = {state.item.number: state for state in earlier}
    pairs = [(before[state.item.number], state) for state in states]
    open_then = open_problems(book.calendar, before.values())
    open_now = open_problems(book.calendar, states)
    known, still = ({one.problem.id for one in some} for some in (open_then, open_now))
    return SinceLast(
        then=then,
        lamps=tuple(
            LampChange(
                now.item.number,
                now.item.plan.title,
                last.verdict.lamp,
                now.verdict.lamp,
                now.verdict.reason,
            )
            for last, now in pairs
            if last.verdict.lamp is not now.verdict.lamp
        ),
        moved=tuple(
            DayMoved(now.item.number, now.item.plan.title, last.position.due, now.position.due)
            for last, now in pairs
            if last.position.goal and last.position.due != now.position.due
        ),
        retargeted=tuple(
            Retargeted(now.item.number, now.item.plan.title, change)
            for now in states
            for change in targets_moved(now)
            if then < change.on
        ),
        undone=tuple(
            one for one in deadlines(book.calendar, states) if then <= one.due < states[0].day
        ),
        unheard=tuple(found for pair in pairs for found in _unheard(*pair)),
        beyond=tuple(found for _, now in pairs for found in _beyond(now)),
        older=tuple(one for one in open_now if one.problem.id in known),
        settled=tuple(one for one in open_then if one.problem.id not in still),
    )


def _unheard(last: State, now: State) -> Iterator[Planned]:
    """The step that was planned last, where no report has come since."""
    reports = [one for one in now.record.of(PROGRESS) if one.of_year == now.year]
    planned = next((one for one in reports if one.date <= last.day and one.next), None)
    heard = any(one.date > last.day for one in reports)
    if planned is not None and planned.next and not heard and now.goes_on:
        title = now.item.plan.title
        yield Planned(now.item.number, title, planned.next, planned.by, planned.date)


def _beyond(state: State) -> Iterator[Forecast]:
    dates, due = state.due_dates, state.position.due
    if due and dates.forecast and dates.forecast > due and state.goes_on:
        yield Forecast(state.item.number, state.item.plan.title, due, dates.forecast)
