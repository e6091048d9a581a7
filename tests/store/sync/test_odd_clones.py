"""Clones as people have them: shallow, in a larger repository, with work of their own beside."""

from pathlib import Path

import pytest

from tests.cli.minutes import PLAN, edited
from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.contents import contents
from tests.store.git.repositories import git, status
from tests.store.sync.clones import (
    all_synced,
    assert_tidy,
    book_in,
    cloned,
    notes_in,
    reported,
    retitled,
    shared_book,
    shared_by,
    synced,
    tip,
    two_clones,
)

pytestmark = pytest.mark.ordeal


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one book."""
    return two_clones(tmp_path)


def assert_joined(run: Run, zhang: Path, li: Path) -> None:
    """Both record and edit, and both have it all."""
    reported(run, zhang, "张三的")
    retitled(zhang, "大桥")
    synced(run, zhang)
    reported(run, li, "李四的")
    edited(li, PLAN, ("2021-12-31", "2021-11-30"))
    all_synced(run, li, zhang)
    assert notes_in(zhang) == notes_in(li) == ["张三的", "李四的"]
    plan = (li / PLAN).read_bytes().replace(b"\r\n", b"\n")
    assert plan == (zhang / PLAN).read_bytes().replace(b"\r\n", b"\n")
    assert '"大桥"' in plan.decode()
    assert "2021-11-30" in plan.decode()


def test_a_shallow_clone_fetches_what_it_takes_to_join(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, _ = clones
    reported(run, zhang, "以前的")
    synced(run, zhang)
    shared = shared_by(zhang)
    shallow = cloned(f"file://{shared}", zhang.parent / "shallow", "王五", "--depth=1")
    for clone in (zhang, shallow):
        reported(run, clone, clone.name)
    all_synced(run, zhang, shallow)
    assert notes_in(zhang) == notes_in(shallow) == ["shallow", "zhang", "以前的"]
    assert_tidy(shallow)


def test_a_linked_work_tree_is_synced_as_its_own_branch(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    linked = zhang.parent / "linked"
    git(zhang, "branch", "--quiet", "--move", "old")
    git(zhang, "worktree", "add", "--quiet", "--track", "-b", "main", linked, "origin/main")
    assert_joined(run, linked, li)
    assert git(linked, "status", "--porcelain") == ""
    assert {path.name for path in (zhang / ".git/worktrees/linked/wuxian").iterdir()} == {
        "sync.lock",
        "write.lock",
    }
    assert notes_in(zhang) == []


def test_a_branch_of_another_name_is_synced_with_the_one_it_follows(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    git(li, "branch", "--move", "我的")
    assert_joined(run, zhang, li)
    assert git(shared_by(li), "branch", "--format=%(refname:short)").split() == ["main"]


def test_line_ends_that_a_clone_turns_are_the_same_in_the_shared_book(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, _ = clones
    turned = cloned(
        shared_by(zhang), zhang.parent / "turned", "王五", "--config=core.autocrlf=true"
    )
    assert b"\r\n" in (turned / PLAN).read_bytes()
    assert_joined(run, zhang, turned)
    assert b"\r\n" in (turned / PLAN).read_bytes()
    assert "\r" not in git(turned, "show", f"HEAD:{PLAN}")
    assert_tidy(turned)


NAMES = ("机关 账册", "'单'\"双\"", "100%完成 %O", "两\n行", "*", ":(top)a", "-x", "a:b;$(touch x)")
# In every run all that is odd about them, in fewer names.
ODDER_NAMES = ("机关 '单'\"双\"", "*100%完成 %O", ":(top)a:b;$(touch x)", "-x两\n行")


@pytest.mark.parametrize(
    "name", [*ODDER_NAMES, *(pytest.param(name, marks=pytest.mark.ordeal) for name in NAMES)]
)
def test_a_clone_and_the_book_in_it_may_lie_in_folders_of_any_name(
    run: Run, tmp_path: Path, name: str
) -> None:
    place = f"{name}/账册"
    (tmp_path / name).mkdir()
    shared = shared_book(tmp_path / name, place)
    zhang, li = (cloned(shared, tmp_path / name / who, who) for who in ("张三", "李四"))
    for clone in (zhang, li):
        (clone / f"{clone.name}.txt").touch()
        git(clone, "add", ".")
        git(clone, "commit", "--quiet", "--message", "别的")
    assert_joined(run, zhang / place, li / place)
    assert (zhang / "李四.txt").exists()
    assert_tidy(li)
    assert {path.name for path in (tmp_path / name).iterdir()} == {
        *("seed", "shared.git", "张三", "李四")
    }


def test_a_clash_outside_the_book_is_for_a_person_to_settle_and_nothing_is_changed(
    run: Run, tmp_path: Path
) -> None:
    shared = shared_book(tmp_path, "账册")
    zhang, li = (cloned(shared, tmp_path / who, who) for who in ("张三", "李四"))
    for clone in (zhang, li):
        (clone / "说明.txt").write_text(clone.name, encoding="utf-8")
        git(clone, "add", ".")
        git(clone, "commit", "--quiet", "--message", "说明")
    synced(run, zhang / "账册")
    reported(run, li / "账册", "李四的")
    before = (book_in(li), tip(li), tip(shared))
    assert run("sync", "--data", li / "账册") == refusal(
        2,
        "错误：说明.txt 不是账册的文件，两边都改了，sync 不替人决定",
        "请用 git merge 处理好这个文件，再运行 wuxian sync。",
    )
    assert (book_in(li), tip(li), tip(shared)) == before
    git(li, "merge", "--quiet", "--strategy-option=ours", "origin/main")
    all_synced(run, li / "账册", zhang / "账册")
    assert book_in(zhang) == book_in(li)


def test_what_else_is_staged_changed_or_new_stays_as_it_is(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for name in ("已改.txt", "已暂存.txt"):
        (zhang / name).write_text("一\n", encoding="utf-8")
    git(zhang, "add", ".")
    git(zhang, "commit", "--quiet", "--message", "别的")
    all_synced(run, zhang, li)
    for name in ("已改.txt", "已暂存.txt", "新的.txt"):
        (li / name).write_text("二\n", encoding="utf-8")
    git(li, "add", "已暂存.txt")
    (li / "已暂存.txt").write_text("三\n", encoding="utf-8")
    before, staged = status(li), git(li, "diff", "--cached")
    assert_joined(run, zhang, li)
    assert (status(li), git(li, "diff", "--cached")) == (before, staged)
    assert (li / "已暂存.txt").read_text(encoding="utf-8") == "三\n"


def test_a_change_beside_the_book_that_would_be_overwritten_is_kept(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    (zhang / "说明.txt").write_text("张三的\n", encoding="utf-8")
    git(zhang, "add", ".")
    git(zhang, "commit", "--quiet", "--message", "说明")
    synced(run, zhang)
    reported(run, li, "李四的")
    (li / "说明.txt").write_text("李四的\n", encoding="utf-8")
    before = (book_in(li), tip(li), tip(shared_by(li)))
    ran = run("sync", "--data", li)
    assert (ran.code, ran.out) == (6, "")
    assert "说明.txt" in ran.err
    assert (book_in(li), tip(li), tip(shared_by(li))) == before
    (li / "说明.txt").unlink()
    all_synced(run, li, zhang)


def test_a_report_that_both_made_and_committed_is_no_conflict(
    run: Run, clones: tuple[Path, Path]
) -> None:
    for clone in clones:
        (clone / "reports").mkdir()
        (clone / "reports/2021-W30.md").write_text(clone.name, encoding="utf-8")
        git(clone, "add", ".")
        git(clone, "commit", "--quiet", "--message", "周报")
        reported(run, clone, clone.name)
    all_synced(run, *clones)
    zhang, li = clones
    assert book_in(zhang) == book_in(li)
    assert notes_in(zhang) == ["li", "zhang"]


@pytest.mark.parametrize("text", ["张三的周报", "李四的周报"])
def test_a_report_of_ones_own_does_not_keep_a_shared_one_of_that_name_from_coming_in(
    run: Run, clones: tuple[Path, Path], text: str
) -> None:
    zhang, li = clones
    for clone, words in ((zhang, "张三的周报"), (li, text)):
        (clone / "reports").mkdir()
        (clone / "reports/2021-W30.md").write_text(words, encoding="utf-8")
    git(zhang, "add", ".")
    git(zhang, "commit", "--quiet", "--message", "周报")
    synced(run, zhang)
    synced(run, li)
    assert (li / "reports/2021-W30.md").read_text(encoding="utf-8") == "张三的周报"


def _two_notes(clone: Path) -> None:
    for branch, text in (("other", "那边"), ("main", "这边")):
        if branch == "other":
            git(clone, "checkout", "--quiet", "-b", branch)
        else:
            git(clone, "checkout", "--quiet", branch)
        (clone / "说明.txt").write_text(text, encoding="utf-8")
        git(clone, "add", ".")
        git(clone, "commit", "--quiet", "--message", text)


# What a person may have begun, and what it is called.
BEGUN = {
    "merge other": "合并（merge）",
    "cherry-pick other": "拣选（cherry-pick）",
    "rebase other": "变基（rebase）",
    "revert --no-commit HEAD": "还原（revert）",
}


@pytest.mark.parametrize("line", BEGUN)
def test_what_a_person_has_begun_with_git_is_to_be_finished_first(
    run: Run, clones: tuple[Path, Path], line: str
) -> None:
    zhang, _ = clones
    _two_notes(zhang)
    git(zhang, *line.split(), code=0 if "revert" in line else 1)
    before, shared = contents(zhang / ".git"), contents(shared_by(zhang))
    assert run("sync", "--data", zhang) == refusal(
        2,
        f"错误：git 的{BEGUN[line]}没有做完",
        f"请先做完或放弃{BEGUN[line]}，再运行 wuxian sync。",
    )
    own = {path: data for path, data in contents(zhang / ".git").items() if "wuxian/" not in path}
    assert (own, contents(shared_by(zhang))) == (before, shared)
    git(zhang, line.split(maxsplit=1)[0], "--abort")
    synced(run, zhang)


# What a user may have set for their own use of git.
SETTINGS = {
    "branch.main.mergeOptions": "--no-ff",
    "branch.main.rebase": "true",
    "color.ui": "always",
    "core.quotePath": "true",
    "diff.noprefix": "true",
    "diff.renames": "false",
    "fetch.prune": "true",
    "log.showSignature": "true",
    "log.follow": "true",
    "merge.autoStash": "true",
    "merge.conflictStyle": "diff3",
    "merge.directoryRenames": "false",
    "merge.ff": "false",
    "merge.renames": "false",
    "pull.rebase": "true",
    "push.default": "nothing",
    "rebase.autoStash": "true",
    "status.renames": "copies",
    "status.showUntrackedFiles": "no",
}


def test_what_a_user_likes_of_git_does_not_change_an_exchange(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    for name, value in SETTINGS.items():
        git(li, "config", name, value)
    (zhang / "items/06-road").rename(zhang / "items/06-highway")
    reported(run, li, "李四的路", "6")
    synced(run, zhang)
    synced(run, li)
    assert (li / "items/06-highway/item.toml").exists()
    assert notes_in(li) == ["李四的路"]
