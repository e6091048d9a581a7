"""The turn of the year: what is left of the last one is not forgotten in silence."""

from tests.domain.books import ORIGIN, a_book, a_goal, an_item, day, progress
from wuxian.domain.book.book import Book
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.weekly import weekly_report
from wuxian.render.documents.agenda import agenda_document
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.writers.text import plain_text

GOALS = (a_goal(due="2021-12-31"),)
LATE = a_book(an_item(progress("2021-12-30", 90), goals=GOALS))


def agenda(book: Book, on: str) -> str:
    """The agenda of a day, as a pipe gets it."""
    return plain_text(agenda_document(agenda_view(book, day(on))), None)


def report(book: Book, on: str) -> str:
    """The report of a day's week, as a pipe gets it."""
    told = weekly_report(book, Week.of(day(on)), day(on), ORIGIN)
    return plain_text(weekly_document(told), None)


def test_the_agenda_says_where_last_years_late_items_are() -> None:
    line = "2022年清单未下达1项；2021年未完成的见 wuxian agenda --year 2021。"
    assert f"\n逾期（0）\n  无\n{line}\n" in agenda(LATE, "2022-01-07")
    assert "未下达" not in agenda(LATE, "2021-12-31")


def test_the_report_says_that_last_years_late_items_are_not_in_it() -> None:
    line = "2022年清单未下达1项，2021年未完成的不列在内。"
    assert f"\n六、已逾期（0处）\n  没有逾期。\n{line}\n" in report(LATE, "2022-01-07")
    assert "未下达" not in report(LATE, "2021-12-31")
