"""The state of an item: how it stands on a day, folded from its plan and entries."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.kinds import (
    APPOINTMENT,
    DECISION,
    GOAL,
    PROBLEM,
    PROGRESS,
    REQUEST,
    RETRACTION,
    SLIP,
    VERIFICATION,
)
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import (
    Class,
    Lamp,
    Said,
    Verdict,
    class_of,
    judge,
    stilled,
)
from wuxian.domain.standing.position import PartPosition, Position, Vantage
from wuxian.domain.standing.record import Record, goal_of
from wuxian.domain.standing.six_ones import Holding, holdings, shared_holdings
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import Labelled

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress
    from wuxian.domain.standing.claims import Claims
    from wuxian.domain.standing.granted import Standstill
    from wuxian.domain.standing.problems import Followed
    from wuxian.domain.standing.requests import Asked
    from wuxian.domain.standing.slips import Issued


class Status(Labelled):
    """Where an item's year stands: what is reported complete is to be verified, then closed."""

    NOT_REPORTED = "not_reported", "未报送"
    IN_PROGRESS = "in_progress", "推进中"
    REPORTED_COMPLETE = "reported_complete", "待核验"
    VERIFIED_COMPLETE = "verified_complete", "待销号"
    CLOSED = "closed", "已销号"
    SUSPENDED = "suspended", "已暂停"
    ENDED = "ended", "已终止"


class YearEnd(NamedTuple):
    """How an item stood at the end of a year."""

    year: int
    lamp: Lamp
    class_: Class
    percent: int | None


class DueDates(NamedTuple):
    """The days of a goal side by side: the first, the one in force, asked for, granted, expected.

    `asked_late`: asked for after the day that was then in force.
    """

    original: dt.date | None
    current: dt.date | None
    asked: dt.date | None = None
    granted: dt.date | None = None
    forecast: dt.date | None = None
    asked_late: bool = False


class State(NamedTuple):
    """An item as it stands in a year on a day; nothing of it is ever stored.

    `last_year` is the end of the year before, where this one's goal is not set yet.
    """

    item: Item
    year: int
    day: dt.date
    record: Record
    position: Position
    verdict: Verdict
    class_: Class
    class_why: str
    holdings: dict[Post, Holding]
    shared: dict[Post, tuple[Holding, ...]]
    seen: Vantage
    last_year: "State | None" = None
    standstill: "Standstill | None" = None

    @property
    def status(self) -> Status:
        """Where the year stands, by what was decided, else by what was reported and verified."""
        if self.standstill is not None:
            if self.standstill.is_done:
                return Status.CLOSED
            return Status.SUSPENDED if self.standstill.is_suspended else Status.ENDED
        position = self.position
        if position.is_complete:
            return Status.VERIFIED_COMPLETE if position.is_verified else Status.REPORTED_COMPLETE
        return Status.NOT_REPORTED if position.reported_on is None else Status.IN_PROGRESS

    @property
    def goes_on(self) -> bool:
        """Whether it is to be worked on: it is neither closed, nor ended, nor suspended."""
        return self.standstill is None

    @property
    def lead(self) -> Holding:
        """The department that leads, if the post is filled."""
        return self.holdings[Post.LEAD]

    @property
    def leading(self) -> tuple[str, ...]:
        """Who leads, and who leads along."""
        held = (self.lead, *self.shared[Post.CO_LEAD])
        return tuple(one.holder for one in held if one.holder is not None)

    @property
    def judged_parts(self) -> Iterator[tuple[PartPosition, Verdict]]:
        """The parts of its goal, how far each is, and its lamp."""
        for part in self.position.parts:
            yield part, judge(part.position, self.seen.settings.lamps)

    @property
    def last_entry(self) -> dt.date | None:
        """The day of the newest fact of this year; to take one back is not a fact."""
        for entry in self.record.standing:
            if entry.of_year == self.year and entry.kind != RETRACTION.name:
                return entry.date
        return None

    @property
    def problems(self) -> "tuple[Followed, ...]":
        """What was asked and waited for, the oldest first, of any year: a year ends none."""
        if not self.record.of(PROBLEM):
            return ()
        from wuxian.domain.standing.problems import followed

        return followed(self.record)

    @property
    def slips(self) -> "tuple[Issued, ...]":
        """What the office has demanded, the earliest first, of any year."""
        if not self.record.of(SLIP):
            return ()
        from wuxian.domain.standing.slips import slips_of

        return slips_of(self.record, self.day)

    @property
    def requests(self) -> "tuple[Asked, ...]":
        """What was asked for of this year, the earliest first, with what was decided."""
        if not self.record.of(REQUEST):
            return ()
        from wuxian.domain.standing.requests import requests_of

        default_due = self.position.default_due
        return requests_of(self.item.plan, self.record, self.year, default_due)

    @property
    def due_dates(self) -> DueDates:
        """The days of its goal, side by side."""
        return self.due_dates_with(self.requests)

    def due_dates_with(self, requests: "tuple[Asked, ...]") -> DueDates:
        """The same for whoever has looked at its requests already."""
        current, record = self.position.due, self.record
        if not any(record.of(kind) for kind in (GOAL, REQUEST, DECISION)) and not any(
            report.forecast for report in record.of(PROGRESS)
        ):
            return DueDates(current, current)
        from wuxian.domain.standing.due_dates import due_dates

        return due_dates(self, requests)

    @property
    def claimed(self) -> int | None:
        """The percent as it was reported, where the office has put another in its place."""
        return (self.position.claimed or self.position).percent

    @property
    def end(self) -> YearEnd:
        """How it stands at the end of its year, in short."""
        return YearEnd(self.year, self.verdict.lamp, self.class_, self.position.percent)

    @property
    def open_problems(self) -> "tuple[Followed, ...]":
        """Those of which nobody has said yet that they are done with."""
        return tuple(one for one in self.problems if one.is_open)

    def waits_for(self, calendar: WorkCalendar) -> dict[str, int]:
        """Whom the item waits for, and for how many working days, the longest first."""
        waiting: dict[str, int] = {}
        for one in self.open_problems:
            if whom := one.problem.waits_for:
                waiting.setdefault(whom, one.working_days(calendar, self.day))
        return waiting

    def after(self, last: "State") -> "State":
        """The same, with the year before beside it, which its lamp tells of."""
        class_ = "：".join(filter(None, (last.class_.label, last.class_why)))
        is_over = self.day.year > last.year
        when = f"{last.year}年末" if is_over else f"截至{day_words(self.day)}"
        ended = f"{when}：{last.verdict.lamp.words}，{class_}"
        verdict = Verdict(self.verdict.lamp, f"{self.year}年清单未下达（{ended}）", "清单未下达")
        return self._replace(last_year=last, verdict=verdict, class_why=verdict.why)

    @property
    def latest_report(self) -> "Progress | None":
        """The newest standing progress entry of this year that says anything new."""
        reports = (report for report in self.record.of(PROGRESS) if not report.nothing_new)
        return next((report for report in reports if report.of_year == self.year), None)


def state_of(book: Book, item: Item, day: dt.date, year: int | None = None) -> State:
    """How this item of a book stands on a day, in that day's year or another, by its settings."""
    year = year or day.year
    record = Record.on(item.entries, day)
    settings = book.settings(year)
    held = holdings(item, record, book.programme.term)
    offices = tuple(office.name for office in book.programme.offices)
    counts = _who_counts(book, item, record, held[Post.LEAD])
    seen = Vantage(year, day, settings, offices, counts, _claims(record, offices))
    position = Position.of(item.plan, record, seen)
    said = Said.of(position, settings.lamps)
    verdict = judge(position, settings.lamps, said)
    classed = class_of(position, settings.lamps, said)
    still = _standstill(record, year)
    if still is not None:
        verdict, classed = stilled(still, classed, year)
    found = State(
        item=item,
        year=year,
        day=day,
        record=record,
        position=position,
        verdict=verdict,
        class_=classed.class_,
        class_why=classed.why,
        holdings=held,
        shared=shared_holdings(item, record, held[Post.LEAD].holder),
        seen=seen,
        standstill=still,
    )
    if still is None and position.goal is None and goal_of(item.plan, record, year - 1):
        return found.after(state_of(book, item, day, year - 1))
    return found


def _claims(record: Record, offices: tuple[str, ...]) -> "Claims | None":
    """What the offices have said of the reports, or reported themselves, if they have."""
    if not record.of(VERIFICATION) and all(one.by not in offices for one in record.of(PROGRESS)):
        return None
    from wuxian.domain.standing.claims import Claims

    return Claims.of(record)


def _standstill(record: Record, year: int) -> "Standstill | None":
    """Why it stands still, if anything was decided about it at all."""
    if not record.of(DECISION):
        return None
    from wuxian.domain.standing.granted import standstill_of

    return standstill_of(record, year)


def _who_counts(
    book: Book, item: Item, record: Record, lead: Holding
) -> "Callable[[Progress], bool]":
    """Whose reports move the item: an office's, the lead's who never changed; else one has to ask.

    Who reports words alone moves nothing in any case.
    """
    known = {office.name for office in book.programme.offices}
    planned = item.plan.six_ones.lead
    led = {entry.holder for entry in record.of(APPOINTMENT) if entry.post is Post.LEAD}
    if planned and lead.holder and led <= {planned.holder}:
        known.add(lead.holder)
    others = [one for one in record.of(PROGRESS) if one.by not in known]
    plan = item.plan_as_issued if others else item.plan
    if not any(words for one in others for words in one.figures_said(plan)):
        return bool
    from wuxian.domain.standing.reporters import Reporters

    return Reporters.of(item.plan, record, book.programme.register).count


def states_of(book: Book, day: dt.date, year: int | None = None) -> tuple[State, ...]:
    """How every item of a book stands on a day, in that day's year or another."""
    return tuple(state_of(book, item, day, year) for item in book.items)
