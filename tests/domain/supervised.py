"""An item of 2021 that is supervised, as it stands on a day."""

from tests.domain.books import TRANSPORT, a_book, a_goal, an_item, day, settings_of
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal, Part, Target
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.standing.state import State, state_of

GOAL = a_goal(due="2021-12-31")
"""To be reached by the end of the year, by a percent alone."""


def stands(
    on: str,
    *entries: Entry,
    goal: Goal | None = GOAL,
    more: tuple[Goal, ...] = (),
    year: int | None = None,
    lead: str | None = TRANSPORT,
    settings: YearSettings | None = None,
) -> State:
    """How an item with this goal, and with more goals of other years, stands on a day."""
    goals = (*((goal,) if goal else ()), *more)
    item = an_item(*entries, goals=goals, lead=lead)
    book = a_book(item, years=(settings or settings_of(2021),))
    return state_of(book, item, day(on), year)


def a_part(
    name: str,
    *,
    due: str | None = None,
    lead: str | None = None,
    weight: int = 1,
    targets: tuple[Target, ...] = (),
) -> Part:
    """A part with this id; its title is its id in capitals."""
    return Part(
        id=name,
        title=name.upper(),
        due=day(due) if due else None,
        lead=lead,
        weight=weight,
        targets=targets,
    )


def in_parts(*parts: Part, due: str = "2021-12-31") -> Goal:
    """A goal of 2021 that has these parts."""
    return a_goal(due=due).model_copy(update={"parts": parts})
