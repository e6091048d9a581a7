"""A state is of a year and a day: last year is told of still, and is there when a year turns."""

import pytest

from tests.domain.books import (
    ORIGIN,
    TRANSPORT,
    a_book,
    a_goal,
    a_goal_set,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    settings_of,
)
from wuxian.domain import checks
from wuxian.domain.book.book import Item
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import State, YearEnd, state_of
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.item import item_view
from wuxian.domain.views.items import items_view
from wuxian.domain.views.owners import owners_view
from wuxian.domain.views.programme import programme_view
from wuxian.domain.views.weekly import weekly_report

NEW_YEAR = "2022-01-04"
LAST_YEAR = (a_goal(milestone("open", "2021-11-30"), due="2021-12-31"),)


def about_2021(on: str, percent: int | None = None, milestone: str | None = None) -> Progress:
    """A report that names the year before it."""
    return progress(on, percent, milestone=milestone).model_copy(update={"year": 2021})


def stands(item: Item, on: str, year: int | None = None) -> State:
    """How the item stands, with settings for both years."""
    book = a_book(item, years=(settings_of(2021), settings_of(2022)))
    return state_of(book, item, day(on), year)


def test_in_january_the_end_of_last_year_stands_beside_a_list_that_is_not_issued() -> None:
    item = an_item(progress("2021-11-30", 100, milestone="open"), goals=LAST_YEAR)
    state = stands(item, NEW_YEAR)
    assert state.verdict.told == (Lamp.GREY, "2022年清单未下达（2021年末：绿灯，其它：待核验）")
    assert (state.class_, state.class_why) == (Class.OTHER, "清单未下达")
    assert state.position.percent is None


def test_an_item_that_had_no_goal_last_year_either_has_no_goal() -> None:
    state = stands(an_item(), NEW_YEAR)
    assert (state.verdict.reason, state.last_year) == ("未定年度目标", None)


def test_once_the_new_goal_is_set_nothing_of_last_year_is_told() -> None:
    item = an_item(a_goal_set("2022-01-04", year=2022, due="2022-12-31"), goals=LAST_YEAR)
    assert stands(item, NEW_YEAR).last_year is None


def test_the_list_gives_the_end_of_last_year_as_it_stands_on_the_day() -> None:
    item = an_item(
        progress("2021-11-30", milestone="open"), progress("2021-12-30", 90), goals=LAST_YEAR
    )
    (row,) = items_view(a_book(item), day(NEW_YEAR)).items
    assert row.last_year == YearEnd(2021, Lamp.RED, Class.BEHIND, 90)
    assert row.lamp_reason == "2022年清单未下达（2021年末：红灯，欠进度）"


def test_last_year_is_finished_by_what_is_said_of_it_in_the_new_one() -> None:
    item = an_item(
        progress("2021-11-30", 80, milestone="open"), about_2021("2022-02-15", 100), goals=LAST_YEAR
    )
    before, after = stands(item, "2022-02-14", 2021), stands(item, "2022-02-15", 2021)
    assert (before.verdict.lamp, before.position.percent) == (Lamp.RED, 80)
    assert (after.verdict.lamp, after.position.percent) == (Lamp.GREEN, 100)
    assert (after.class_, after.class_why) == (Class.OTHER, "待核验")
    assert after.last_entry == day("2022-02-15")


def test_what_is_said_of_last_year_is_no_report_of_this_one() -> None:
    goals = (*LAST_YEAR, a_goal(year=2022, due="2022-12-31"))
    item = an_item(about_2021("2022-02-15", 100), goals=goals)
    state = stands(item, "2022-02-15")
    assert (state.position.percent, state.position.reported_on, state.latest_report) == (
        None,
        None,
        None,
    )
    assert state.last_entry is None


def test_a_step_of_last_year_that_is_reported_in_the_new_one_was_made_up() -> None:
    item = an_item(about_2021("2022-01-20", milestone="open"), goals=LAST_YEAR)
    (step,) = item_view(a_book(item), item, day("2022-01-20"), 2021).milestones
    assert (step.reach.label, step.reached_on) == ("逾期补完成", day("2022-01-20"))


def test_a_year_that_has_not_begun_is_grey() -> None:
    item = an_item(goals=(a_goal(year=2022, due="2022-12-31"),))
    state = stands(item, "2021-12-24", 2022)
    assert (state.verdict.told, state.class_why) == ((Lamp.GREY, "2022年还没有开始"), "还没有开始")


def test_another_year_is_judged_by_its_own_settings() -> None:
    item = an_item(progress("2021-06-30", 35), goals=(a_goal(due="2021-12-31"),))
    book = a_book(item, years=(settings_of(2021, yellow=75), settings_of(2022, yellow=60)))
    assert programme_view(book, day(NEW_YEAR), 2021).settings.lamps.yellow_below == 75
    assert programme_view(book, day(NEW_YEAR)).settings.lamps.yellow_below == 60
    assert state_of(book, item, day("2021-06-30"), 2021).verdict.lamp is Lamp.YELLOW


def test_of_another_year_an_item_shows_that_years_goal_and_what_was_said_of_it() -> None:
    item = an_item(
        progress("2021-12-30", 90),
        about_2021("2022-02-15", 100),
        progress("2022-02-16", 5),
        goals=(*LAST_YEAR, a_goal(year=2022, text="全线贯通")),
    )
    view = item_view(a_book(item), item, day("2022-02-16"), 2021)
    assert view.goal is not None
    assert (view.year, view.goal.text, view.row.percent) == (2021, "建成通车", 100)
    assert [row.entry.date for row in view.entries] == [day("2022-02-15"), day("2021-12-30")]
    assert view.entries_of_other_years == 1


def test_last_years_late_goals_are_on_the_agenda_of_that_year_alone() -> None:
    book = a_book(an_item(progress("2021-12-30", 90), goals=LAST_YEAR))
    assert [row.what for row in agenda_view(book, day(NEW_YEAR), year=2021).late] == [
        "节点：初步设计批复",
        "年度目标",
    ]
    assert agenda_view(book, day(NEW_YEAR)).late == ()


def test_what_waits_for_the_years_list_is_named_on_the_agenda_and_in_the_report() -> None:
    book = a_book(
        an_item(progress("2021-12-30", 90), goals=LAST_YEAR), an_item(number=6, title="乙桥")
    )
    assert agenda_view(book, day(NEW_YEAR)).unissued == (5,)
    assert agenda_view(book, day(NEW_YEAR), year=2021).unissued == ()
    for on, unissued in ((NEW_YEAR, (5,)), ("2021-12-31", ())):
        told = weekly_report(book, Week.of(day(on)), day(on), ORIGIN)
        assert told.unissued == unissued


def test_the_end_of_last_year_says_what_could_not_be_judged_and_why() -> None:
    goals = (a_goal(due="2021-12-31"),)
    state = stands(an_item(goals=goals), NEW_YEAR)
    assert "（2021年末：红灯，欠进度）" in state.verdict.reason
    undated = stands(an_item(goals=(a_goal(),)), NEW_YEAR)
    assert "（2021年末：灰灯，其它：未定时限）" in undated.verdict.reason


def test_owners_are_told_with_the_year_that_is_asked_for() -> None:
    book = a_book(an_item(progress("2021-12-30", 90), goals=LAST_YEAR))
    (owner,) = owners_view(book, day(NEW_YEAR), TRANSPORT, 2021).owners
    assert owner.leads[0].percent == 90


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2023, ["year-to-come"]),
        (2022, []),
        (2021, []),
        (2020, ["out-of-term"]),
        (None, []),
    ],
)
def test_nothing_is_reported_of_a_year_to_come(year: int | None, said: list[str]) -> None:
    report = progress("2022-03-01", 10).model_copy(update={"year": year})
    book = a_book(an_item(report))
    assert [one.rule for one in checks.findings(book, checks.NEEDED)] == said


def test_a_report_that_names_its_year_says_so() -> None:
    assert about_2021("2022-02-15", 100).fact == "2021年进展 100%"
    assert (
        appointment("2022-02-15", Post.LEADER, "张三").of_year,
        about_2021("2022-02-15", 100).of_year,
    ) == (2022, 2021)
