"""Items that one renames, renumbers or removes while another works on them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.minutes import BRIDGE, PLAN, ROAD, edited
from tests.conftest import Run
from tests.store.git.repositories import git
from tests.store.sync.clones import (
    ROADS_PLAN,
    all_synced,
    assert_tidy,
    book_in,
    notes_in,
    reported,
    reported_on,
    shared_by,
    synced,
    tip,
    two_clones,
)

# Every one of them makes clones and joins them.
pytestmark = pytest.mark.ordeal

Deed = Callable[[Run, Path], object]


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of such a book."""
    return two_clones(tmp_path, reported_on)


def renamed(_: Run, clone: Path, old: str = BRIDGE, new: str = "05-great-bridge") -> None:
    """Give an item's folder another name."""
    (clone / "items" / old).rename(clone / "items" / new)


def renumbered(run: Run, clone: Path) -> None:
    """Give item 5 another number."""
    renamed(run, clone, BRIDGE, "15-bridge")
    edited(clone, "items/15-bridge/item.toml", ("number = 5", "number = 15"))


def road_renumbered(run: Run, clone: Path) -> None:
    """Give item 6, which has no entry, another number."""
    renamed(run, clone, ROAD, "16-road")
    edited(clone, "items/16-road/item.toml", ("number = 6", "number = 16"))


def road_renamed(run: Run, clone: Path) -> None:
    """Give the folder of item 6, which has no entry, another name."""
    renamed(run, clone, ROAD, "06-highway")


def removed(_: Run, clone: Path) -> None:
    """Remove item 5 and commit that, as nobody does for one."""
    git(clone, "rm", "-r", "--quiet", f"items/{BRIDGE}")
    git(clone, "commit", "--quiet", "--message", "删去事项")


def bridge_reported(run: Run, clone: Path) -> None:
    """Report on item 5."""
    reported(run, clone, "新的")


def road_reported(run: Run, clone: Path) -> None:
    """Report on item 6."""
    reported(run, clone, "新的", "6")


def goal_set(_: Run, clone: Path) -> None:
    """Set another goal for item 5."""
    edited(clone, PLAN, ("建成通车", "主体完工"))


def area_of_the_road(_: Run, clone: Path) -> None:
    """Edit the plan of item 6."""
    edited(clone, ROADS_PLAN, ("省道改造", "省道改造一期"))


def item_added(_: Run, clone: Path) -> None:
    """Add item 7, in the same words whoever adds it."""
    plan = clone / "items/07-port/item.toml"
    plan.parent.mkdir()
    plan.write_text('number = 7\ntitle = "港口"\narea = "transport"\n', encoding="utf-8")


def item_added_and_reported(run: Run, clone: Path) -> None:
    """Add item 7 and report on it."""
    item_added(run, clone)
    reported(run, clone, "新的", "7")


class Pairing(NamedTuple):
    """What two people do, where item 5's or 6's files then lie, and what must stand there."""

    one: Deed
    other: Deed
    folder: str
    words: str
    notes: tuple[str, ...] = ("以前的",)


JOINED = {
    "rename, edit": Pairing(renamed, goal_set, "05-great-bridge", "主体完工"),
    "rename, entry": Pairing(
        renamed, bridge_reported, "05-great-bridge", "天子山大桥", ("以前的", "新的")
    ),
    "rename without entries, edit": Pairing(
        road_renamed, area_of_the_road, "06-highway", "省道改造一期"
    ),
    "rename without entries, entry": Pairing(
        road_renamed, road_reported, "06-highway", "省道改造", ("以前的", "新的")
    ),
    "renumber, edit": Pairing(renumbered, goal_set, "15-bridge", "主体完工"),
    "renumber, entry": Pairing(
        renumbered, bridge_reported, "15-bridge", "number = 15", ("以前的", "新的")
    ),
    "renumber without entries, entry": Pairing(
        road_renumbered, road_reported, "16-road", "number = 16", ("以前的", "新的")
    ),
    "rename, the same rename": Pairing(renamed, renamed, "05-great-bridge", "天子山大桥"),
    "add, add the same": Pairing(item_added, item_added, "07-port", "港口"),
    "add, add and report": Pairing(
        item_added, item_added_and_reported, "07-port", "港口", ("以前的", "新的")
    ),
}


@pytest.mark.parametrize("pairing", JOINED.values(), ids=JOINED)
def test_what_two_people_do_to_one_item_is_joined_the_same_whoever_syncs_first(
    run: Run, tmp_path: Path, pairing: Pairing
) -> None:
    books = []
    for order in (1, -1):
        (tmp_path / str(order)).mkdir()
        zhang, li = two_clones(tmp_path / str(order), reported_on)
        pairing.one(run, zhang)
        pairing.other(run, li)
        all_synced(run, *(zhang, li)[::order])
        assert book_in(zhang) == book_in(li)
        assert_tidy(li)
        books.append(zhang)
    for book in books:
        plan = book / "items" / pairing.folder / "item.toml"
        assert pairing.words in plan.read_text(encoding="utf-8")
        assert tuple(notes_in(book)) == pairing.notes
        assert len(list((book / "items").iterdir())) == len(list(book.glob("items/*/item.toml")))
    assert (
        len({(book / "items" / pairing.folder / "item.toml").read_bytes() for book in books}) == 1
    )


@pytest.mark.parametrize(("side", "folder"), [("ours", "05-li"), ("theirs", "05-zhang")])
@pytest.mark.ordeal
def test_two_names_for_one_folder_are_a_conflict_and_no_entry_of_either_is_lost(
    run: Run, clones: tuple[Path, Path], side: str, folder: str
) -> None:
    for clone in clones:
        renamed(run, clone, BRIDGE, f"05-{clone.name}")
        reported(run, clone, clone.name)
    zhang, li = clones
    synced(run, zhang)
    before = tip(zhang)
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert "05 天子山大桥：整个事项的去留或文件夹\n" in ran.out
    assert "    本机：保留（文件夹 05-li，新记录1条：进展，市交通运输局）（李四，" in ran.out
    assert "    对方：保留（文件夹 05-zhang，新记录1条：进展，市交通运输局）（张三，" in ran.out
    assert tip(shared_by(li)) == before
    synced(run, li, "--take", side)
    synced(run, zhang)
    assert book_in(zhang) == book_in(li)
    assert {path.name for path in (zhang / "items").iterdir()} == {folder, ROAD}
    assert notes_in(zhang) == ["li", "zhang", "以前的"]


@pytest.mark.parametrize(("side", "folder"), [("ours", "15-bridge"), ("theirs", "05-great-bridge")])
@pytest.mark.ordeal
def test_a_name_against_a_number_is_a_conflict_and_no_entry_of_either_is_lost(
    run: Run, clones: tuple[Path, Path], side: str, folder: str
) -> None:
    zhang, li = clones
    renamed(run, zhang)
    reported(run, zhang, "张三的")
    synced(run, zhang)
    renumbered(run, li)
    reported(run, li, "李四的", "15")
    assert run("sync", "--data", li).code == 1
    synced(run, li, "--take", side)
    synced(run, zhang)
    assert book_in(zhang) == book_in(li)
    assert {path.name for path in (zhang / "items").iterdir()} == {folder, ROAD}
    assert notes_in(zhang) == ["以前的", "张三的", "李四的"]


@pytest.mark.parametrize("deed", [bridge_reported, goal_set])
@pytest.mark.parametrize("side", ["ours", "theirs"])
def test_an_item_that_one_removed_and_the_other_worked_on_is_a_conflict(
    run: Run, clones: tuple[Path, Path], deed: Deed, side: str
) -> None:
    zhang, li = clones
    removed(run, zhang)
    synced(run, zhang)
    deed(run, li)
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert "05 天子山大桥：整个事项的去留或文件夹\n" in ran.out
    assert f"    本机：保留（文件夹 {BRIDGE}" in ran.out
    assert "    对方：删去（张三，" in ran.out
    before = book_in(li)
    synced(run, li, "--take", side)
    synced(run, zhang)
    assert book_in(zhang) == book_in(li)
    if side == "ours":
        assert book_in(li) == before
    else:
        assert not (li / f"items/{BRIDGE}").exists()


def test_whoever_removed_an_item_sees_that_the_other_worked_on_it(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    bridge_reported(run, li)
    synced(run, li)
    removed(run, zhang)
    ran = run("sync", "--data", zhang)
    assert ran.code == 1
    assert "    本机：删去（张三，" in ran.out
    assert f"    对方：保留（文件夹 {BRIDGE}，新记录1条：进展，市交通运输局）（李四，" in ran.out
    synced(run, zhang, "--take", "theirs")
    assert book_in(zhang) == book_in(li)
    assert notes_in(zhang) == ["以前的", "新的"]


@pytest.mark.ordeal
def test_an_item_that_both_added_in_other_words_is_a_conflict_about_the_words(
    run: Run, clones: tuple[Path, Path]
) -> None:
    for clone in clones:
        item_added_and_reported(run, clone)
        edited(clone, "items/07-port/item.toml", ("港口", f"港口{clone.name}"))
    zhang, li = clones
    synced(run, zhang)
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert "07 港口li：标题\n    本机：港口li（李四，" in ran.out
    synced(run, li, "--take", "theirs")
    synced(run, zhang)
    assert book_in(zhang) == book_in(li)
    assert notes_in(zhang) == ["以前的", "新的", "新的"]
    assert "港口zhang" in (li / "items/07-port/item.toml").read_text(encoding="utf-8")


def test_an_item_that_both_removed_is_gone_without_a_word(
    run: Run, clones: tuple[Path, Path]
) -> None:
    for clone in clones:
        removed(run, clone)
    reported(run, clones[1], "新的", "6")
    all_synced(run, *clones)
    zhang, li = clones
    assert book_in(zhang) == book_in(li)
    assert not (zhang / f"items/{BRIDGE}").exists()


@pytest.mark.ordeal
def test_an_entry_that_both_changed_against_all_rules_is_a_conflict_too(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    path = reported(run, zhang, "桥墩完成")
    all_synced(run, *clones)
    for clone in clones:
        edited(clone, str(path), ("桥墩完成", f"桥墩完成{clone.name}"))
        git(clone, "commit", "--quiet", "--all", "--message", "改记录")
    synced(run, zhang)
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert f"05 天子山大桥：记录 {path.stem.rpartition('-')[2]} 的内容\n" in ran.out
    synced(run, li, "--take", "theirs")
    assert notes_in(li) == ["以前的", "桥墩完成zhang"]
