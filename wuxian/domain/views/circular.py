"""The circular (通报) of a month, a quarter, a half or a year, built from what is recorded."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import issuer
from wuxian.domain.entries.issue import Issue
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.history.provenance import Origin
from wuxian.domain.plan.circular_rule import CircularRule
from wuxian.domain.standing.issues import last_before, next_serial
from wuxian.domain.standing.lamp import Class
from wuxian.domain.standing.state import State, states_of
from wuxian.domain.values.period import Period
from wuxian.domain.views.groups import ClassGroup, class_groups
from wuxian.domain.views.happened import Happened, Said, progress_told
from wuxian.domain.views.indicators import Indicator, indicators_of
from wuxian.domain.views.items import ItemRow, item_row
from wuxian.domain.views.problems import SETTLE, OpenProblem, open_problems
from wuxian.domain.views.since_last import SinceLast, since_last


class Reached(NamedTuple):
    """A milestone that was reached in the period."""

    title: str
    on: dt.date


class Work(NamedTuple):
    """An item in the list's own sentence, with its figures and what was done of it.

    `goal` is None where the year's goal is not set; `done` tells what was recorded in the period,
    the oldest first; `before` is the percent at the end of the period before.
    """

    number: int
    goal: str | None
    indicators: tuple[Indicator, ...]
    reached: tuple[Reached, ...]
    done: tuple[Said, ...]
    before: int | None = None


class Chapter(NamedTuple):
    """The works of one area."""

    area: str
    name: str
    works: tuple[Work, ...]


class LeftOpen(NamedTuple):
    """An item that the last circular counted as behind: how it stood then; its row says how now.

    By what was recorded since, its class of then may be another one than was issued.
    """

    number: int
    class_: Class
    reason: str


class Circular(NamedTuple):
    """A circular of a period; every count is the length of a list in it.

    `designation` is by what the office may supervise (授权文号): without one the paper is no
    督查通报. `serial` is the number of its year, `issued` the day of issue; until then it is a
    draft, or `is_made_anew` of other data than what went out under its number. `last` is the one
    that was issued before, where there is one of the year: what it left open and what changed is
    since then, else since the period before. `left_open` is None where there is neither.
    """

    as_of: dt.date
    programme: str
    notice: str | None
    office: str | None
    designation: str | None
    serial: int
    issued: dt.date | None
    is_made_anew: bool
    last: str | None
    period: str
    period_words: str
    first_day: dt.date
    last_day: dt.date
    addressees: tuple[str, ...]
    copies: tuple[str, ...]
    review_within: int
    chapters: tuple[Chapter, ...]
    left_open: tuple[LeftOpen, ...] | None
    to_settle: tuple[OpenProblem, ...]
    since: SinceLast | None
    annexes: tuple[ClassGroup, ...]
    unissued: tuple[int, ...]
    unknown_years: tuple[int, ...]
    items: tuple[ItemRow, ...]
    origin: Origin
    kind: str = "circular"

    @property
    def name(self) -> str:
        """What it is called: only who is designated to supervise sends out the first."""
        return "督查通报" if self.designation else "工作通报"

    @property
    def behind(self) -> tuple[int, ...]:
        """The items that it names as behind."""
        return next(annex.items for annex in self.annexes if annex.class_ is Class.BEHIND)

    def as_issued(self, entry_id: str, recorded: dt.datetime, by: str, notified: dt.date) -> Issue:
        """The entry that says that it went out; ValueError while it is a draft."""
        if self.issued is None:
            raise ValueError(self.period)
        return Issue(
            id=entry_id,
            date=self.issued,
            recorded=recorded,
            by=by,
            paper=self.name,
            year=self.first_day.year,
            serial=self.serial,
            period=self.period,
            as_of=self.as_of,
            notified=notified,
            behind=self.behind,
            digest=self.origin.digest,
            commit=self.origin.commit,
        )

    @property
    def row(self) -> dict[int, ItemRow]:
        """The rows of its items by number."""
        return {row.number: row for row in self.items}


def circular(book: Book, period: Period, day: dt.date, origin: Origin) -> Circular:
    """The circular of a period as its year stands on a day: its last, or another one."""
    states = states_of(book, day, period.year)
    settings = book.settings(period.year)
    rule = settings.circulars or CircularRule()
    last = last_before(book.office, period, day)
    then = last.as_of if last else period.before.last
    is_first = then.year != period.year
    earlier = None if is_first else states_of(book, then, period.year)
    changes = since_last(book, states, period.first if is_first else then, earlier)
    rows = tuple(item_row(state, book) for state in states)
    unsettled = open_problems(book.calendar, states)
    return Circular(
        as_of=day,
        programme=book.programme.name,
        notice=book.programme.notice,
        office=issuer(book.programme, settings),
        designation=settings.supervision.designation if settings.supervision else None,
        serial=origin.number or next_serial(book.office, period.year),
        issued=origin.issued,
        is_made_anew=origin.number is not None and origin.issued is None,
        last=last.number if last else None,
        period=str(period),
        period_words=period.words,
        first_day=period.first,
        last_day=period.last,
        addressees=(origin.whom,) if origin.whom else rule.addressees,
        copies=() if origin.whom else rule.copies,
        review_within=rule.review_within,
        chapters=tuple(_chapters(book, states, earlier or (), period)),
        left_open=None if earlier is None else tuple(_left_open(earlier, last)),
        to_settle=tuple(one for one in unsettled if one.problem.way == SETTLE),
        # At the beginning of a year nothing has a lamp that could have turned.
        since=changes._replace(lamps=()) if changes and is_first else changes,
        annexes=class_groups(rows),
        unissued=tuple(state.item.number for state in states if state.last_year),
        unknown_years=book.calendar.unknown_years(
            (day, *(one.problem.opened for one in unsettled))
        ),
        items=rows,
        origin=origin,
    )


def _chapters(
    book: Book, states: tuple[State, ...], earlier: tuple[State, ...], period: Period
) -> Iterator[Chapter]:
    before = {state.item.number: state.position.percent for state in earlier}
    for area in book.programme.areas:
        within = [state for state in states if state.item.plan.area == area.id]
        if within:
            works = tuple(
                _work(book, state, period)._replace(before=before.get(state.item.number))
                for state in within
            )
            yield Chapter(area.id, area.name, works)


def _work(book: Book, state: State, period: Period) -> Work:
    told = Happened.of(state, period, book.programme.register)
    # What was done is what was reported: the goal stands above, and who leads in its line.
    entries = tuple(entry for entry in told.entries if entry.kind == PROGRESS.name)
    goal = state.position.goal
    steps = [
        Reached(one.milestone.title, one.reached_on)
        for one in state.position.all_steps
        if one.reached_on and one.reached_on in period
    ]
    return Work(
        number=state.item.number,
        goal=goal.text if goal else None,
        indicators=tuple(indicators_of(state)),
        reached=tuple(steps),
        done=tuple(progress_told(told._replace(entries=entries))),
    )


def _left_open(states: tuple[State, ...], last: Issue | None) -> Iterator[LeftOpen]:
    """What was issued as behind, else what was behind then."""
    for state in states:
        is_behind = state.class_ is Class.BEHIND and state.goes_on
        if state.item.number in last.behind if last else is_behind:
            yield LeftOpen(state.item.number, state.class_, state.verdict.reason)
