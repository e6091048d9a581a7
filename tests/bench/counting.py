"""Counting: the instructions of a process, which repeat where its seconds do not."""

import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

from .processes import Desk
from .timing import Contestant

_VALGRIND = "valgrind"
_CACHEGRIND = (
    _VALGRIND,
    "--tool=cachegrind",
    "--cache-sim=no",
    "--cachegrind-out-file=/dev/null",
)
_TOTAL = re.compile(r"I +refs: +([\d,]+)")


def can_count(search_path: str) -> bool:
    """Whether valgrind is there, which counts."""
    return shutil.which(_VALGRIND, path=search_path) is not None


def is_counted(contestant: Contestant) -> bool:
    """Whether it is a Python program of this environment: the floor, or wuxian."""
    return contestant.command[0] == sys.executable


def count(contestant: Contestant, turn: int) -> int:
    """The instructions of its process, warmed up before; not those of processes it starts."""
    desk = contestant.desk
    log = Path(desk.environment["HOME"]) / "cachegrind.log"
    # Seeded by chance, sets and dictionaries would take another course each time.
    steady = replace(desk, environment={**desk.environment, "PYTHONHASHSEED": "0"})
    steady.run(*_CACHEGRIND, f"--log-file={log}", *contestant.words(turn))
    (total,) = _TOTAL.findall(log.read_text(encoding="utf-8"))
    return int(total.replace(",", ""))


def full_name(desk: Desk) -> str:
    """What counts, with the number of its version."""
    return desk.run(_VALGRIND, "--version").strip().replace("-", " ", 1)
