"""The agenda: what is late, what falls due, who has been silent, and what is unsettled."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.six_ones import holder_words
from wuxian.domain.standing.state import State, states_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.views.concerned import answering_for
from wuxian.domain.views.first_days import first_days_of_steps, first_due
from wuxian.domain.views.problems import OpenProblem, open_problems
from wuxian.domain.views.waiting import waits, waits_for

if TYPE_CHECKING:
    from wuxian.domain.views.concerned import Addressee
    from wuxian.domain.views.roll_call import RollCall
    from wuxian.domain.views.slips import SlipRow
    from wuxian.domain.views.waiting import PlanDue, Reddened, Waiting

_OFF_AT_MOST = 7
"""No holiday takes more working days than this, 中秋 and 国庆 together."""


class Deadline(NamedTuple):
    """A goal's due date or a milestone not reached; `working_days` between it and the day.

    `original` is the day that was set first, where that is another.
    """

    number: int
    title: str
    what: str
    due: dt.date
    working_days: int
    lead: str | None
    lead_basis: Basis | None
    original: dt.date | None = None

    @property
    def label(self) -> str:
        """How the item is called in a sentence."""
        return f"{self.number:02} {self.title}"

    @property
    def lead_words(self) -> str:
        """The lead as every screen shows it."""
        return holder_words(self.lead, self.lead_basis)

    @property
    def late_words(self) -> str:
        """How late it is; a weekend after the day is less than a working day."""
        return f"已过{self.working_days or '不足1'}个工作日"


class Silence(NamedTuple):
    """An item without a report; `working_days` since the last one, None if none this year."""

    number: int
    title: str
    last_report: dt.date | None
    working_days: int | None
    lead: str | None
    lead_basis: Basis | None

    @property
    def label(self) -> str:
        """How the item is called in a sentence."""
        return f"{self.number:02} {self.title}"

    @property
    def lead_words(self) -> str:
        """The lead as every screen shows it."""
        return holder_words(self.lead, self.lead_basis)

    @property
    def words(self) -> str:
        """How long the silence is, neutrally."""
        if self.working_days is None:
            return "本年无报送"
        return f"已{self.working_days}个工作日未报送"


class AgendaView(NamedTuple):
    """What needs a hand on a day, of all or `concerning` one; spans are in working days.

    `unissued` are the items that the year's list is yet to be issued of, though last year's was.
    """

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    due_within: int
    silent_after: int | None
    calendar_known: bool
    unknown_years: tuple[int, ...]
    late: tuple[Deadline, ...]
    due: tuple[Deadline, ...]
    filings: "tuple[RollCall, ...]"
    silent: tuple[Silence, ...]
    problems: tuple[OpenProblem, ...]
    unissued: tuple[int, ...]
    to_verify: "tuple[Waiting, ...]" = ()
    to_decide: "tuple[Waiting, ...]" = ()
    to_answer: "tuple[SlipRow, ...]" = ()
    to_report_anew: "tuple[Waiting, ...]" = ()
    plans: "tuple[PlanDue, ...]" = ()
    turned_red: "tuple[Reddened, ...]" = ()
    to_close: tuple[int, ...] = ()
    concerning: str | None = None
    kind: str = "agenda"


def agenda_view(
    book: Book,
    day: dt.date,
    due_within: int | None = None,
    silent_after: int | None = None,
    year: int | None = None,
    *,
    whom: "Addressee | None" = None,
) -> AgendaView:
    """The agenda of a day; both spans by default as the year's settings say.

    Where it is for somebody, it is of the items alone that they answer for, but for what is asked
    of them elsewhere.
    """
    usual = book.settings(year or day.year).reminders
    within = usual.due_within if due_within is None else due_within
    after = usual.silence if silent_after is None else silent_after
    all_states = states_of(book, day, year)
    before = _year_before(book, day) if year in (None, day.year) else ()
    states, waiting = all_states, waits(book, all_states, within, before)
    if whom is not None:
        waiting = waits_for(whom, book, all_states, within, before)
        if not whom.supervises:
            states = tuple(one for one in all_states if whom.names & answering_for(one))
            numbers = {state.item.number for state in states}
            items = tuple(item for item in book.items if item.number in numbers)
            book = book._replace(items=items)
    # A year that is over or to come has no report day that has just passed, or runs.
    filings = filings_by_report_days(book, day) if year in (None, day.year) else ()
    open_dates = deadlines(book.calendar, states)
    # What a holiday that is not known yet would bring into the span matters, too.
    near = [d.due for d in open_dates if d.working_days <= within + _OFF_AT_MOST]
    problems = open_problems(book.calendar, states)
    counted = (*(one.problem.opened for one in problems), *(call.day for call in filings))
    unknown = book.calendar.unknown_years((day, *near, *counted))
    return AgendaView(
        as_of=day,
        year=year or day.year,
        programme=book.programme.name,
        notice=book.programme.notice,
        due_within=within,
        silent_after=after,
        calendar_known=not unknown,
        unknown_years=unknown,
        late=tuple(deadline for deadline in open_dates if deadline.due < day),
        due=tuple(d for d in open_dates if d.due >= day and d.working_days <= within),
        filings=filings,
        silent=silences(book.calendar, states, after),
        problems=problems,
        unissued=unissued(states),
        **waiting._asdict(),
    )


def _year_before(book: Book, day: dt.date) -> tuple[State, ...]:
    """How the items stand in the year before, if that is one of the term."""
    last = day.year - 1
    return states_of(book, day, last) if last in book.programme.term.years else ()


def years_of_an_agenda(frame: Book, day: dt.date) -> frozenset[int]:
    """The years whose entries an agenda looks at; `frame` may be a book without items."""
    last = {day.year - 1} & {*frame.programme.term.years}
    return years_looked_back(frame, day) | last


def unissued(states: tuple[State, ...]) -> tuple[int, ...]:
    """The items of which last year's end is told, since this year's list is not issued."""
    return tuple(state.item.number for state in states if state.last_year)


def filings_by_report_days(book: Book, day: dt.date) -> "tuple[RollCall, ...]":
    """Who filed by the last report days and the running ones; none where none are set."""
    if not _has_report_days(book):
        return ()
    from wuxian.domain.views.roll_call import roll_calls

    return roll_calls(book, day)


def years_looked_back(frame: Book, day: dt.date) -> frozenset[int]:
    """The years whose entries that looks at; `frame` may be a book without items."""
    if not _has_report_days(frame):
        return frozenset()
    from wuxian.domain.views.roll_call import years_called

    return years_called(frame, day)


def _has_report_days(book: Book) -> bool:
    return any(settings.report_days for settings in book.years)


def deadlines(calendar: WorkCalendar, states: tuple[State, ...]) -> tuple[Deadline, ...]:
    """Every due date and milestone not reached, of this year and the next, earliest first.

    What was left undone in the year before is not carried over: a new year starts anew, and
    its goal says what remains to be done.
    """
    found = [deadline for state in states for deadline in _deadlines(calendar, state)]
    return tuple(sorted(found, key=lambda deadline: (deadline.due, deadline.number)))


def _deadlines(calendar: WorkCalendar, state: State) -> Iterator[Deadline]:
    if not state.goes_on:
        return
    for what, due, own, first in (*_of_this_year(state), *_of_next_year(state)):
        yield Deadline(
            number=state.item.number,
            title=state.item.plan.title,
            what=what,
            due=due,
            working_days=calendar.working_days(min(due, state.day), max(due, state.day)),
            lead=own or state.lead.holder,
            lead_basis=None if own else state.lead.basis,
            original=first,
        )


_Open = tuple[str, dt.date, str | None, dt.date | None]
"""What is not reached, its day, its own lead if it has one, and its first day if that was another.
"""


def _of_this_year(state: State) -> Iterator[_Open]:
    position, first = state.position, first_days_of_steps(state)
    for step in position.steps:
        if step.reached_on is None:
            day = first.get(step.milestone.id)
            yield f"节点：{step.milestone.title}", step.milestone.due, None, day
    for part in position.parts:
        lead = part.part.lead
        for step in part.position.steps:
            if step.reached_on is None:
                what = f"{part.part.title}：节点：{step.milestone.title}"
                yield what, step.milestone.due, lead, None
        if part.part.due is not None and _is_open(part.position):
            yield f"子任务：{part.part.title}", part.part.due, lead, None
    if position.due is not None and _is_open(position):
        yield "年度目标", position.due, None, first_due(state)


def _is_open(position: Position) -> bool:
    """Whether it is to be reached yet; past its day, what waits for figures only is not late."""
    if position.day > position.end:
        return not position.awaits_figures
    return not position.is_complete


def _of_next_year(state: State) -> Iterator[_Open]:
    goal = state.item.plan_as_issued.goal(state.year + 1)
    if goal is None:
        return
    for milestone in goal.milestones:
        yield f"节点：{milestone.title}", milestone.due, None, None
    if goal.due is not None:
        yield f"{goal.year}年目标", goal.due, None, None


def silences(
    calendar: WorkCalendar, states: tuple[State, ...], longer_than: int | None
) -> tuple[Silence, ...]:
    """The items without a report for more working days than this, the longest first.

    A year starts anew: before the first report, the days since New Year count. None are told
    where that reminder is switched off.
    """
    if longer_than is None:
        return ()
    silent = []
    for state in states:
        reported = state.position.reported_on
        since = reported or dt.date(state.year - 1, 12, 31)
        days = calendar.working_days(since, state.day)
        complete = state.position.is_complete
        if days > longer_than and not complete and state.goes_on:
            silent.append(
                Silence(
                    number=state.item.number,
                    title=state.item.plan.title,
                    last_report=reported,
                    working_days=days if reported else None,
                    lead=state.lead.holder,
                    lead_basis=state.lead.basis,
                )
            )
    return tuple(
        sorted(silent, key=lambda s: (s.working_days is not None, -(s.working_days or 0), s.number))
    )
