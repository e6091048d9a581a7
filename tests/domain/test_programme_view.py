"""The programme itself, with its items by area."""

from tests.domain.books import OFFICE, a_book, an_item, day
from wuxian.domain.views.programme import AreaRow, programme_view

BOOK = a_book(an_item(number=1), an_item(number=2, area="livelihood"), an_item(number=5))


def test_items_are_counted_by_area() -> None:
    assert programme_view(BOOK, day("2021-07-26")).areas == (
        AreaRow("transport", "交通同网", (1, 5)),
        AreaRow("livelihood", "民生同保", (2,)),
    )


def test_the_view_gives_the_programme_as_it_is_written() -> None:
    view, programme = programme_view(BOOK, day("2021-07-26")), BOOK.programme
    assert (view.kind, view.as_of, view.programme, view.notice) == (
        "programme",
        day("2021-07-26"),
        "武咸同城",
        "示例",
    )
    assert [office.name for office in view.offices] == [OFFICE]
    assert (view.term, view.governance, view.documents) == (
        programme.term,
        programme.governance,
        programme.documents,
    )
    assert view.settings == BOOK.settings(2021)
