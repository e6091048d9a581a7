"""The contents of git's objects, by one process that is asked again and again."""

import contextlib
import hashlib
import subprocess
import threading
from collections.abc import Iterable, Sequence
from types import TracebackType
from typing import IO, Self

from wuxian.errors import GitFailed
from wuxian.store.git.process import Git, environment
from wuxian.store.toml.plain import SIZE_LIMIT

_SECONDS = 300
_HEADER_OF_A_FOUND_OBJECT = 3


class Objects:
    """Reads blobs by their ids; to be used in a `with` statement."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._running: _Batch | None = None
        self._fetched: dict[str, bytes] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._running is not None:
            self._running.close()

    def fetch(self, names: Iterable[str]) -> None:
        """Ask for many blobs in one go; each is read afterwards without asking git again."""
        wanted = [name for name in dict.fromkeys(names) if name not in self._fetched]
        answers = self._batch.ask(wanted)
        # What git does not have is asked for again by `blob`, which says so.
        found = zip(wanted, answers, strict=True)
        self._fetched.update({name: data for name, data in found if data is not None})

    def blob(self, name: str) -> bytes:
        """The bytes of a blob, at most one more than a book's file may have.

        GitFailed where the repository does not have it whole.
        """
        data = self._fetched.get(name)
        if data is None:
            (data,) = self._batch.ask([name])
        if data is None:
            raise _lacking(name)
        return data

    def digest(self, name: str) -> str:
        """The SHA-256 of a blob of any size; GitFailed where the repository has it not whole."""
        found = self._batch.digest(name)
        if found is None:
            raise _lacking(name)
        return found

    @property
    def _batch(self) -> "_Batch":
        if self._running is None:
            self._running = _Batch([*self._git.command, "cat-file", "--batch"])
        return self._running


def _lacking(name: str) -> GitFailed:
    return GitFailed(
        f"git 仓库里缺少对象 {name}，或已损坏",
        remedy="仓库可能损坏，或是部分克隆；请运行 git fsck，或重新克隆。",
    )


class _Batch:
    """`git cat-file --batch`: given names, it gives a header and the bytes of each."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(  # noqa: S603 (explicit words, no shell)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment({}),
        )
        assert self._process.stdin  # noqa: S101 (both are pipes)
        assert self._process.stdout  # noqa: S101
        self._to: IO[bytes] = self._process.stdin
        self._from: IO[bytes] = self._process.stdout
        # Over a damaged object git may read for ever.
        self._limit = threading.Timer(_SECONDS, self._process.kill)
        self._limit.daemon = True
        self._limit.start()

    def ask(self, names: Sequence[str]) -> list[bytes | None]:
        """The bytes of objects; None where one is missing, cut short, or git has died over it."""
        # By a thread of its own: git stops listening while its answers are not read.
        asking = threading.Thread(target=self._write, args=(names,), daemon=True)
        asking.start()
        try:
            answers = [self._answer() for _ in names]
        except BaseException:
            # Git waits to be read, and the thread for git: neither would ever end.
            self._process.kill()
            raise
        finally:
            asking.join()
        return answers

    def digest(self, name: str) -> str | None:
        """The SHA-256 of an object, which is never held whole; None where it is missing."""
        self._write([name])
        size = self._announced()
        if size is None:
            return None
        found = hashlib.sha256()
        while size and (part := self._from.read(min(size, SIZE_LIMIT))):
            found.update(part)
            size -= len(part)
        self._from.read(1)
        return None if size else found.hexdigest()

    def _write(self, names: Sequence[str]) -> None:
        with contextlib.suppress(BrokenPipeError):
            self._to.write("".join(f"{name}\n" for name in names).encode())
            self._to.flush()

    def _announced(self) -> int | None:
        """The size of the object that comes next; None where it is missing."""
        header = self._from.readline().split()
        return int(header[2]) if len(header) == _HEADER_OF_A_FOUND_OBJECT else None

    def _answer(self) -> bytes | None:
        size = self._announced()
        if size is None:
            return None
        data = self._from.read(min(size, SIZE_LIMIT + 1))
        rest = size + 1 - len(data)
        while rest > 0 and (more := self._from.read(min(rest, SIZE_LIMIT))):
            rest -= len(more)
        return None if rest else data

    def close(self) -> None:
        """Let git go."""
        self._limit.cancel()
        with contextlib.suppress(BrokenPipeError):
            self._to.close()
        self._from.close()
        self._process.wait()
