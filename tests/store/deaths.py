"""The program run again and again in a child that is killed each time at another moment.

It runs in a process of its own, which has imported all and has no threads, so that a child
is a fork: quick enough for hundreds of deaths.
"""

import contextlib
import json
import os
import random
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from wuxian.cli.main import main
from wuxian.store.disk import write

_REPOSITORY = Path(__file__).resolve().parents[2]
_WRITING = write.__file__
_KILLED = -signal.SIGKILL
_TIMED = 5


@dataclass(frozen=True)
class Deaths:
    """Which trials were killed, and which came to their end before; trial 0 always does."""

    finished: frozenset[int]
    killed: frozenset[int]


def at_random_moments(trials: int, *words: str | Path) -> Deaths:
    """Kill at any time within the run; `{n}` in the words is the trial's number."""
    return _deaths("random", str(trials), *map(str, words))


def at_steps(apart: int, *words: str | Path) -> Deaths:
    """Kill at the first step of writing, then at one so much later, … at the last.

    With 1 apart that is every step.
    """
    return _deaths("steps", str(apart), *map(str, words))


def kill_session(session: int) -> None:
    """Kill a process and whatever it has started, as a loss of power does.

    Its git is in a group of its own and outlives a kill of the group.
    """
    while found := [process for process in _processes() if _session_of(process) == session]:
        for process in found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(process, signal.SIGKILL)


def _processes() -> list[int]:
    return [int(path.name) for path in Path("/proc").iterdir() if path.name.isdecimal()]


def _session_of(process: int) -> int | None:
    """The session of a process that is alive; a dead one may not have been waited for."""
    try:
        state, _, _, session = (
            Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[:4]
        )
    except OSError:
        return None
    return None if state == "Z" else int(session)


def _deaths(*words: str) -> Deaths:
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.deaths", *words],
        cwd=_REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    codes = json.loads(done.stdout.splitlines()[-1])
    assert set(codes) <= {0, _KILLED}, codes
    return Deaths(
        frozenset(n for n, code in enumerate(codes) if code == 0),
        frozenset(n for n, code in enumerate(codes) if code == _KILLED),
    )


def _random(trials: int, words: list[str]) -> list[int]:
    codes = [main(_numbered(words, 0))]
    whole = float("inf")
    while len(codes) < _TIMED:
        began = time.perf_counter()
        codes.append(_end(_begun(_numbered(words, len(codes)))))
        whole = min(whole, time.perf_counter() - began)
    for n in range(_TIMED, trials):
        child = _begun(_numbered(words, n))
        time.sleep(random.random() * whole)  # noqa: S311 (nothing here is a secret)
        os.kill(child, signal.SIGKILL)
        codes.append(_end(child))
    return codes


def _steps(apart: int, words: list[str]) -> list[int]:
    codes = [main(_numbered(words, 0)), _KILLED]
    while codes[-1] == _KILLED:
        n = len(codes)
        codes.append(_end(_begun(_numbered(words, n), 1 + (n - 2) * apart)))
    return codes


def _die_at(last: int) -> None:
    """Kill this process at that step of writing.

    A step is whatever the system is asked to do with a draft (Python tells it beforehand),
    and, once a draft of a file is open, every call and return in the module that writes it.
    """
    steps = 0

    def step() -> None:
        nonlocal steps
        steps += 1
        if steps == last:
            os.kill(os.getpid(), signal.SIGKILL)

    def profile(frame: FrameType, _: str, __: object) -> None:
        if any(near and near.f_code.co_filename == _WRITING for near in (frame, frame.f_back)):
            step()

    def audit(event: str, given: tuple[object, ...]) -> None:
        if event.startswith(("open", "os.", "shutil.")) and given and ".draft" in str(given[0]):
            step()
            if event == "open" and str(given[0]).endswith(".draft"):
                sys.setprofile(profile)

    sys.addaudithook(audit)


def _numbered(words: list[str], n: int) -> list[str]:
    return [word.replace("{n}", str(n)) for word in words]


def _begun(words: list[str], dying_at: int | None = None) -> int:
    child = os.fork()
    if child == 0:
        code = 70
        try:
            if dying_at is not None:
                _die_at(dying_at)
            code = main(words)
        finally:
            os._exit(code)
    return child


def _end(child: int) -> int:
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


if __name__ == "__main__":
    how, given, *rest = sys.argv[1:]
    found = (_random if how == "random" else _steps)(int(given), rest)
    print(json.dumps(found))
