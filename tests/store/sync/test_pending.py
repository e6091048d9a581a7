"""What is not yet in git when a sync begins: committed with words, left, or refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE, PLAN, ROAD, edited, written
from tests.cli.outcomes import refusal
from tests.conftest import Run
from tests.store.git.repositories import commits, files_of, git, put_hook, status
from tests.store.sync.clones import (
    ROADS_PLAN,
    assert_tidy,
    book_in,
    item_added,
    notes_in,
    reported,
    reported_on,
    retitled,
    shared_by,
    synced,
    tip,
    two_clones,
)

ENTRY = f"items/{BRIDGE}/2021/2021-07-02-progress-000001.toml"


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of such a book."""
    return two_clones(tmp_path, reported_on)


@pytest.fixture
def zhang(clones: tuple[Path, Path]) -> Path:
    """What 张三 has."""
    return clones[0]


def test_an_entry_that_was_not_committed_is_committed_in_the_same_words_as_if_it_had_been(
    run: Run, zhang: Path
) -> None:
    reported(run, zhang, "桥墩完成")
    said = git(zhang, "log", "-1", "--format=%s")
    assert run("update", "5", "--note", "又一次", "--no-commit", "--data", zhang).code == 0
    assert json.loads(synced(run, zhang, "--json").out)["committed"] == [said.strip()]
    assert notes_in(zhang) == ["以前的", "又一次", "桥墩完成"]


def test_each_entry_and_each_file_is_a_commit_of_its_own(run: Run, zhang: Path) -> None:
    for path in ("items/06-road/2021", f"items/{BRIDGE}/2021"):
        written(zhang, "aaaaaa" if "road" in path else "bbbbbb", item=path.split("/")[1])
    retitled(zhang, "大桥")
    edited(zhang, ROADS_PLAN, ("省道改造", "省道"))
    synced(run, zhang)
    assert [len(files_of(zhang, f"HEAD~{n}")) for n in range(4)] == [1, 1, 1, 1]
    assert commits(zhang)[4:] == ["以前的"]


def test_what_is_staged_already_is_committed_too(run: Run, zhang: Path) -> None:
    retitled(zhang, "大桥")
    git(zhang, "add", "--all")
    item_added(zhang)
    git(zhang, "add", "--intent-to-add", ".")
    synced(run, zhang)
    assert len(commits(zhang)) == 3
    assert_tidy(zhang)


def not_committing(clone: Path) -> None:
    """Let the book say nothing of git, for everybody."""
    edited(clone, "programme.toml", ("\n[git]\ncommit = true\n", ""))
    git(clone, "commit", "--quiet", "--all", "--message", "不自动提交")


@pytest.mark.parametrize("how", ["--no-commit", "without [git]"])
def test_what_is_not_to_be_committed_stays_and_is_named_and_the_rest_is_exchanged(
    run: Run, clones: tuple[Path, Path], how: str
) -> None:
    zhang, li = clones
    reported(run, li, "路基完成", "6")
    synced(run, li)
    if how == "without [git]":
        not_committing(zhang)
    retitled(zhang, "大桥")
    before = (zhang / PLAN).read_bytes()
    ran = synced(run, zhang, *(["--no-commit"] if how == "--no-commit" else []))
    assert ran.out.endswith(f"\n\n有1个文件没有提交，没有发出：\n  {PLAN}\n")
    assert status(zhang) == [f" M {PLAN}"]
    assert (zhang / PLAN).read_bytes() == before
    assert notes_in(zhang) == ["以前的", "路基完成"]


def test_what_was_left_stands_in_the_json(run: Run, zhang: Path) -> None:
    retitled(zhang, "大桥")
    document = json.loads(synced(run, zhang, "--no-commit", "--json").out)
    assert (document["committed"], document["left"]) == ([], [PLAN])


@pytest.mark.parametrize("staged", [False, True], ids=["not staged", "staged"])
@pytest.mark.parametrize("done", ["改动", "删掉"])
def test_an_entry_that_was_changed_or_removed_is_refused_and_the_remedy_helps(
    run: Run, zhang: Path, done: str, *, staged: bool
) -> None:
    before, shared = book_in(zhang), tip(shared_by(zhang))
    if done == "删掉":
        (zhang / ENTRY).unlink()
    else:
        edited(zhang, ENTRY, ("以前的", "改过的"))
    if staged:
        git(zhang, "add", "--all")
    assert run("sync", "--data", zhang) == refusal(
        2,
        f"错误：记录 {ENTRY} 被{done}了；记录写下后不改、不删，只能撤回",
        f"恢复原样：git restore --staged --worktree {ENTRY}；"
        "要撤回：wuxian retract 000001 --reason 原因",
    )
    assert (tip(zhang), tip(shared_by(zhang))) == (shared, shared)
    git(zhang, "restore", "--staged", "--worktree", ENTRY)
    synced(run, zhang)
    assert book_in(zhang) == before


def test_a_plan_that_was_removed_is_refused_and_the_remedy_helps(run: Run, zhang: Path) -> None:
    before = book_in(zhang)
    (zhang / ROADS_PLAN).unlink()
    (zhang / "items" / ROAD).rmdir()
    assert run("sync", "--data", zhang) == refusal(
        2,
        f"错误：{ROADS_PLAN} 被删掉了，sync 不替人提交删除",
        f"确要删除，请自己提交：git commit -m 删去 -- {ROADS_PLAN}；"
        f"要恢复：git restore --staged --worktree {ROADS_PLAN}",
    )
    git(zhang, "restore", "--staged", "--worktree", ROADS_PLAN)
    synced(run, zhang)
    assert book_in(zhang) == before


def test_reports_and_what_else_lies_in_the_folder_are_not_committed(run: Run, zhang: Path) -> None:
    (zhang / "reports").mkdir()
    (zhang / "reports/2021-W30.md").write_text("周报", encoding="utf-8")
    (zhang / "说明.txt").write_text("说明", encoding="utf-8")
    retitled(zhang, "大桥")
    synced(run, zhang)
    assert files_of(zhang) == [PLAN]
    assert status(zhang) == ["?? reports/2021-W30.md", "?? 说明.txt"]


def test_a_hook_that_refuses_a_commit_is_heard_and_the_edit_stays(run: Run, zhang: Path) -> None:
    hook = put_hook(zhang, "pre-commit", "echo 今天不许提交 >&2; exit 1")
    retitled(zhang, "大桥")
    ran = run("sync", "--data", zhang)
    assert (ran.code, ran.out) == (6, "")
    assert ran.err == "错误：git commit 没有成功（退出码 1）：\n  今天不许提交\n"
    assert status(zhang) == [f" M {PLAN}"]
    hook.unlink()
    synced(run, zhang)


def _ignored_here(clone: Path) -> None:
    (clone / ".git/info/exclude").write_text("2021/\n", encoding="utf-8")


def _ignored_in_the_book(clone: Path) -> None:
    (clone / "items/.gitignore").write_text("*.toml\n", encoding="utf-8")


def _ignored_by_the_user(clone: Path) -> None:
    (clone.parent / "ignore").write_text("items/\n", encoding="utf-8")
    git(clone, "config", "core.excludesFile", clone.parent / "ignore")


@pytest.mark.parametrize("ignore", [_ignored_here, _ignored_in_the_book, _ignored_by_the_user])
def test_what_git_is_told_to_ignore_is_sent_all_the_same(
    run: Run, clones: tuple[Path, Path], ignore: Callable[[Path], None]
) -> None:
    zhang, li = clones
    ignore(zhang)
    ran = run("update", "5", "--note", "张三的", "--no-commit", "--data", zhang)
    assert ran.code == 0
    assert synced(run, zhang).out.startswith("先提交了本机的1处：\n")
    synced(run, li)
    assert notes_in(li) == ["以前的", "张三的"]


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_an_edit_that_git_is_told_to_overlook_is_sent_or_told(
    run: Run, clones: tuple[Path, Path], flag: str
) -> None:
    zhang, li = clones
    git(zhang, "update-index", flag, PLAN)
    retitled(zhang, "大桥")
    assert "由 天子山大桥 改为 大桥" in synced(run, zhang).out
    synced(run, li)
    assert '"大桥"' in (li / PLAN).read_text(encoding="utf-8")


@pytest.mark.parametrize("flag", ["--assume-unchanged", "--skip-worktree"])
def test_an_entry_that_git_is_told_to_overlook_is_not_taken_for_an_edited_one(
    run: Run, zhang: Path, flag: str
) -> None:
    git(zhang, "update-index", flag, ENTRY)
    before = tip(zhang)
    synced(run, zhang)
    assert tip(zhang) == before


def test_a_file_that_git_could_not_join_waits_for_a_person_to_say_that_it_is_mended(
    run: Run, zhang: Path
) -> None:
    retitled(zhang, "大桥")
    git(zhang, "stash", "--quiet")
    retitled(zhang, "特大桥")
    git(zhang, "commit", "--quiet", "--all", "--message", "改名")
    git(zhang, "stash", "pop", code=1)
    (zhang / PLAN).write_text(git(zhang, "show", f"HEAD:{PLAN}"), encoding="utf-8")
    before = tip(zhang)
    assert run("sync", "--data", zhang) == refusal(
        2,
        f"错误：git 没能合好：{PLAN}",
        f"请改好文件，再告诉 git：git add {PLAN}；然后运行 wuxian sync。",
    )
    assert (tip(zhang), status(zhang)) == (before, [f"UU {PLAN}"])


def test_a_repository_inside_the_book_is_told(run: Run, zhang: Path) -> None:
    item_added(zhang)
    git(zhang / "items/07-port", "init", "--quiet")
    assert run("sync", "--data", zhang) == refusal(
        6,
        "错误：items/07-port/ 里另有一个 git 仓库，其中的记录进不了账册的仓库",
        "请移走其中的 git 文件夹，再试一次：items/07-port/.git",
    )


def test_modes_are_no_change(run: Run, clones: tuple[Path, Path]) -> None:
    zhang, li = clones
    for clone in clones:
        git(clone, "config", "core.fileMode", "true")
        (clone / ENTRY).chmod(0o755)
        (clone / PLAN).chmod(0o755)
    retitled(zhang, "大桥")
    synced(run, zhang)
    synced(run, li)
    assert '"大桥"' in (li / PLAN).read_text(encoding="utf-8")
