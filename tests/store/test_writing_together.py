"""Many processes writing one book at once: nothing is lost, nothing is broken."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.contents import added, contents

pytestmark = pytest.mark.ordeal

MANY = [4, pytest.param(8, marks=pytest.mark.ordeal)]
UPDATES = 10

WRITER = f"""
import os, sys
from wuxian.cli.main import main

writer, book = sys.argv[1:]
print("ready", flush=True)
os.read(0, 1)
for n in range({UPDATES}):
    code = main(["update", "2", "--note", f"{{writer}}-{{n}}", "--data", book])
    assert code == 0, code
"""

READER = """
import os, sys
from wuxian.cli.main import main

[book] = sys.argv[1:]
print("ready", flush=True)
os.read(0, 1)
for n in range(20):
    assert main(["check", "--data", book]) == 0
"""


def run_at_once(programs: list[list[str]]) -> None:
    """Start them all, let them import, and let them go together."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", *program],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for program in programs
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline() == "ready\n"
    for process in processes:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    told = [process.communicate(timeout=60)[1] for process in processes]
    assert ([process.returncode for process in processes], told) == (
        [0] * len(programs),
        [""] * len(programs),
    )


@pytest.mark.parametrize("processes", MANY)
def test_of_many_processes_updating_at_once_no_entry_is_lost_or_broken(
    run: Run, book: Path, processes: int
) -> None:
    # Item 2 has no folder for the year yet: the first of them all makes it.
    before = contents(book)
    run_at_once([[WRITER, str(writer), str(book)] for writer in range(processes)])
    written = added(before, book)
    assert len(written) == processes * UPDATES
    assert len({path[-len("3f9a1c.toml") :] for path in written}) == processes * UPDATES
    entries = json.loads(run("show", "2", "--json", "--data", book).out)["entries"]
    assert {entry["note"] for entry in entries} == {
        f"{writer}-{n}" for writer in range(processes) for n in range(UPDATES)
    }
    assert run("check", "--strict", "--data", book).code == 0


def test_who_reads_while_others_write_never_sees_half_an_entry(book: Path) -> None:
    writers = [[WRITER, str(writer), str(book)] for writer in range(3)]
    run_at_once([*writers, [READER, str(book)]])


def test_a_years_folder_that_another_makes_at_the_same_moment_is_no_error(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = os.mkdir

    def too_late(path: Path, mode: int = 0o777) -> None:
        make(path, mode)
        make(path, mode)

    monkeypatch.setattr(os, "mkdir", too_late)
    assert run("update", "2", "--percent", "40", "--data", book).code == 0
    assert len(list((book / "items/02-northern-space/2021").iterdir())) == 1
