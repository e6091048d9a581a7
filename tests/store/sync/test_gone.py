"""What is gone, here or in the shared repository, is noticed and not taken for a change."""

import shutil
from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE
from tests.conftest import Run
from tests.store.git.repositories import commits, git
from tests.store.sync.clones import book_in, reported, shared_by, synced, tip, two_clones


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of a small book."""
    return two_clones(tmp_path)


def test_a_deleted_item_beside_a_new_entry_is_not_taken_for_a_renamed_one(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    reported(run, zhang, "路基完成", "6")
    shutil.rmtree(zhang / "items" / BRIDGE)
    before = tip(zhang)
    ran = run("sync", "--data", zhang)
    assert (ran.code, ran.out) == (2, "")
    assert f"items/{BRIDGE}/item.toml 被删掉了，sync 不替人提交删除" in ran.err
    assert tip(zhang) == before


def test_a_shared_repository_that_was_made_anew_gets_the_book_again(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    synced(run, li)
    shared = shared_by(zhang)
    shutil.rmtree(shared)
    git(zhang, "init", "--quiet", "--bare", shared)
    assert synced(run, zhang).out.startswith("共享库原是空的，已把整个账册发到 origin/main。\n")
    assert commits(shared) == commits(zhang)
    synced(run, li)
    assert book_in(li) == book_in(zhang)


def test_a_branch_of_ones_own_founds_no_second_book_beside_the_shared_one(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    git(zhang, "switch", "--quiet", "--create", "dev", "--no-track")
    ran = run("sync", "--data", zhang)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("错误：共享库里没有分支 dev，有 main\n")
    assert git(zhang, "ls-remote", "--heads", "origin").count("refs/heads/") == 1


def test_quietly_only_what_needs_a_person_is_told(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    reported(run, zhang, "桥墩完成")
    assert synced(run, zhang, "--quiet").out == ""
    for clone, title in ((zhang, "甲桥"), (li, "乙桥")):
        plan = clone / "items" / BRIDGE / "item.toml"
        text = plan.read_text(encoding="utf-8")
        plan.write_text(text.replace("天子山大桥", title), encoding="utf-8")
    assert synced(run, zhang, "--quiet").out == ""
    ran = run("sync", "--quiet", "--data", li)
    assert ran.code == 1
    assert "有1处冲突" in ran.out
