"""Problems as screens show them: of one item with what was answered, or those open of all."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.standing.six_ones import holder_words
from wuxian.domain.standing.state import State
from wuxian.domain.values.basis import Basis

if TYPE_CHECKING:
    from wuxian.domain.standing.problems import Answer, Followed


SETTLE, WAIT, OTHER = WAYS = ("需协调", "待对方", "其他问题")
"""What is to be done about a problem: somebody above settles it, or somebody else answers."""


class ReplyRow(NamedTuple):
    """A reply to a problem; `date` is the day from which it counts.

    `answered_by` is whose words it has, where another body entered them: `by`.
    """

    id: str
    date: dt.date
    by: str
    note: str | None
    done: bool
    answered_by: str | None = None

    @classmethod
    def of(cls, answer: "Answer") -> "ReplyRow":
        """The row of one reply."""
        reply = answer.reply
        return cls(reply.id, answer.on, reply.by, reply.note, bool(reply.done), reply.answered_by)


class ProblemRow(NamedTuple):
    """A problem and its days; `working_days` it has been open, or was until it was done."""

    id: str
    matter: str
    asks: str | None
    waits_for: str | None
    opened: dt.date
    answered: dt.date | None
    done: dt.date | None
    by: str
    working_days: int
    replies: tuple[ReplyRow, ...]

    @classmethod
    def of(cls, followed: "Followed", calendar: WorkCalendar, day: dt.date) -> "ProblemRow":
        """The row of one problem on a day."""
        problem = followed.problem
        return cls(
            id=problem.id,
            matter=problem.matter,
            asks=problem.asks,
            waits_for=problem.waits_for,
            opened=followed.opened_on,
            answered=followed.answered_on,
            done=followed.done_on,
            by=problem.by,
            working_days=followed.working_days(calendar, day),
            replies=tuple(map(ReplyRow.of, followed.answers)),
        )

    @property
    def way(self) -> str:
        """What is to be done about it."""
        return SETTLE if self.asks else WAIT if self.waits_for else OTHER

    @property
    def whom(self) -> str | None:
        """Who is asked, or waited for."""
        return self.asks or self.waits_for

    @property
    def span_words(self) -> str:
        """How long it has been open; a weekend is less than a working day."""
        return f"{self.working_days or '不足1'}个工作日"


class OpenProblem(NamedTuple):
    """A problem that is not done with, and whose item it is in the way of."""

    number: int
    title: str
    lead: str | None
    lead_basis: Basis | None
    problem: ProblemRow

    @property
    def label(self) -> str:
        """How the item is called in a sentence."""
        return f"{self.number:02} {self.title}"

    @property
    def working_days(self) -> int:
        """How long it has been open."""
        return self.problem.working_days

    @property
    def words(self) -> str:
        """What it is, and who is asked or waited for, as a sentence goes on."""
        problem = self.problem
        whom = f"（{problem.way}：{problem.whom}）" if problem.whom else ""
        return problem.matter.rstrip("。；") + whom

    @property
    def lead_words(self) -> str:
        """The lead as every screen shows it."""
        return holder_words(self.lead, self.lead_basis)


def problem_rows(state: State, calendar: WorkCalendar) -> tuple[ProblemRow, ...]:
    """The problems of an item, the open ones first, of either the oldest first."""
    rows = [ProblemRow.of(one, calendar, state.day) for one in state.problems]
    return tuple(sorted(rows, key=lambda row: row.done is not None))


def open_problems(calendar: WorkCalendar, states: Iterable[State]) -> tuple[OpenProblem, ...]:
    """The open problems of these items: what is to be settled first, the oldest first."""
    found = [
        OpenProblem(
            number=state.item.number,
            title=state.item.plan.title,
            lead=state.lead.holder,
            lead_basis=state.lead.basis,
            problem=row,
        )
        for state in states
        for row in problem_rows(state, calendar)
        if row.done is None
    ]
    return tuple(
        sorted(found, key=lambda one: (WAYS.index(one.problem.way), one.problem.opened, one.number))
    )
