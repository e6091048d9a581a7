"""Committing: only what was created, wherever the book lies and whatever git is set to."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Ran, Run
from tests.contents import added, contents
from tests.store.git.repositories import (
    commits,
    committed_book,
    committing_book,
    files_of,
    git,
    put_hook,
    repository_of,
    status,
)

ENTRIES = "items/05-tianzishan-bridge/2021/"


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A book in a repository of its own, which every command commits to."""
    return committed_book(tmp_path / "book")


def update(run: Run, book: Path, percent: int = 40, env: dict[str, str] | None = None) -> Ran:
    """Report progress on item 5."""
    return run("update", "5", "--percent", str(percent), "--data", book, env=env)


def assert_committed_alone(ran: Ran, folder: Path, prefix: str = "") -> None:
    """The newest commit has one entry in it and nothing else."""
    assert (ran.code, ran.err) == (0, "")
    [path] = files_of(folder)
    assert path.startswith(f"{prefix}{ENTRIES}")


def test_what_else_is_staged_changed_or_new_stays_as_it_is(run: Run, committed: Path) -> None:
    (committed / "years/2021.toml").unlink()
    git(committed, "mv", "items/01-planning-agreements", "items/01-agreements")
    (committed / "已暂存.txt").write_text("一\n", encoding="utf-8")
    git(committed, "add", "已暂存.txt")
    (committed / "已暂存.txt").write_text("二\n", encoding="utf-8")
    (committed / "将加入.txt").write_text("一\n", encoding="utf-8")
    git(committed, "add", "--intent-to-add", "将加入.txt")
    (committed / "没加入.txt").write_text("一\n", encoding="utf-8")
    git(committed, "restore", "years/2021.toml")
    with (committed / "years/2021.toml").open("a", encoding="utf-8") as settings:
        settings.write("# 手写的\n")
    dirty, staged = status(committed), git(committed, "diff", "--cached")
    ran = update(run, committed)
    assert_committed_alone(ran, committed)
    assert (status(committed), git(committed, "diff", "--cached")) == (dirty, staged)


def _in_a_larger_repository(tmp_path: Path) -> tuple[Path, str]:
    book = committing_book(tmp_path / "机关/账册")
    (tmp_path / "别的.txt").write_text("一\n", encoding="utf-8")
    repository_of(tmp_path)
    return book, "机关/账册/"


def _in_a_linked_work_tree(tmp_path: Path) -> tuple[Path, str]:
    main = committed_book(tmp_path / "main")
    git(main, "worktree", "add", "--quiet", "-b", "other", tmp_path / "linked")
    return tmp_path / "linked", ""


def _in_a_repository_without_a_commit(tmp_path: Path) -> tuple[Path, str]:
    book = committing_book(tmp_path / "book")
    git(book, "init", "--quiet")
    return book, ""


def _behind_a_link(tmp_path: Path) -> tuple[Path, str]:
    book, prefix = _in_a_larger_repository(tmp_path)
    (tmp_path / "link").symlink_to(book)
    return tmp_path / "link", prefix


def _where_line_ends_are_turned(tmp_path: Path) -> tuple[Path, str]:
    book = committed_book(tmp_path / "book")
    git(book, "config", "core.autocrlf", "true")
    return book, ""


def _in_a_folder_with_a_name(name: str) -> Callable[[Path], tuple[Path, str]]:
    def ground(tmp_path: Path) -> tuple[Path, str]:
        book = committing_book(tmp_path / name / "data")
        repository_of(tmp_path)
        return book, f"{name}/data/"

    return ground


# Where a book may lie: makes it there, and gives its folder and that folder in the repository.
GROUNDS: dict[str, Callable[[Path], tuple[Path, str]]] = {
    "a larger repository": _in_a_larger_repository,
    "a linked work tree": _in_a_linked_work_tree,
    "a repository without a commit": _in_a_repository_without_a_commit,
    "a link": _behind_a_link,
    "autocrlf": _where_line_ends_are_turned,
    **{
        name: _in_a_folder_with_a_name(name)
        for name in ("武 '\"咸", "两\n行", "*", ":(top)a", "-x")
    },
}


@pytest.mark.parametrize("ground", GROUNDS)
def test_an_entry_is_committed_wherever_the_book_lies(
    run: Run, tmp_path: Path, ground: str
) -> None:
    book, prefix = GROUNDS[ground](tmp_path)
    before = git(book, "rev-list", "--all", "--count")
    ran = update(run, book)
    assert_committed_alone(ran, book, prefix)
    assert int(git(book, "rev-list", "HEAD", "--count")) == int(before) + 1
    assert not [line for line in status(book) if ENTRIES in line and "4561fd" not in line]


def test_git_of_another_repository_calling_does_not_lead_into_it(
    run: Run, committed: Path, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = repository_of(tmp_path / "other")
    before = contents(other)
    env = {
        "GIT_DIR": str(other / ".git"),
        "GIT_INDEX_FILE": str(other / ".git/index"),
        "GIT_WORK_TREE": str(other),
        "GIT_COMMON_DIR": str(other / ".git"),
        "GIT_OBJECT_DIRECTORY": str(other / ".git/objects"),
        "GIT_PREFIX": "other/",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.worktree",
        "GIT_CONFIG_VALUE_0": str(other),
    }
    assert_committed_alone(update(run, committed, env=env), committed)
    assert status(committed) == []
    assert contents(other) == before


# What a user may have set for a screen or for their own commits.
SETTINGS = {
    "color.ui": "always",
    "commit.cleanup": "scissors",
    "commit.status": "false",
    "commit.template": "/nowhere",
    "commit.verbose": "true",
    "core.editor": "false",
    "core.pager": "false",
    "core.quotePath": "true",
    "i18n.commitEncoding": "GBK",
    "status.short": "true",
}


def test_what_a_user_likes_on_a_screen_changes_no_commit(run: Run, committed: Path) -> None:
    for name, value in SETTINGS.items():
        git(committed, "config", name, value)
    assert_committed_alone(update(run, committed), committed)
    raw = git(committed, "cat-file", "commit", "HEAD")
    assert "\n\n05 武咸快速通道天子山大桥：进展 40%\n\nWuxian-Entry: " in raw


@pytest.mark.parametrize("lock", ["index.lock", "HEAD.lock", "refs/heads/main.lock"])
def test_a_lock_that_another_git_holds_is_waited_for(run: Run, committed: Path, lock: str) -> None:
    held = committed / ".git" / lock
    held.touch()
    began = time.monotonic()
    threading.Timer(0.5, held.unlink).start()
    assert_committed_alone(update(run, committed), committed)
    assert time.monotonic() - began > 0.5
    assert status(committed) == []


FORMATTING = "for file in $(git diff --cached --name-only); do sed -i 's/ = /=/' $file; "


@pytest.mark.parametrize(
    "hook", [f"{FORMATTING} git add $file; done", f"{FORMATTING} git add $file; done; exit 1"]
)
def test_a_hook_that_formats_and_adds_leaves_nothing_that_hinders_undo_or_sync(
    run: Run, committed: Path, hook: str
) -> None:
    git(committed, "init", "--quiet", "--bare", committed.parent / "shared.git")
    git(committed, "remote", "add", "origin", committed.parent / "shared.git")
    git(committed, "config", "core.fileMode", "false")
    assert run("sync", "--data", committed).code == 0
    before = contents(committed / "items")
    put_hook(committed, "pre-commit", hook)
    assert update(run, committed).code == (6 if "exit 1" in hook else 0)
    (committed / ".git/hooks/pre-commit").unlink()
    [path] = added(before, committed / "items")
    assert b"percent=40" in (committed / "items" / path).read_bytes()
    assert git(committed, "diff", "--cached", "--name-only") == ""
    assert run("undo", "--yes", "--data", committed).code == 0
    assert (contents(committed / "items"), status(committed)) == (before, [])
    ran = run("sync", "--data", committed)
    assert (ran.code, ran.out) == (0, "已与 origin/main 一致，没有要收发的内容。\n")


NOT_ON_A_BRANCH = {
    "a detached HEAD": (("checkout", "--quiet", "--detach"), "现在不在任何分支上"),
    "a merge": (("merge", "--quiet", "--no-ff", "--no-commit", "other"), "git 的合并（merge）没有"),
}


@pytest.mark.parametrize("state", NOT_ON_A_BRANCH)
def test_where_no_branch_would_have_the_commit_the_entry_waits_for_the_next_sync(
    run: Run, committed: Path, state: str
) -> None:
    words, told = NOT_ON_A_BRANCH[state]
    git(committed, "switch", "--quiet", "--create", "other")
    git(committed, "commit", "--quiet", "--allow-empty", "--message", "别的")
    git(committed, "switch", "--quiet", "main")
    git(committed, *words)
    ran = update(run, committed)
    assert ran.code == 6
    assert ran.err.startswith(f"错误：已写入账册，但没有提交到 git：{told}")
    git(committed, *(("merge", "--abort") if state == "a merge" else ("switch", "--quiet", "main")))
    git(committed, "init", "--quiet", "--bare", committed.parent / "shared.git")
    git(committed, "remote", "add", "origin", committed.parent / "shared.git")
    assert run("sync", "--data", committed).code == 0
    assert commits(committed) == ["05 武咸快速通道天子山大桥：进展 40%", "以前的"]


def test_what_a_hook_leaves_running_is_not_waited_for(run: Run, committed: Path) -> None:
    for name in ("post-commit", "post-index-change"):
        put_hook(committed, name, "sleep 30 &")
    began = time.monotonic()
    assert_committed_alone(update(run, committed), committed)
    assert time.monotonic() - began < 10


def test_a_hook_that_refuses_is_heard_and_the_index_is_as_before(run: Run, committed: Path) -> None:
    put_hook(committed, "pre-commit", "echo 今天不许提交 >&2; exit 1")
    before, staged = contents(committed / "items"), git(committed, "ls-files", "--stage")
    ran = update(run, committed)
    assert ran.code == 6
    assert ran.err == (
        "错误：已写入账册，但没有提交到 git：git commit 没有成功（退出码 1）：\n"
        "  今天不许提交\n"
        "内容没有丢；解决后运行 wuxian sync 会补提交。\n"
    )
    assert len(added(before, committed / "items")) == 1
    assert git(committed, "ls-files", "--stage") == staged
    assert commits(committed) == ["以前的"]


def test_a_hook_that_looks_at_what_is_committed_sees_the_entry_alone(
    run: Run, committed: Path
) -> None:
    (committed / "已暂存.txt").touch()
    git(committed, "add", ".")
    put_hook(committed, "pre-commit", "git diff --cached --name-only > .git/seen")
    assert update(run, committed).code == 0
    assert (committed / ".git/seen").read_text().splitlines() == files_of(committed)


def test_a_hook_that_words_the_message_is_run(run: Run, committed: Path) -> None:
    put_hook(committed, "commit-msg", 'echo "Signed-off-by: 张三" >> "$1"')
    assert_committed_alone(update(run, committed), committed)
    assert git(committed, "log", "-1", "--format=%B").rstrip().endswith("\nSigned-off-by: 张三")


@pytest.mark.parametrize("stream", [1, 2])
def test_what_is_written_is_committed_though_nobody_reads_what_is_said(
    run: Run, committed: Path, stream: int
) -> None:
    assert update(run, committed).code == 0
    # A fall, of which there is something to say on stderr, too.
    words = f"update 5 --percent 30 --data '{committed}' {3 - stream}>/dev/null"
    reads, writes = os.pipe()
    os.close(reads)
    line = f"exec {sys.executable} -m wuxian {words} {stream}>&{writes}"
    subprocess.run(["bash", "-c", line], cwd=REPOSITORY, pass_fds=[writes], check=False)
    os.close(writes)
    assert commits(committed)[0] == "05 武咸快速通道天子山大桥：进展 30%"
