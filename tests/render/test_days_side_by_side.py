"""Original, asked, granted, in force and expected days stand together wherever a due date does."""

import re

from tests.domain.books import ORIGIN, a_book, a_goal, an_item, day, milestone, progress
from tests.domain.supervising import approved, asked, to_terms
from wuxian.domain.book.book import Book
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.item import item_view
from wuxian.domain.views.items import items_view
from wuxian.domain.views.owners import owners_view
from wuxian.domain.views.weekly import weekly_report
from wuxian.render.document import Document
from wuxian.render.documents.agenda import agenda_document
from wuxian.render.documents.item import item_document
from wuxian.render.documents.items import items_document
from wuxian.render.documents.owners import owners_document
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.writers.text import plain_text

ON = day("2021-07-30")
FIRST = asked("2021-07-01", to_terms("2021-08-05", milestones={"open": "2021-08-04"}))
EXPECTED = progress("2021-07-20", 90).model_copy(update={"forecast": day("2021-09-01")})
GOAL = a_goal(milestone("open", "2021-07-15"), due="2021-07-31")
BOOK = a_book(
    an_item(
        EXPECTED,
        FIRST,
        approved("2021-07-05", FIRST),
        asked("2021-07-28", "2021-08-20"),
        goals=(GOAL,),
    )
)


def drawn(document: Document) -> str:
    """What stands on the screen, without the blanks and the lines between."""
    return re.sub(r"[ |\n]+", " ", plain_text(document, None))


def test_in_the_list() -> None:
    screen = drawn(items_document(items_view(BOOK, ON)))
    for words in ("原7月31日", "申请8月20日", "预计9月1日（超期）"):
        assert words in screen


def test_in_the_item_with_the_steps() -> None:
    screen = drawn(item_document(item_view(BOOK, BOOK.items[0], ON)))
    days = "时限变动：原7月31日，批准8月5日，申请8月20日，预计9月1日（超期）"
    assert days in screen
    assert "8月4日" in screen
    assert "原7月15日" in screen


def test_on_the_agenda() -> None:
    screen = drawn(agenda_document(agenda_view(BOOK, ON)))
    assert "8月5日" in screen
    assert screen.count("原7月") == 3


def test_with_who_carries_it() -> None:
    assert "原7月31日" in drawn(owners_document(owners_view(BOOK, ON)))


def test_in_the_weekly_report() -> None:
    report = weekly_report(BOOK, Week.of(ON), ON, ORIGIN)
    screen = drawn(weekly_document(report))
    assert "年度目标，8月5日（原7月31日）到期" in screen
    assert "十、本周督查（1条）" in screen
    assert "申请：延期至2021年8月20日，汛期停工" in screen


def only_book() -> Book:
    """The book of one item that never moved."""
    return a_book(an_item(goals=(GOAL,)))


def test_where_no_day_was_moved_one_stands_alone() -> None:
    for document in (
        items_document(items_view(only_book(), ON)),
        agenda_document(agenda_view(only_book(), ON)),
        owners_document(owners_view(only_book(), ON)),
    ):
        assert "原7月" not in drawn(document)
