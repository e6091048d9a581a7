"""A disk that is full at any write of a sync: nothing is lost, and the next one heals it."""

import shutil
from pathlib import Path

import pytest

from tests.cli.minutes import PLAN, edited, written
from tests.conftest import Run
from tests.disks import filled, mounted
from tests.store.sync.clones import (
    assert_tidy,
    book_in,
    notes_in,
    pushed,
    reported,
    retitled,
    synced,
    two_clones,
)

# Below the first nothing can be written at all, with the last everything can.
KILOBYTES = range(0, 72, 4)


@pytest.fixture
def zhang(tmp_path: Path) -> Path:
    """What 张三 has shared, entries and an edit; 李四 does not know of it yet."""
    zhang, _ = two_clones(tmp_path)
    for n in range(1, 9):
        written(zhang, f"00000{n}", note=f"张三的{n}")
    retitled(zhang, "大桥")
    pushed(zhang)
    return zhang


@pytest.mark.parametrize(
    "kilobytes",
    [pytest.param(n, marks=() if n in (28, 48) else pytest.mark.ordeal) for n in KILOBYTES],
)
def test_a_disk_that_is_full_in_the_middle_of_a_sync_loses_nothing(
    run: Run, zhang: Path, tmp_path: Path, kilobytes: int
) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted(disk, megabytes=4):
        li = disk / "li"
        shutil.copytree(tmp_path / "li", li, symlinks=True)
        reported(run, li, "李四的")
        edited(li, PLAN, ("due = 2021-12-31", "due = 2021-11-30"))
        with filled(disk, kilobytes * 1024):
            ran = run("sync", "--data", li)
        assert ran.code in (0, 6)
        if ran.code:
            assert "磁盘已满" in ran.err
        synced(run, li)
        synced(run, zhang)
        assert notes_in(li) == sorted([*(f"张三的{n}" for n in range(1, 9)), "李四的"])
        assert book_in(li) == book_in(zhang)
        assert_tidy(li)
