"""The contents of git's objects, by one process that is asked again and again."""

import subprocess
from types import TracebackType
from typing import IO, Self, cast

from wuxian.errors import GitFailed
from wuxian.store.git.process import Git, environment


class Objects:
    """Reads blobs by their ids; to be used in a `with` statement."""

    def __init__(self, git: Git) -> None:
        self._git = git
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process is not None:
            self._to.close()
            self._from.close()
            self._process.wait()

    def blob(self, name: str) -> bytes:
        """The bytes of a blob; GitFailed where the repository does not have it."""
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 (explicit words, no shell)
                [*self._git.command, "cat-file", "--batch"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment({}),
            )
        self._to.write(f"{name}\n".encode())
        self._to.flush()
        header = self._from.readline().split()
        if len(header) != len(("id", "type", "size")):
            raise GitFailed(
                f"git 仓库里缺少对象 {name}",
                remedy="仓库可能损坏，或是部分克隆；请运行 git fsck，或重新克隆。",
            )
        data = self._from.read(int(header[2]) + 1)
        return data[:-1]

    @property
    def _to(self) -> IO[bytes]:
        return cast("IO[bytes]", self._process and self._process.stdin)

    @property
    def _from(self) -> IO[bytes]:
        return cast("IO[bytes]", self._process and self._process.stdout)
