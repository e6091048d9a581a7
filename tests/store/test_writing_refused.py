"""A disk that is full or read-only: a clear error, and everything is as it was before."""

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Ran, Run
from tests.contents import EARLIER, contents
from tests.disks import mounted

IS_ROOT = os.geteuid() == 0
NOTHING_WRITTEN = "没有写入任何内容。"


@dataclass(frozen=True)
class Disk:
    """A folder that takes nothing while the program runs, and what is said of it."""

    folder: Path
    spoilt: Callable[[Path], AbstractContextManager[list[str]]]
    reason: str
    remedy: str

    def run(self, *words: str | Path) -> Ran:
        """Run the program on it, as a process of its own."""
        with self.spoilt(self.folder) as prefix:
            done = subprocess.run(
                [*prefix, sys.executable, "-m", "wuxian", *map(str, words)],
                cwd=REPOSITORY,
                env={"PATH": os.environ["PATH"]},
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=60,
                check=False,
            )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@contextlib.contextmanager
def _filled(folder: Path) -> Iterator[list[str]]:
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        while True:
            file.write(bytes(4096))
    yield []
    filler.unlink()


@contextlib.contextmanager
def _limited(_: Path) -> Iterator[list[str]]:
    """No file may grow, as with a quota: for those who may not mount a small disk."""
    yield ["sh", "-c", 'ulimit -f 0 && exec "$@"', "sh"]


@contextlib.contextmanager
def _mounted_read_only(folder: Path) -> Iterator[list[str]]:
    subprocess.run(["mount", "-o", "remount,ro", folder], check=True)
    yield []
    subprocess.run(["mount", "-o", "remount,rw", folder], check=True)


@contextlib.contextmanager
def _without_rights(folder: Path) -> Iterator[list[str]]:
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    for path in folders:
        path.chmod(0o555)
    # Root is refused nothing unless it lays down its capabilities.
    yield ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if IS_ROOT else []
    for path in folders:
        path.chmod(0o755)


@pytest.fixture(params=["full", "limited", "mounted read-only", "without rights"])
def disk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Disk]:
    """The four ways in which a disk takes nothing."""
    folder = tmp_path / "disk"
    folder.mkdir()
    room, rights = "请腾出空间后重试。", "请检查文件夹的权限。"
    match request.param:
        case "limited":
            yield Disk(folder, _limited, "超过系统允许的文件大小", "")
        case "without rights":
            yield Disk(folder, _without_rights, "没有写入的权限", rights)
        case way:
            with mounted(folder):
                if way == "full":
                    yield Disk(folder, _filled, "磁盘已满", room)
                else:
                    yield Disk(folder, _mounted_read_only, "磁盘是只读的", rights)


def _assert_told(ran: Ran, disk: Disk, path: str) -> None:
    """The file, the reason and the remedy, in two lines and nothing else."""
    assert (ran.code, ran.out) == (5, "")
    # Where no file may be written, git, too, has nowhere to say what it knows.
    *_, first, second = ran.err.splitlines()
    assert first.startswith(f"错误：写不进 {disk.folder}/{path}")
    assert first.endswith(f"：{disk.reason}")
    assert second == NOTHING_WRITTEN + disk.remedy


def test_an_update_that_cannot_be_written_leaves_the_book_as_it_was(disk: Disk, run: Run) -> None:
    book = shutil.copytree(REPOSITORY / "data", disk.folder / "book")
    before = contents(book)
    ran = disk.run("update", "5", "--percent", "40", "--data", book)
    folder = "book/items/05-tianzishan-bridge/2021/2021-07-26-progress-"
    _assert_told(ran, disk, folder)
    assert contents(book) == before
    assert run("check", "--strict", "--data", book).code == 0


def test_the_first_update_of_a_year_leaves_the_book_as_it_was_too(disk: Disk, run: Run) -> None:
    book = shutil.copytree(REPOSITORY / "data", disk.folder / "book")
    before = contents(book)
    ran = disk.run("update", "2", "--percent", "40", "--data", book)
    _assert_told(ran, disk, "book/items/02-northern-space/2021/2021-07-26-progress-")
    assert contents(book) == before
    assert run("check", "--strict", "--data", book).code == 0


def test_a_report_that_cannot_be_written_leaves_the_old_one_untouched(
    disk: Disk, book: Path
) -> None:
    (disk.folder / "周报.md").write_text(EARLIER)
    ran = disk.run("report", "--data", book, "--output", disk.folder / "周报.md")
    _assert_told(ran, disk, "周报.md")
    assert contents(disk.folder) == {"周报.md": EARLIER.encode()}


@pytest.mark.parametrize("command", ["init", "demo"])
def test_of_a_book_that_cannot_be_written_nothing_stays(disk: Disk, command: str) -> None:
    ran = disk.run(command, disk.folder / "new")
    _assert_told(ran, disk, "new")
    assert list(disk.folder.iterdir()) == []


def test_an_empty_folder_that_cannot_become_a_book_stays_empty(disk: Disk) -> None:
    (disk.folder / "new").mkdir()
    ran = disk.run("init", disk.folder / "new")
    _assert_told(ran, disk, "new")
    assert list((disk.folder / "new").iterdir()) == []
    assert [path.name for path in disk.folder.iterdir()] == ["new"]
