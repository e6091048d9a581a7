"""What cannot be read of two states is not compared, and never told as come or gone."""

import pytest

from tests.domain.books import a_book, a_goal, an_item, day, progress, settings_of
from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import Place
from wuxian.domain.history.event import Presence
from wuxian.domain.history.gaps import Gap, Gaps, Which
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.views.changes import ChangesView, Side, changes_view

REPORT = progress("2021-07-06", 5, entry_id="5c1e3f")
PLANNED = (a_goal(due="2021-12-31"),)


def unread(path: str) -> Finding:
    """What a state says of a file or folder that cannot be read."""
    return Finding(Severity.ERROR, "broken-toml", path, "写法有误", line=2)


def changes(
    before: Book, after: Book, *, old: tuple[str, ...] = (), new: tuple[str, ...] = ()
) -> ChangesView:
    """What differs between a Monday and the Sunday after, without these paths of either."""
    gaps = Gaps(map(unread, old), map(unread, new))
    return changes_view(before, Side(day("2021-07-05")), after, Side(day("2021-07-11")), gaps)


def test_a_gap_says_in_which_of_the_states_it_is() -> None:
    view = changes(a_book(), a_book(), old=("a", "b"), new=("b", "c"))
    sides = (("a", Which.BEFORE), ("b", Which.BOTH), ("c", Which.AFTER))
    assert view.unread == tuple(Gap(side, path, 2, None, "写法有误") for path, side in sides)


def test_what_could_not_be_compared_is_more_than_nothing() -> None:
    assert changes(a_book(), a_book()).is_empty
    assert not changes(a_book(), a_book(), new=("items/05-item/item.toml",)).is_empty


@pytest.mark.parametrize("path", ["items/05-item/item.toml", "items/05-item", "items"])
def test_an_item_whose_plan_cannot_be_read_is_neither_new_nor_gone(path: str) -> None:
    there, gone = a_book(an_item(REPORT)), a_book()
    assert changes(there, gone, new=(path,)).items == ()
    assert changes(gone, there, old=(path,)).items == ()


def test_an_item_that_was_renamed_is_known_by_its_number() -> None:
    renamed = a_book(an_item(folder="05-bridge"))
    assert changes(renamed, a_book(), new=("items/05-other/item.toml",)).items == ()


def test_other_items_are_compared_all_the_same() -> None:
    before = a_book(an_item(), an_item(number=6, title="公路"))
    after = a_book(an_item(REPORT, number=6, title="公路"))
    [change] = changes(before, after, new=("items/05-item/item.toml",)).items
    assert [known.entry for known in change.entries] == [REPORT]


@pytest.mark.parametrize(
    "path",
    [
        Place.of_entry("05-item", REPORT),
        "items/05-item/2021",
        "items/05-item/2022/2021-07-06-progress-5c1e3f.toml",
        "items/05-item/old/2021-07-06-progress-5c1e3f (1).toml",
    ],
)
def test_an_entry_that_cannot_be_read_is_neither_new_nor_gone(path: str) -> None:
    there, gone = a_book(an_item(REPORT)), a_book(an_item())
    assert changes(there, gone, new=(path,)).items == ()
    assert changes(gone, there, old=(path,)).items == ()


@pytest.mark.parametrize("path", ["items/05-item/2021", "items/05-new/2021"])
def test_an_entry_is_looked_for_under_both_names_of_its_item(path: str) -> None:
    before, after = an_item(REPORT), an_item(folder="05-new")
    [change] = changes(a_book(before), a_book(after), new=(path,)).items
    assert (change.folder_before, change.folder_after, change.entries) == ("05-item", "05-new", ())


def test_an_entry_beside_one_that_cannot_be_read_is_told() -> None:
    after = a_book(an_item(REPORT))
    [change] = changes(a_book(an_item()), after, new=("items/05-item/2021/other.toml",)).items
    assert [known.presence for known in change.entries] == [Presence.ADDED]


def _turned_red() -> tuple[Item, Item]:
    """An item that reports 1 % in July: grey before, red after."""
    before = an_item(goals=PLANNED)
    return before, before._replace(entries=(progress("2021-07-06", 1),))


def test_a_lamp_that_rests_on_what_cannot_be_read_is_not_compared() -> None:
    before, after = map(a_book, _turned_red())
    assert len(changes(before, after).lamps) == 1
    assert len(changes(before, after, new=("items/06-item/2021/a.toml",)).lamps) == 1
    for path in ("items/05-item/2021/a.toml", "years/2021.toml", "years"):
        assert changes(before, after, old=(path,)).lamps == ()
        assert changes(before, after, new=(path,)).lamps == ()


@pytest.mark.parametrize("path", ["years/2022.toml", "years"])
def test_settings_that_cannot_be_read_are_neither_new_nor_gone(path: str) -> None:
    there, gone = a_book(years=(settings_of(2021), settings_of(2022))), a_book()
    assert changes(there, gone, new=(path,)).settings == ()
    assert changes(gone, there, old=(path,)).settings == ()
    assert len(changes(gone, there, old=("years/2023.toml",)).settings) == 1


def test_a_programme_of_another_time_is_not_compared() -> None:
    before = a_book()
    programme = before.programme.model_copy(update={"notice": "另一版"})
    after = before._replace(programme=programme)
    assert len(changes(before, after).settings) == 1
    assert changes(before, after, new=("programme.toml",)).settings == ()
