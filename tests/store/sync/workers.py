"""People at their clones, all at once: each records and syncs, and may be killed at any moment.

They run below a process of its own, which has imported all and has no threads, so that each of
them is a fork: quick enough to be killed and started again.
"""

import contextlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from tests.conftest import REPOSITORY
from tests.store.sync.clones import notes_in
from wuxian.cli.main import main

ENTRIES = 25
_UNTIL_A_SYNC = 9
_SECONDS_BETWEEN_KILLS = 0.4


def at_work(clones: list[Path], killed: str = "", kills: int = 0) -> None:
    """Let them all record and sync; `killed` says what dies: the "group" with its git, or "alone".

    Each has done all its work at the end, whatever became of it meanwhile.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.sync.workers", killed, str(kills), *map(str, clones)],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("killed\n") == kills


def _work(clone: Path) -> int:
    """Record what is not recorded yet, with a sync now and then; gives the first bad exit code."""
    done = notes_in(clone)
    for n in range(ENTRIES):
        note = f"{clone.name}{n}"
        if note not in done and (code := main(["update", "5", "--note", note, *_data(clone)])):
            return code
        if n % _UNTIL_A_SYNC == _UNTIL_A_SYNC - 1 and (code := main(["sync", *_data(clone)])):
            return code
    return main(["sync", *_data(clone)])


def _data(clone: Path) -> tuple[str, str]:
    return "--data", str(clone)


def _begun(clone: Path) -> int:
    child = os.fork()
    if child == 0:
        code = 70
        try:
            os.setpgid(0, 0)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            code = _work(clone)
        finally:
            os._exit(code)
    # Whichever of the two comes first: it is a group before it can be killed.
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.setpgid(child, child)
    return child


def _all(killed: str, kills: int, clones: list[Path]) -> int:
    working = {_begun(clone): clone for clone in clones}
    worst = 0
    while working:
        if kills:
            time.sleep(random.random() * _SECONDS_BETWEEN_KILLS)  # noqa: S311 (no secret)
            child = random.choice(list(working))  # noqa: S311 (the same)
            kill = os.killpg if killed == "group" else os.kill
            kill(child, signal.SIGKILL)
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            clone = working.pop(child)
            if code == -signal.SIGKILL:
                kills -= 1
                print("killed")
            worst = max(worst, code)
            working[_begun(clone)] = clone
        else:
            child, status = os.wait()
            worst = max(worst, os.waitstatus_to_exitcode(status))
            del working[child]
    return worst


if __name__ == "__main__":
    how, number, *names = sys.argv[1:]
    sys.exit(_all(how, int(number), [Path(name) for name in names]))
