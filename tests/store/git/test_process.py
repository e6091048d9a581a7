"""git as a process: explicit words, a clean environment, a time limit, its own words in errors."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.store.git.histories import put_git
from tests.store.git.repositories import git
from wuxian.errors import GitFailed
from wuxian.store.git.process import Git

SECONDS_NOT_WAITED_FOR = 30


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty repository."""
    git(tmp_path, "init", "--quiet", "repository")
    return tmp_path / "repository"


def put_first(patch: pytest.MonkeyPatch, tmp_path: Path, script: str) -> None:
    """Let git be this shell script."""
    for name, value in put_git(tmp_path / "bin", script).items():
        patch.setenv(name, value)


def is_alive(process: int) -> bool:
    """Whether a process is still there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_a_git_that_hangs_is_stopped_and_the_error_says_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_first(
        monkeypatch, tmp_path, f"echo $$ > pid; seq 100000; exec sleep {SECONDS_NOT_WAITED_FOR}"
    )
    monkeypatch.chdir(tmp_path)
    begin = time.monotonic()
    with pytest.raises(GitFailed) as failure:
        Git(folder).do("fetch", "--quiet", seconds=1)
    assert failure.value.message == "git fetch 过了1秒还没有结束，已停止"
    assert failure.value.remedy == "请检查网络、共享库和 git 的钩子，再试一次。"
    assert failure.value.exit_code == 6
    assert time.monotonic() - begin < 10
    assert not is_alive(int((tmp_path / "pid").read_text()))


@pytest.mark.ordeal
def test_a_git_that_cannot_be_asked_to_stop_is_stopped_by_force(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wuxian.store.git.process._SECONDS_TO_GO", 0.2)
    put_first(monkeypatch, tmp_path, "trap '' TERM; echo $$ > pid; while :; do sleep 0.1; done")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(GitFailed, match="已停止"):
        Git(folder).ask("status", seconds=1)
    assert not is_alive(int((tmp_path / "pid").read_text()))


def test_at_an_interrupt_git_is_stopped_too(folder: Path, tmp_path: Path) -> None:
    env = put_git(tmp_path / "bin", f"echo $$ > pid; exec sleep {SECONDS_NOT_WAITED_FOR}")
    code = f"from wuxian.store.git.process import *; Git(Path({str(folder)!r})).do('fetch')"
    python = subprocess.Popen(
        [sys.executable, "-c", code],
        env={**env, "PYTHONPATH": str(REPOSITORY)},
        cwd=tmp_path,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    pid = tmp_path / "pid"
    deadline = time.monotonic() + SECONDS_NOT_WAITED_FOR
    while not (pid.exists() and pid.read_text()) and time.monotonic() < deadline:
        time.sleep(0.02)
    time.sleep(0.3)  # git runs a moment before Python knows that it does
    python.send_signal(signal.SIGINT)
    assert python.wait(timeout=10) != 0
    assert not is_alive(int(pid.read_text()))


def test_what_git_says_of_a_failure_is_carried_into_the_error(folder: Path) -> None:
    with pytest.raises(GitFailed) as failure:
        Git(folder).do("rev-parse", "--verify", "gone")
    assert failure.value.message == (
        "git rev-parse 没有成功（退出码 128）：\n  fatal: Needed a single revision"
    )


def test_whatever_git_says_is_carried_line_by_line(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_first(monkeypatch, tmp_path, r"printf '错误：甲\n\n\377乙\n' >&2; exit 3")
    with pytest.raises(GitFailed) as failure:
        Git(folder).do("push")
    assert failure.value.message == "git push 没有成功（退出码 3）：\n  错误：甲\n  \ufffd乙"


def test_a_failure_without_a_word_says_that(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_first(monkeypatch, tmp_path, "exit 1")
    with pytest.raises(GitFailed) as failure:
        Git(folder).do("push")
    assert failure.value.message == "git push 没有成功（退出码 1）：\n  （没有说明）"


def test_to_ask_is_no_failure_whatever_the_answer(folder: Path) -> None:
    answer = Git(folder).ask("rev-parse", "--verify", "--quiet", "gone")
    assert (answer.code, answer.text, answer.said) == (1, "", "")


@pytest.mark.parametrize("language", ["", "zh_CN:en", "de"])
def test_a_user_without_a_name_is_told_how_to_give_one_in_whatever_language_git_speaks(
    language: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in {
        "LANGUAGE": language,
        "LC_ALL": "C.UTF-8",
        "HOME": str(tmp_path),
        "XDG_CONFIG_HOME": str(tmp_path),
        "GIT_CONFIG_GLOBAL": "/dev/null",
    }.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(GitFailed) as failure:
        Git(folder).do("commit", "--allow-empty", "--message", "空的")
    assert failure.value.message == "git 还不知道你是谁"
    assert "git config --global user.email" in failure.value.remedy


def test_without_git_the_error_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(folder))
    with pytest.raises(GitFailed) as failure:
        Git(folder).ask("status")
    assert failure.value.message == "没有找到 git"
    assert failure.value.remedy == "请先安装 git；不用 git 的命令照常可用。"


def test_a_git_that_may_not_be_run_is_as_good_as_none(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").write_text("#!/bin/sh\n", encoding="utf-8")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitFailed):
        Git(folder).ask("status")


def test_words_reach_git_as_they_are_and_no_shell(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_first(monkeypatch, tmp_path, r"""printf '%s\0' "$@" """)
    words = ["log", "", " ", "$(touch x)", "; touch x", "a\nb", "'", '"', "*", "咸宁"]
    assert Git(folder).do(*words).fields[-len(words) :] == words
    assert list(folder.glob("x")) == []


def test_what_git_prints_is_kept_were_it_no_utf_8(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_first(monkeypatch, tmp_path, r"printf '\377\0桥\n\0'")
    assert os.fsencode("|".join(Git(folder).do("ls-tree").fields)) == b"\xff|\xe6\xa1\xa5\n"


def test_git_reads_what_it_is_given(folder: Path) -> None:
    given = b"\0\xff\n" * 100_000
    name = Git(folder).do("hash-object", "-w", "--stdin", given=given).text
    assert Git(folder).do("cat-file", "blob", name).out == given


def test_a_git_that_does_not_read_what_it_is_given_is_no_crash(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_first(monkeypatch, tmp_path, "exit 0")
    assert Git(folder).ask("hash-object", given=b"x" * 1_000_000).code == 0


def test_git_knows_of_no_other_repository(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in git(folder, "rev-parse", "--local-env-vars").split():
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.bare")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "true")
    put_first(monkeypatch, tmp_path, "env -0")
    known = {field.partition("=")[0] for field in Git(folder).do("status").fields}
    assert {name for name in known if name.startswith("GIT_")} == {
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_OPTIONAL_LOCKS",
        "GIT_TERMINAL_PROMPT",
    }


def test_who_the_user_is_and_how_to_reach_a_server_git_gets_to_know(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    users = {
        "GIT_AUTHOR_NAME": "李四",
        "GIT_COMMITTER_EMAIL": "lisi@example.com",
        "GIT_SSH_COMMAND": "ssh -i key",
        "SSH_AUTH_SOCK": "agent",
        "HTTPS_PROXY": "http://proxy.example",
        "HOME": str(tmp_path),
    }
    for name, value in users.items():
        monkeypatch.setenv(name, value)
    put_first(monkeypatch, tmp_path, "env -0")
    fields = Git(folder).do("status").fields
    assert [name for name, value in users.items() if f"{name}={value}" not in fields] == []


def test_git_is_found_in_the_folder_whatever_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "-C 'x' \"$y\"\n咸宁"
    folder.mkdir()
    git(tmp_path, "init", "--quiet", folder)
    assert Git(folder).do("rev-parse", "--show-toplevel").text == str(folder)
