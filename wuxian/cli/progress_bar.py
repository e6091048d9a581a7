"""Showing that a command is at work: a bar on stderr, on a terminal, after a second."""

import os
import sys
import threading
from collections.abc import Iterable
from typing import IO, TYPE_CHECKING, TextIO, cast

from wuxian.store.disk.folder import Folder
from wuxian.store.disk.through import Through

if TYPE_CHECKING:
    from rich.progress import Progress

AFTER = 1.0
"""So many seconds nobody wonders."""

_AT_ONCE = 64
"""Once in so many files it is told."""


def watched(folder: Folder) -> Folder:
    """The same folder, of which a long reading, and what comes after, is shown on a terminal."""
    if os.environ.get("TERM") in ("dumb", "unknown"):
        return folder
    return WatchedFolder(folder)


class WatchedFolder(Through):
    """A folder that tells how much of what is expected was read."""

    def __init__(self, folder: Folder) -> None:
        super().__init__(folder)
        self._expected = 0
        self._done = 0
        self._bar = _Bar()

    def expect(self, paths: Iterable[str]) -> None:
        """These files are going to be read."""
        wanted = list(paths)
        self._expected += len(wanted)
        self._folder.expect(wanted)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        self._done += 1
        if self._done % _AT_ONCE == 0 or self._done == self._expected:
            self._bar.show(self._done, self._expected)
        return self._folder.read(path)


class _Bar:
    """The bar on stderr, once it takes long, be it to read or to compute.

    The first word that the command says ends it, and it leaves nothing.
    """

    def __init__(self) -> None:
        self._streams = sys.stdout, sys.stderr
        # What draws the bar may itself look at a stream, in the same thread.
        self._lock = threading.RLock()
        self._is_over = False
        self._progress: Progress | None = None
        self._so_far = (0, 0)
        self._timer = threading.Timer(AFTER, self._begin)
        self._timer.daemon = True
        sys.stdout, sys.stderr = (
            cast("TextIO", _FirstWord(stream, self)) for stream in self._streams
        )
        self._timer.start()

    def _begin(self) -> None:
        from rich import progress
        from rich.console import Console

        with self._lock:
            if self._is_over:
                return
            self._progress = progress.Progress(
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.TaskProgressColumn(),
                console=Console(file=self._streams[1]),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._task = self._progress.add_task("正在读取账册", total=None)
            self._progress.start()
            self._tell(self._progress)
            if self._is_over:
                self._progress.stop()

    def show(self, done: int, expected: int) -> None:
        """So many files of those that are expected were read; after the last it is computed."""
        with self._lock:
            self._so_far = (done, expected)
            if self._progress is not None and not self._is_over:
                self._tell(self._progress)

    def _tell(self, progress: "Progress") -> None:
        done, expected = self._so_far
        if done != expected:
            progress.update(self._task, completed=done, total=expected)
        elif done:
            # How long that takes nobody knows: a total is not taken back, so it is another task.
            progress.remove_task(self._task)
            self._task = progress.add_task("正在计算", total=None)

    def end(self) -> None:
        """Take it away, and let the command speak."""
        with self._lock:
            if self._is_over:
                return
            self._is_over = True
            sys.stdout, sys.stderr = self._streams
        self._timer.cancel()
        if self._progress is not None:
            self._progress.stop()


class _FirstWord:
    """Stands for a stream until something is wanted of it: then the bar ends."""

    def __init__(self, stream: IO[str], bar: _Bar) -> None:
        self._stream = stream
        self._bar = bar

    def __getattr__(self, name: str) -> object:
        self._bar.end()
        return getattr(self._stream, name)
