"""What a person renamed or renumbered by hand: a sync takes it for what it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE, ROAD, edited
from tests.conftest import Run
from tests.store.git.repositories import commits, git
from tests.store.sync.clones import all_synced, assert_tidy, book_in, reported_on, two_clones

pytestmark = pytest.mark.ordeal

ENTRY = f"items/{BRIDGE}/2021/2021-07-02-progress-000001.toml"


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of such a book."""
    return two_clones(tmp_path, reported_on)


def entry_renamed(clone: Path) -> None:
    """Give an entry another id, as `check` asks where two have the same."""
    (clone / ENTRY).rename(clone / ENTRY.replace("000001", "000002"))


def bridge_renamed(clone: Path) -> None:
    """Give item 5's folder another name."""
    (clone / "items" / BRIDGE).rename(clone / "items/05-great-bridge")


def road_renamed(clone: Path) -> None:
    """Give another name to the folder of item 6, which has no entries."""
    (clone / "items" / ROAD).rename(clone / "items/06-highway")


def road_renamed_and_edited(clone: Path) -> None:
    """The same, and give the item another title."""
    road_renamed(clone)
    edited(clone, "items/06-highway/item.toml", ("省道改造", "省道改造一期"))


def road_renumbered(clone: Path) -> None:
    """Give item 6, which has no entries, another number."""
    (clone / "items" / ROAD).rename(clone / "items/16-road")
    edited(clone, "items/16-road/item.toml", ("number = 6", "number = 16"))


def both_renumbered(clone: Path) -> None:
    """Give both items other numbers."""
    road_renumbered(clone)
    (clone / "items" / BRIDGE).rename(clone / "items/15-bridge")
    edited(clone, "items/15-bridge/item.toml", ("number = 5", "number = 15"))


RENAMES = (
    entry_renamed,
    bridge_renamed,
    road_renamed,
    road_renamed_and_edited,
    road_renumbered,
    both_renumbered,
)


@pytest.mark.parametrize("rename", RENAMES, ids=lambda rename: rename.__name__)
def test_what_was_only_renamed_is_taken_for_what_it_is(
    run: Run, clones: tuple[Path, Path], rename: Callable[[Path], None]
) -> None:
    rename(clones[0])
    _assert_taken_as_renamed(run, clones)


@pytest.mark.parametrize("rename", RENAMES, ids=lambda rename: rename.__name__)
def test_what_was_renamed_with_git_is_taken_for_what_it_is(
    run: Run, clones: tuple[Path, Path], rename: Callable[[Path], None]
) -> None:
    rename(clones[0])
    git(clones[0], "add", "--all")
    _assert_taken_as_renamed(run, clones)


def _assert_taken_as_renamed(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    all_synced(run, zhang, li)
    assert len(commits(zhang)) == 2
    assert commits(zhang)[0].startswith("改名：")
    assert book_in(zhang) == book_in(li)
    assert_tidy(li)


def test_the_commit_of_a_renaming_says_from_what_to_what_and_what_else_was_changed(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    bridge_renamed(zhang)
    road_renumbered(zhang)
    all_synced(run, zhang)
    assert git(zhang, "log", "-1", "--format=%B").strip() == (
        "改名：05-bridge 改为 05-great-bridge；06-road 改为 16-road\n\n"
        "16 省道改造：序号由 6 改为 16"
    )


def test_a_plan_that_was_broken_before_is_mended_and_renamed_at_once(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    edited(zhang, f"items/{BRIDGE}/item.toml", ("number = 5", "number = 五"))
    git(zhang, "commit", "--all", "--quiet", "--message", "写错")
    edited(zhang, f"items/{BRIDGE}/item.toml", ("number = 五", "number = 5"))
    bridge_renamed(zhang)
    all_synced(run, zhang)
    assert commits(zhang)[0] == "改名：05-bridge 改为 05-great-bridge"
