"""git as a process of its own: explicit words, a clean environment, a time limit."""

import contextlib
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wuxian.errors import GitFailed, GitMissing
from wuxian.store.git.answer import Answer, failed

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
    # What is told in trailers is read back by their usual sign.
    "trailer.separators=:",
    # NTFS and SMB mounts make modes up, and nothing in a book is run.
    "core.fileMode=false",
)


class Git(NamedTuple):
    """git in a folder; `lock` is held open by it, so that it is held as long as git runs."""

    folder: Path
    settings: tuple[str, ...] = ()
    variables: tuple[tuple[str, str], ...] = ()
    lock: int | None = None

    def ask(self, *words: str, given: bytes = b"", seconds: int = _SECONDS) -> Answer:
        """Run it and give how it ended, well or not.

        Only git is waited for: what a hook leaves running has inherited its files, and would
        hold a pipe open for as long as it lives.
        """
        with _file(given) as stdin, _file() as out, _file() as said:
            process = self._started(words, stdin, out, said)
            was_stopped = threading.Event()
            limit = threading.Timer(seconds, _stop, (process, was_stopped))
            limit.daemon = True
            limit.start()
            try:
                code = process.wait()
            except BaseException:
                _end(process)
                raise
            finally:
                limit.cancel()
            if was_stopped.is_set():
                raise GitFailed(
                    f"git {words[0]} 过了{seconds}秒还没有结束，已停止",
                    remedy="请检查网络、共享库和 git 的钩子，再试一次。",
                    cut_off=True,
                )
            told = _content(said).decode("utf-8", "replace").strip()
            return Answer(code, _content(out), told)

    def _started(
        self, words: tuple[str, ...], stdin: int, out: int, said: int
    ) -> "subprocess.Popen[bytes]":
        try:
            return subprocess.Popen(  # noqa: S603 (explicit words, no shell)
                [*self.command, *words],
                stdin=stdin,
                stdout=out,
                stderr=said,
                env=environment(dict(self.variables)),
                pass_fds=() if self.lock is None else (self.lock,),
                # Off a terminal, what kills this program and all its group lets git end well,
                # so that no lock of git's is left behind; on one, git may have to ask.
                process_group=None if sys.stdin.isatty() else 0,
            )
        except (FileNotFoundError, PermissionError):
            raise GitMissing(
                "没有找到 git", remedy="请先安装 git；不用 git 的命令照常可用。"
            ) from None

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


@contextlib.contextmanager
def _file(content: bytes = b"") -> Iterator[int]:
    """A file without a name, in memory where the system has such, that holds this."""
    with contextlib.ExitStack() as stack:
        if hasattr(os, "memfd_create"):
            handle = os.memfd_create("git")
            stack.callback(os.close, handle)
        else:
            import tempfile  # noqa: PLC0415 (only where memory has no files)

            handle = stack.enter_context(tempfile.TemporaryFile()).fileno()
        if content:
            with open(handle, "wb", closefd=False) as file:
                file.write(content)
            os.lseek(handle, 0, os.SEEK_SET)
        yield handle


def _content(handle: int) -> bytes:
    """What was written to a file."""
    with open(handle, "rb", closefd=False) as file:
        file.seek(0)
        return file.read()


def _stop(process: "subprocess.Popen[bytes]", was_stopped: threading.Event) -> None:
    was_stopped.set()
    _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Let git go while it can still remove its lock files, and only then by force."""
    process.terminate()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(_SECONDS_TO_GO)
        return
    process.kill()
