"""The report of a year: each item beside its goal, its days, its slips, its term."""

from decimal import Decimal

from tests.domain.books import (
    OFFICE,
    ORIGIN,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from tests.domain.supervising import a_slip, accepted, decided, to_terms
from wuxian.domain.book.book import Item
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import At, Goal
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import YearEnd
from wuxian.domain.views.year_report import LateStep, Slips, YearReport, YearWork, year_report

OPEN = milestone("open", "2021-06-30", "通车")
GOAL = a_goal(OPEN, due="2021-12-31", text="建成通车")


def of_items(*items: Item, on: str = "2021-12-31", year: int = 2021) -> YearReport:
    """The report of a year of a book of these items."""
    return year_report(a_book(*items, years=(settings_of(2021),)), year, day(on), ORIGIN)


def work(*entries: Entry, goals: tuple[Goal, ...] = (GOAL,), on: str = "2021-12-31") -> YearWork:
    """What it says of one item."""
    [found] = of_items(an_item(*entries, goals=goals), on=on).works
    return found


def test_each_item_stands_in_its_area_with_its_goal_and_its_class() -> None:
    report = progress("2021-06-20", 100, milestone="open")
    done = an_item(report, accepted("2021-06-25", report), goals=(GOAL,))
    school = an_item(number=17, title="学校", area="livelihood")
    found = of_items(done, school)
    assert found.areas == (("交通同网", (5,)), ("民生同保", (17,)))
    assert (found.work[5].goal, found.work[17].goal) == ("建成通车", None)
    assert {one.class_: one.items for one in found.classes if one.items} == {
        Class.DONE_EARLY: (5,),
        Class.OTHER: (17,),
    }
    assert (found.office, found.row[5].number, found.year) == (OFFICE, 5, 2021)


def test_a_target_stands_beside_its_figure() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target("项目", 12),))
    [one] = work(progress("2021-10-01", figures=(figure("项目", 7),)), goals=(goal,)).indicators
    assert (one.part, one.target.goal, one.target.actual) == (None, Decimal(12), Decimal(7))


def test_the_days_of_a_goal_stand_side_by_side_and_when_it_was_done() -> None:
    put_off = decided("2021-05-01", Outcome.ORDERED, grants=to_terms("2021-12-31"))
    found = work(
        put_off,
        progress("2021-06-20", milestone="open"),
        progress("2021-11-20", 100),
        goals=(a_goal(OPEN, due="2021-10-31"),),
    )
    assert (found.dates.original, found.dates.current) == (day("2021-10-31"), day("2021-12-31"))
    assert found.done_on == day("2021-11-20")
    assert work().done_on is None


def test_the_steps_that_were_late_are_told_made_up_or_not() -> None:
    assert (work().steps, work().late) == (1, (LateStep("通车", day("2021-06-30"), None),))
    made_up = work(progress("2021-07-20", milestone="open"))
    assert made_up.late == (LateStep("通车", day("2021-06-30"), day("2021-07-20")),)
    assert work(progress("2021-06-20", milestone="open")).late == ()


def test_the_slips_of_the_year_are_counted_by_colour() -> None:
    blue = a_slip("2021-07-01", "2021-07-09")
    assert work(blue).slips == (Slips(Colour.BLUE, ("武咸督〔2021〕1号",), 1),)
    assert work().slips == ()


def test_each_year_of_the_term_that_has_a_goal_tells_how_it_ended() -> None:
    next_year = a_goal(year=2022, due="2022-12-31", text="运营")
    reports = (progress("2021-12-01", 100, milestone="open"), progress("2022-03-01", 10))
    item = an_item(*reports, goals=(GOAL, next_year))
    found = of_items(item, on="2022-03-31")
    assert found.years == (2021, 2022, 2023, 2024, 2025)
    assert found.works[0].term == (
        YearEnd(2021, Lamp.RED, Class.DONE, 100)._replace(
            lamp=found.items[0].lamp, class_=found.items[0].class_
        ),
        YearEnd(2022, Lamp.RED, Class.BEHIND, 10),
        None,
        None,
        None,
    )


def test_a_year_without_a_goal_and_one_to_come_tell_nothing() -> None:
    assert work(goals=()).term == (None,) * 5


def test_a_ceiling_that_was_kept_to_is_reached_by_the_end_of_its_time_and_not_reported() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target("经费", 300, at=At.MOST, unit="万元"),))
    spent = progress("2021-12-10", 100, figures=(figure("经费", 264, "万元"),))
    found = work(spent, goals=(goal,))
    assert (found.done_on, found.is_reported) == (day("2021-12-31"), False)
    assert work(progress("2021-06-20", 100, milestone="open")).is_reported
