"""What nobody can know yet is not late: a goal that waits for figures only is on no agenda."""

import pytest

from tests.domain.books import (
    OFFICE,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
)
from tests.domain.figures import GROWTH
from tests.domain.test_parts import a_part, of_part, with_parts
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import At, Every, Goal, Measure
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import state_of
from wuxian.domain.views.agenda import agenda_view

QUARTERLY = GROWTH.model_copy(update={"every": Every.QUARTER})
GOAL = a_goal(due="2021-09-30", targets=(QUARTERLY,))
SPENT = progress("2021-09-29", figures=(figure("增速", 9, "%"),))
FINAL = progress("2021-10-20", figures=(figure("增速", 9, "%"),))


def late(on: str, *entries: Entry, goal: Goal = GOAL) -> list[str]:
    """What the agenda says is late."""
    view = agenda_view(a_book(an_item(*entries, goals=(goal,))), day(on))
    return [row.what for row in view.late]


@pytest.mark.parametrize(
    ("on", "found"),
    [("2021-09-30", []), ("2021-10-01", []), ("2021-10-30", []), ("2021-10-31", ["年度目标"])],
)
def test_a_goal_is_late_when_its_figure_could_be_known(on: str, found: list[str]) -> None:
    assert late(on) == late(on, SPENT) == found


def test_before_its_day_it_is_due_as_ever() -> None:
    view = agenda_view(a_book(an_item(goals=(GOAL,))), day("2021-09-29"))
    assert [row.what for row in view.due] == ["年度目标"]


def test_the_lamp_and_the_agenda_say_the_same() -> None:
    item = an_item(SPENT, goals=(GOAL,))
    for on, lamp in (("2021-10-30", Lamp.GREY), ("2021-10-31", Lamp.RED)):
        assert state_of(a_book(item), item, day(on)).verdict.lamp is lamp
    assert late("2021-10-20", SPENT, FINAL) == []


@pytest.mark.parametrize(
    "goal",
    [
        GOAL.model_copy(update={"milestones": (milestone("open", "2021-09-30"),)}),
        GOAL.model_copy(update={"targets": (QUARTERLY, a_target())}),
        GOAL.model_copy(update={"targets": (QUARTERLY, a_target("增长", None))}),
    ],
)
def test_what_is_wanting_beside_the_figure_is_late(goal: Goal) -> None:
    assert "年度目标" in late("2021-10-01", goal=goal)


def test_a_percent_below_all_is_late_whatever_is_awaited() -> None:
    assert late("2021-10-01", progress("2021-09-30", 99)) == ["年度目标"]
    assert late("2021-10-01", progress("2021-09-30", 100)) == []


def test_a_limit_and_an_offices_word_are_not_awaited() -> None:
    limit = a_target("经费", 300, at=At.MOST, measure=Measure.CUMULATIVE)
    goal = a_goal(due="2021-09-30", targets=(limit, a_target("增长", None), QUARTERLY))
    met = progress("2021-09-30", met=("增长",), figures=(figure("经费", 10),), by=OFFICE)
    assert late("2021-10-01", met, goal=goal) == []


def test_a_part_that_awaits_its_figure_is_late_no_more_than_its_goal() -> None:
    part = a_part("east", due="2021-09-30", targets=(QUARTERLY,))
    goal = with_parts(part, a_part("west"), due="2021-09-30")
    assert late("2021-10-01", of_part("west", "2021-09-01", 100), goal=goal) == []
    assert late("2021-10-31", of_part("west", "2021-09-01", 100), goal=goal) == [
        "子任务：EAST",
        "年度目标",
    ]
    assert late("2021-10-01", of_part("west", "2021-09-01", 90), goal=goal) == ["年度目标"]
