"""Six people at six clones, all at once: every entry reaches everybody, whoever is killed."""

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


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    """A small book that everybody shares."""
    return shared_book(tmp_path)


@pytest.fixture
def clones(shared: Path) -> list[Path]:
    """Everybody's clone, which pushes to a folder."""
    return [cloned(shared, shared.parent / who, who) for who in PEOPLE]


def assert_all_have_all(run: Run, shared: Path, clones: list[Path]) -> None:
    """Every entry is on every clone, all books are the same, and nothing is left behind."""
    everything = sorted(f"{clone.name}{n}" for clone in clones for n in range(workers.ENTRIES))
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


def test_of_six_people_syncing_over_a_path_and_a_daemon_nobodys_entry_is_lost(
    run: Run, shared: Path, clones: list[Path]
) -> None:
    with daemon(shared.parent) as address:
        for clone in clones[::2]:
            git(clone, "remote", "set-url", "origin", f"{address}/shared.git")
        workers.at_work(clones)
        assert_all_have_all(run, shared, clones)


def test_of_six_people_whose_wuxian_and_git_are_killed_nobodys_entry_is_lost(
    run: Run, shared: Path, clones: list[Path]
) -> None:
    with daemon(shared.parent) as address:
        for clone in clones:
            git(clone, "remote", "set-url", "origin", f"{address}/shared.git")
        workers.at_work(clones, killed="group", kills=15)
        assert_all_have_all(run, shared, clones)


def test_of_two_people_whose_wuxian_is_killed_and_git_lives_on_nobodys_entry_is_lost(
    run: Run, shared: Path, clones: list[Path]
) -> None:
    workers.at_work(clones[:2], killed="alone", kills=8)
    assert_all_have_all(run, shared, clones[:2])
