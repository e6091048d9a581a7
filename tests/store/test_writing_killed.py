"""Killed at any moment: what was to be written is whole or absent, and nobody trips."""

import shutil
import tomllib
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.contents import EARLIER, added, contents
from tests.store import deaths
from tests.store.deaths import Deaths

pytestmark = pytest.mark.ordeal

UPDATE = ("update", "2", "--percent", "40", "--note", "第{n}次" + "长" * 3900, "--next", "完")

# A kill at every so manieth step; in the ordeals at every one.
APART = [15, pytest.param(1, marks=pytest.mark.ordeal)]

SCREENS = [["list"], ["show", "2"], ["report"], ["check", "--strict"], ["agenda"]]


def _survivors(before: dict[str, bytes], book: Path) -> set[int]:
    """The trials that left an entry, every one of them whole; drafts are hidden files."""
    found = set()
    for path, text in added(before, book).items():
        if Path(path).name.startswith("."):
            continue
        entry = tomllib.loads(text.decode())
        trial, _, rest = entry["note"].removeprefix("第").partition("次")
        assert (entry["percent"], rest, entry["next"]) == (40, "长" * 3900, "完")
        found.add(int(trial))
    return found


def _drafts(folder: Path) -> list[Path]:
    return list(folder.rglob(".*.draft"))


def _assert_whole_or_absent(died: Deaths, survivors: set[int]) -> None:
    assert died.finished <= survivors <= died.finished | died.killed


@pytest.mark.ordeal
def test_an_entry_is_whole_or_absent_after_a_kill_at_a_random_moment(run: Run, book: Path) -> None:
    before = contents(book)
    died = deaths.at_random_moments(200, *UPDATE, "--data", book)
    assert len(died.killed) > 100
    _assert_whole_or_absent(died, _survivors(before, book))
    assert run("check", "--strict", "--data", book).code == 0


@pytest.fixture(scope="module", params=APART)
def killed(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> tuple[Path, Deaths]:
    """A book that was updated with a kill at any step, and how the updates ended."""
    book = shutil.copytree(REPOSITORY / "data", tmp_path_factory.mktemp("killed") / "book")
    return book, deaths.at_steps(request.param, *UPDATE, "--data", book)


def test_an_entry_is_whole_or_absent_after_a_kill_at_any_step(killed: tuple[Path, Deaths]) -> None:
    book, died = killed
    survivors = _survivors(contents(REPOSITORY / "data"), book)
    _assert_whole_or_absent(died, survivors)
    assert survivors & died.killed
    assert died.killed - survivors


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_a_draft_left_by_a_kill_trips_no_command(
    run: Run, killed: tuple[Path, Deaths], words: list[str]
) -> None:
    book, _ = killed
    assert _drafts(book)
    ran = run(*words, "--data", book)
    assert (ran.code, ran.err) == (0, "")


def test_a_draft_left_by_a_kill_trips_no_update(
    run: Run, killed: tuple[Path, Deaths], tmp_path: Path
) -> None:
    book = shutil.copytree(killed[0], tmp_path / "book")
    before = contents(book)
    assert run("update", "2", "--percent", "50", "--data", book).code == 0
    assert len(added(before, book)) == 1


@pytest.mark.parametrize("apart", APART)
def test_a_report_is_the_old_one_or_the_new_one_after_a_kill_at_any_step(
    book: Path, apart: int
) -> None:
    reports = book / "reports"
    reports.mkdir()
    for n in range(300):
        (reports / f"{n}.md").write_text(EARLIER)
    words = ("report", "--data", book, "--output", reports / "{n}.md")
    died = deaths.at_steps(apart, *words)
    new = (reports / "0.md").read_text()
    assert new.startswith("# 武咸同城")
    written = {n for n in range(300) if (reports / f"{n}.md").read_text() == new}
    left = {n for n in range(300) if (reports / f"{n}.md").read_text() == EARLIER}
    assert written | left == set(range(300))
    _assert_whole_or_absent(died, written)
    assert written & died.killed
    assert left & died.killed


@pytest.mark.parametrize(
    ("ground", "apart"),
    # Where there was nothing the last step alone makes the book.
    [
        ("nothing", 1),
        ("an empty folder", 5),
        pytest.param("an empty folder", 1, marks=pytest.mark.ordeal),
    ],
)
def test_a_new_book_is_whole_or_absent_after_a_kill_at_any_step(
    run: Run, tmp_path: Path, ground: str, apart: int
) -> None:
    if ground == "an empty folder":
        for n in range(300):
            (tmp_path / f"book-{n}").mkdir()
    died = deaths.at_steps(apart, "init", tmp_path / "book-{n}", "--from", "2021")
    trials = died.finished | died.killed
    assert len(trials) < 300
    books = {n for n in trials if (tmp_path / f"book-{n}/programme.toml").exists()}
    _assert_whole_or_absent(died, books)
    assert books & died.killed
    for n in books:
        ran = run("check", "--strict", "--data", tmp_path / f"book-{n}")
        assert ran.out == "查了20个事项、0条记录，没有发现问题。\n"
    if ground == "nothing":
        assert {path.name for path in tmp_path.glob("book-*")} == {f"book-{n}" for n in books}
