"""git as a process of its own: explicit words, a clean environment, a time limit."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from wuxian.errors import GitFailed, GitMissing

_SECONDS = 60
_SECONDS_TO_GO = 5

# What a caller (a hook, another git) may have set for a repository of its own: what
# `git rev-parse --local-env-vars` lists, and how to read paths. Who the author is, how to reach
# a server and where the user's configuration lies reach git as they are.
_OF_ANOTHER_REPOSITORY = frozenset({
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_CONFIG", "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT",
    "GIT_OBJECT_DIRECTORY", "GIT_DIR", "GIT_WORK_TREE", "GIT_IMPLICIT_WORK_TREE",
    "GIT_GRAFT_FILE", "GIT_INDEX_FILE", "GIT_NO_REPLACE_OBJECTS", "GIT_REPLACE_REF_BASE",
    "GIT_PREFIX", "GIT_INTERNAL_SUPER_PREFIX", "GIT_SHALLOW_FILE", "GIT_COMMON_DIR",
    "GIT_NAMESPACE", "GIT_QUARANTINE_PATH", "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
})  # fmt: skip

# Text is UTF-8, and nothing is signed, coloured or left out on the way to this program because
# a user likes it so on a screen.
_SETTINGS = (
    "core.quotePath=false",
    "i18n.commitEncoding=UTF-8",
    "i18n.logOutputEncoding=UTF-8",
    "log.showSignature=false",
    "log.showRoot=true",
    # A name that git makes up from the host's would be no answer to who wrote something.
    "user.useConfigOnly=true",
)


class Answer(NamedTuple):
    """How a run of git ended."""

    code: int
    out: bytes
    said: str

    @property
    def text(self) -> str:
        """What it printed, without the newline at the end."""
        return self.out.decode("utf-8", "surrogateescape").removesuffix("\n")

    @property
    def fields(self) -> list[str]:
        """What it printed with `-z`: the parts that a NUL ends."""
        return self.out.decode("utf-8", "surrogateescape").split("\0")[:-1]


class Git(NamedTuple):
    """git in a folder; `lock` is held open by it, so that it is held as long as git runs."""

    folder: Path
    settings: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    lock: int | None = None

    def ask(self, *words: str, given: bytes = b"", seconds: int = _SECONDS) -> Answer:
        """Run it and give how it ended, well or not."""
        command = [*self.command, *words]
        try:
            process = subprocess.Popen(  # noqa: S603 (explicit words, no shell)
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=environment(dict(self.variables)),
                pass_fds=() if self.lock is None else (self.lock,),
            )
        except (FileNotFoundError, PermissionError):
            raise GitMissing(
                "没有找到 git", remedy="请先安装 git；不用 git 的命令照常可用。"
            ) from None
        with process:
            try:
                out, said = process.communicate(given, timeout=seconds)
            except subprocess.TimeoutExpired:
                _end(process)
                raise GitFailed(
                    f"git {words[0]} 过了{seconds}秒还没有结束，已停止",
                    remedy="请检查网络、共享库和 git 的钩子，再试一次。",
                    cut_off=True,
                ) from None
            except BaseException:
                _end(process)
                raise
        return Answer(process.returncode, out, said.decode("utf-8", "replace").strip())

    def do(self, *words: str, given: bytes = b"", seconds: int = _SECONDS) -> Answer:
        """Run it and give what it printed; GitFailed carries what git said."""
        answer = self.ask(*words, given=given, seconds=seconds)
        if answer.code != 0:
            raise failed(words[0], answer)
        return answer

    @property
    def command(self) -> list[str]:
        """The words that every run begins with."""
        settings = [word for one in (*_SETTINGS, *self.settings) for word in ("-c", one)]
        return ["git", "-C", str(self.folder), "--no-pager", *settings]


def literal(*paths: str) -> list[str]:
    """Paths as names, never patterns; said of each, since hooks would inherit it from git."""
    return [f":(literal){path}" for path in paths]


def failed(verb: str, answer: Answer) -> GitFailed:
    """The error for a run of git that did not end well, with git's own words."""
    if "user.useConfigOnly" in answer.said or "auto-detection is disabled" in answer.said:
        return GitFailed(
            "git 还不知道你是谁",
            remedy='请设置姓名和邮箱：git config --global user.name "姓名"；'
            "git config --global user.email 邮箱",
        )
    said = "\n".join(f"  {line.strip()}" for line in answer.said.splitlines() if line.strip())
    return GitFailed(f"git {verb} 没有成功（退出码 {answer.code}）：\n{said or '  （没有说明）'}")


def environment(more: dict[str, str]) -> dict[str, str]:
    """What git gets to know of this process: the user's settings, no other repository's."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _OF_ANOTHER_REPOSITORY
        and not name.startswith(("GIT_CONFIG_KEY_", "GIT_CONFIG_VALUE_"))
    }
    # To read is not to write, not even git's cache of file times.
    kept["GIT_OPTIONAL_LOCKS"] = "0"
    # What git says decides what is told, so it is to speak one language.
    kept["LANGUAGE"] = "C"
    if not sys.stdin.isatty():
        kept["GIT_TERMINAL_PROMPT"] = "0"
    return {**kept, **more}


def _end(process: subprocess.Popen[bytes]) -> None:
    """Let git go while it can still remove its lock files, and only then by force."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_SECONDS_TO_GO)
        return
    process.kill()
