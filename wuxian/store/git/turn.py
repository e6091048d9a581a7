"""Taking turns at a repository, and mending what a turn that was cut off left behind.

Two kinds of turn exist: `write` for the moment in which the index, the work tree and the
branch change, `sync` for a whole exchange with the shared repository. Each is a file lock,
which the system lets go when its holder dies. The lock is handed to git, so that a git that
outlives a killed wuxian still counts as its holder. A note lies beside the lock while a turn
lasts; whoever finds it when taking the next turn knows that the last one was cut off.

What lies in this program's own folder of the repository is swept up then, and nothing else is:
a lock of git's names no owner, and a person's `git commit` holds one while its editor is open.
"""

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from wuxian.errors import GitFailed, Unwritable, WuxianError
from wuxian.store.disk.write import telling
from wuxian.store.git.moving import Move, take_back
from wuxian.store.git.patience import patiently
from wuxian.store.git.process import Git, literal
from wuxian.store.git.removal import end_removal, remove
from wuxian.store.git.repository import Repository

_SECONDS = 60
_BETWEEN_LOOKS = 0.02
_REMOVES = "removes "
_EXISTS = ("cat-file", "-e")

# Housekeeping would go on in the background with the lock in its hands; `sync` asks for it
# when its turn is over.
_NO_HOUSEKEEPING = ("gc.auto=0", "maintenance.auto=false")


class Turn(NamedTuple):
    """A turn at the repository: the git to use in it, and where it notes what it is about."""

    repository: Repository
    git: Git
    note: Path

    def move(self, move: Move) -> None:
        """Bring branch, index and files forward; git refuses before it overwrites a change."""
        with self._moving(move):
            words = ("--ff-only", "--quiet", "--no-autostash", move.new)
            patiently(self.repository, "merge", *words)

    def move_aside(self, move: Move) -> None:
        """Bring them to a commit that does not have the present one in its history."""
        with self._moving(move):
            patiently(self.repository, "read-tree", "-m", "-u", move.old, move.new)
            words = ("-m", "wuxian sync", "HEAD", move.new, move.old)
            patiently(self.repository, "update-ref", *words)

    @contextlib.contextmanager
    def _moving(self, move: Move) -> Iterator[None]:
        """Note a move before it begins, so that it can be taken back if it is cut off.

        What cannot be taken back now (the disk is full) is as good as cut off: the next turn will.
        """
        self.note.write_text(move.new, encoding="utf-8")
        try:
            yield
        except GitFailed as failure:
            if failure.cut_off:
                raise
            try:
                take_back(self.repository, move.new)
            except (GitFailed, OSError):
                raise GitFailed(failure.message, remedy=failure.remedy, cut_off=True) from failure
            self.note.write_text("", encoding="utf-8")
            raise

    def remove(self, paths: Sequence[str], last_commit: str | None) -> None:
        """Take new files back, and the last commit with them if that is nothing else.

        It is noted before it begins, so that it can be brought to its end if it is cut off.
        """
        self.note.write_text(_REMOVES + "\n".join(paths), encoding="utf-8")
        remove(self.repository, paths, last_commit)


@contextlib.contextmanager
def turn(repository: Repository, kind: str) -> Iterator[Turn]:
    """Wait for a turn, mend what the one before left behind, and take it."""
    folder = own_folder(repository)
    note = folder / f"{kind}.note"
    with _telling(folder), _locked(folder / f"{kind}.lock") as lock:
        git = repository.git._replace(settings=_NO_HOUSEKEEPING, lock=lock)
        taken = Turn(repository._replace(git=git), git, note)
        if note.exists():
            _MENDING[kind](taken)
        # Anew and not written over: it may be another user's of the same group.
        note.unlink(missing_ok=True)
        note.touch()
        try:
            yield taken
        except WuxianError as error:
            # git came to its own end and took its locks away.
            if not (isinstance(error, GitFailed) and error.cut_off):
                note.unlink()
            raise
        # Not reached by another error: what it left behind is looked for at the next turn.
        note.unlink()


def own_folder(repository: Repository) -> Path:
    """Where this program keeps what it must remember of a clone; nothing of it is shared."""
    folder = repository.git_dir / "wuxian"
    with _telling(folder):
        if not folder.is_dir():
            folder.mkdir(exist_ok=True)
            # Of a repository that a group shares, this folder is the group's, too.
            folder.chmod(folder.parent.stat().st_mode)
    return folder


@contextlib.contextmanager
def _telling(folder: Path) -> Iterator[None]:
    """What the system refuses in git's folder is git's failure: the entry itself is written."""
    try:
        with telling(folder):
            yield
    except Unwritable as refusal:
        raise GitFailed(refusal.message, remedy=refusal.remedy) from refusal


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[int]:
    try:
        import fcntl  # noqa: PLC0415 (what has none reads and records all the same)
    except ImportError:
        raise GitFailed(
            "这个系统上 wuxian 不能替人提交和同步",
            remedy="请自己提交和交换：git add items，git commit -m 进展，git pull，git push。",
        ) from None
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o666)
    with contextlib.suppress(PermissionError):
        os.fchmod(handle, path.parent.stat().st_mode & 0o666)
    deadline = time.monotonic() + _SECONDS
    try:
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise GitFailed(
                        f"另一个 wuxian 占用 git 超过{_SECONDS}秒", remedy="请等它结束后再试。"
                    ) from None
            time.sleep(_BETWEEN_LOOKS)
        yield handle
    finally:
        # Let go for all who have inherited it: a hook may have left a process running.
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_UN)
        os.close(handle)


def _mend_writing(taken: Turn) -> None:
    repository = taken.repository
    _know_committed_entries(repository)
    noted = taken.note.read_text(encoding="utf-8")
    if noted.startswith(_REMOVES):
        end_removal(repository, noted.removeprefix(_REMOVES).split("\n"))
    elif noted:
        take_back(repository, noted)


def _know_committed_entries(repository: Repository) -> None:
    """Tell the index of entries that were announced to it and committed, but not told so."""
    words = ("diff", "--name-only", "--diff-filter=A", "-z", "--relative", "--no-renames")
    announced = repository.git.do(*words).fields
    known = [path for path in announced if repository.git.ask(*_EXISTS, f"HEAD:./{path}").code == 0]
    if known:
        patiently(repository, "reset", "--quiet", "HEAD", "--", *literal(*known))


def _mend_sync(taken: Turn) -> None:
    own = taken.note.parent
    shutil.rmtree(own / "scratch", ignore_errors=True)
    for name in ("index", "index.lock"):
        (own / name).unlink(missing_ok=True)


_MENDING: dict[str, Callable[[Turn], None]] = {"write": _mend_writing, "sync": _mend_sync}
