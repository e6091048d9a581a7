"""People at their clones, all at once: every entry reaches everybody, whoever is killed."""

from pathlib import Path

import pytest

from tests.conftest import Run
from tests.contents import Contents
from tests.store.git.repositories import git
from tests.store.sync import workers
from tests.store.sync.clones import (
    PEOPLE,
    assert_never_forced,
    assert_tidy,
    book_in,
    cloned,
    daemon,
    notes_in,
    shared_book,
    synced,
    tip,
)

pytestmark = pytest.mark.ordeal


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A small book that everybody shares."""
    return shared_book(tmp_path)


def clones_of(shared: Path, people: int) -> list[Path]:
    """The clones of so many people, which push to a folder."""
    return [cloned(shared, shared.parent / who, who) for who in PEOPLE[:people]]


def assert_all_have_all(run: Run, shared: Path, clones: list[Path], entries: int) -> None:
    """Every entry is on every clone, all books are the same, and nothing is left behind."""
    everything = sorted(f"{clone.name}{n}" for clone in clones for n in range(entries))
    books: list[Contents] = []
    for clone in clones:
        synced(run, clone)
        assert notes_in(clone) == everything
        assert_tidy(clone)
        books.append(book_in(clone))
    assert all(book == books[0] for book in books)
    assert {tip(clone) for clone in clones} == {tip(shared)}
    assert git(shared, "fsck", "--strict", "--no-dangling") == ""
    assert_never_forced(shared)
    assert run("check", "--data", clones[0]).code == 0


@pytest.mark.parametrize(
    ("people", "entries"), [(3, 4), pytest.param(6, 25, marks=pytest.mark.ordeal)]
)
def test_of_people_syncing_over_a_path_and_a_daemon_nobodys_entry_is_lost(
    run: Run, shared: Path, people: int, entries: int
) -> None:
    clones = clones_of(shared, people)
    with daemon(shared.parent) as address:
        for clone in clones[::2]:
            git(clone, "remote", "set-url", "origin", f"{address}/shared.git")
        workers.at_work(clones, entries)
        assert_all_have_all(run, shared, clones, entries)


@pytest.mark.parametrize(
    ("people", "entries", "kills"),
    [pytest.param(*of, marks=pytest.mark.ordeal) for of in ((2, 4, 3), (6, 25, 15))],
)
def test_of_people_whose_wuxian_and_git_are_killed_nobodys_entry_is_lost(
    run: Run, shared: Path, people: int, entries: int, kills: int
) -> None:
    clones = clones_of(shared, people)
    with daemon(shared.parent) as address:
        for clone in clones:
            git(clone, "remote", "set-url", "origin", f"{address}/shared.git")
        workers.at_work(clones, entries, killed="all", kills=kills)
        for lock in (lock for clone in clones for lock in clone.glob(".git/**/*.lock")):
            # A lock of a dead git that is in nobody's way is not even told.
            if lock.parent.name != "wuxian":
                lock.unlink()
        assert_all_have_all(run, shared, clones, entries)


@pytest.mark.parametrize(
    ("entries", "kills"), [pytest.param(*of, marks=pytest.mark.ordeal) for of in ((4, 2), (25, 8))]
)
def test_of_two_people_whose_wuxian_is_killed_and_git_lives_on_nobodys_entry_is_lost(
    run: Run, shared: Path, entries: int, kills: int
) -> None:
    clones = clones_of(shared, people=2)
    workers.at_work(clones, entries, killed="alone", kills=kills)
    assert_all_have_all(run, shared, clones, entries)
