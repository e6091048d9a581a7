"""The state of an item: how it stands on a day, folded from its plan and entries."""

import datetime as dt
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.kinds import APPOINTMENT, PROBLEM, PROGRESS, RETRACTION
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.year import LampRules
from wuxian.domain.standing.lamp import Class, Lamp, Said, Verdict, class_of, judge
from wuxian.domain.standing.position import PartPosition, Position, Vantage, goal_of
from wuxian.domain.standing.record import Record
from wuxian.domain.standing.six_ones import Holding, holdings, shared_holdings

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress
    from wuxian.domain.standing.problems import Followed


class YearEnd(NamedTuple):
    """How an item stood at the end of a year."""

    year: int
    lamp: Lamp
    class_: Class
    percent: int | None


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
    rules: LampRules
    last_year: "State | None" = None

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
            yield part, judge(part.position, self.rules)

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
        ended = f"{last.year}年末：{last.verdict.lamp.label}灯，{class_}"
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
    offices = tuple(office.name for office in book.programme.offices)
    held = holdings(item, record, book.programme.term)
    counts = _who_counts(book, item, record, held[Post.LEAD])
    position = Position.of(item.plan, record, Vantage(year, day, settings, offices, counts))
    said = Said.of(position, settings.lamps)
    classed = class_of(position, settings.lamps, said)
    found = State(
        item=item,
        year=year,
        day=day,
        record=record,
        position=position,
        verdict=judge(position, settings.lamps, said),
        class_=classed.class_,
        class_why=classed.why,
        holdings=held,
        shared=shared_holdings(item, record, held[Post.LEAD].holder),
        rules=settings.lamps,
    )
    if position.goal is None and goal_of(item.plan, record, year - 1):
        return found.after(state_of(book, item, day, year - 1))
    return found


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
    plan = item.plan_as_issued
    if not any(words for one in others for words in one.figures_said(plan)):
        return bool
    from wuxian.domain.standing.reporters import Reporters

    return Reporters.of(item.plan, record, book.programme.register).count


def states_of(book: Book, day: dt.date, year: int | None = None) -> tuple[State, ...]:
    """How every item of a book stands on a day, in that day's year or another."""
    return tuple(state_of(book, item, day, year) for item in book.items)
