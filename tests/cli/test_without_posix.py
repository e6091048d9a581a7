"""On a system without what only POSIX has, Windows above all, one reads and records all the same.

It is tried by taking the names away before the program is imported. What else differs there
(paths, how a file is locked while it is open) this does not show.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.minutes import BRIDGE, PLAN, committed, edited, git, once_reported, unpinned
from tests.conftest import REPOSITORY, Ran

pytestmark = pytest.mark.ordeal
_TAKEN_AWAY = """
import os
import sys

for name in (
    "O_NOFOLLOW O_NONBLOCK O_CLOEXEC O_DIRECTORY O_SYNC O_TMPFILE chown fchmod fchown fork getegid "
    "geteuid getgid getgroups getpgid getuid killpg lchown lockf memfd_create mkfifo mknod nice "
    "openpty pipe2 setsid statvfs sync sysconf uname"
).split():
    if hasattr(os, name):
        delattr(os, name)
for name in ("fcntl", "grp", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"):
    sys.modules[name] = None

"""
_AS_IT_IS = """
import sys
from wuxian.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
_TAKEN_AWAY += _AS_IT_IS


def run(*words: str | Path, script: str = _TAKEN_AWAY) -> Ran:
    """Run the program without them."""
    done = subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A book with one report on the bridge, under git, that commits what is recorded."""
    book = once_reported(tmp_path / "book")
    edited(book, "programme.toml", ("[term]", "[git]\ncommit = true\n\n[term]"))
    committed(book, on="2021-07-03 10:00")
    return book


@pytest.mark.parametrize(
    "words",
    [
        "list", "show 5", "agenda", "report", "check", "log", "changes --since HEAD~1",
        "list --at HEAD~1", "list --csv",
    ],
)  # fmt: skip
def test_every_view_is_shown_as_it_is_elsewhere(words: str, book: Path) -> None:
    given: list[str | Path] = [*words.split(), "--data", book]
    ran = run(*given)
    assert ran.code == 0
    assert ran == run(*given, script=_AS_IT_IS)


def test_a_report_a_post_and_a_retraction_are_recorded(book: Path) -> None:
    told = ("--by", "市交通运输局", "--no-commit", "--json", "--data", book)
    first = run("update", "5", "--percent", "60", *told)
    assert (first.code, first.err) == (0, "")
    assert run("appoint", "5", "市领导", "张三", "--document", "武咸办〔2021〕3号", *told).code == 0
    name = json.loads(first.out)["entry"]["id"]
    assert run("retract", name, "--reason", "误报", *told).code == 0
    assert run("check", "--data", book).out.endswith("查了2个事项、4条记录：错误0处，提醒5处。\n")


def test_what_needs_a_lock_keeps_the_entry_and_says_what_to_do_by_hand(book: Path) -> None:
    head = git(book, "rev-parse", "HEAD")
    words = ("--percent", "60", "--by", "市交通运输局", "--data", book)
    ran = run("update", "5", *words)
    assert ran.code == 6
    assert "已写入账册，但没有提交到 git：这个系统上 wuxian 不能替人提交和同步" in ran.err
    assert "git commit" in ran.err
    assert len(list((book / f"items/{BRIDGE}/2021").iterdir())) == 2
    assert git(book, "rev-parse", "HEAD") == head
    assert run("sync", "--data", book).code == 6


@pytest.mark.parametrize("words", [("init",), ("demo",)])
def test_a_book_is_founded(words: tuple[str], tmp_path: Path) -> None:
    assert run(*words, tmp_path / "new").code in {0, 6}
    assert run("check", "--data", tmp_path / "new").code == 0


def test_a_report_is_written_to_a_file(book: Path, tmp_path: Path) -> None:
    unpinned(book)
    words = ("--as-of", "2021-07-09", "--data", book, "--output", tmp_path / "周报.md")
    assert run("report", *words).code == 0
    assert (tmp_path / "周报.md").read_text(encoding="utf-8").startswith("# ")


def _link(path: Path) -> None:
    path.symlink_to(path.parents[2] / "programme.toml")


@pytest.mark.parametrize(
    ("make", "words"), [(_link, "是符号链接"), (os.mkfifo, "应是文件"), (Path.mkdir, "应是文件")]
)
def test_what_is_no_file_is_neither_followed_nor_waited_for(
    make: object, words: str, book: Path
) -> None:
    (book / PLAN).unlink()
    assert callable(make)
    make(book / PLAN)
    ran = run("show", "5", "--data", book)
    assert ran.code == 4
    assert f"{PLAN} " in ran.err
    assert words in ran.err
