"""The report of a year (年报): each item beside its goal, its days, its slips, its term."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import issuer
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.history.provenance import Origin
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.standing.position import Reach, Step
from wuxian.domain.standing.state import DueDates, State, YearEnd, state_of, states_of
from wuxian.domain.views.groups import ClassGroup, class_groups
from wuxian.domain.views.indicators import Indicator, indicators_of
from wuxian.domain.views.items import ItemRow, item_row


class LateStep(NamedTuple):
    """A milestone that was not reached by its day, and the day it was made up, if it was."""

    title: str
    due: dt.date
    reached_on: dt.date | None

    @classmethod
    def of(cls, step: Step) -> "LateStep":
        """What is told of a step."""
        return cls(step.milestone.title, step.milestone.due, step.reached_on)


class Slips(NamedTuple):
    """The slips of one colour that an item was sent in the year; so many are not settled."""

    colour: Colour
    numbers: tuple[str, ...]
    still_open: int


class YearWork(NamedTuple):
    """An item's year: its goal and its figures, its days, its steps, its slips, and its term.

    `done_on` is the day on which the last of the goal was reached, and `is_reported` whether that
    was reported: a ceiling is kept to by the end of its time alone. `steps` counts the milestones
    and `late` has those that were not in time. Of a year of the term whose goal is not set, or
    that is to come, `term` has None.
    """

    number: int
    goal: str | None
    indicators: tuple[Indicator, ...]
    dates: DueDates
    done_on: dt.date | None
    is_reported: bool
    steps: int
    late: tuple[LateStep, ...]
    slips: tuple[Slips, ...]
    term: tuple[YearEnd | None, ...]


class YearReport(NamedTuple):
    """The report of a year as it stands on a day; every count is the length of a list in it."""

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    office: str | None
    years: tuple[int, ...]
    areas: tuple[tuple[str, tuple[int, ...]], ...]
    classes: tuple[ClassGroup, ...]
    works: tuple[YearWork, ...]
    items: tuple[ItemRow, ...]
    origin: Origin
    kind: str = "year"

    @property
    def row(self) -> dict[int, ItemRow]:
        """The rows of its items by number."""
        return {row.number: row for row in self.items}

    @property
    def work(self) -> dict[int, YearWork]:
        """The works of its items by number."""
        return {work.number: work for work in self.works}


def year_report(book: Book, year: int, day: dt.date, origin: Origin) -> YearReport:
    """The report of a year, seen from its last day or a later one."""
    states = states_of(book, day, year)
    rows = tuple(item_row(state, book) for state in states)
    areas = (
        (area.name, tuple(one.number for one in rows if one.area == area.id))
        for area in book.programme.areas
    )
    return YearReport(
        as_of=day,
        year=year,
        programme=book.programme.name,
        notice=book.programme.notice,
        office=issuer(book.programme, book.settings(year)),
        years=tuple(book.programme.years),
        areas=tuple((name, numbers) for name, numbers in areas if numbers),
        classes=class_groups(rows),
        works=tuple(_work(book, state) for state in states),
        items=rows,
        origin=origin,
    )


def _work(book: Book, state: State) -> YearWork:
    position = state.position
    done_on = position.complete_since
    late = [step for step in position.all_steps if step.reach in (Reach.MISSED, Reach.MADE_UP)]
    return YearWork(
        number=state.item.number,
        goal=position.goal.text if position.goal else None,
        indicators=tuple(indicators_of(state)),
        dates=state.due_dates,
        done_on=done_on,
        is_reported=any(one.date == done_on for one in state.record.of(PROGRESS)),
        steps=len(position.all_steps),
        late=tuple(LateStep.of(step) for step in late),
        slips=tuple(_slips(state)),
        term=tuple(_end(book, state, year) for year in book.programme.years),
    )


def _slips(state: State) -> Iterator[Slips]:
    """The slips of the year by colour; one issued anew under another number is one of them."""
    own = [one for one in state.slips if one.slip.of_year == state.year and one.anew is None]
    for colour in Colour:
        found = [one for one in own if one.slip.colour is colour]
        if found:
            numbers = tuple(one.slip.number for one in found)
            yield Slips(colour, numbers, sum(one.state.is_open for one in found))


def _end(book: Book, state: State, year: int) -> YearEnd | None:
    """How a year of the term ended, or stands; None where it has no goal or is to come."""
    if year > state.day.year:
        return None
    found = state if year == state.year else state_of(book, state.item, state.day, year)
    return found.end if found.position.goal else None
