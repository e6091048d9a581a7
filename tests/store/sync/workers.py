"""People at their clones, all at once: each records and syncs, and may be killed at any moment.

They run below a process of its own, which has imported all and has no threads, so that each of
them is a fork: quick enough to be killed and started again.
"""

import contextlib
import io
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.store import deaths
from tests.store.sync.clones import notes_in
from wuxian.cli.main import main
from wuxian.errors import GitFailed

_SECONDS_BETWEEN_KILLS = 0.4


def at_work(clones: list[Path], entries: int, killed: str = "", kills: int = 0) -> None:
    """Let them all record so many entries and sync three times or more.

    `killed` says what dies meanwhile, this many times: "all" with its git, or it "alone".

    Each has done all its work at the end, whatever became of it meanwhile.
    """
    words = map(str, (entries, killed, kills, *clones))
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.sync.workers", *words],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), (done.returncode, done.stderr)
    assert done.stdout.count("killed\n") == kills


def _work(clone: Path, entries: int) -> int:
    """Record what is not recorded yet, with a sync now and then; gives the first bad exit code."""
    done = notes_in(clone)
    until_a_sync = entries // 3 + 1
    for n in range(entries):
        note = f"{clone.name}{n}"
        if note not in done and (code := _ran(clone, "update", "5", "--note", note)):
            return code
        if n % until_a_sync == until_a_sync - 1 and (code := _ran(clone, "sync")):
            return code
    return _ran(clone, "sync")


def _ran(clone: Path, *words: str) -> int:
    """Run a command; a lock that a dead git left is removed as the message says, then it syncs."""
    with contextlib.redirect_stderr(io.StringIO()) as said:
        code = main([*words, *_data(clone)])
    locks = [path for path in (clone / ".git").rglob("*.lock") if path.parent.name != "wuxian"]
    if code != GitFailed.exit_code or not any(str(lock) in said.getvalue() for lock in locks):
        sys.stderr.write(said.getvalue())
        return code
    for lock in locks:
        lock.unlink()
    return main(["sync", *_data(clone)])


def _data(clone: Path) -> tuple[str, str]:
    return "--data", str(clone)


def _begun(clone: Path, entries: int) -> int:
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.setsid()
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            code = _work(clone, entries)
        finally:
            os._exit(code)
    return child


def _all(entries: int, killed: str, kills: int, clones: list[Path]) -> int:
    working = {_begun(clone, entries): clone for clone in clones}
    worst = 0
    while working:
        if kills:
            time.sleep(random.random() * _SECONDS_BETWEEN_KILLS)  # noqa: S311 (no secret)
            child = random.choice(list(working))  # noqa: S311 (the same)
            if killed == "all":
                deaths.kill_session(child)
            os.kill(child, signal.SIGKILL)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            clone = working.pop(child)
            if code == -signal.SIGKILL:
                kills -= 1
                print("killed")
            worst = max(worst, code)
            working[_begun(clone, entries)] = clone
        else:
            child, status = os.wait()
            worst = max(worst, os.waitstatus_to_exitcode(status))
            del working[child]
    return worst


if __name__ == "__main__":
    each, how, number, *names = sys.argv[1:]
    sys.exit(_all(int(each), how, int(number), [Path(name) for name in names]))
