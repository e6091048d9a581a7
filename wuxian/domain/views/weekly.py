"""The weekly report, built from what is recorded: no second form is asked for."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import issuer
from wuxian.domain.history.provenance import Origin
from wuxian.domain.plan.plan import SIX_ONES, Post
from wuxian.domain.standing.state import State, states_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import (
    Deadline,
    Silence,
    deadlines,
    filings_by_report_days,
    silences,
    unissued,
)
from wuxian.domain.views.groups import ClassGroup, LampGroup, class_groups, lamp_groups
from wuxian.domain.views.happened import (
    Happened,
    Said,
    plan_told,
    problems_told,
    progress_told,
)
from wuxian.domain.views.items import ItemRow, item_row
from wuxian.domain.views.problems import OpenProblem, open_problems
from wuxian.domain.views.since_last import SinceLast, since_last

if TYPE_CHECKING:
    from wuxian.domain.views.roll_call import RollCall


class AreaGroup(NamedTuple):
    """The items of one area, and those of them under each lamp."""

    area: str
    name: str
    items: tuple[int, ...]
    lamps: tuple[LampGroup, ...]


class Gap(NamedTuple):
    """The items whose post is vacant, and those where it is only inferred."""

    post: Post
    vacant: tuple[int, ...]
    inferred: tuple[int, ...]


class WeeklyReport(NamedTuple):
    """One week of the programme; every count is the length of a list in it.

    `problems` are the words of the week's reports, but for those that stand as a problem.
    """

    as_of: dt.date
    programme: str
    notice: str | None
    office: str | None
    week: str
    week_words: str
    first_day: dt.date
    last_day: dt.date
    lamps: tuple[LampGroup, ...]
    classes: tuple[ClassGroup, ...]
    areas: tuple[AreaGroup, ...]
    reported: tuple[int, ...]
    progress: tuple[Said, ...]
    nothing_new: tuple[int, ...]
    problems: tuple[Said, ...]
    open_problems: tuple[OpenProblem, ...]
    plans: tuple[Said, ...]
    late: tuple[Deadline, ...]
    unissued: tuple[int, ...]
    due_next: tuple[Deadline, ...]
    filings: "tuple[RollCall, ...]"
    silent_after: int | None
    unknown_years: tuple[int, ...]
    silent: tuple[Silence, ...]
    gaps: tuple[Gap, ...]
    supervision: tuple[Said, ...]
    since: SinceLast | None
    items: tuple[ItemRow, ...]
    origin: Origin
    kind: str = "weekly_report"


def weekly_report(book: Book, week: Week, day: dt.date, origin: Origin) -> WeeklyReport:
    """The report of a week as it stands on a day: its last, or an earlier one in it.

    A week across New Year belongs to the year that has most of it: what stands in that year
    is told as on its last day at the latest, what happened is told to the week's end.
    """
    latest = states_of(book, day)
    register = book.programme.register
    happened = tuple(Happened.of(state, week, register) for state in latest)
    year_end = dt.date(week.year, 12, 31)
    states = latest if day <= year_end else states_of(book, year_end)
    day = min(day, year_end)
    rows = tuple(item_row(state, book) for state in states)
    open_dates = deadlines(book.calendar, states)
    silent_after = book.settings(day.year).reminders.silence
    filings = tuple(
        call
        for call in filings_by_report_days(book, day)
        if call.missing or week.before.first <= call.day <= week.after.last
    )
    progress = tuple(said for told in happened for said in progress_told(told))
    unsettled = open_problems(book.calendar, states)
    return WeeklyReport(
        as_of=day,
        programme=book.programme.name,
        notice=book.programme.notice,
        office=issuer(book.programme, book.settings(day.year)),
        week=str(week),
        week_words=week.words,
        first_day=week.first,
        last_day=week.last,
        lamps=lamp_groups(rows),
        classes=class_groups(rows),
        areas=tuple(
            AreaGroup(area.id, area.name, tuple(row.number for row in within), lamp_groups(within))
            for area in book.programme.areas
            if (within := tuple(row for row in rows if row.area == area.id))
        ),
        reported=tuple(dict.fromkeys(said.number for said in progress)),
        progress=progress,
        nothing_new=tuple(
            told.plan.number
            for told in happened
            if any(r.nothing_new and r.id not in told.idle for r in told.reports)
        ),
        problems=tuple(said for told in happened for said in problems_told(told)),
        open_problems=unsettled,
        plans=tuple(said for told in happened for said in plan_told(told)),
        late=tuple(deadline for deadline in open_dates if deadline.due < day),
        unissued=unissued(states),
        due_next=tuple(d for d in open_dates if day <= d.due <= week.after.last),
        filings=filings,
        silent_after=silent_after,
        unknown_years=book.calendar.unknown_years(
            (
                day,
                *(call.day for call in filings),
                *(one.problem.opened for one in unsettled),
            )
        ),
        silent=silences(book.calendar, states, silent_after),
        supervision=tuple(said for told in happened for said in told.dealings),
        since=since_last(book, states, week.before.last),
        gaps=tuple(_gap(post, states) for post in SIX_ONES if post is not Post.TERM),
        items=rows,
        origin=origin,
    )


def _gap(post: Post, states: tuple[State, ...]) -> Gap:
    held = [(state.item.number, state.holdings[post]) for state in states]
    return Gap(
        post=post,
        vacant=tuple(number for number, holding in held if holding.holder is None),
        inferred=tuple(number for number, holding in held if holding.basis is Basis.INFERRED),
    )
