"""The weekly report, built from what is recorded: no second form is asked for."""

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries import kinds
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.history.provenance import Origin
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import State, states_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import Week
from wuxian.domain.views.agenda import Deadline, Silence, deadlines, silences
from wuxian.domain.views.items import ItemRow, item_row

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress


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
    """One week of the programme; every count is the length of a list in it."""

    as_of: dt.date
    programme: str
    notice: str | None
    office: str | None
    week: str
    week_words: str
    first_day: dt.date
    last_day: dt.date
    lamps: tuple[LampGroup, ...]
    areas: tuple[AreaGroup, ...]
    reported: tuple[int, ...]
    progress: tuple[Said, ...]
    problems: tuple[Said, ...]
    plans: tuple[Said, ...]
    late: tuple[Deadline, ...]
    due_next: tuple[Deadline, ...]
    silent_after: int
    silent: tuple[Silence, ...]
    gaps: tuple[Gap, ...]
    items: tuple[ItemRow, ...]
    origin: Origin

    @property
    def kind(self) -> str:
        """What the view shows, as JSON names it."""
        return "weekly_report"


def weekly_report(book: Book, week: Week, day: dt.date, origin: Origin) -> WeeklyReport:
    """The report of a week as it stands on a day: its last, or an earlier one in it.

    A week across New Year belongs to the year that has most of it: what stands in that year
    is told as on its last day at the latest, what happened is told to the week's end.
    """
    happened = states_of(book, day)
    day = min(day, dt.date(week.year, 12, 31))
    states = states_of(book, day)
    rows = tuple(item_row(state, book.programme) for state in states)
    open_dates = deadlines(book.calendar, states)
    silent_after = book.settings(day.year).reminders.silent_after
    progress = tuple(said for state in happened for said in _progress(state, week))
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
        areas=tuple(
            AreaGroup(area.id, area.name, tuple(row.number for row in within), _lamp_groups(within))
            for area in book.programme.areas
            if (within := tuple(row for row in rows if row.area == area.id))
        ),
        reported=tuple(dict.fromkeys(said.number for said in progress)),
        progress=progress,
        problems=tuple(
            said
            for told, stands in zip(happened, states, strict=True)
            for said in _problem(told, stands.latest_report, week)
        ),
        plans=tuple(said for state in happened for said in _plan(state, week)),
        late=tuple(deadline for deadline in open_dates if deadline.due < day),
        due_next=tuple(d for d in open_dates if day <= d.due <= week.after.last),
        silent_after=silent_after,
        silent=silences(book.calendar, states, silent_after),
        gaps=tuple(_gap(post, states) for post in Post if post is not Post.TERM),
        items=rows,
        origin=origin,
    )


def _lamp_groups(rows: tuple[ItemRow, ...]) -> tuple[LampGroup, ...]:
    return tuple(
        LampGroup(lamp, tuple(row.number for row in rows if row.lamp is lamp)) for lamp in Lamp
    )


def _progress(state: State, week: Week) -> list[Said]:
    """What was recorded of an item in the week, the oldest first."""
    said = []
    percents = {report.id: report.percent for report in state.record.of(PROGRESS)}
    for entry in reversed(state.record.standing):
        if entry.date not in week:
            continue
        if kinds.KINDS[entry.kind].part != "progress":
            continue
        number, title = state.item.number, state.item.plan.title
        words = entry.news(state.item.plan)
        said.append(Said(number, title, entry.date, entry.by, words, percents.get(entry.id)))
    return said


def _problem(state: State, latest: "Progress | None", week: Week) -> Iterator[Said]:
    """The newest problem told in the week, else the one that the year's newest report tells."""
    for report in (*_reports(state, week), *filter(None, [latest])):
        if report.problem is not None:
            yield _said(state, report, report.problem)
            return


def _plan(state: State, week: Week) -> Iterator[Said]:
    """The newest next step told in the week."""
    for report in _reports(state, week):
        if report.next is not None:
            yield _said(state, report, report.next)
            return


def _reports(state: State, week: Week) -> "Iterator[Progress]":
    """The week's reports of an item, the newest first."""
    return (report for report in state.record.of(PROGRESS) if report.date in week)


def _said(state: State, report: "Progress", text: str) -> Said:
    return Said(state.item.number, state.item.plan.title, report.date, report.by, text)


def _gap(post: Post, states: tuple[State, ...]) -> Gap:
    held = [(state.item.number, state.holdings[post]) for state in states]
    return Gap(
        post=post,
        vacant=tuple(number for number, holding in held if holding.holder is None),
        inferred=tuple(number for number, holding in held if holding.basis is Basis.INFERRED),
    )
