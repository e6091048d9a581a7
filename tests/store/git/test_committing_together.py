"""Committing with others at work, and after a death in the middle of it."""

import os
import signal
import subprocess
import sys
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.contents import added, contents
from tests.store import deaths
from tests.store.git.repositories import commits, committed_book, files_of, git, put_hook, status
from tests.store.test_writing_together import MANY, run_at_once

pytestmark = pytest.mark.ordeal


@pytest.fixture
def committed(tmp_path: Path) -> Path:
    """A book in a repository of its own, which every command commits to."""
    return committed_book(tmp_path / "book")


UPDATES = 3

WRITER = f"""
import os, sys
from wuxian.cli.main import main

writer, book = sys.argv[1:]
print("ready", flush=True)
os.read(0, 1)
for n in range({UPDATES}):
    code = main(["update", "2", "--note", f"{{writer}}-{{n}}", "--data", book])
    assert code == 0, code
"""

# A person at the same repository, whose git gives up where another is at work.
PERSON = """
import os, subprocess, sys
from pathlib import Path

[book] = sys.argv[1:]
print("ready", flush=True)
os.read(0, 1)
for n in range(10):
    (Path(book) / f"{n}.txt").touch()
    add, commit = ["git", "add", f"{n}.txt"], ["git", "commit", "--quiet", "--message", "手工"]
    for words in (add, commit):
        while (done := subprocess.run(words, cwd=book, capture_output=True)).returncode != 0:
            assert b"lock" in done.stderr, done
"""


@pytest.mark.parametrize("processes", MANY)
def test_of_many_processes_at_once_every_entry_is_committed_by_itself(
    committed: Path, processes: int
) -> None:
    run_at_once([[WRITER, str(writer), str(committed)] for writer in range(processes)])
    made = git(committed, "rev-list", "--min-parents=1", "HEAD").split()
    assert len(commits(committed)) == processes * UPDATES + 1
    assert all(len(files_of(committed, commit)) == 1 for commit in made)
    assert status(committed) == []


def test_while_a_person_commits_too_all_commits_land(committed: Path) -> None:
    writers = [[WRITER, str(writer), str(committed)] for writer in range(3)]
    run_at_once([*writers, [PERSON, str(committed)]])
    assert commits(committed).count("手工") == 10
    assert len(commits(committed)) == 3 * UPDATES + 10 + 1
    assert status(committed) == []


def test_an_entry_is_announced_again_where_anothers_commit_puts_back_an_older_index(
    run: Run, committed: Path
) -> None:
    # As a `git commit` does that has read the index before the entry was announced to it.
    index, older = committed / ".git/index", committed / ".git/older"
    older.write_bytes(index.read_bytes())
    put_hook(committed, "post-index-change", f"[ -e '{older}' ] && mv '{older}' '{index}'; true")
    assert run("update", "2", "--percent", "40", "--data", committed).code == 0
    assert not older.exists()
    assert len(commits(committed)) == 2
    assert status(committed) == []


def _trials(book: Path, files: set[str]) -> set[int]:
    """The trials whose entries these are."""
    notes = [tomllib.loads((book / path).read_text())["note"] for path in files]
    return {int(note) for note in notes}


@pytest.mark.parametrize("trials", [15, pytest.param(60, marks=pytest.mark.ordeal)])
def test_a_kill_at_a_random_moment_loses_no_entry_and_hinders_no_later_commit(
    run: Run, committed: Path, trials: int
) -> None:
    before = contents(committed / "items")
    words = ("update", "2", "--note", "{n}", "--data", committed)
    died = deaths.at_random_moments(trials, *words)
    assert len(died.killed) > trials // 4
    there = {
        f"items/{path}"
        for path in added(before, committed / "items")
        if not path.rpartition("/")[2].startswith(".")
    }
    began = time.monotonic()
    assert run("update", "2", "--note", "99", "--data", committed).code == 0
    assert time.monotonic() - began < 10
    in_git = set(git(committed, "ls-tree", "-r", "--name-only", "-z", "HEAD").split("\0"))
    assert died.finished <= _trials(committed, there) <= died.finished | died.killed
    assert died.finished <= _trials(committed, there & in_git)
    assert git(committed, "fsck", "--strict", "--no-dangling") == ""


def _ended_within_a_hook(book: Path, end: Callable[[int], None]) -> int:
    """End an update, by its process, while git runs a hook; gives its exit code."""
    reached, goes_on = book / ".git/reached", book / ".git/goes-on"
    waiting = f"for n in $(seq 600); do [ -e '{goes_on}' ] && break; sleep 0.1; done"
    hook = put_hook(book, "pre-commit", f"touch '{reached}'; {waiting}")
    with subprocess.Popen(
        [sys.executable, "-m", "wuxian", "update", "5", "--percent", "40", "--data", book],
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        # A shell starts what runs in the background without SIGINT, and tests may run there.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    ) as running:
        while not reached.exists():
            assert running.poll() is None
            time.sleep(0.01)
        end(running.pid)
    goes_on.touch()
    hook.unlink()
    return running.returncode


def _kill_group(process: int) -> None:
    os.killpg(process, signal.SIGKILL)


def _press_ctrl_c(process: int) -> None:
    os.killpg(process, signal.SIGINT)


def test_a_kill_of_its_whole_group_lets_git_come_to_its_end(run: Run, committed: Path) -> None:
    assert _ended_within_a_hook(committed, _kill_group) == -signal.SIGKILL
    assert run("update", "5", "--percent", "50", "--data", committed).code == 0
    assert commits(committed) == [
        "05 武咸快速通道天子山大桥：进展 50%",
        "05 武咸快速通道天子山大桥：进展 40%",
        "以前的",
    ]
    assert not (committed / ".git/index.lock").exists()
    assert status(committed) == []


def test_a_lock_that_a_loss_of_power_left_is_told_and_how_to_remove_it(
    run: Run, committed: Path
) -> None:
    assert _ended_within_a_hook(committed, deaths.kill_session) == -signal.SIGKILL
    lock = committed / ".git/index.lock"
    an_hour_ago = time.time() - 3600
    os.utime(lock, (an_hour_ago, an_hour_ago))
    began = time.monotonic()
    ran = run("update", "5", "--percent", "50", "--data", committed)
    assert time.monotonic() - began < 8
    assert ran.code == 6
    assert ran.err == (
        f"错误：已写入账册，但没有提交到 git：另一个 git 占着锁 {lock}，1小时前留下\n"
        "可能有人正在提交（比如还开着写提交说明的编辑器），请等他做完再试。\n"
        f"确定没有 git 在运行、是断电等留下的，再删掉它：rm {lock}\n"
        "内容没有丢；解决后运行 wuxian sync 会补提交。\n"
    )
    lock.unlink()
    assert run("update", "5", "--percent", "60", "--data", committed).code == 0
    assert commits(committed) == ["05 武咸快速通道天子山大桥：进展 60%", "以前的"]
    assert len(status(committed)) == 2


def test_the_lock_of_a_person_whose_editor_is_open_stays(run: Run, committed: Path) -> None:
    assert _ended_within_a_hook(committed, deaths.kill_session) == -signal.SIGKILL
    (committed / ".git/index.lock").unlink()
    (committed / "说明.txt").touch()
    git(committed, "add", "说明.txt")
    opened, saved = committed / ".git/opened", committed / ".git/saved"
    editor = f"touch '{opened}'; while [ ! -e '{saved}' ]; do sleep 0.05; done; echo 手工 >"
    with subprocess.Popen(
        ["git", "-C", committed, "commit", "--quiet", "--all"],
        env={**os.environ, "GIT_EDITOR": f'f() {{ {editor} "$1"; }}; f'},
    ) as person:
        try:
            while not opened.exists():
                time.sleep(0.01)
            # Waited for is only what may be let go in a moment.
            os.utime(committed / ".git/index.lock", (0, 0))
            ran = run("update", "2", "--percent", "50", "--data", committed)
        finally:
            saved.touch()
        assert person.wait(timeout=20) == 0
    assert "另一个 git 占着锁" in ran.err
    assert commits(committed) == ["手工", "以前的"]


def test_ctrl_c_while_git_commits_keeps_the_entry_and_leaves_no_lock(
    run: Run, committed: Path
) -> None:
    assert _ended_within_a_hook(committed, _press_ctrl_c) == 130
    assert not (committed / ".git/index.lock").exists()
    assert run("update", "5", "--percent", "50", "--data", committed).code == 0
    assert commits(committed) == ["05 武咸快速通道天子山大桥：进展 50%", "以前的"]
    [left] = status(committed)
    assert "items/05-tianzishan-bridge/2021/" in left
