"""Parts: a goal that has them is as far as they are, and its lamp is the worst of theirs."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.books import (
    TRANSPORT,
    a_book,
    a_goal,
    a_goal_set,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
)
from tests.domain.supervising import accepted
from wuxian.domain.book.book import Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import Goal, Milestone, Part, Target
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.basis import Figure
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.item import item_view
from wuxian.domain.views.items import items_view


def a_part(
    name: str,
    *milestones: Milestone,
    due: str | None = None,
    weight: int = 1,
    lead: str | None = None,
    targets: tuple[Target, ...] = (),
) -> Part:
    """A part with this id; its title is its id in capitals."""
    return Part(
        id=name,
        title=name.upper(),
        due=day(due) if due else None,
        weight=weight,
        lead=lead,
        targets=targets,
        milestones=milestones,
    )


def with_parts(*parts: Part, due: str | None = "2021-12-31", **more: object) -> Goal:
    """A goal of 2021 that has these parts."""
    return a_goal(due=due).model_copy(update={"parts": parts, **more})


TWO = with_parts(a_part("east"), a_part("west"))


def of_part(
    part: str,
    on: str,
    percent: int | None = None,
    *,
    step: str | None = None,
    note: str | None = None,
    figures: tuple[Figure, ...] = (),
) -> Progress:
    """A report of one part."""
    report = progress(on, percent, milestone=step, note=note, figures=figures)
    return report.model_copy(update={"part": part})


def stands(*entries: Entry, goal: Goal = TWO, on: str = "2021-06-30") -> State:
    """How an item with this goal stands."""
    item = an_item(*entries, goals=(goal,))
    return state_of(a_book(item), item, day(on))


def test_the_percent_is_the_mean_of_the_parts_by_their_weights() -> None:
    goal = with_parts(a_part("east", weight=3), a_part("west"))
    reports = of_part("east", "2021-06-01", 60), of_part("west", "2021-06-02", 40)
    assert stands(*reports, goal=goal).position.percent == 55


def test_a_part_without_a_report_has_reached_nothing_once_another_reports() -> None:
    assert stands(of_part("east", "2021-06-01", 90)).position.percent == 45


def test_until_a_part_reports_the_last_whole_figure_stands() -> None:
    whole = progress("2021-05-01", 52)
    words = of_part("west", "2021-06-01", note="已经进场")
    assert stands(whole, words).position.percent == 52
    assert stands(whole, words).verdict.told == (
        Lamp.GREEN,
        "进度52%，为序时进度50.0%的104.0%",
    )
    assert stands(whole, words).position.reported_on == day("2021-06-01")
    assert stands(whole, of_part("east", "2021-06-01", 90)).position.percent == 45


def test_the_mean_is_rounded_down_so_that_only_all_parts_make_up_the_whole() -> None:
    reports = of_part("east", "2021-06-01", 100), of_part("west", "2021-06-02", 99)
    assert stands(*reports).position.percent == 99
    assert not stands(*reports).position.is_complete


def test_a_part_without_a_percent_counts_by_the_least_share_of_its_totals() -> None:
    totals = (
        a_target("项目", 10),
        a_target("户数", 100, unit="户"),
        a_target("里程", 9, unit="公里"),
    )
    goal = with_parts(a_part("east", targets=totals[:2]), a_part("west", targets=totals[2:]))
    figures = (figure("项目", 8), figure("户数", 30, "户"))
    reached = of_part("west", "2021-06-02", figures=(figure("里程", 9, "公里"),))
    state = stands(of_part("east", "2021-06-01", figures=figures), reached, goal=goal)
    assert [int(part.share * 100) for part in state.position.parts] == [30, 100]
    assert state.position.percent == 65


def test_a_part_of_which_a_total_is_not_reported_counts_nothing() -> None:
    goal = with_parts(a_part("east", targets=(a_target("项目", 10),)), a_part("west"))
    assert stands(of_part("west", "2021-06-01", 50), goal=goal).position.percent == 25


def test_the_lamp_is_the_worst_of_the_parts_and_names_the_one() -> None:
    state = stands(of_part("east", "2021-06-01", 50), of_part("west", "2021-06-01", 20))
    assert state.verdict.lamp is Lamp.RED
    assert state.verdict.reason.startswith("子任务“WEST”：进度20%，为序时进度")
    assert state.class_ is Class.BEHIND


def test_where_all_parts_keep_pace_the_lamp_says_so_of_all() -> None:
    state = stands(of_part("east", "2021-06-01", 50), of_part("west", "2021-06-01", 60))
    assert state.verdict.told == (Lamp.GREEN, "2个子任务都不落后，进度55%")
    assert state.class_ is Class.ON_PACE


@pytest.mark.parametrize(
    ("west", "found"), [(75, Class.AHEAD), (100, Class.AHEAD), (55, Class.ON_PACE)]
)
def test_the_goal_is_ahead_where_every_part_is_ahead_or_done(west: int, found: Class) -> None:
    reports = of_part("east", "2021-06-01", 75), of_part("west", "2021-06-01", west)
    assert stands(*reports).class_ is found


@pytest.mark.parametrize(
    ("last", "found"), [("2021-12-30", Class.DONE_EARLY), ("2021-12-31", Class.DONE)]
)
def test_the_goal_is_done_on_the_day_on_which_its_last_part_is(last: str, found: Class) -> None:
    reports = of_part("east", "2021-06-01", 100), of_part("west", last, 100)
    looked_at = (accepted("2021-12-31", one) for one in reports)
    state = stands(*reports, *looked_at, on="2021-12-31")
    assert state.verdict.told == (Lamp.GREEN, "2个子任务都已核完成，待销号，进度100%")
    assert (state.class_, state.position.complete_since) == (found, day(last))
    assert state.position.percent == 100


def test_a_part_that_was_done_after_its_own_day_was_not_done_early() -> None:
    goal = with_parts(a_part("east", due="2021-05-31"), a_part("west"))
    reports = of_part("east", "2021-06-01", 100), of_part("west", "2021-06-01", 100)
    looked_at = (accepted("2021-06-02", one) for one in reports)
    assert stands(*reports, *looked_at, goal=goal).class_ is Class.DONE


def test_parts_that_are_reported_complete_wait_for_the_office() -> None:
    reports = of_part("east", "2021-06-01", 100), of_part("west", "2021-06-01", 100)
    state = stands(*reports, accepted("2021-06-02", reports[0]))
    assert state.verdict.told == (Lamp.GREEN, "2个子任务都已报完成，待核验，进度100%")
    assert (state.class_, state.class_why) == (Class.OTHER, "待核验")


def test_a_part_is_due_on_its_own_day_else_on_that_of_the_whole() -> None:
    goal = with_parts(a_part("east", due="2021-05-31"), a_part("west"))
    state = stands(of_part("east", "2021-05-20", 90), of_part("west", "2021-06-01", 60), goal=goal)
    assert [part.position.due for part in state.position.parts] == [
        day("2021-05-31"),
        day("2021-12-31"),
    ]
    assert state.verdict.reason == "子任务“EAST”：完成时限2021年5月31日已过30天，未报完成"


def test_a_part_that_is_late_is_told_though_the_last_whole_figure_stands() -> None:
    goal = with_parts(a_part("east", due="2021-05-31"), a_part("west"))
    state = stands(progress("2021-06-30", 60), goal=goal)
    assert (state.position.percent, state.verdict.lamp, state.class_) == (
        60,
        Lamp.RED,
        Class.BEHIND,
    )


def test_parts_that_nothing_is_known_of_are_grey_and_the_first_is_named() -> None:
    state = stands()
    assert state.verdict.told == (Lamp.GREY, "子任务“EAST”：本年未报进度百分比")
    assert (state.position.percent, state.class_, state.class_why) == (
        None,
        Class.OTHER,
        "未报进度",
    )


def test_without_any_day_to_be_reached_by_the_goal_says_so_itself() -> None:
    goal = with_parts(a_part("east"), a_part("west"), due=None)
    state = stands(of_part("east", "2021-06-01", 50), goal=goal)
    assert state.verdict.told == (Lamp.GREY, "未定完成时限")


def test_an_open_ended_goal_is_judged_by_the_part_that_has_an_end() -> None:
    goal = with_parts(a_part("east", due="2021-05-31"), a_part("west"), due=None, open_ended=True)
    state = stands(of_part("east", "2021-05-20", 90), goal=goal)
    assert state.verdict.lamp is Lamp.RED
    reached = stands(of_part("east", "2021-05-20", 100), goal=goal)
    assert reached.verdict.told == (Lamp.GREY, "子任务“WEST”：长期目标，不按时限评灯")


def test_the_goals_own_targets_and_steps_count_beside_its_parts() -> None:
    goal = with_parts(
        a_part("east"),
        targets=(a_target("项目", 10),),
        milestones=(milestone("open", "2021-05-31"),),
    )
    reports = (
        of_part("east", "2021-06-01", 90),
        progress("2021-06-01", figures=(figure("项目", 9),)),
    )
    state = stands(*reports, goal=goal)
    assert state.verdict.reason == "节点“初步设计批复”5月31日到期，未完成"
    done = stands(*reports, progress("2021-05-30", milestone="open"), goal=goal)
    assert (done.verdict.lamp, done.class_) == (Lamp.GREEN, Class.AHEAD)
    assert not done.position.is_complete


def test_a_milestone_of_a_part_is_reached_by_a_report_of_that_part() -> None:
    step = milestone("open", "2021-05-31")
    goal = with_parts(a_part("east", step), a_part("west", step))
    reports = of_part("east", "2021-05-20", 60, step="open"), of_part("west", "2021-06-01", 60)
    state = stands(*reports, goal=goal)
    assert state.verdict.reason == "子任务“WEST”：节点“初步设计批复”5月31日到期，未完成"
    assert state.position.next_milestone == step


def test_a_step_that_a_part_made_up_is_yellow_and_not_behind() -> None:
    goal = with_parts(a_part("east", milestone("open", "2021-05-31")), a_part("west"))
    reports = of_part("east", "2021-06-20", 55, step="open"), of_part("west", "2021-06-01", 55)
    state = stands(*reports, goal=goal)
    assert (state.verdict.lamp, state.class_) == (Lamp.YELLOW, Class.ON_PACE)


def test_the_list_gives_each_part_with_its_own_lead_or_the_items() -> None:
    goal = with_parts(a_part("east", lead="市教育局", due="2021-09-30", weight=2), a_part("west"))
    item = an_item(of_part("west", "2021-06-01", 20), goals=(goal,))
    (row,) = items_view(a_book(item), day("2021-06-30")).items
    told = [
        (part.id, part.title, part.lead, part.due, part.percent, part.lamp) for part in row.parts
    ]
    assert told == [
        ("east", "EAST", "市教育局", day("2021-09-30"), None, Lamp.GREY),
        ("west", "WEST", TRANSPORT, day("2021-12-31"), 20, Lamp.RED),
    ]
    assert [part.weight for part in row.parts] == [2, 1]
    assert [part.share for part in row.parts] == [0, 20]
    assert [part.lead_words for part in row.parts] == ["市教育局", f"{TRANSPORT}（推定）"]


def test_the_agenda_has_the_days_of_each_part_that_has_its_own() -> None:
    goal = with_parts(
        a_part("east", milestone("open", "2021-05-31"), due="2021-06-15"), a_part("west")
    )
    view = agenda_view(a_book(an_item(goals=(goal,))), day("2021-06-30"))
    assert [row.what for row in view.late] == ["EAST：节点：初步设计批复", "子任务：EAST"]


def test_a_part_that_is_done_is_late_no_more() -> None:
    step = milestone("open", "2021-05-31")
    goal = with_parts(a_part("east", step, due="2021-06-15"), a_part("west"))
    item = an_item(of_part("east", "2021-05-30", 100, step="open"), goals=(goal,))
    assert agenda_view(a_book(item), day("2021-06-30")).late == ()


def test_an_items_milestones_are_shown_with_the_part_they_are_of() -> None:
    goal = with_parts(a_part("east", milestone("open", "2021-05-31")), a_part("west"))
    item = an_item(
        goals=(goal.model_copy(update={"milestones": (milestone("own", "2021-04-30"),)}),)
    )
    rows = item_view(a_book(item), item, day("2021-06-30")).milestones
    assert [(row.id, row.part) for row in rows] == [("own", None), ("open", "EAST")]


def test_a_goal_entry_sets_parts_as_a_plan_does() -> None:
    entry = a_goal_set("2021-02-01", due="2021-12-31").model_copy(update={"parts": TWO.parts})
    state = stands(entry, of_part("east", "2021-06-01", 90), goal=a_goal())
    assert state.position.percent == 45
    assert "子任务：EAST、WEST" in entry.detail(None)


PERCENTS = st.none() | st.integers(0, 100)


def item_of(parts: list[tuple[int, int | None]]) -> Item:
    """An item whose parts have these weights and percents."""
    goal = with_parts(*(a_part(f"p{n}", weight=weight) for n, (weight, _) in enumerate(parts)))
    reports = [
        of_part(f"p{n}", "2021-06-01", percent)
        for n, (_, percent) in enumerate(parts)
        if percent is not None
    ]
    return an_item(*reports, goals=(goal,))


def percent_of(item: Item, on: dt.date = dt.date(2021, 6, 30)) -> int | None:
    """The percent of an item."""
    return state_of(a_book(item), item, on).position.percent


@given(st.lists(st.tuples(st.integers(1, 1000), PERCENTS), min_size=1, max_size=5))
def test_weights_are_shares(parts: list[tuple[int, int | None]]) -> None:
    percent = percent_of(item_of(parts))
    if all(said is None for _, said in parts):
        assert percent is None
        return
    total = sum(weight for weight, _ in parts)
    exact = sum(Fraction(weight * (said or 0), total) for weight, said in parts)
    assert percent is not None
    assert percent <= exact < percent + 1
    halved = [(weight, said) for weight, said in parts for _ in range(2)]
    assert percent_of(item_of(halved)) == percent


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(90, 100)), min_size=1, max_size=4),
    st.dates(dt.date(2021, 6, 1), dt.date(2022, 3, 1)),
)
def test_the_goal_is_complete_if_and_only_if_every_part_is_and_then_never_red(
    parts: list[tuple[int, int | None]], on: dt.date
) -> None:
    item = item_of(parts)
    state = state_of(a_book(item), item, on, 2021)
    complete = all(said == 100 for _, said in parts)
    assert state.position.is_complete is complete
    assert (state.position.percent == 100) is complete
    if complete:
        assert state.verdict.lamp is Lamp.GREEN
    elif on > dt.date(2021, 12, 31):
        assert state.verdict.lamp is Lamp.RED
