"""The shipped book says what the public reply says, and nothing more."""

import datetime as dt
from collections import Counter

import chinese_calendar
import pytest

from tests.conftest import REPOSITORY
from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.state import states_of
from wuxian.domain.values.basis import Basis, Figure
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader

REPLY = dt.date(2021, 7, 26)

STATED_DATES = {
    39: dt.date(2021, 6, 25),
    48: dt.date(2021, 5, 20),
    51: dt.date(2021, 6, 30),
    56: dt.date(2021, 6, 17),
}
"""Facts by number, and the day the reply gives for them; all others hold on its own day."""

FACTS_OF_ITEMS = {34, 35, *range(36, 59), *range(68, 72), 73, 74, 75, 76, 77, 78, 79}


@pytest.fixture(scope="module")
def shipped() -> Book:
    loaded = BookReader(Disk(REPOSITORY / "data")).load()
    assert loaded.findings == ()
    assert loaded.book is not None
    return loaded.book


def test_the_items_are_numbered_from_1_to_20_and_spread_over_the_five_areas(shipped: Book) -> None:
    assert [item.number for item in shipped.items] == list(range(1, 21))
    assert Counter(item.plan.area for item in shipped.items) == {
        "planning": 2,
        "transport": 7,
        "technology": 4,
        "industry": 3,
        "livelihood": 4,
    }


def test_every_lead_is_inferred_and_no_leader_team_or_fund_is_named(shipped: Book) -> None:
    for item in shipped.items:
        posts = dict(item.plan.six_ones.filled())
        assert posts[Post.LEAD].basis is Basis.INFERRED
        assert set(posts) <= {Post.LEAD, Post.MECHANISM}


def test_only_the_bus_line_has_a_due_date(shipped: Book) -> None:
    due = {item.number: goal.due for item in shipped.items for goal in item.plan.goals if goal.due}
    assert due == {4: dt.date(2021, 12, 31)}


def test_no_percent_is_reported_so_every_lamp_is_grey(shipped: Book) -> None:
    entries = [entry for item in shipped.items for entry in item.entries]
    assert all(isinstance(entry, Progress) and entry.percent is None for entry in entries)
    assert {state.verdict.lamp for state in states_of(shipped, REPLY)} == {Lamp.GREY}


def test_every_fact_that_concerns_an_item_is_cited_in_one(shipped: Book) -> None:
    cited = {fact for item in shipped.items for c in item.plan.all_citations() for fact in c.facts}
    assert cited >= FACTS_OF_ITEMS


def test_every_entry_stands_on_the_day_the_reply_gives_for_its_fact(shipped: Book) -> None:
    for item in shipped.items:
        for entry in item.entries:
            assert entry.citation is not None
            assert entry.citation.basis is Basis.STATED
            stated = [STATED_DATES[f] for f in entry.citation.facts if f in STATED_DATES]
            assert [entry.date] == (stated or [REPLY])


def test_the_numbers_of_the_reply_are_there_as_numbers(shipped: Book) -> None:
    said = [f for item in shipped.items for e in item.entries for f in _figures(e)]
    governed = [
        (f.name, float(f.value), f.unit)
        for measure in shipped.programme.governance
        for f in measure.figures
    ]
    assert {(float(f.value), f.unit) for f in said} == {
        (10, "个"), (8, "个"), (2, "个"), (13.94, "亿元"), (106, "项"),
    }  # fmt: skip
    assert {value for _, value, _ in governed} >= {5, 15, 20}


def _figures(entry: Entry) -> tuple[Figure, ...]:
    return entry.figures if isinstance(entry, Progress) else ()


@pytest.mark.parametrize("year", range(2021, 2027))
def test_the_calendar_agrees_with_a_maintained_library(shipped: Book, year: int) -> None:
    first = dt.date(year, 1, 1)
    days = [first + dt.timedelta(days=n) for n in range(365)]
    ours = [day for day in days if shipped.calendar.is_working(day)]
    assert ours == [day for day in days if chinese_calendar.is_workday(day)]
