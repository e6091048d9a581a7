"""What waits for whom (待核验、待审定、待答复、待重报、方案未报), and for how many working days."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.standing.claims import to_verify
from wuxian.domain.standing.doubts import doubts, reports_before
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.requests import LATE, Asked, Course
from wuxian.domain.standing.six_ones import holder_words
from wuxian.domain.standing.state import State, Status, state_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import short_day_words
from wuxian.domain.views.concerned import Addressee, concerned_by
from wuxian.domain.views.first_days import first_due
from wuxian.domain.views.slips import SlipRow, slip_rows


class Waiting(NamedTuple):
    """Something of an item that waits, since a day, for so many working days.

    It is `what` in a few words, of the body `by`; `doubts` are what is odd about it.
    """

    number: int
    title: str
    id: str
    since: dt.date
    by: str
    what: str
    working_days: int
    doubts: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """How the item is called in a sentence."""
        return f"{self.number:02} {self.title}"

    @property
    def span_words(self) -> str:
        """How long it has waited; a weekend is less than a working day."""
        return f"{self.working_days or '不足1'}个工作日"


class PlanDue(NamedTuple):
    """A plan of the work that is not filed; `working_days` to the settings' day, or since it."""

    number: int
    title: str
    lead: str | None
    lead_basis: Basis | None
    due: dt.date
    is_late: bool
    working_days: int
    returned: str | None

    @property
    def lead_words(self) -> str:
        """The lead as every screen shows it."""
        return holder_words(self.lead, self.lead_basis)

    @property
    def words(self) -> str:
        """How it stands with it, neutrally."""
        span = f"已过{self.working_days or '不足1'}" if self.is_late else f"还剩{self.working_days}"
        what = f"退回待重报（{self.returned}）" if self.returned else "未报"
        return f"{what}，{span}个工作日"


class Reddened(NamedTuple):
    """An item whose lamp has turned red since the working day before, and why."""

    number: int
    title: str
    before: Lamp
    reason: str
    lead: str | None
    lead_basis: Basis | None

    @property
    def lead_words(self) -> str:
        """The lead as every screen shows it."""
        return holder_words(self.lead, self.lead_basis)


class Waits(NamedTuple):
    """All that waits, on a day."""

    to_verify: tuple[Waiting, ...] = ()
    to_decide: tuple[Waiting, ...] = ()
    to_answer: tuple[SlipRow, ...] = ()
    to_report_anew: tuple[Waiting, ...] = ()
    plans: tuple[PlanDue, ...] = ()
    turned_red: tuple[Reddened, ...] = ()
    to_close: tuple[int, ...] = ()


def waits(
    book: Book, states: tuple[State, ...], within: int, before: tuple[State, ...] = ()
) -> Waits:
    """What waits of these items; plans that are due within so many working days.

    A year's end does not let go: of the year `before` it is told what is not looked at yet.
    """
    both = (*before, *states)
    return Waits(
        to_verify=_by_age(one for state in both for one in _to_verify(book, state)),
        to_decide=_by_age(one for state in both for one in _to_decide(book, state)),
        to_answer=tuple(row for row in slip_rows(book, states) if row.state.is_unanswered),
        to_report_anew=_by_age(one for state in both for one in _to_report_anew(book, state)),
        plans=tuple(one for state in states for one in _plans(book, state, within)),
        turned_red=tuple(one for state in states for one in _turned_red(book, state)),
        to_close=tuple(
            state.item.number for state in states if state.status is Status.VERIFIED_COMPLETE
        ),
    )


def waits_for(
    whom: Addressee,
    book: Book,
    states: tuple[State, ...],
    within: int,
    before: tuple[State, ...] = (),
) -> Waits:
    """What waits for one body or leader: of its own items what it has to do, and what is asked.

    Who supervises has all of it; who decides has every request.
    """
    if whom.supervises:
        return waits(book, states, within, before)
    own = tuple(state for state in states if whom.names & concerned_by(state))
    earlier = tuple(state for state in before if whom.names & concerned_by(state))
    found = waits(book, own, within, earlier)
    return found._replace(
        to_verify=(),
        to_close=(),
        to_decide=_by_age(one for state in (*before, *states) for one in _to_decide(book, state))
        if whom.decides
        else (),
        to_answer=tuple(
            row
            for row in slip_rows(book, states)
            if row.state.is_unanswered and whom.names & {*row.to}
        ),
        to_report_anew=tuple(one for one in found.to_report_anew if one.by in whom.names),
        plans=tuple(one for one in found.plans if one.lead in whom.names),
    )


def _by_age(found: Iterator[Waiting]) -> tuple[Waiting, ...]:
    """The oldest first; what waits in two years, as an answer to a slip does, once."""
    each = {one.id: one for one in found}
    return tuple(sorted(each.values(), key=lambda one: (one.since, one.number, one.id)))


def _waiting(book: Book, state: State, entry: Entry, since: dt.date, what: str) -> Waiting:
    return Waiting(
        number=state.item.number,
        title=state.item.plan.title,
        id=entry.id,
        since=since,
        by=entry.by,
        what=what if state.year == state.day.year else f"{state.year}年：{what}",
        working_days=book.calendar.working_days(since, state.day),
    )


def _to_verify(book: Book, state: State) -> Iterator[Waiting]:
    """Claims and answers that the office has not looked at, with what is odd about them."""
    plan = state.item.plan_as_issued
    reports = {one.id: one for one in state.record.of(PROGRESS)}
    numbers = {one.slip.id: one.slip.number for one in state.slips}
    for entry in to_verify(state):
        report = reports.get(entry.id)
        if report is None:
            slip = numbers.get(entry.about_id or "", "")
            what = f"{entry.label}{slip}：{entry.detail(plan)}"
            yield _waiting(book, state, entry, entry.date, what)
            continue
        before = reports_before(report, state.record)
        odd = doubts(report, before, state.seen.settings.supervision)
        found = _waiting(book, state, entry, entry.date, report.claim(plan))
        yield found._replace(doubts=tuple(odd))


def _to_decide(book: Book, state: State) -> Iterator[Waiting]:
    """Requests that wait for a decision."""
    plan = state.item.plan_as_issued
    for one in state.requests:
        if one.is_pending:
            late = f"（{LATE}）" if one.is_late else ""
            why = f"：{one.request.reason}" if one.request.reason else ""
            what = f"{one.request.fact_in(plan)}{late}{_in_force(one, state)}{why}"
            yield _waiting(book, state, one.request, one.request.date, what)


def _in_force(one: Asked, state: State) -> str:
    """The day of the goal that it would move, and the first one where that was another."""
    asks, now, first = one.request.asks, state.due_dates.current, first_due(state)
    if asks is None or asks.due is None or asks.part or now is None:
        return ""
    original = f"，原{short_day_words(first)}" if first else ""
    return f"（现{short_day_words(now)}{original}）"


def _to_report_anew(book: Book, state: State) -> Iterator[Waiting]:
    """Claims and requests that were returned, and nothing has come in their place."""
    plan = state.item.plan_as_issued
    claims = state.seen.claims
    reports = [one for one in state.record.of(PROGRESS) if one.of_year == state.year]
    newest: set[tuple[str, str | None]] = set()
    for report in reports if claims and state.goes_on else ():
        # What the same body has reported since of the same stands in its place.
        key = (report.by, report.part)
        if claims and report.id in claims.returned and key not in newest:
            said = claims.said[report.id]
            why = f"：{said.reason}" if said.reason else ""
            since = state.record.since(said)
            what = f"{report.claim(plan)}，已退回{why}"
            yield _waiting(book, state, report, since, what)
        newest.add(key)
    done = state.position.is_complete or not state.goes_on
    for one in state.requests:
        if one.waits_for_another and one.effect and not done:
            reason = one.effect.decision.reason
            why = f"：{reason}" if reason else ""
            what = f"{one.request.fact_in(plan)}，已退回{why}"
            yield _waiting(book, state, one.request, one.effect.since, what)


def _plans(book: Book, state: State, within: int) -> Iterator[PlanDue]:
    """The plan of the work, where the settings name a day for it and none is filed."""
    rules = state.seen.settings.supervision
    due = rules.plans_by if rules else None
    done = state.position.is_complete or not state.goes_on
    if due is None or state.position.goal is None or done or not state.leading:
        return
    filed = [one for one in state.requests if one.request.is_plan]
    if any(one.course in (Course.PENDING, Course.APPROVED) for one in filed):
        return
    days = book.calendar.working_days(min(due, state.day), max(due, state.day))
    is_late = state.day > due
    if not is_late and days > within:
        return
    yield PlanDue(
        number=state.item.number,
        title=state.item.plan.title,
        lead=state.lead.holder,
        lead_basis=state.lead.basis,
        due=due,
        is_late=is_late,
        working_days=days,
        returned=filed[-1].request.id if filed else None,
    )


def _turned_red(book: Book, state: State) -> Iterator[Reddened]:
    """The item, if its lamp was not red on the working day before."""
    if state.verdict.lamp is not Lamp.RED:
        return
    day = state.day - dt.timedelta(days=1)
    while not book.calendar.is_working(day):
        day -= dt.timedelta(days=1)
    before = state_of(book, state.item, day, state.year).verdict.lamp
    if before is not Lamp.RED:
        yield Reddened(
            number=state.item.number,
            title=state.item.plan.title,
            before=before,
            reason=state.verdict.reason,
            lead=state.lead.holder,
            lead_basis=state.lead.basis,
        )
