"""Finding an item in a book as people name it."""

import pytest

from tests.domain.books import a_book, an_item, day
from wuxian.domain.book.book import Book
from wuxian.domain.standing.state import states_of
from wuxian.errors import NotFound

BOOK = a_book(
    an_item(number=3, title="武咸城际铁路公交化", folder="03-railway"),
    an_item(number=5, title="武咸快速通道（天子山大桥）", folder="05-bridge"),
    an_item(number=12, title="5G网络同城", folder="12-network"),
)


def refusal(name: str, book: Book = BOOK) -> tuple[str, str]:
    """The sentence and the remedy when there is no one such item."""
    with pytest.raises(NotFound) as refused:
        book.item(name)
    return refused.value.message, refused.value.remedy


@pytest.mark.parametrize("name", ["5", "05", "0005", "５", "05-bridge", "天子山", "快速通道(天"])
def test_an_item_is_found_by_number_by_folder_or_by_part_of_its_title(name: str) -> None:
    assert BOOK.item(name).number == 5


def test_an_item_is_found_by_an_alias_before_a_part_of_another_title() -> None:
    [first, second] = (an_item(title="天子山大桥"), an_item(number=6, title="引桥", folder="06-x"))
    plan = second.plan.model_copy(update={"aliases": ("天子山",)})
    assert a_book(first, second._replace(plan=plan)).item("天子山").number == 6


def test_a_number_is_never_looked_for_in_titles() -> None:
    assert BOOK.item("5G").number == 12
    assert BOOK.item("5").number == 5


def test_a_number_that_is_not_there_is_refused_with_the_range() -> None:
    assert refusal("21") == ("没有事项“21”", "序号从3到12。")


def test_a_number_of_thousands_of_digits_is_refused_like_any_other() -> None:
    digits = "9" * 5000
    assert refusal(digits) == (f"没有事项“{digits}”", "序号从3到12。")


def test_a_part_that_several_titles_have_is_refused_with_these_items() -> None:
    assert refusal("武咸") == (
        "“武咸”对应2个事项：03 武咸城际铁路公交化、05 武咸快速通道（天子山大桥）",
        "请改用序号。",
    )


def test_a_misspelt_title_is_refused_with_the_nearest() -> None:
    assert refusal("武咸快速通道天子山大侨") == (
        "没有事项“武咸快速通道天子山大侨”",
        "是不是“武咸快速通道（天子山大桥）”？",
    )


@pytest.mark.parametrize("name", ["", "xyz", "²"])
def test_a_name_near_to_nothing_is_refused_with_how_to_name_one(name: str) -> None:
    assert refusal(name) == (f"没有事项“{name}”", "请写序号，或标题里独有的几个字。")


@pytest.mark.parametrize("name", ["5", "天子山"])
def test_a_book_without_items_has_none_of_any_name(name: str) -> None:
    remedy = "请写序号，或标题里独有的几个字。"
    assert refusal(name, a_book()) == (f"没有事项“{name}”", remedy)


def test_the_states_of_a_book_come_in_the_order_of_its_items() -> None:
    assert [state.item.number for state in states_of(BOOK, day("2021-07-26"))] == [3, 5, 12]
