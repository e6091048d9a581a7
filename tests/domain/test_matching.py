"""Which item of an earlier book is which of a later one."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.domain.books import a_book, an_item, progress
from tests.laws import examples
from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import EntryName
from wuxian.domain.history.matching import Known, paired, same_items

_LAWS = settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])
_REPORT, _OTHER = progress("2021-07-01", 30), progress("2021-07-02", 40)


def bridge(folder: str, *, number: int = 5, title: str = "大桥", entries: int = 0) -> Item:
    """A bridge in this folder, with up to two entries that are always the same."""
    return an_item(*(_REPORT, _OTHER)[:entries], number=number, title=title, folder=folder)


def folders(before: Book, after: Book) -> list[tuple[str | None, str | None]]:
    """The folders of the pairs, as `paired` gives them."""
    return [
        (old.folder if old else None, new.folder if new else None)
        for old, new in paired(before, after)
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (bridge("05-bridge"), bridge("05-bridge", number=6, title="公路")),
        (
            bridge("05-bridge", entries=1),
            bridge("06-road", number=6, title="公路", entries=2),
        ),
        (bridge("05-bridge"), bridge("05-big-bridge", title="特大桥")),
        (bridge("05-bridge"), bridge("06-bridge", number=6, title="特大桥")),
        (bridge("05-bridge"), bridge("06-great-bridge", number=6)),
    ],
    ids=["folder", "entries", "number", "short name", "title"],
)
def test_one_mark_in_common_is_enough_to_know_an_item_again(before: Item, after: Item) -> None:
    assert folders(a_book(before), a_book(after)) == [(before.folder, after.folder)]


@pytest.mark.parametrize(
    ("same", "other"),
    [
        (
            bridge("05-bridge", number=7, title="码头"),
            bridge("06-road", number=6, title="公路", entries=1),
        ),
        (
            bridge("06-road", number=6, title="公路", entries=1),
            bridge("07-harbour", number=7, title="大桥"),
        ),
        (
            bridge("06-road", number=6, title="大桥"),
            bridge("07-bridge", number=7, title="码头"),
        ),
        (
            bridge("06-bridge", number=6, title="特大桥"),
            bridge("05-harbour", number=5, title="大桥一期"),
        ),
    ],
    ids=["folder, entries", "entries, title", "title, short name", "short name, number"],
)
def test_of_two_items_that_each_bear_a_mark_the_one_with_the_surer_mark_is_the_same(
    same: Item, other: Item
) -> None:
    pairs = folders(a_book(bridge("05-bridge", number=5, entries=1)), a_book(same, other))
    assert set(pairs) == {("05-bridge", same.folder), (None, other.folder)}


@pytest.mark.parametrize(
    "after",
    [
        bridge("05-road", title="公路"),
        bridge("05-station", title="大站"),
        bridge("06-bridge", number=6, title="公路"),
        bridge("06-bridge", number=6, title="大站"),
    ],
    ids=["number", "number, another title", "short name", "short name, another title"],
)
def test_a_number_or_a_short_name_used_again_makes_no_two_items_one(after: Item) -> None:
    before = a_book(bridge("05-bridge"))
    assert set(folders(before, a_book(after))) == {("05-bridge", None), (None, after.folder)}


@pytest.mark.parametrize("titles", [(None, None), (None, "大桥"), ("大桥", None)])
def test_a_title_that_cannot_be_read_tells_nothing(titles: tuple[str | None, str | None]) -> None:
    old, new = (
        Known(folder, title) for folder, title in zip(("05-bridge", "05-span"), titles, strict=True)
    )
    assert same_items([old], [new]) == {}
    assert same_items([old], [old]) == {"05-bridge": "05-bridge"}


def test_items_with_no_mark_in_common_are_one_gone_and_one_come() -> None:
    old, new = bridge("05-bridge"), bridge("06-road", number=6, title="公路")
    assert folders(a_book(old), a_book(new)) == [("05-bridge", None), (None, "06-road")]


def test_an_entry_that_this_view_did_not_read_tells_an_item_all_the_same() -> None:
    old = bridge("05-bridge", entries=1)
    unread = frozenset({EntryName.of(_REPORT), EntryName.of(_OTHER)})
    new = an_item(number=6, title="公路", folder="06-road", unread=unread)
    assert folders(a_book(old), a_book(new)) == [("05-bridge", "06-road")]


def test_the_entries_tell_two_items_that_changed_their_numbers() -> None:
    before = a_book(
        bridge("05-bridge", entries=1), an_item(_OTHER, number=6, folder="06-road", title="公路")
    )
    after = a_book(
        an_item(_OTHER, number=5, folder="05-way", title="公路"),
        bridge("06-span", number=6, entries=1),
    )
    assert folders(before, after) == [("06-road", "05-way"), ("05-bridge", "06-span")]


def test_items_that_move_up_for_a_new_one_are_told_by_their_titles() -> None:
    before = a_book(bridge("05-bridge"), bridge("06-road", number=6, title="公路"))
    after = a_book(
        bridge("05-harbour", title="码头"),
        bridge("06-bridge", number=6),
        bridge("07-road", number=7, title="公路"),
    )
    assert folders(before, after) == [
        (None, "05-harbour"),
        ("05-bridge", "06-bridge"),
        ("06-road", "07-road"),
    ]


def test_a_mark_that_two_later_items_bear_tells_neither() -> None:
    before = a_book(bridge("05-bridge", entries=2))
    after = a_book(
        an_item(_REPORT, number=6, folder="06-north", title="北桥"),
        an_item(_OTHER, number=7, folder="07-south", title="南桥"),
    )
    assert folders(before, after) == [("05-bridge", None), (None, "06-north"), (None, "07-south")]


def test_a_mark_that_two_earlier_items_bear_tells_neither() -> None:
    before = a_book(bridge("05-bridge", title="北桥"), bridge("06-bridge", number=6, title="南桥"))
    after = a_book(bridge("07-bridge", number=7))
    assert folders(before, after) == [
        ("05-bridge", None),
        ("06-bridge", None),
        (None, "07-bridge"),
    ]


def test_pairs_come_by_the_number_an_item_has_now_or_had_at_last() -> None:
    before = a_book(bridge("05-bridge"), bridge("06-road", number=6, title="公路"))
    after = a_book(
        an_item(number=1, folder="01-harbour", title="码头"),
        bridge("09-bridge", number=9),
    )
    assert folders(before, after) == [
        (None, "01-harbour"),
        ("06-road", None),
        ("05-bridge", "09-bridge"),
    ]


@st.composite
def books(draw: st.DrawFn) -> Book:
    """Up to four items whose marks are taken from few, so that they often meet."""
    numbers = draw(st.lists(st.integers(1, 5), unique=True, max_size=4))
    entries = draw(st.permutations([_REPORT, _OTHER]))
    return a_book(
        *(
            an_item(
                *(entries[place : place + 1] if draw(st.booleans()) else ()),
                number=number,
                title=draw(st.sampled_from(["大桥", "公路", "码头"])),
                folder=f"{number:02}-{draw(st.sampled_from(['bridge', 'road', 'harbour']))}",
            )
            for place, number in enumerate(sorted(numbers))
        )
    )


@_LAWS
@given(books(), books())
def test_every_item_of_both_books_is_in_exactly_one_pair(before: Book, after: Book) -> None:
    pairs = paired(before, after)
    old = [pair.before.folder for pair in pairs if pair.before]
    new = [pair.after.folder for pair in pairs if pair.after]
    assert sorted(old) == sorted(item.folder for item in before.items)
    assert sorted(new) == sorted(item.folder for item in after.items)
    assert all(pair.before or pair.after for pair in pairs)


@_LAWS
@given(books())
def test_every_item_of_a_book_is_its_own_pair_in_the_same_book(book: Book) -> None:
    assert folders(book, book) == [(item.folder, item.folder) for item in book.items]


@_LAWS
@given(books(), books())
@example(
    a_book(bridge("05-bridge", title="北桥"), bridge("06-bridge", number=6, title="南桥")),
    a_book(bridge("07-bridge", number=7)),
)
def test_looked_at_backwards_the_pairs_are_the_same(before: Book, after: Book) -> None:
    forwards = {(old, new) for old, new in folders(before, after)}
    assert {(new, old) for old, new in folders(after, before)} == forwards
