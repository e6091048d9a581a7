"""The leader's page: what to settle, what is red with the leader's name, what waits for a word."""

from tests.domain.books import (
    ORIGIN,
    TRANSPORT,
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    progress,
    settings_of,
)
from tests.domain.problems import raised
from tests.domain.supervising import approved, asked
from wuxian.domain.book.book import Item
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.values.period import Day
from wuxian.domain.views.brief import Brief, brief

GOAL = a_goal(due="2021-12-31")


def page(*items: Item, on: str = "2021-07-30") -> Brief:
    """The page of a day."""
    return brief(a_book(*items, years=(settings_of(2021),)), day(on), ORIGIN)


def test_red_items_stand_with_their_leader_and_lead() -> None:
    led = appointment("2021-03-01", Post.LEADER, "张三")
    red = an_item(led, progress("2021-07-01", 10), goals=(GOAL,))
    green = an_item(progress("2021-07-01", 60), number=6, title="六", goals=(GOAL,))
    [one] = page(red, green).red
    assert (one.number, one.leader.words) == (5, "张三")
    assert one.lead.words == f"{TRANSPORT}（推定）"
    assert one.reason == "进度10%，为序时进度58.1%的17.2%，低于60%"


def test_a_vacant_leader_is_said_to_be_vacant() -> None:
    [one] = page(an_item(progress("2021-07-01", 10), goals=(GOAL,))).red
    assert one.leader.words == "空缺"


def test_what_asks_somebody_is_to_be_settled_and_what_waits_is_not() -> None:
    entries = (
        raised("2021-07-01", "用地不足", asks="市政府"),
        raised("2021-07-01", "管线未迁", waits_for="武汉市交通运输局"),
    )
    assert [one.problem.matter for one in page(an_item(*entries, goals=(GOAL,))).to_settle] == [
        "用地不足"
    ]


def test_what_was_asked_for_waits_until_it_is_decided() -> None:
    request = asked("2021-07-05", "2022-03-31")
    waiting = page(an_item(request, goals=(GOAL,))).to_decide
    assert [one.id for one in waiting] == [request.id]
    decided = approved("2021-07-20", request)
    assert page(an_item(request, decided, goals=(GOAL,))).to_decide == ()


def test_every_item_is_under_one_lamp_and_in_one_class() -> None:
    found = page(an_item(goals=(GOAL,)), an_item(number=6, title="六"))
    assert [group.lamp for group in found.lamps] == list(Lamp)
    assert [group.class_ for group in found.classes] == list(Class)
    for groups in (found.lamps, found.classes):
        assert sorted(number for group in groups for number in group.items) == [5, 6]


def test_days_counted_without_a_calendar_are_told() -> None:
    old = raised("2020-12-01", "用地不足", asks="市政府")
    assert page(an_item(old, goals=(GOAL,))).unknown_years == (2020,)
    assert page(an_item(goals=(GOAL,))).unknown_years == ()


def test_a_day_is_a_period_of_its_own() -> None:
    one = Day(day("2021-07-30"))
    assert (one.first, one.last, one.year) == (one.on, one.on, 2021)
    assert str(one) == "2021-07-30"
