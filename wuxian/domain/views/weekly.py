"""The weekly report, built from what is recorded: no second form is asked for."""

import datetime as dt
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.history.provenance import Origin
from wuxian.domain.plan.bodies import Register
from wuxian.domain.plan.plan import SIX_ONES, Plan, Post
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.reporters import Reporters
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
from wuxian.domain.views.items import ItemRow, item_row
from wuxian.domain.views.problems import OpenProblem, open_problems

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress
    from wuxian.domain.entries.reply import Reply
    from wuxian.domain.standing.problems import Followed
    from wuxian.domain.views.roll_call import RollCall


class Said(NamedTuple):
    """A few words about an item, with the day and the body that wrote them."""

    number: int
    title: str
    date: dt.date
    by: str
    text: str
    percent: int | None = None

    @property
    def label(self) -> str:
        """How the item is called in a sentence."""
        return f"{self.number:02} {self.title}"


class LampGroup(NamedTuple):
    """The items under one lamp; their count is the length of this list."""

    lamp: Lamp
    items: tuple[int, ...]


class ClassGroup(NamedTuple):
    """The items of one class, as a circular counts them."""

    class_: Class
    items: tuple[int, ...]


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
    happened = tuple(_Happened.of(state, week, register) for state in latest)
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
    progress = tuple(said for told in happened for said in _progress(told))
    unsettled = open_problems(book.calendar, states)
    return WeeklyReport(
        as_of=day,
        programme=book.programme.name,
        notice=book.programme.notice,
        office=book.programme.offices[0].name if book.programme.offices else None,
        week=str(week),
        week_words=week.words,
        first_day=week.first,
        last_day=week.last,
        lamps=_lamp_groups(rows),
        classes=tuple(
            ClassGroup(one, tuple(row.number for row in rows if row.class_ is one)) for one in Class
        ),
        areas=tuple(
            AreaGroup(area.id, area.name, tuple(row.number for row in within), _lamp_groups(within))
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
        problems=tuple(said for told in happened for said in _problems(told)),
        open_problems=unsettled,
        plans=tuple(said for told in happened for said in _plan(told)),
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
        gaps=tuple(_gap(post, states) for post in SIX_ONES if post is not Post.TERM),
        items=rows,
        origin=origin,
    )


def _lamp_groups(rows: tuple[ItemRow, ...]) -> tuple[LampGroup, ...]:
    return tuple(
        LampGroup(lamp, tuple(row.number for row in rows if row.lamp is lamp)) for lamp in Lamp
    )


class _Happened(NamedTuple):
    """What was recorded of an item in a week, and the reports among it, the newest first.

    `problems` are all that the item has or had; `idle` are the reports whose figures move nothing,
    since their body does not lead.
    """

    plan: Plan
    entries: tuple[Entry, ...]
    reports: "tuple[Progress, ...]"
    problems: "tuple[Followed, ...]"
    idle: frozenset[str]
    dealings: tuple[Said, ...]
    returned: frozenset[str] = frozenset()

    @classmethod
    def of(cls, state: State, week: Week, register: Register) -> "_Happened":
        first = week.first
        since = takewhile(lambda entry: entry.date >= first, state.record.standing)
        entries = tuple(entry for entry in since if entry.date in week)
        plan, reports = state.item.plan_as_issued, PROGRESS.among(entries)
        reporters = Reporters.of(state.item.plan, state.record, register)
        said = [one for one in reports if any(one.figures_said(plan))]
        idle = frozenset(one.id for one in said if not reporters.count(one))
        claims = state.seen.claims
        returned = frozenset(one.id for one in reports if claims and one.id in claims.returned)
        dealt = _dealings(state, week)
        return cls(plan, entries, reports, state.problems, idle, dealt, returned)


_DEALT_WITH = (kinds.VERIFICATION, kinds.REQUEST, kinds.DECISION, kinds.SLIP)


def _dealings(state: State, week: Week) -> tuple[Said, ...]:
    """What passed between the office and the lead in a week, if anything ever did."""
    if not any(state.record.of(kind) for kind in _DEALT_WITH):
        return ()
    from wuxian.domain.views.dealings import dealings

    plan = state.item.plan_as_issued
    found = dealings(state.record, plan, lambda entry: entry.date in week)
    return tuple(
        Said(plan.number, plan.title, one.entry.date, one.entry.by, one.text) for one in found
    )


def _progress(told: _Happened) -> Iterator[Said]:
    """What the week's entries tell, the oldest first."""
    # The percent of a part or of another year is told with what it is of.
    whole = [report for report in told.reports if not (report.part or report.year)]
    percents = {report.id: report.percent for report in whole}
    answers = {
        answer.reply.id: _answer_words(one.problem.matter, answer.reply)
        for one in told.problems
        for answer in one.answers
    }
    without_news = {report.id for report in told.reports if report.nothing_new}
    for entry in reversed(told.entries):
        if entry.id not in without_news and kinds.KINDS[entry.kind].part == "progress":
            idle = _IDLE if entry.id in told.idle else ""
            idle += _RETURNED if entry.id in told.returned else ""
            yield _saying(told, entry, entry.news(told.plan) + idle, percents.get(entry.id))
        elif entry.id in answers:
            yield _saying(told, entry, answers[entry.id])


_IDLE, _RETURNED = "〔不牵头，不计入进度〕", "〔已退回，不计入〕"


def _answer_words(matter: str, reply: "Reply") -> str:
    """What was answered to a problem, and whether it is done with."""
    done = reply.title_of("done") if reply.done else reply.label
    whose = f"（{reply.answered_by}{reply.label}）" if reply.answered_by else ""
    return f"问题“{matter}”{'：'.join(filter(None, (done, reply.note)))}{whose}"


def _problems(told: _Happened) -> Iterator[Said]:
    """The problems told in the week's reports, each once, but for what stands as a problem."""
    said: set[str] = set()
    for report in told.reports:
        words = report.problem
        if words is None or words in said or any(one.says(words) for one in told.problems):
            continue
        said.add(words)
        yield _saying(told, report, words)


def _plan(told: _Happened) -> Iterator[Said]:
    """The newest next step told in the week."""
    for report in told.reports:
        if report.next is not None:
            yield _saying(told, report, report.next)
            return


def _saying(told: _Happened, entry: Entry, text: str, percent: int | None = None) -> Said:
    return Said(told.plan.number, told.plan.title, entry.date, entry.by, text, percent)


def _gap(post: Post, states: tuple[State, ...]) -> Gap:
    held = [(state.item.number, state.holdings[post]) for state in states]
    return Gap(
        post=post,
        vacant=tuple(number for number, holding in held if holding.holder is None),
        inferred=tuple(number for number, holding in held if holding.basis is Basis.INFERRED),
    )
