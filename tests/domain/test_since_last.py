"""What has changed since the last report: lamps, days, plans, problems."""

import datetime as dt

from tests.domain.books import (
    TRANSPORT,
    a_book,
    a_goal,
    a_goal_set,
    a_target,
    an_item,
    day,
    milestone,
    progress,
    settings_of,
)
from tests.domain.problems import raised, reply
from tests.domain.supervising import closed, decided, to_terms
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import states_of
from wuxian.domain.views.since_last import DayMoved, Forecast, Planned, SinceLast, since_last

GOAL = a_goal(due="2021-12-31")


def since(
    then: str, now: str, *entries: Entry, goals: tuple[Goal, ...] = (GOAL,)
) -> SinceLast | None:
    """What has changed of an item between two days."""
    item = an_item(*entries, goals=goals)
    book = a_book(item, years=(settings_of(2021), settings_of(2022)))
    return since_last(book, states_of(book, day(now)), day(then))


def changed(then: str, now: str, *entries: Entry, goals: tuple[Goal, ...] = (GOAL,)) -> SinceLast:
    """The same, of days of one year."""
    found = since(then, now, *entries, goals=goals)
    assert found is not None
    return found


def test_a_quiet_item_has_changed_in_nothing() -> None:
    found = changed("2021-06-30", "2021-06-30", progress("2021-06-01", 50))
    assert found == SinceLast(day("2021-06-30"), *((),) * 8)


def test_a_lamp_that_turned_is_told_with_its_reason() -> None:
    found = changed("2021-03-31", "2021-06-30", progress("2021-03-30", 25))
    [lamp] = found.lamps
    assert (lamp.number, lamp.before, lamp.now) == (5, Lamp.GREEN, Lamp.RED)
    assert lamp.reason == "进度25%，为序时进度50.0%的50.0%，低于60%"
    assert found.before == {5: Lamp.GREEN}


def test_a_due_date_that_was_moved_is_told() -> None:
    put_off = decided("2021-05-10", Outcome.ORDERED, grants=to_terms("2021-11-30"))
    moved = (DayMoved(5, "天子山大桥", day("2021-12-31"), day("2021-11-30")),)
    assert changed("2021-05-09", "2021-06-30", put_off).moved == moved
    assert changed("2021-05-10", "2021-06-30", put_off).moved == ()


def test_a_goal_that_was_not_there_was_not_moved() -> None:
    first = a_goal_set("2021-04-01", due="2021-12-31")
    assert changed("2021-03-31", "2021-06-30", first, goals=()).moved == ()


def test_a_target_that_was_changed_since_is_told_and_one_before_is_not() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target(),))
    lower = decided("2021-05-10", Outcome.ORDERED, grants=to_terms(targets=(a_target(value=80),)))
    [found] = changed("2021-05-09", "2021-06-30", lower, goals=(goal,)).retargeted
    assert (found.number, found.change.after) == (5, "招商项目至少80个")
    assert changed("2021-05-10", "2021-06-30", lower, goals=(goal,)).retargeted == ()


def test_what_was_due_on_the_last_days_themselves_is_told_once() -> None:
    goal = a_goal(milestone("works", "2021-06-30", "主体过半"), due="2021-12-31")
    assert changed("2021-03-31", "2021-06-30", goals=(goal,)).undone == ()
    assert [one.what for one in changed("2021-06-30", "2021-09-30", goals=(goal,)).undone] == [
        "节点：主体过半"
    ]
    assert changed("2021-07-31", "2021-09-30", goals=(goal,)).undone == ()


def test_a_step_due_since_and_not_done_is_told_and_what_was_late_before_is_not() -> None:
    goal = a_goal(
        milestone("plan", "2021-03-15", "方案审定"),
        milestone("works", "2021-05-31", "主体过半"),
        milestone("done", "2021-06-30", "封顶"),
        due="2021-12-31",
    )
    found = changed("2021-03-31", "2021-06-30", goals=(goal,))
    assert [(one.what, one.due) for one in found.undone] == [("节点：主体过半", day("2021-05-31"))]
    done = progress("2021-05-20", milestone="works")
    assert changed("2021-03-31", "2021-06-30", done, goals=(goal,)).undone == ()


def test_a_plan_of_which_nothing_was_heard_is_told() -> None:
    told = progress("2021-03-26", 20, next_step="完成招标")
    earlier = progress("2021-02-26", 10, next_step="完成立项")
    planned = Planned(5, "天子山大桥", "完成招标", TRANSPORT, day("2021-03-26"))
    assert changed("2021-03-31", "2021-06-30", earlier, told).unheard == (planned,)


def test_a_plan_is_heard_of_with_the_next_report_or_with_the_end() -> None:
    told = progress("2021-03-26", 20, next_step="完成招标")
    later = progress("2021-04-02", 22, note="招标完成")
    assert changed("2021-03-31", "2021-06-30", told, later).unheard == ()
    assert changed("2021-03-31", "2021-06-30", told, closed("2021-05-01")).unheard == ()
    assert changed("2021-03-31", "2021-06-30", progress("2021-03-26", 20)).unheard == ()


def test_a_forecast_after_the_day_in_force_is_told() -> None:
    late = progress("2021-06-01", 40).model_copy(update={"forecast": day("2022-02-28")})
    in_time = progress("2021-06-01", 40).model_copy(update={"forecast": day("2021-12-31")})
    beyond = (Forecast(5, "天子山大桥", day("2021-12-31"), dt.date(2022, 2, 28)),)
    assert changed("2021-03-31", "2021-06-30", late).beyond == beyond
    assert changed("2021-03-31", "2021-06-30", in_time).beyond == ()
    assert changed("2021-03-31", "2021-06-30", late, closed("2021-06-20")).beyond == ()


def test_a_problem_that_was_open_then_has_grown_older() -> None:
    old, new = raised("2021-03-20", "征地未完"), raised("2021-05-20", "管线未迁")
    found = changed("2021-03-31", "2021-06-30", old, new)
    assert [one.problem.matter for one in found.older] == ["征地未完"]
    settled = reply("2021-06-01", old, done=True)
    done = changed("2021-03-31", "2021-06-30", old, new, settled)
    assert done.older == ()
    assert [one.problem.matter for one in done.settled] == ["征地未完"]


def test_nothing_is_held_against_another_year() -> None:
    assert since("2020-12-31", "2021-03-31") is None
    assert since("2021-12-31", "2022-03-31") is None


def test_a_book_without_items_has_not_changed() -> None:
    book = a_book()
    assert since_last(book, states_of(book, day("2021-06-30")), day("2021-03-31")) is None
