"""Which items a list shows: those that a filter lets through."""

from typing import NamedTuple

from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import State, Status
from wuxian.domain.values.names import has_any
from wuxian.domain.values.types import Labelled


class Waits(Labelled):
    """What of an item waits for somebody."""

    VERIFY = "verify", "待核验"
    DECIDE = "decide", "待审定"
    SLIP = "slip", "督办单未办结"
    PROBLEM = "problem", "问题未解决"


class Filter(NamedTuple):
    """Which items a list shows: of each field any one of these; where there are none, all."""

    areas: tuple[str, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    statuses: tuple[Status, ...] = ()
    classes: tuple[Class, ...] = ()
    leads: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    waits: tuple[Waits, ...] = ()

    def shows(self, state: State) -> bool:
        """Whether this item is shown."""
        return (
            state.item.plan.area in (self.areas or (state.item.plan.area,))
            and state.verdict.lamp in (self.lamps or Lamp)
            and state.status in (self.statuses or Status)
            and state.class_ in (self.classes or Class)
            and (not self.leads or not set(self.leads).isdisjoint(_leading(state)))
            and (not self.texts or has_any(_words(state), self.texts))
            and (not self.waits or any(_waits(state, what) for what in self.waits))
        )


def _leading(state: State) -> tuple[str | None, ...]:
    """Who leads the item, leads it along, or leads a part of it."""
    return *state.leading, *(part.part.lead for part in state.position.parts)


def _words(state: State) -> str:
    """What a search looks through: the plan's words and the newest report."""
    plan, goal, report = state.item.plan, state.position.goal, state.latest_report
    said = (report.note, report.problem, report.next) if report else ()
    targets = [target.called for target in goal.targets] if goal else []
    problems = [one.problem.matter for one in state.open_problems]
    words = (plan.title, *plan.covers, goal.text if goal else "", *targets, *problems, *said)
    return "\n".join(filter(None, words))


def _waits(state: State, what: Waits) -> bool:
    """Whether something of this sort waits."""
    if what is Waits.VERIFY:
        from wuxian.domain.standing.claims import to_verify

        return bool(to_verify(state))
    if what is Waits.DECIDE:
        return any(one.is_pending for one in state.requests)
    if what is Waits.SLIP:
        return any(one.state.is_open for one in state.slips)
    return any(state.open_problems)
