"""An item is removed and its number given to another: they are two in everything that is told."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE, PLAN, edited, written
from tests.conftest import Run
from tests.store.git.repositories import git
from tests.store.sync.clones import notes_in, pushed, reported, reported_on, synced, two_clones

pytestmark = pytest.mark.ordeal

STATION = "05-station"


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of such a book."""
    return two_clones(tmp_path, reported_on)


def used_again(clone: Path, *, entry: bool = True) -> None:
    """Give the number of item 5 to another, whose plan differs in the title alone."""
    text = (clone / PLAN).read_text(encoding="utf-8")
    shutil.rmtree(clone / "items" / BRIDGE)
    (clone / "items" / STATION).mkdir()
    plan = clone / "items" / STATION / "item.toml"
    plan.write_text(text.replace("天子山大桥", "高铁北站"), encoding="utf-8")
    if entry:
        written(clone, "000009", note="以前的", item=STATION)


def log_of(run: Run, clone: Path, *words: str) -> list[tuple[str, str]]:
    """The titles and the first words of the log, without the first commit."""
    rows = json.loads(run("log", *words, "--json", "--data", clone).out)["rows"]
    return [(row["title"], row["words"].partition("（")[0]) for row in rows]


def test_the_log_tells_one_that_went_and_one_that_came(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, _ = clones
    used_again(zhang)
    pushed(zhang)
    assert set(log_of(run, zhang)[:4]) == {
        ("高铁北站", "进展 50%，以前的"),
        ("天子山大桥", "删去记录：进展 50%，以前的"),
        ("天子山大桥", "删去事项"),
        ("高铁北站", "新增事项"),
    }
    assert log_of(run, zhang)[4] == ("天子山大桥", "进展 50%，以前的")
    assert set(log_of(run, zhang, "5")) == {
        ("高铁北站", "进展 50%，以前的"),
        ("高铁北站", "新增事项"),
    }


def test_the_changes_tell_one_that_went_and_one_that_came(
    run: Run, clones: tuple[Path, Path]
) -> None:
    used_again(clones[0])
    said = run("changes", "--since", "HEAD", "--data", clones[0]).out
    assert "05 天子山大桥：删去事项（文件夹 05-bridge；" in said
    assert "05 高铁北站：新增事项（文件夹 05-station；" in said
    assert "改名" not in said
    assert "〔删去〕05 天子山大桥：进展 50%，以前的" in said


def test_a_sync_takes_it_for_no_renaming(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, _ = clones
    git(zhang, "rm", "--quiet", f"items/{BRIDGE}/2021/2021-07-02-progress-000001.toml")
    git(zhang, "commit", "--quiet", "--message", "清空")
    used_again(zhang, entry=False)
    ran = run("sync", "--data", zhang)
    assert ran.code == 2
    assert f"{PLAN} 被删掉了，sync 不替人提交删除" in ran.err


def test_what_another_reports_on_the_old_item_is_asked_about_and_not_put_into_the_new_one(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    used_again(zhang)
    pushed(zhang)
    reported(run, li, "新的")
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert "05 天子山大桥：整个事项的去留或文件夹\n" in ran.out
    assert "    对方：删去（张三，" in ran.out
    synced(run, li, "--take", "theirs")
    assert notes_in(li) == ["以前的"]
    assert git(li, "ls-files", "items").count(BRIDGE) == 0


def test_what_another_edits_in_the_old_plan_is_not_put_into_the_new_one(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    used_again(zhang, entry=False)
    pushed(zhang)
    edited(li, PLAN, ("2021-12-31", "2021-11-30"))
    assert run("sync", "--data", li).code == 1
    synced(run, li, "--take", "theirs")
    text = (li / "items" / STATION / "item.toml").read_text(encoding="utf-8")
    assert "2021-12-31" in text
    assert not (li / "items" / BRIDGE / "item.toml").exists()


@pytest.mark.ordeal
def test_whoever_used_the_number_again_is_asked_as_well(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    reported(run, li, "新的")
    synced(run, li)
    used_again(zhang)
    git(zhang, "add", "--all")
    git(zhang, "commit", "--quiet", "--message", "换了")
    assert run("sync", "--data", zhang).code == 1
    # To keep the old one, too, makes two items of one number, which no book may have.
    ran = run("sync", "--take", "theirs", "--data", zhang)
    assert (ran.code, "和 origin/main 合起来账册有错误" in ran.out) == (1, True)
    synced(run, zhang, "--take", "ours")
    assert notes_in(zhang) == ["以前的"]
    new = (zhang / "items" / STATION / "2021").iterdir()
    assert [path.name for path in new] == ["2021-07-02-progress-000009.toml"]


def test_a_settlement_about_the_old_item_is_not_told_of_the_new_one(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    edited(zhang, PLAN, ("2021-12-31", "2021-11-30"))
    pushed(zhang)
    edited(li, PLAN, ("2021-12-31", "2021-10-31"))
    run("sync", "--data", li)
    synced(run, li, "--take", "theirs")
    assert any(words.startswith("取舍") for _, words in log_of(run, li, "5"))
    used_again(li)
    pushed(li, "2021-07-21T10:00:00+08:00")
    assert not any(words.startswith("取舍") for _, words in log_of(run, li, "5"))
