"""What was recorded of an item in a stretch of time, as reports tell it."""

import datetime as dt
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.plan.bodies import Register
from wuxian.domain.plan.plan import Plan
from wuxian.domain.standing.reporters import Reporters
from wuxian.domain.standing.state import State
from wuxian.domain.values.period import Period, Week

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress
    from wuxian.domain.entries.reply import Reply
    from wuxian.domain.standing.problems import Followed


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


class Happened(NamedTuple):
    """What was recorded of an item in a stretch of time, and the reports among it, newest first.

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
    def of(cls, state: State, within: Week | Period, register: Register) -> "Happened":
        """What happened to an item then."""
        first = within.first
        since = takewhile(lambda entry: entry.date >= first, state.record.standing)
        entries = tuple(entry for entry in since if entry.date in within)
        plan, reports = state.item.plan_as_issued, PROGRESS.among(entries)
        reporters = Reporters.of(state.item.plan, state.record, register)
        said = [one for one in reports if any(one.figures_said(plan))]
        idle = frozenset(one.id for one in said if not reporters.count(one))
        claims = state.seen.claims
        returned = frozenset(one.id for one in reports if claims and one.id in claims.returned)
        dealt = _dealings(state, within)
        return cls(plan, entries, reports, state.problems, idle, dealt, returned)


_DEALT_WITH = (kinds.VERIFICATION, kinds.REQUEST, kinds.DECISION, kinds.SLIP)


def _dealings(state: State, within: Week | Period) -> tuple[Said, ...]:
    """What passed between the office and the lead then, if anything ever did."""
    if not any(state.record.of(kind) for kind in _DEALT_WITH):
        return ()
    from wuxian.domain.views.dealings import dealings

    plan = state.item.plan_as_issued
    found = dealings(state.record, plan, lambda entry: entry.date in within)
    return tuple(
        Said(plan.number, plan.title, one.entry.date, one.entry.by, one.text) for one in found
    )


def progress_told(told: Happened) -> Iterator[Said]:
    """What its entries tell, the oldest first."""
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


def problems_told(told: Happened) -> Iterator[Said]:
    """The problems told in its reports, each once, but for what stands as a problem."""
    said: set[str] = set()
    for report in told.reports:
        words = report.problem
        if words is None or words in said or any(one.says(words) for one in told.problems):
            continue
        said.add(words)
        yield _saying(told, report, words)


def plan_told(told: Happened) -> Iterator[Said]:
    """The newest next step that was told."""
    for report in told.reports:
        if report.next is not None:
            yield _saying(told, report, report.next)
            return


def _saying(told: Happened, entry: Entry, text: str, percent: int | None = None) -> Said:
    return Said(told.plan.number, told.plan.title, entry.date, entry.by, text, percent)
