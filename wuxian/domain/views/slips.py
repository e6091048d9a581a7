"""The slips of a book: what was demanded of whom, and what became of it; and which are earned."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import ORDER
from wuxian.domain.entries.kinds import SLIP
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.standing.deserved import deserved
from wuxian.domain.standing.slip_numbers import taken_twice
from wuxian.domain.standing.slips import SlipState
from wuxian.domain.standing.state import State, states_of

if TYPE_CHECKING:
    from wuxian.domain.entries.slip import Slip


class SlipRow(NamedTuple):
    """A slip; `working_days` are left until its day, or have gone since, while it is unanswered.

    `same_as`: another clone had taken its number; that is the id of the one that keeps it.
    """

    number: str
    item: int
    title: str
    id: str
    colour: Colour
    called: str
    to: tuple[str, ...]
    issued: dt.date
    due: dt.date
    state: SlipState
    matter: str | None
    demand: str
    answered: dt.date | None
    settled: dt.date | None
    working_days: int | None
    same_as: str | None

    @property
    def number_words(self) -> str:
        """The number, and that it stands twice."""
        return f"{self.number}（重号）" if self.same_as else self.number

    @property
    def state_words(self) -> str:
        """What became of it, and how many working days are left or have gone."""
        if self.working_days is None:
            return self.state.label
        days = self.working_days or "不足1"
        span = f"已过{days}" if self.state is SlipState.OVERDUE else f"还剩{self.working_days}"
        return f"{self.state.label}，{span}个工作日"


class SlipsView(NamedTuple):
    """Slips on a day, by their numbers; `withdrawn` are the numbers of those taken back."""

    as_of: dt.date
    programme: str
    notice: str | None
    slips: tuple[SlipRow, ...]
    withdrawn: tuple[str, ...] = ()
    kind: str = "slips"


class EarnedRow(NamedTuple):
    """A slip that an item has earned, why, and the number of the one a step below it."""

    item: int
    title: str
    colour: Colour
    to: tuple[str, ...]
    why: str
    after: str | None
    after_id: str | None


class EarnedView(NamedTuple):
    """The slips that are earned on a day; nothing is sent by itself."""

    as_of: dt.date
    programme: str
    notice: str | None
    slips: tuple[EarnedRow, ...]
    kind: str = "slips_earned"


def slips_view(
    book: Book,
    day: dt.date,
    *,
    is_open: bool = False,
    is_overdue: bool = False,
    units: Collection[str] = (),
) -> SlipsView:
    """The slips of a book on a day: all, or those that are open, overdue, for one of these."""
    states = states_of(book, day)
    known = tuple(slip_rows(book, states))
    rows = [
        row
        for row in known
        if (not is_open or row.state.is_open)
        and (not is_overdue or row.state is SlipState.OVERDUE)
        and (not units or not set(units).isdisjoint(row.to))
    ]
    numbers = {row.number for row in known}
    gone = (one for one in _withdrawn(states) if one.number not in numbers)
    return SlipsView(
        day,
        book.programme.name,
        book.programme.notice,
        tuple(rows),
        () if is_open or is_overdue or units else tuple(one.number for one in gone),
    )


def _withdrawn(states: Iterable[State]) -> "list[Slip]":
    """The slips that were taken back, in the order in which they were issued."""
    found = (
        slip
        for state in states
        for slip in SLIP.among(state.item.entries)
        if slip.id in state.record.retracted
    )
    return sorted(found, key=ORDER)


def slip_rows(book: Book, states: Iterable[State]) -> Iterator[SlipRow]:
    """A row for each slip of these items, in the order in which they were issued."""
    found = [(state, one) for state in states for one in state.slips]
    twice = taken_twice(book, found[0][0].day) if found else {}
    for state, one in sorted(found, key=lambda pair: ORDER(pair[1].slip)):
        slip, kept = one.slip, twice.get(one.slip.id)
        span = sorted((state.day, slip.due))
        yield SlipRow(
            number=slip.number,
            item=state.item.number,
            title=state.item.plan.title,
            id=slip.id,
            colour=slip.colour,
            called=slip.called,
            to=slip.units,
            issued=slip.date,
            due=slip.due,
            state=one.state,
            matter=slip.matter,
            demand=slip.demand,
            answered=one.answers[-1].on if one.answers else None,
            settled=one.settled_on,
            working_days=book.calendar.working_days(*span) if one.state.is_unanswered else None,
            same_as=kept.id if kept else None,
        )


def earned_view(book: Book, day: dt.date) -> EarnedView:
    """The slips that the items of a book have earned on a day."""
    rows = tuple(
        EarnedRow(
            item=state.item.number,
            title=state.item.plan.title,
            colour=one.colour,
            to=one.units,
            why=one.why,
            after=one.after.slip.number if one.after else None,
            after_id=one.after.slip.id if one.after else None,
        )
        for state in states_of(book, day)
        for one in deserved(book, state)
    )
    return EarnedView(day, book.programme.name, book.programme.notice, rows)
