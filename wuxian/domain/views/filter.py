"""Filters: which items a list shows."""

from typing import NamedTuple

from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.position import Status
from wuxian.domain.standing.state import State
from wuxian.domain.values.names import has_any


class Filter(NamedTuple):
    """Which items a list shows: of each field any one of these; where there are none, all."""

    areas: tuple[str, ...] = ()
    lamps: tuple[Lamp, ...] = ()
    statuses: tuple[Status, ...] = ()
    classes: tuple[Class, ...] = ()
    leads: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def __call__(self, state: State) -> bool:
        """Whether this item is shown."""
        return (
            state.item.plan.area in (self.areas or (state.item.plan.area,))
            and state.verdict.lamp in (self.lamps or Lamp)
            and state.position.status in (self.statuses or Status)
            and state.class_ in (self.classes or Class)
            and (not self.leads or not set(self.leads).isdisjoint(_leading(state)))
            and (not self.texts or has_any(_words(state), self.texts))
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


ALL = Filter()
