"""The files a whole book rests on: programme, calendar, years, and the folders beside them."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.store.faults import BRIDGE

SETTINGS = ("programme.toml", "calendar.toml", "years/2021.toml")
NOBODY = 65534


def _errors(out: str) -> list[tuple[str, str, int | None]]:
    found = json.loads(out)["findings"]
    return [(f["path"], f["rule"], f["line"]) for f in found if f["severity"] == "error"]


@pytest.mark.parametrize("path", SETTINGS)
def test_check_names_the_broken(path: str, book: Path, run: Run) -> None:
    (book / path).write_text("year = 2021\nname = \n", encoding="utf-8")
    ran = run("check", "--data", book, "--json")
    assert (ran.code, _errors(ran.out)) == (1, [(path, "broken-toml", 2)])


@pytest.mark.parametrize("path", SETTINGS)
def test_other_commands_refuse_the_broken(path: str, book: Path, run: Run) -> None:
    (book / path).write_text("year = 2021\nname = \n", encoding="utf-8")
    ran = run("agenda", "--data", book)
    assert (ran.code, ran.out) == (4, "")
    assert f"{path}:2" in ran.err


@pytest.mark.parametrize("path", SETTINGS)
def test_check_names_the_misspelt_key_in(path: str, book: Path, run: Run) -> None:
    text = (book / path).read_text(encoding="utf-8")
    (book / path).write_text(f"yaer = 2021\n{text}", encoding="utf-8")
    ran = run("check", "--data", book, "--json")
    assert (ran.code, _errors(ran.out)) == (1, [(path, "unknown-key", 1)])


def test_a_broken_programme_does_not_hide_a_broken_item(book: Path, run: Run) -> None:
    (book / "programme.toml").write_text("", encoding="utf-8")
    (book / BRIDGE / "item.toml").write_text("", encoding="utf-8")
    assert _errors(run("check", "--data", book, "--json").out) == [
        ("programme.toml", "empty-file", None),
        (f"{BRIDGE}/item.toml", "empty-file", None),
    ]


@pytest.mark.parametrize("name", ["items", "years"])
def test_check_names_the_folder_that_is_a_link_out_of_the_book(
    name: str, book: Path, run: Run
) -> None:
    (book / name).rename(book.parent / name)
    (book / name).symlink_to(book.parent / name)
    ran = run("check", "--data", book, "--json")
    assert (ran.code, _errors(ran.out)) == (1, [(name, "symlink", None)])


@pytest.mark.parametrize("path", SETTINGS)
def test_check_names_the_file_that_is_a_link_out_of_the_book(
    path: str, book: Path, run: Run
) -> None:
    outside = book.parent / "outside.toml"
    (book / path).rename(outside)
    (book / path).symlink_to(outside)
    ran = run("check", "--data", book)
    assert ran.code == 1
    assert f"错误 {path}\n    是符号链接" in ran.out


def test_check_names_the_folder_of_items_that_is_gone(book: Path, run: Run) -> None:
    shutil.rmtree(book / "items")
    ran = run("check", "--data", book, "--json")
    assert (ran.code, _errors(ran.out)) == (1, [("items", "unreadable", None)])


def test_a_book_without_calendar_and_years_is_read_with_two_reminders(book: Path, run: Run) -> None:
    (book / "calendar.toml").unlink()
    shutil.rmtree(book / "years")
    ran = run("check", "--data", book, "--json")
    assert ran.code == 0
    found = json.loads(ran.out)["findings"]
    assert [(f["severity"], f["rule"], f["path"]) for f in found] == [
        ("warning", "no-calendar", "calendar.toml"),
        ("warning", "no-settings", "years/2021.toml"),
    ]
    assert run("check", "--data", book, "--strict").code == 1


@contextmanager
def _as_nobody() -> Iterator[None]:
    """As a user whom permissions stop, which root is not."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_book(run: Run) -> Iterator[Path]:
    """A copy of the shipped book where any user may look."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(shutil.copytree(REPOSITORY / "data", Path(folder) / "book"))
        for command in ("list", "check"):
            # All modules are imported now: nobody may be kept from the interpreter's own files.
            assert run(command, "--data", root).code == 0
        yield root


ENTRY = f"{BRIDGE}/2021/2021-07-26-progress-4561fd.toml"


@pytest.mark.parametrize(
    ("closed", "named"),
    [
        (ENTRY, ENTRY),
        (f"{BRIDGE}/2021", f"{BRIDGE}/2021"),
        (f"{BRIDGE}/item.toml", f"{BRIDGE}/item.toml"),
        ("programme.toml", "programme.toml"),
        ("calendar.toml", "calendar.toml"),
        ("years", "years"),
        ("items", "items"),
    ],
)
def test_check_names_what_the_user_may_not_read(
    closed: str, named: str, open_book: Path, run: Run
) -> None:
    (open_book / closed).chmod(0)
    with _as_nobody():
        ran = run("check", "--data", open_book)
        listed = run("list", "--data", open_book)
    (open_book / closed).chmod(0o755)
    assert ran.code == 1
    assert f"错误 {named}\n    没有读取的权限" in ran.out
    assert (listed.code, listed.out) == (4, "")
    assert f"{named} 没有读取的权限" in listed.err


def test_an_item_the_user_may_not_enter_is_not_said_to_lack_its_plan(
    open_book: Path, run: Run
) -> None:
    (open_book / BRIDGE).chmod(0o644)
    with _as_nobody():
        ran = run("check", "--data", open_book, "--json")
    (open_book / BRIDGE).chmod(0o755)
    assert (f"{BRIDGE}/item.toml", "unreadable", None) in _errors(ran.out)
    assert "no-plan" not in ran.out


def test_a_book_the_user_may_not_enter_is_named(open_book: Path, run: Run) -> None:
    open_book.chmod(0)
    with _as_nobody():
        ran = run("list", "--data", open_book)
    open_book.chmod(0o755)
    assert (ran.code, ran.out) == (4, "")
    assert str(open_book) in ran.err


def test_a_folder_the_user_may_not_enter_is_passed_by_on_the_way_up(
    open_book: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    (open_book / "reports/data").mkdir(parents=True)
    (open_book / "reports/data").chmod(0)
    monkeypatch.chdir(open_book / "reports")
    with _as_nobody():
        ran = run("list")
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("calender.toml", "是不是“calendar.toml”？"),
        ("progamme.toml", "是不是“programme.toml”"),
        ("a\u202eb.toml", "不认识的文件"),
    ],
)
def test_check_reminds_of_a_file_that_is_not_the_books(
    name: str, words: str, book: Path, run: Run
) -> None:
    (book / name).touch()
    ran = run("check", "--data", book, "--json")
    assert ran.code == 0
    (found,) = json.loads(ran.out)["findings"]
    assert (found["severity"], found["rule"]) == ("warning", "stray-file")
    assert found["path"] == name.replace("\u202e", "\\u202e")
    assert words in found["message"]


def test_check_has_nothing_against_a_readme_and_reports(book: Path, run: Run) -> None:
    (book / "README.md").touch()
    (book / "reports").mkdir(exist_ok=True)
    assert json.loads(run("check", "--data", book, "--json").out)["findings"] == []
