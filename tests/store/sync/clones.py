"""A book that people share: a bare repository, a clone for each of them, a daemon to serve it."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from tests.cli.minutes import BRIDGE, PLAN, ROAD, bare_book, edited, written
from tests.conftest import Ran, Run
from tests.contents import Contents, contents
from tests.measuring import unmeasured
from tests.store.git.repositories import as_if_just_written, git, repository_of

PEOPLE = ("张三", "李四", "王五", "赵六", "钱七", "孙八")
ROADS_PLAN = f"items/{ROAD}/item.toml"
ENTRIES = f"items/{BRIDGE}/2021"
_SECONDS = 20


def small_book(folder: Path) -> Path:
    """Items 5 and 6, pinned to 2021-07-31, in a book that commits; no repository yet."""
    bare_book(folder)
    (folder / ".gitignore").write_text(".*.draft\n", encoding="utf-8")
    with (folder / "programme.toml").open("a", encoding="utf-8") as programme:
        programme.write("\n[git]\ncommit = true\n")
    return folder


def reported_on(folder: Path) -> Path:
    """The same, with an entry of item 5; item 6 has none."""
    written(small_book(folder), "000001", note="以前的")
    return folder


def shared_book(
    folder: Path, place: str = ".", book: Callable[[Path], object] = small_book
) -> Path:
    """A bare repository with a book at this place in it; it takes any push, and notes each."""
    seed, shared = folder / "seed", folder / "shared.git"
    book(seed / place)
    repository_of(seed)
    git(folder, "clone", "--quiet", "--bare", seed, shared)
    git(shared, "config", "core.logAllRefUpdates", "true")
    return shared


def empty_share(folder: Path) -> Path:
    """A bare repository without a commit."""
    git(folder, "init", "--quiet", "--bare", "shared.git")
    return folder / "shared.git"


def cloned(shared: Path | str, folder: Path, who: str = "张三", *words: str) -> Path:
    """A clone in that folder, of a person of this name."""
    git(folder.parent, "clone", "--quiet", *words, str(shared), folder)
    git(folder, "config", "user.name", who)
    git(folder, "config", "user.email", f"{PEOPLE.index(who)}@example.com")
    return folder


@unmeasured
def two_clones(folder: Path, book: Callable[[Path], object] = small_book) -> tuple[Path, Path]:
    """What 张三 and what 李四 have of one shared book: copies of what git made once."""
    made = Path(_two_clones_made_by_git(book).name)
    shutil.copytree(made, folder, symlinks=True, dirs_exist_ok=True)
    zhang, li = folder / "zhang", folder / "li"
    for clone in (zhang, li):
        config = clone / ".git/config"
        text = config.read_text(encoding="utf-8")
        assert str(made) in text
        config.write_text(text.replace(str(made), str(folder)), encoding="utf-8")
        as_if_just_written(clone)
    return zhang, li


@cache
def _two_clones_made_by_git(
    book: Callable[[Path], object],
) -> "tempfile.TemporaryDirectory[str]":
    folder = tempfile.TemporaryDirectory(prefix="two-clones-")
    shared = shared_book(Path(folder.name), book=book)
    cloned(shared, shared.parent / "zhang")
    cloned(shared, shared.parent / "li", "李四")
    return folder


def shared_by(clone: Path) -> Path:
    """The bare repository that a clone of the same folder shares."""
    return clone.parent / "shared.git"


def put_shared_hook(shared: Path, name: str, script: str) -> Path:
    """Make a shell script a hook of a bare repository; gives its file."""
    hook = shared / "hooks" / name
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    hook.chmod(0o755)
    return hook


def reported(run: Run, clone: Path, note: str, item: str = "5") -> Path:
    """Report progress; gives the path of the entry in the book."""
    before = _entries(clone)
    ran = run("update", item, "--note", note, "--by", "市交通运输局", "--data", clone)
    assert (ran.code, ran.err) == (0, "")
    [path] = _entries(clone) - before
    return path


def pushed(clone: Path, on: str = "2021-07-20T10:00:00+08:00") -> None:
    """Commit and share all there is by plain git, as of that time; quicker than a sync."""
    git(clone, "add", "--all")
    git(clone, "commit", "--quiet", "--message", "手工", env={"GIT_AUTHOR_DATE": on})
    git(clone, "push", "--quiet")


def retitled(clone: Path, title: str, old: str = "天子山大桥") -> None:
    """Give item 5 another title, by hand."""
    edited(clone, PLAN, (f'title = "{old}"', f'title = "{title}"'))


def item_added(clone: Path) -> None:
    """Add item 7."""
    plan = clone / "items/07-port/item.toml"
    plan.parent.mkdir()
    plan.write_text('number = 7\ntitle = "港口"\narea = "transport"\n', encoding="utf-8")


def synced(run: Run, clone: Path, *words: str) -> Ran:
    """Synchronise, which must end well."""
    ran = run("sync", *words, "--data", clone)
    assert (ran.code, ran.err) == (0, "")
    return ran


def all_synced(run: Run, *clones: Path) -> None:
    """Synchronise until each of them has what every other had."""
    for clone in (*clones, *clones[:-1]):
        synced(run, clone)


def book_in(clone: Path) -> Contents:
    """Every file of a clone but git's own, and but what a killed writer left behind."""
    found = contents(clone)
    return {
        path: data
        for path, data in found.items()
        if not path.startswith(".git/") and not path.endswith(".draft")
    }


def tip(repository: Path) -> str:
    """The commit that the branch main is at."""
    return git(repository, "rev-parse", "refs/heads/main").strip()


def notes_in(clone: Path) -> list[str]:
    """What was noted in the entries of a book, in order."""
    texts = (path.read_text(encoding="utf-8") for path in clone.glob("items/*/2*/*.toml"))
    found = [text.partition('\nnote = "')[2].partition('"')[0] for text in texts]
    return sorted(filter(None, found))


def assert_tidy(clone: Path) -> None:
    """Nothing is left of an exchange: all is committed, and nothing lies about in git's folder."""
    own = clone / ".git/wuxian"
    assert git(clone, "status", "--porcelain", "--untracked-files=all") == ""
    assert {path.name for path in own.iterdir()} == {"sync.lock", "write.lock"}
    assert [path for path in clone.rglob("*.lock") if path.parent != own] == []
    assert list(clone.rglob(".merge_file_*")) == []
    assert not any((clone / ".git" / name).exists() for name in ("MERGE_HEAD", "rebase-merge"))


def assert_never_forced(shared: Path) -> None:
    """Each state that the shared branch was in is in the history of the next."""
    log = shared / "logs/refs/heads/main"
    noted = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    for old, new in (line.split(" ")[:2] for line in noted):
        if old.strip("0"):
            git(shared, "merge-base", "--is-ancestor", old, new)


@contextlib.contextmanager
def daemon(folder: Path) -> Iterator[str]:
    """Serve the repositories of a folder on a free port of this machine; gives their address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with served(folder, port):
        yield f"git://127.0.0.1:{port}"


@contextlib.contextmanager
def served(folder: Path, port: int) -> Iterator[None]:
    """Serve them on this port, for reading and for pushing."""
    words = ("--export-all", "--enable=receive-pack", "--reuseaddr", "--listen=127.0.0.1")
    served_from = (f"--port={port}", f"--base-path={folder}", folder)
    with subprocess.Popen(
        ["git", "daemon", *words, *served_from],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            _wait_for(port)
            yield
        finally:
            # Its children do not listen to anything less.
            os.killpg(process.pid, signal.SIGKILL)


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + _SECONDS
    while time.monotonic() < deadline:
        with contextlib.suppress(ConnectionRefusedError), socket.socket() as asking:
            asking.connect(("127.0.0.1", port))
            return
        time.sleep(0.01)
    raise AssertionError(port)


def _entries(clone: Path) -> set[Path]:
    return {path.relative_to(clone) for path in clone.glob("items/*/2*/*.toml")}
