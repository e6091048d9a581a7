"""Litter between clones: `sync` never sends it of itself, and is never stopped by it."""

from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE
from tests.conftest import Run
from tests.store.git.repositories import commits, git
from tests.store.sync.clones import notes_in, pushed, reported, retitled, synced, two_clones
from tests.store.test_litter import strewn

pytestmark = pytest.mark.ordeal

HERE = f"items/{BRIDGE}"
THUMBS = f"{HERE}/Thumbs.db"


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one book."""
    return two_clones(tmp_path)


def test_litter_is_not_committed_and_does_not_stop_what_is(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for place in ("items", "years", HERE):
        strewn(zhang, place)
    assert synced(run, zhang).out == "已与 origin/main 一致，没有要收发的内容。\n"
    reported(run, zhang, "张三的")
    synced(run, zhang)
    assert "Thumbs.db" not in git(zhang, "ls-files")
    synced(run, li)
    assert notes_in(li) == ["张三的"]


@pytest.mark.ordeal
def test_litter_that_somebody_committed_comes_in_and_hinders_nothing(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for place in ("items", HERE):
        strewn(zhang, place)
    pushed(zhang)
    reported(run, li, "李四的")
    synced(run, li)
    assert (li / THUMBS).exists()
    assert run("list", "--data", li).code == 0
    synced(run, zhang)
    assert notes_in(zhang) == ["李四的"]


def test_ones_own_litter_makes_way_for_the_same_that_comes_in(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    (zhang / THUMBS).write_text("张三的", encoding="utf-8")
    pushed(zhang)
    (li / THUMBS).write_text("李四的", encoding="utf-8")
    synced(run, li)
    assert (li / THUMBS).read_text(encoding="utf-8") == "张三的"


def test_of_litter_that_both_committed_the_shared_one_stands(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for clone in clones:
        (clone / THUMBS).write_text(clone.name, encoding="utf-8")
        (clone / "items/@eaDir").mkdir()
        (clone / f"items/@eaDir/{clone.name}").touch()
        git(clone, "add", "--all")
        git(clone, "commit", "--quiet", "--message", "手工")
    synced(run, zhang)
    retitled(li, "大桥")
    synced(run, li)
    assert (li / THUMBS).read_text(encoding="utf-8") == "zhang"
    assert sorted(path.name for path in (li / "items/@eaDir").iterdir()) == ["li", "zhang"]


def test_a_repository_among_the_litter_is_none_of_the_books(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    before = commits(zhang)
    (zhang / HERE / "photos").mkdir()
    git(zhang / HERE / "photos", "init", "--quiet")
    (zhang / HERE / "photos/1.jpg").touch()
    synced(run, zhang)
    assert commits(zhang) == before
