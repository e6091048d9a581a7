"""The six ones of every item, with totals."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings

from tests.domain.arbitrary import books, days
from tests.domain.books import TRANSPORT, a_book, an_item, appointment, day
from tests.laws import examples
from wuxian.domain.book.book import Book
from wuxian.domain.plan.plan import SIX_ONES, Post
from wuxian.domain.views.six_ones import Filling, six_ones_view


def test_a_post_is_filled_by_a_document_inferred_or_vacant() -> None:
    book = a_book(an_item(appointment("2021-06-01", Post.LEADER, "张三"), lead=TRANSPORT))
    (row,) = six_ones_view(book, day("2021-07-26")).items
    assert (row.number, row.title) == (5, "天子山大桥")
    assert {post: cell.filling for post, cell in row.posts.items()} == {
        Post.LEADER: Filling.FILLED,
        Post.LEAD: Filling.INFERRED,
        Post.TEAM: Filling.VACANT,
        Post.MECHANISM: Filling.VACANT,
        Post.FUND: Filling.VACANT,
        Post.TERM: Filling.INFERRED,
    }
    assert row.posts[Post.LEADER].holding.holder == "张三"


def test_totals_count_each_posts_fillings() -> None:
    book = a_book(
        an_item(appointment("2021-06-01", Post.LEAD, TRANSPORT), number=1),
        an_item(number=2),
        an_item(number=3),
        an_item(number=4, lead=None),
    )
    view = six_ones_view(book, day("2021-07-26"))
    assert view.totals[Post.LEAD] == {Filling.FILLED: 1, Filling.INFERRED: 2, Filling.VACANT: 1}
    assert view.totals[Post.FUND] == {Filling.FILLED: 0, Filling.INFERRED: 0, Filling.VACANT: 4}


@pytest.mark.parametrize(
    ("year", "as_of", "holder"),
    [
        (None, "2022-03-01", "李四"),
        (2022, "2022-03-01", "李四"),
        (2021, "2021-12-31", "张三"),
        (2023, "2022-03-01", "李四"),
    ],
)
def test_of_a_year_that_is_over_the_holders_at_its_end_are_told(
    year: int | None, as_of: str, holder: str
) -> None:
    book = a_book(
        an_item(
            appointment("2021-06-01", Post.LEADER, "张三"),
            appointment("2022-01-10", Post.LEADER, "李四"),
        )
    )
    view = six_ones_view(book, day("2022-03-01"), year)
    held = view.items[0].posts[Post.LEADER].holding.holder
    assert (view.as_of, held) == (day(as_of), holder)


def test_the_view_names_the_programme_and_the_day() -> None:
    view = six_ones_view(a_book(), day("2021-06-01"))
    assert (view.kind, view.as_of, view.programme, view.notice) == (
        "six_ones",
        day("2021-06-01"),
        "武咸同城",
        "示例",
    )


@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.too_slow])
@given(books(), days("2021-11-01", "2022-02-28"))
def test_totals_equal_the_cells(book: Book, on: dt.date) -> None:
    view = six_ones_view(book, on)
    for post in SIX_ONES:
        fillings = [row.posts[post].filling for row in view.items]
        assert view.totals[post] == {filling: fillings.count(filling) for filling in Filling}
        assert sum(view.totals[post].values()) == len(book.items)
