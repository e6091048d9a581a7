"""The names under which entries, items and years are filed."""

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.arbitrary import days
from tests.domain.books import appointment, day, progress
from tests.laws import examples
from wuxian.domain.book.paths import EntryName, Place, item_number
from wuxian.domain.entries.kinds import KINDS
from wuxian.domain.plan.plan import Post

_LAWS = settings(max_examples=examples(150))
_IDS = st.text("0123456789abcdef", min_size=6, max_size=6)
_NEARLY_NAMES = st.from_regex(r"\d{4}-\d\d-\d\d-(progress|[a-z]{0,3})-[0-9a-f]{5,7}\.toml\n?")


def test_an_entry_is_filed_by_item_year_date_kind_and_id() -> None:
    entry = progress("2021-07-26", 50, entry_id="3f9a1c")
    path = Place.of_entry("05-tianzishan-bridge", entry)
    assert path == "items/05-tianzishan-bridge/2021/2021-07-26-progress-3f9a1c.toml"


def test_the_name_of_an_entry_says_its_date_kind_and_id() -> None:
    entry = appointment("2021-07-26", Post.LEADER, "张三", entry_id="3f9a1c")
    name = EntryName(day("2021-07-26"), "appointment", "3f9a1c")
    assert EntryName.of(entry) == name
    assert EntryName.parse("2021-07-26-appointment-3f9a1c.toml") == name


@_LAWS
@given(days("1949-10-01", "2200-12-31"), st.sampled_from(sorted(KINDS)), _IDS)
def test_a_name_is_read_back_as_it_was_written(on: dt.date, kind: str, name_id: str) -> None:
    name = EntryName(on, kind, name_id)
    assert EntryName.parse(str(name)) == name


@_LAWS
@given(st.text() | _NEARLY_NAMES)
def test_a_text_is_no_name_or_reads_as_the_name_that_prints_it(text: str) -> None:
    name = EntryName.parse(text)
    assert name is None or str(name) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "item.toml",
        "2021-02-30-progress-3f9a1c.toml",
        "2021-07-26-promise-3f9a1c.toml",
        "2021-07-26-progress-3F9A1C.toml",
        "2021-07-26-progress-3f9a1.toml",
        "2021-07-26-progress-3f9a1c.toml.orig",
        "2021-07-26-progress-3f9a1c.toml\n",
        ".2021-07-26-progress-3f9a1c.toml",
        "２０２１-07-26-progress-3f9a1c.toml",
    ],
)
def test_what_is_no_entrys_name_is_not_read_as_one(text: str) -> None:
    assert EntryName.parse(text) is None


@pytest.mark.parametrize(
    ("folder", "number"),
    [
        ("05-tianzishan-bridge", 5),
        ("20-a1", 20),
        ("100-x", 100),
        ("5-x", None),
        ("1000-x", None),
        ("05", None),
        ("05-", None),
        ("05-A", None),
        ("05-天子山", None),
        ("05-a--b", None),
        ("05-a\n", None),
        ("０５-a", None),
        ("notes", None),
    ],
)
def test_an_items_folder_begins_with_its_number(folder: str, number: int | None) -> None:
    assert item_number(folder) == number


def test_plans_and_years_have_their_places() -> None:
    assert Place.of_plan("05-tianzishan-bridge") == "items/05-tianzishan-bridge/item.toml"
    assert Place.of_year(2021) == "years/2021.toml"


def test_a_file_of_an_item_is_looked_for_under_the_folders_new_name() -> None:
    entry = Place("items/05-bridge/2021/2021-07-26-progress-3f9a1c.toml")
    assert entry.in_folder("05-li") == "items/05-li/2021/2021-07-26-progress-3f9a1c.toml"


@pytest.mark.parametrize(
    ("path", "called"),
    [
        ("programme.toml", "总体安排"),
        ("calendar.toml", "工作日历"),
        ("years/2021.toml", "2021年设置"),
        ("README.md", "README.md"),
    ],
)
def test_a_file_that_is_of_no_item_is_called_by_what_it_holds(path: str, called: str) -> None:
    assert Place(path).called == called


@pytest.mark.parametrize(
    "path",
    [
        "items/05-tianzishan-bridge/Thumbs.db",
        "items/05-tianzishan-bridge/2021/2021-07-26-progress-3f9a1c.toml~",
        "items/@eaDir/x",
        "years/desktop.ini",
        "reports/2021-W30.md",
    ],
)
def test_reports_and_litter_are_of_no_account(path: str) -> None:
    assert Place(path).is_of_no_account


@pytest.mark.parametrize(
    "path",
    [
        "items/05-tianzishan-bridge/2021/2021-07-26-progress-3f9a1c.toml",
        "items/05-tianzishan-bridge/item.toml",
        "years/2021.toml",
        "programme.toml",
        "README.md",
    ],
)
def test_what_the_book_reads_is_and_so_is_what_is_not_the_books(path: str) -> None:
    assert not Place(path).is_of_no_account


@pytest.mark.parametrize("path", [".2021", "items/05-a/.2021/x.toml", "items/05-a/._item.toml"])
def test_what_lies_behind_a_dot_is_hidden(path: str) -> None:
    assert Place(path).is_hidden
    assert not Place(path.replace(".2021", "2021").replace("._", "")).is_hidden
