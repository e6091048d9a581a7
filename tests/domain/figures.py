"""Targets of each measure and direction, and what becomes of figures that are reported."""

from typing import Literal

from tests.domain.books import (
    OFFICE,
    TRANSPORT,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    progress,
    settings_of,
)
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import At, Better, Goal, Measure, Target
from wuxian.domain.plan.year import LampRules
from wuxian.domain.standing.figures import judge_figure
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.measured import Measured
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.state import State, state_of

Yes = Literal[True] | None

RULES = LampRules()
YEAR_END = day("2021-12-31")
PROJECTS = a_target("项目", 100)
SPENDING = a_target("经费", 120, at=At.MOST, unit="万元")
GROWTH = a_target("增速", "8", measure=Measure.RATE, unit="%")
JOBLESS = a_target("失业率", "4.5", at=At.MOST, measure=Measure.LEVEL, unit="%")
ABOUT_MORE = a_target("增速", 8, at=At.ABOUT, measure=Measure.RATE, unit="%", better=Better.MORE)
ABOUT_LESS = a_target("涨幅", 3, at=At.ABOUT, measure=Measure.RATE, unit="%", better=Better.LESS)
LIKE_THE_PROVINCE = a_target("收入增长", None, words="与全省同步")


def said(on: str, name: str, value: str | int, *, by: str = TRANSPORT) -> Progress:
    """A report of one figure and of nothing else."""
    return progress(on, figures=(figure(name, value),), by=by)


def measured(target: Target, *reports: Progress, rules: LampRules = RULES) -> Measured:
    """A target with what these reports make of it, the oldest first."""
    return Measured.of(target, reports[::-1], [OFFICE], rules)


def lamp_of(
    on: str, one: Measured, due: str = "2021-12-31", rules: LampRules = RULES
) -> tuple[Lamp, str]:
    """The lamp of one figure on a day, with the reason."""
    goal = a_goal(due=due, targets=(one.target,))
    found = judge_figure(one, day(due), Position(day(on), goal), rules)
    return found.lamp, found.reason


def state_on(
    on: str, goal: Goal, *entries: Progress, rules: LampRules = RULES, default_due: str = ""
) -> State:
    """An item with this goal on a day."""
    item = an_item(*entries, goals=(goal,))
    years = (settings_of(2021, lamps=rules, default_due=default_due or None),)
    return state_of(a_book(item, years=years), item, day(on))


def judged(on: str, goal: Goal, *entries: Progress, rules: LampRules = RULES) -> tuple[Lamp, str]:
    """The lamp of an item with this goal on a day, with the reason."""
    verdict = state_on(on, goal, *entries, rules=rules).verdict
    return verdict.lamp, verdict.reason
