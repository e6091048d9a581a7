"""The list of items: a row each, filtered and sorted."""

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.plan.goal import Milestone
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Class, Lamp, Verdict
from wuxian.domain.standing.position import COMPLETE, PartPosition, Position
from wuxian.domain.standing.six_ones import holder_words
from wuxian.domain.standing.state import State, Status, YearEnd, states_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.types import Labelled

if TYPE_CHECKING:
    from wuxian.domain.plan.terms import Ending
    from wuxian.domain.views.targets import TargetRow


class PartRow(NamedTuple):
    """A part of the goal: its lead or the item's, how it stands, and the `share` it counts with.

    Its `leader` and `supporting` are its own, if it has any.
    """

    id: str
    title: str
    lead: str | None
    lead_basis: Basis | None
    due: dt.date | None
    percent: int | None
    lamp: Lamp
    lamp_reason: str
    weight: int
    targets: "tuple[TargetRow, ...]"
    share: int
    verified: int | None = None
    leader: str | None = None
    supporting: tuple[str, ...] = ()

    @property
    def lead_words(self) -> str:
        """The lead as every screen shows it."""
        return holder_words(self.lead, self.lead_basis)

    @classmethod
    def of(cls, one: PartPosition, verdict: Verdict, state: State) -> "PartRow":
        """The row of one part, with its lamp."""
        part, position = one
        return cls(
            id=part.id,
            title=part.title,
            lead=part.lead or state.lead.holder,
            lead_basis=None if part.lead else state.lead.basis,
            due=position.due,
            percent=position.percent,
            lamp=verdict.lamp,
            lamp_reason=verdict.reason,
            weight=part.weight,
            targets=_target_rows(position),
            share=int(one.share * COMPLETE),
            verified=position.verified.percent if position.verified else None,
            leader=part.leader,
            supporting=part.supporting,
        )


class ItemRow(NamedTuple):
    """What a list says of one item."""

    number: int
    title: str
    area: str
    area_name: str
    lead: str | None
    lead_basis: Basis | None
    co_leads: tuple[str, ...]
    co_leads_basis: tuple[Basis | None, ...]
    supporting: tuple[str, ...]
    supporting_basis: tuple[Basis | None, ...]
    status: Status
    lamp: Lamp
    lamp_reason: str
    percent: int | None
    due: dt.date | None
    due_basis: Basis | None
    class_: Class
    class_why: str
    targets: "tuple[TargetRow, ...]"
    parts: tuple[PartRow, ...]
    last_entry: dt.date | None
    next_milestone: Milestone | None
    open_problems: int
    waiting_for: tuple[str, ...]
    waiting_days: tuple[int, ...]
    last_year: YearEnd | None
    claimed: int | None = None
    verified: int | None = None
    original_due: dt.date | None = None
    asked_due: dt.date | None = None
    asked_late: bool = False
    granted_due: dt.date | None = None
    current_due: dt.date | None = None
    forecast: dt.date | None = None
    closed: dt.date | None = None
    ended: "Ending | None" = None
    open_slips: int = 0
    pending: int = 0

    @property
    def label(self) -> str:
        """How the item is called in a sentence."""
        return f"{self.number:02} {self.title}"

    @property
    def class_words(self) -> str:
        """The class, and which 其它 it is."""
        return f"{self.class_.label}：{self.class_why}" if self.class_why else self.class_.label

    @property
    def supporting_words(self) -> tuple[str, ...]:
        """The supporting departments as every screen shows them."""
        return tuple(map(holder_words, self.supporting, self.supporting_basis))

    @property
    def co_leads_words(self) -> tuple[str, ...]:
        """Those who lead along, as every screen shows them."""
        return tuple(map(holder_words, self.co_leads, self.co_leads_basis))

    @property
    def waiting_words(self) -> str:
        """Whom the item waits for and for how many working days; empty where it is nobody."""
        pairs = zip(self.waiting_for, self.waiting_days, strict=True)
        return "、".join(f"待{name}{days or '不足1'}个工作日" for name, days in pairs)

    @property
    def is_forecast_late(self) -> bool:
        """Whether it is expected to be done after the day in force."""
        return self.forecast is not None and self.due is not None and self.forecast > self.due

    @property
    def reason_words(self) -> str:
        """Why the lamp is lit, what waits for a decision or an answer, and whom it waits for."""
        asked = f"申请待审定{self.pending}件" if self.pending else ""
        slips = f"督办单未办结{self.open_slips}张" if self.open_slips else ""
        return "；".join(filter(None, (self.lamp_reason, asked, slips, self.waiting_words)))

    @property
    def lead_words(self) -> str:
        """The lead as every screen shows it, with those who lead along."""
        along = self.co_leads_words
        if self.lead is None and along:
            return "、".join(along)
        return "、".join((holder_words(self.lead, self.lead_basis), *along))


class ItemsView(NamedTuple):
    """The items of a year, on a day; `verifies`: something of some item is verified."""

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    items: tuple[ItemRow, ...]
    verifies: bool = False
    kind: str = "items"


class Sort(Labelled):
    """What the list is sorted by; the number settles ties."""

    NUMBER = "number", "序号"
    LAMP = "lamp", "灯号"
    DUE = "due", "时限"
    PERCENT = "percent", "进度"
    LAST = "last", "最近记录"


def items_view(
    book: Book,
    day: dt.date,
    chosen: Callable[[State], bool] = bool,
    sort: Sort = Sort.NUMBER,
    year: int | None = None,
) -> ItemsView:
    """The items that the filter lets through, sorted; of the day's year or another."""
    states = states_of(book, day, year)
    rows = [item_row(state, book) for state in states if chosen(state)]
    return ItemsView(
        as_of=day,
        year=year or day.year,
        programme=book.programme.name,
        notice=book.programme.notice,
        items=tuple(sorted(rows, key=_ORDERS[sort])),
        verifies=any(state.position.verified for state in states),
    )


def _target_rows(position: Position) -> "tuple[TargetRow, ...]":
    """A row for each target of a goal."""
    if not position.measured:
        return ()
    from wuxian.domain.views.targets import target_rows

    return target_rows(position)


def item_row(state: State, book: Book) -> ItemRow:
    """The row of one item."""
    plan, position = state.item.plan, state.position
    along, supporting = state.shared[Post.CO_LEAD], state.shared[Post.SUPPORTING]
    waiting, still, requests = state.waits_for(book.calendar), state.standstill, state.requests
    dates = state.due_dates_with(requests)
    return ItemRow(
        number=plan.number,
        title=plan.title,
        area=plan.area,
        area_name=book.programme.area(plan.area).name,
        lead=state.lead.holder,
        lead_basis=state.lead.basis,
        co_leads=tuple(str(one.holder) for one in along),
        co_leads_basis=tuple(one.basis for one in along),
        supporting=tuple(str(one.holder) for one in supporting),
        supporting_basis=tuple(one.basis for one in supporting),
        status=state.status,
        lamp=state.verdict.lamp,
        lamp_reason=state.verdict.reason,
        percent=position.percent,
        due=position.due,
        due_basis=position.due_basis,
        class_=state.class_,
        class_why=state.class_why,
        targets=_target_rows(position),
        parts=tuple(PartRow.of(part, verdict, state) for part, verdict in state.judged_parts),
        last_entry=state.last_entry,
        next_milestone=position.next_milestone,
        open_problems=len(state.open_problems),
        waiting_for=tuple(waiting),
        waiting_days=tuple(waiting.values()),
        last_year=state.last_year.end if state.last_year else None,
        claimed=state.claimed,
        verified=position.verified.percent if position.verified else None,
        original_due=dates.original,
        asked_due=dates.asked,
        asked_late=dates.asked_late,
        granted_due=dates.granted,
        current_due=dates.current,
        forecast=dates.forecast,
        closed=still.since if still and not still.is_suspended else None,
        ended=still.how if still else None,
        open_slips=sum(one.state.is_open for one in state.slips),
        pending=sum(one.is_pending for one in requests),
    )


_ORDERS: dict[Sort, Callable[[ItemRow], tuple[object, ...]]] = {
    Sort.NUMBER: lambda row: (row.number,),
    Sort.LAMP: lambda row: (tuple(Lamp).index(row.lamp), row.number),
    Sort.DUE: lambda row: (row.due or dt.date.max, row.number),
    Sort.PERCENT: lambda row: (row.percent is None, row.percent, row.number),
    Sort.LAST: lambda row: (row.last_entry or dt.date.min, row.number),
}
