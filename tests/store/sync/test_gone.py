"""What is gone, here or in the shared repository, is noticed and not taken for a change."""

import shutil
from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE, PLAN, edited
from tests.conftest import Run
from tests.store.git.repositories import commits, git, repository_of
from tests.store.sync.clones import (
    all_synced,
    assert_tidy,
    book_in,
    cloned,
    empty_share,
    notes_in,
    reported,
    shared_by,
    small_book,
    synced,
    tip,
    two_clones,
)

pytestmark = pytest.mark.ordeal


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


@pytest.mark.ordeal
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


def _purged(clone: Path, path: Path) -> None:
    """Rewrite the shared history as if this entry had never been, and push that by force."""
    words = f"git rm --cached --quiet --ignore-unmatch {path}"
    env = {"FILTER_BRANCH_SQUELCH_WARNING": "1"}
    git(clone, "filter-branch", "--index-filter", words, "HEAD", env=env)
    git(clone, "push", "--quiet", "--force")


def test_a_history_that_was_rewritten_is_told_and_a_person_decides_what_comes_back(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    secret = reported(run, zhang, "机密")
    synced(run, zhang)
    synced(run, li)
    _purged(zhang, secret)
    reported(run, li, "李四的")
    before = (book_in(li), tip(shared_by(li)))
    for _ in range(2):
        ran = run("sync", "--data", li)
        assert (ran.code, ran.err) == (1, "")
        assert ran.out == (
            "origin/main 的历史被改写了（强制推送），上次同步到的提交已不在其中。"
            "没有合并，也没有推送。\n\n"
            "合并会把对方拿掉的1个文件又带回去：\n"
            f"  {secret}\n\n"
            "怎么办：先问清是谁改写的、为什么，再任选一种\n"
            "  按对方的，拿掉的不再带回，本机没发出的接着发：wuxian sync --take theirs\n"
            "  按本机的，合并，拿掉的又带回去：wuxian sync --take ours\n"
        )
        assert (book_in(li), tip(shared_by(li))) == before


@pytest.mark.ordeal
def test_a_rewritten_history_is_followed_with_what_is_only_here(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    secret = reported(run, zhang, "机密")
    all_synced(run, zhang, li)
    _purged(zhang, secret)
    reported(run, li, "李四的")
    edited(li, PLAN, ("due = 2021-12-31", "due = 2021-11-30"))
    assert run("sync", "--data", li).code == 1
    assert "李四的" in synced(run, li, "--take", "theirs").out
    assert notes_in(li) == ["李四的"]
    assert "2021-11-30" in (li / PLAN).read_text(encoding="utf-8")
    assert str(secret) not in git(shared_by(li), "log", "--name-only", "--format=", "main")
    synced(run, zhang)
    assert book_in(zhang) == book_in(li)
    assert_tidy(li)


@pytest.mark.ordeal
def test_a_rewritten_history_may_be_merged_all_the_same(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    reported(run, li, "以前的")
    all_synced(run, li, zhang)
    secret = reported(run, zhang, "机密")
    all_synced(run, zhang, li)
    git(zhang, "reset", "--quiet", "--hard", "HEAD~1")
    git(zhang, "commit", "--quiet", "--allow-empty", "--message", "重来")
    git(zhang, "push", "--quiet", "--force")
    assert run("sync", "--data", li).code == 1
    synced(run, li, "--take", "ours")
    synced(run, zhang)
    assert (zhang / secret).exists()
    assert book_in(zhang) == book_in(li)


def test_a_shared_head_that_would_leave_every_clone_empty_is_told(run: Run, tmp_path: Path) -> None:
    shared = empty_share(tmp_path)
    git(shared, "symbolic-ref", "HEAD", "refs/heads/master")
    office = repository_of(small_book(tmp_path / "office"))
    git(office, "remote", "add", "origin", shared)
    assert synced(run, office).out == (
        "共享库原是空的，已把整个账册发到 origin/main。\n"
        "但共享库的 HEAD 不在 main 上，别人克隆下来会是空的。请在共享库的文件夹里运行一次：\n"
        "  git symbolic-ref HEAD refs/heads/main\n"
    )
    li = cloned(shared, tmp_path / "li", "李四")
    ran = run("list", "--data", li)
    assert ran.code == 4
    assert f"错误：{li} 里没有 programme.toml：是 git 克隆，但没有检出账册\n" in ran.err
    git(li, "switch", "--quiet", "main")
    assert run("list", "--data", li).code == 0
