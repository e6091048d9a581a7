"""How an item went through its year, month by month, beside the time gone."""

from decimal import Decimal

from tests.domain.books import a_book, a_goal, an_item, day, progress, settings_of
from tests.domain.supervising import accepted
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.standing.state import state_of
from wuxian.domain.views.course import CoursePoint, course

GOAL = a_goal(due="2021-12-31")


def of(on: str, *entries: Entry, goal: Goal = GOAL, year: int = 2021) -> tuple[CoursePoint, ...]:
    """The course of an item up to a day."""
    item = an_item(*entries, goals=(goal,))
    book = a_book(item, years=(settings_of(2021),))
    return course(book, item, state_of(book, item, day(on), year))


def test_each_month_that_has_ended_and_the_day_have_a_point() -> None:
    said = progress("2021-02-10", 20)
    points = of("2021-03-15", said, accepted("2021-03-01", said))
    assert points == (
        CoursePoint(day("2021-01-31"), None, None, Decimal("8.3")),
        CoursePoint(day("2021-02-28"), 20, None, Decimal("16.7")),
        CoursePoint(day("2021-03-15"), 20, 20, Decimal("20.7")),
    )


def test_the_last_day_of_a_month_stands_once() -> None:
    points = of("2021-02-28", progress("2021-02-10", 20))
    assert [point.day for point in points] == [day("2021-01-31"), day("2021-02-28")]


def test_without_a_percent_there_is_no_course() -> None:
    assert of("2021-03-15") == ()
    assert of("2021-03-15", progress("2021-02-10", note="开工")) == ()


def test_without_a_day_to_be_reached_by_no_time_has_gone() -> None:
    points = of("2021-01-15", progress("2021-01-10", 20), goal=a_goal(open_ended=True))
    assert points == (CoursePoint(day("2021-01-15"), 20, None, None),)


def test_a_year_that_is_over_has_twelve_months_and_the_day() -> None:
    points = of("2022-02-15", progress("2021-12-20", 100))
    assert len(points) == 13
    assert points[-1].day == day("2022-02-15")


def test_before_its_year_no_time_has_gone() -> None:
    [point] = of(
        "2021-12-24",
        progress("2021-12-20", 5).model_copy(update={"year": 2022}),
        goal=a_goal(year=2022, due="2022-10-31"),
        year=2022,
    )
    assert point.gone == 0
