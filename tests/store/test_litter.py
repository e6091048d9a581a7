"""Litter in a book: `check` points it out, and nothing else minds it."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store import litter
from tests.store.faults import BRIDGE, ENTRY, entry_path

PLACES = ("items", "years", BRIDGE, f"{BRIDGE}/2021")
PLAN = "number = 51\ntitle = '第二座桥'\narea = 'transport'\n"


def strewn(book: Path, place: str) -> list[str]:
    """All litter there is, put into a folder of the book; gives the paths as `check` writes them.

    A folder holds litter of its own, and some that only looks like the book's.
    """
    paths = [book / place / name for name in (*litter.FILES, *litter.FOLDERS, *litter.LINKS)]
    for path in paths:
        if path.name in litter.FOLDERS:
            (path / "inner").mkdir(parents=True)
            for name in ("Thumbs.db", "._item.toml"):
                (path / "inner" / name).write_bytes(b"\0")
            (path / "item.toml").mkdir()
        elif path.name in litter.LINKS:
            path.symlink_to("gone")
        else:
            path.write_bytes(b"\0")
    return [str(path.relative_to(book)).replace("\r", "\\u000d") for path in paths]


def found(run: Run, book: Path) -> list[tuple[str, str, str]]:
    """What `check` finds: how severe, which rule, where."""
    findings = json.loads(run("check", "--data", book, "--json").out)["findings"]
    return [(one["severity"], one["rule"], one["path"]) for one in findings]


@pytest.mark.parametrize("place", PLACES)
def test_every_litter_in_every_folder_is_a_warning(place: str, book: Path, run: Run) -> None:
    wanted = [("warning", "stray-file", path) for path in strewn(book, place)]
    assert sorted(found(run, book)) == sorted(wanted)
    assert run("check", "--data", book).code == 0
    assert run("check", "--strict", "--data", book).code == 1


@pytest.mark.parametrize("command", ["list", "show 5", "agenda", "owners", "report", "log"])
def test_views_show_a_littered_book_as_if_it_were_clean(command: str, book: Path, run: Run) -> None:
    clean = run(*command.split(), "--data", book)
    for place in (".", *PLACES):
        strewn(book, place)
    assert clean.code == 0
    assert run(*command.split(), "--data", book) == clean


def test_progress_is_recorded_in_a_littered_book(book: Path, run: Run) -> None:
    for place in PLACES:
        strewn(book, place)
    words = ("--percent", "40", "--by", "市交通运输局", "--data", book)
    assert run("update", "5", *words).code == 0


@pytest.mark.parametrize(
    "name", ["programme.toml~", "calendar.toml.orig", "#programme.toml#", "years.toml.bak"]
)
def test_what_may_be_one_of_the_books_own_files_is_told(name: str, book: Path, run: Run) -> None:
    (book / name).touch()
    assert found(run, book) == [("warning", "stray-file", name)]


@pytest.mark.parametrize("name", ["Thumbs.db", "README.md", ".DS_Store", ".gitignore"])
def test_what_only_lies_beside_them_is_not(name: str, book: Path, run: Run) -> None:
    (book / name).touch()
    assert found(run, book) == []


def test_what_git_keeps_in_a_folder_and_what_is_just_being_written_is_no_litter(
    book: Path, run: Run
) -> None:
    for place in PLACES:
        for name in (".gitkeep", ".gitignore", ".gitattributes", ".a.toml.7-1f.draft"):
            (book / place / name).touch()
    assert found(run, book) == []


@pytest.mark.parametrize(
    "path",
    [
        "items/item.toml",
        "items/备份/05-x/2021/2021-07-20-progress-aaaaaa.toml",
        "items/#recycle/05-x/item.toml",
        f"{BRIDGE}/item (冲突副本).toml",
        f"{BRIDGE}/item.sync-conflict-20210726-103000-AAAAAAA.toml",
        f"{BRIDGE}/ITEM-1.TOML",
        f"{BRIDGE}/old/2021/2021-07-20-progress-aaaaaa.toml",
        f"{BRIDGE}/2021/2021-07-20-progress-aaaaaa (1).toml",
        f"{BRIDGE}/2021/inner/2021-07-20-progress-aaaaaa.toml",
        "years/2021 (1).toml",
        "years/old/2021.toml",
    ],
)
def test_a_toml_in_the_wrong_place_is_an_error_since_it_may_be_a_record(
    path: str, book: Path, run: Run
) -> None:
    (book / path).parent.mkdir(parents=True, exist_ok=True)
    (book / path).write_text(ENTRY, encoding="utf-8")
    assert found(run, book) == [("error", "stray-file", path)]
    ran = run("list", "--data", book)
    assert (ran.code, ran.out) == (4, "")
    assert path in ran.err


def test_each_toml_below_a_strange_folder_is_told(book: Path, run: Run) -> None:
    paths = [f"items/备份/05-x/{name}.toml" for name in ("a", "b", "c")]
    (book / "items/备份/05-x").mkdir(parents=True)
    for path in paths:
        (book / path).touch()
    assert found(run, book) == [("error", "stray-file", path) for path in paths]


def test_below_a_strange_folder_no_link_is_followed(book: Path, run: Run) -> None:
    (book / "items/备份").mkdir()
    (book / "items/备份/all").symlink_to(book / "items")
    (book / "items/备份/up").symlink_to("..")
    assert found(run, book) == [("warning", "stray-file", "items/备份")]


def test_an_endless_nest_of_folders_is_looked_into_only_so_far(book: Path, run: Run) -> None:
    deep = book / "items/备份" / "/".join("a" * 20)
    deep.mkdir(parents=True)
    (deep / "item.toml").touch()
    assert found(run, book) == [("warning", "stray-file", "items/备份")]


@pytest.mark.parametrize("inside", [(), ("Thumbs.db",), ("photos/1.jpg", "._item.toml", "2021/x")])
def test_an_items_folder_without_plan_and_record_is_litter(
    inside: tuple[str, ...], book: Path, run: Run
) -> None:
    (book / "items/51-a").mkdir()
    for name in inside:
        (book / "items/51-a" / name).parent.mkdir(exist_ok=True)
        (book / "items/51-a" / name).touch()
    assert found(run, book) == [("warning", "no-plan", "items/51-a")]
    assert run("list", "--data", book).code == 0


@pytest.mark.parametrize("inside", ["2021/2021-07-20-progress-aaaaaa.toml", "plan.toml"])
def test_an_items_folder_with_a_record_but_no_plan_is_an_error(
    inside: str, book: Path, run: Run
) -> None:
    (book / "items/51-a/2021").mkdir(parents=True)
    (book / "items/51-a" / inside).write_text(ENTRY, encoding="utf-8")
    assert found(run, book) == [("error", "no-plan", "items/51-a")]


def test_what_is_wrong_beside_an_item_does_not_stop_what_needs_that_item_only(
    book: Path, run: Run
) -> None:
    clean = run("show", "5", "--data", book)
    (book / "items/item.toml").write_text(PLAN, encoding="utf-8")
    (book / "items/52-b").mkdir()
    (book / "items/52-b/plan.toml").write_text(PLAN, encoding="utf-8")
    (book / "items/06-s102-g107-upgrade/item.toml").write_text("?", encoding="utf-8")
    assert run("list", "--data", book).code == 4
    assert run("show", "5", "--data", book) == clean
    assert run("show", "52", "--data", book).err.splitlines()[1].startswith("  items/52-b 缺少")


def test_records_in_a_folder_that_was_hidden_are_pointed_out(book: Path, run: Run) -> None:
    """`log`, `retract` and `check` agree: they are no entries of the book any more."""
    (book / BRIDGE / "2021").rename(book / BRIDGE / ".2021")
    [(severity, _, path)] = found(run, book)
    assert (severity, path) == ("warning", f"{BRIDGE}/.2021")
    ran = run("retract", "4561fd", "--reason", "误报", "--data", book)
    assert (ran.code, ran.out) == (3, "")
    assert "4561fd" not in run("log", "--data", book).out


@pytest.mark.parametrize("link", [entry_path(), f"{BRIDGE}/旧.toml", "items/51-a", "years/22.toml"])
def test_a_link_that_may_stand_for_a_file_of_the_book_is_an_error(
    link: str, book: Path, run: Run
) -> None:
    (book / link).symlink_to("gone")
    assert found(run, book) == [("error", "symlink", link)]
