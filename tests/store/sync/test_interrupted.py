"""An exchange that is cut off at a known moment: the next one heals it, and nothing is lost."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.minutes import PLAN, edited, written
from tests.conftest import REPOSITORY, Run
from tests.store.deaths import kill_session
from tests.store.git.repositories import git, put_hook, status
from tests.store.sync.clones import (
    ROADS_PLAN,
    assert_never_forced,
    assert_tidy,
    book_in,
    daemon,
    notes_in,
    pushed,
    put_shared_hook,
    retitled,
    served,
    shared_by,
    synced,
    tip,
    two_clones,
)

pytestmark = pytest.mark.ordeal

SECONDS = 20


@pytest.fixture(autouse=True)
def _little_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """A lock that is old is told soon; how long that lasts is not what is asked here."""
    monkeypatch.setattr("wuxian.store.git.patience._LEAST_SECONDS", 0.2)


@pytest.fixture
def clones(tmp_path: Path) -> tuple[Path, Path]:
    """What 张三 has shared, an entry and edits; what 李四 has to share, an entry and an edit."""
    zhang, li = two_clones(tmp_path)
    written(zhang, "000001", note="张三的")
    retitled(zhang, "大桥")
    edited(zhang, ROADS_PLAN, ("省道改造", "省道"))
    edited(zhang, "years/2021.toml", ("red_below = 60", "red_below = 50"))
    pushed(zhang)
    written(li, "000002", note="李四的")
    edited(li, PLAN, ("due = 2021-12-31", "due = 2021-11-30"))
    return zhang, li


class Moment(NamedTuple):
    """A moment of an exchange at which a hook, of 李四's clone or of the shared one, can hold it.

    `when` is a condition for the hook: a transaction is told what it is about to change, and
    holds the locks for it.
    """

    hook: str
    when: str = "true"
    is_of_the_shared: bool = False


SECOND_TIME = '{ [ -e "$0.once" ] || { touch "$0.once"; false; }; }'
TRANSACTION = ("reference-transaction", '[ "$1" = prepared ] && grep -q')
SHARED_BRANCH_MOVES = Moment(TRANSACTION[0], f"{TRANSACTION[1]} heads/", is_of_the_shared=True)

# As an exchange goes on.
MOMENTS = {
    "an entry is committed": Moment("pre-commit", SECOND_TIME),
    "an entry was committed": Moment(
        TRANSACTION[0], f'[ "$1" = committed ] && grep -q heads/ && {SECOND_TIME}'
    ),
    "news is noted": Moment(TRANSACTION[0], f"{TRANSACTION[1]} remotes/"),
    "files are checked out": Moment("smudge", '[ "$1" = years/2021.toml ]'),
    "the old place is noted": Moment(TRANSACTION[0], f"{TRANSACTION[1]} ORIG_HEAD"),
    "the branch moves": Moment(
        TRANSACTION[0], f"[ -e .git/FETCH_HEAD ] && {TRANSACTION[1]} heads/"
    ),
    "the push begins": Moment("pre-push"),
    "the shared repository looks at it": Moment("pre-receive", is_of_the_shared=True),
    "the shared branch moves": SHARED_BRANCH_MOVES,
    "the shared repository has it": Moment("post-receive", is_of_the_shared=True),
    "the push is noted": Moment(TRANSACTION[0], f"{TRANSACTION[1]} remotes/ && {SECOND_TIME}"),
}


ORDEAL = pytest.mark.ordeal
# In every run some moments see one kind of kill, in the ordeals all see both.
KILLED_TOGETHER = [
    pytest.param(moment, marks=ORDEAL if n % 9 else ()) for n, moment in enumerate(MOMENTS)
]
KILLED_ALONE = [
    pytest.param(moment, marks=ORDEAL if n % 9 != 4 else ()) for n, moment in enumerate(MOMENTS)
]


class Held(NamedTuple):
    """A sync that was held at a moment; it goes on as soon as this file is there."""

    process: subprocess.Popen[bytes]
    goes_on: Path


@contextlib.contextmanager
def held(clone: Path, moment: Moment) -> Iterator[Held]:
    """A sync of this clone that has come to a moment and waits there; it is over afterwards."""
    reached, goes_on = clone / ".git/reached", clone / ".git/goes-on"
    # No longer than a test lasts, should the test fail.
    script = (
        f"if [ ! -e '{goes_on}' ] && {moment.when}; then touch '{reached}'; "
        f"for n in $(seq {SECONDS * 20}); do [ -e '{goes_on}' ] && break; sleep 0.05; done; fi"
    )
    if moment.hook == "smudge":
        (clone / ".git/info/attributes").write_text("*.toml filter=held\n", encoding="utf-8")
        hook = put_hook(clone, "smudge", f"{script}; exec cat")
        git(clone, "config", "filter.held.smudge", f"'{hook}' %f")
    elif moment.is_of_the_shared:
        put_shared_hook(shared_by(clone), moment.hook, script)
    else:
        put_hook(clone, moment.hook, script)
    with subprocess.Popen(
        [sys.executable, "-m", "wuxian", "sync", "--data", clone],
        cwd=REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        try:
            deadline = time.monotonic() + SECONDS
            while not reached.exists():
                assert process.poll() is None, "it never came to that moment"
                assert time.monotonic() < deadline
                time.sleep(0.01)
            yield Held(process, goes_on)
        finally:
            goes_on.touch()


def assert_healed(run: Run, clones: tuple[Path, Path]) -> None:
    """The next sync brings everything to both sides and leaves nothing of the last one behind."""
    zhang, li = clones
    synced(run, li)
    assert_tidy(li)
    synced(run, zhang)
    assert book_in(zhang) == book_in(li)
    assert notes_in(zhang) == ["张三的", "李四的"]
    plan = (zhang / PLAN).read_text(encoding="utf-8")
    assert '"大桥"' in plan
    assert "2021-11-30" in plan
    assert tip(zhang) == tip(li) == tip(shared_by(li))
    assert_never_forced(shared_by(li))
    assert git(li, "fsck", "--strict", "--no-dangling") == ""


def locks_left(clone: Path) -> list[Path]:
    """The locks of git, here and in the shared repository."""
    folders = (clone / ".git", shared_by(clone))
    found = [path for folder in folders for path in folder.rglob("*.lock")]
    return [path for path in found if path.parent.name != "wuxian"]


def locks_removed_as_told(run: Run, clone: Path) -> None:
    """A sync says which lock of a dead git is in its way; each is removed as it says."""
    locks = locks_left(clone)
    for lock in locks:
        os.utime(lock, (0, 0))
    while any(lock.exists() for lock in locks):
        ran = run("sync", "--data", clone)
        told = re.search(r"rm (.*\.lock)", ran.err)
        assert (ran.code == 6) == bool(told)
        for lock in [Path(told[1])] if told else locks:
            lock.unlink(missing_ok=not told)


@pytest.mark.parametrize("moment", KILLED_TOGETHER)
def test_killed_with_its_git_at_any_moment_it_is_healed_by_the_next_sync(
    run: Run, clones: tuple[Path, Path], moment: str
) -> None:
    with held(clones[1], MOMENTS[moment]) as sync:
        kill_session(sync.process.pid)
    locks_removed_as_told(run, clones[1])
    assert_healed(run, clones)


@pytest.mark.parametrize("moment", KILLED_ALONE)
def test_killed_while_its_git_lives_on_the_next_sync_waits_for_that_and_heals_the_rest(
    run: Run, clones: tuple[Path, Path], moment: str
) -> None:
    with held(clones[1], MOMENTS[moment]) as sync:
        sync.process.kill()
        sync.process.wait()
        began = time.monotonic()
        threading.Timer(0.5, sync.goes_on.touch).start()
        synced(run, clones[1])
        assert time.monotonic() - began > 0.5
    assert_healed(run, clones)


@pytest.mark.parametrize("moment", ["files are checked out", "the push begins"])
def test_interrupted_by_the_keyboard_it_ends_at_once_and_is_healed_by_the_next_sync(
    run: Run, clones: tuple[Path, Path], moment: str
) -> None:
    with held(clones[1], MOMENTS[moment]) as sync:
        os.killpg(sync.process.pid, signal.SIGINT)
        assert sync.process.wait(SECONDS) == 130
    assert_healed(run, clones)


def test_what_git_wrote_in_part_is_taken_back_and_what_a_person_wrote_meanwhile_stays(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    with held(li, MOMENTS["files are checked out"]) as sync:
        kill_session(sync.process.pid)
    for lock in locks_left(li):
        lock.unlink()
    # The entry and both plans are there already, the settings are not.
    [entry] = {*book_in(zhang)} & {line[3:] for line in status(li) if line.startswith("??")}
    (li / entry).write_bytes((li / entry).read_bytes()[:40])
    edited(li, ROADS_PLAN, ('title = "省道"', 'title = "省道"\ncovers = ["路基"]'))
    (li / "说明.txt").write_text("我的\n", encoding="utf-8")
    synced(run, li)
    synced(run, zhang)
    assert notes_in(li) == ["张三的", "李四的"]
    assert (zhang / ROADS_PLAN).read_text(encoding="utf-8") == (
        'number = 6\ntitle = "省道"\ncovers = ["路基"]\narea = "transport"\n'
    )
    assert status(li) == ["?? 说明.txt"]
    assert (li / "说明.txt").read_text(encoding="utf-8") == "我的\n"


def test_what_a_person_wrote_after_a_kill_is_neither_overwritten_nor_pushed_unseen(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    with held(li, MOMENTS["the branch moves"]) as sync:
        kill_session(sync.process.pid)
    for lock in locks_left(li):
        lock.unlink()
    edited(li, PLAN, ('"大桥"', '"我的大桥"'))
    before = tip(zhang)
    ran = run("sync", "--data", li)
    assert ran.code == 1
    assert "本机：我的大桥（李四，" in ran.out
    assert "对方：大桥（张三，" in ran.out
    assert tip(shared_by(li)) == before


def test_what_a_join_that_was_killed_left_is_swept_away(
    run: Run, clones: tuple[Path, Path]
) -> None:
    own = clones[1] / ".git/wuxian"
    (own / "scratch").mkdir(parents=True)
    for name in ("scratch/.merge_file_a1b2c3", "index", "index.lock", "sync.note", "write.note"):
        (own / name).touch()
    assert_healed(run, clones)


def test_a_join_that_was_killed_at_a_settled_conflict_does_not_hinder_the_next(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    own = li / ".git/wuxian"
    retitled(li, "桥")
    assert run("sync", "--data", li).code == 1
    for name in ("index", "index.lock", "sync.note"):
        (own / name).touch()
    synced(run, li, "--take", "theirs")
    assert_healed(run, (zhang, li))


@pytest.mark.parametrize(
    "lock", ["index.lock", "HEAD.lock", "refs/heads/main.lock", "refs/remotes/origin/main.lock"]
)
def test_a_lock_that_a_git_of_the_users_holds_for_a_moment_is_waited_for(
    run: Run, clones: tuple[Path, Path], lock: str
) -> None:
    _, li = clones
    git(li, "add", "--all")
    git(li, "commit", "--quiet", "--message", "手工")
    taken = li / ".git" / lock
    taken.touch()
    threading.Timer(0.5, taken.unlink).start()
    assert_healed(run, clones)


def test_a_process_that_a_hook_leaves_running_does_not_hold_the_next_sync(
    run: Run, clones: tuple[Path, Path]
) -> None:
    _, li = clones
    put_hook(li, "pre-push", "sleep 5 < /dev/null > /dev/null 2>&1 &")
    synced(run, li)
    began = time.monotonic()
    assert_healed(run, clones)
    assert time.monotonic() - began < 4


def test_a_server_that_goes_away_in_the_middle_of_a_push_loses_nothing(
    run: Run, clones: tuple[Path, Path]
) -> None:
    zhang, li = clones
    with contextlib.ExitStack() as server:
        address = server.enter_context(daemon(li.parent))
        git(li, "remote", "set-url", "origin", f"{address}/shared.git")
        with held(li, MOMENTS["the shared repository looks at it"]) as sync:
            before = tip(zhang)
            server.close()
            assert sync.process.wait(SECONDS) == 6
    assert tip(shared_by(li)) == before
    assert notes_in(li) == ["张三的", "李四的"]
    with served(li.parent, int(address.rpartition(":")[2])):
        assert_healed(run, clones)
