"""The gates: format, lint, types and the directions of import."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY

BESIDE_PYTHON = Path(sys.executable).parent


@pytest.mark.parametrize(
    "words",
    [
        ("ruff", "check"),
        ("ruff", "format", "--check"),
        # It looks at everything there is, and takes a tenth of all the tests' time.
        pytest.param(("mypy",), marks=pytest.mark.ordeal),
        ("lint-imports",),
    ],
    ids=" ".join,
)
def test_the_gate_is_passed(words: tuple[str, ...]) -> None:
    done = subprocess.run(
        [BESIDE_PYTHON / words[0], *words[1:]],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_is_a_drawer_without_a_name() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc", "base", "manager"}
    assert not [path for path in (REPOSITORY / "wuxian").rglob("*.py") if path.stem in drawers]


def test_no_file_is_long() -> None:
    long = [
        path.relative_to(REPOSITORY)
        for folder in ("wuxian", "tests")
        for path in (REPOSITORY / folder).rglob("*.py")
        if len(path.read_text(encoding="utf-8").splitlines()) > 350
    ]
    assert not long


def test_only_the_command_line_reads_the_clock() -> None:
    """A view of a day must not depend on today: `now` and `today` are cli's words."""
    readers = [
        str(path.relative_to(REPOSITORY))
        for path in (REPOSITORY / "wuxian").rglob("*.py")
        if ".now(" in (text := path.read_text(encoding="utf-8")) or ".today(" in text
    ]
    assert {Path(reader).parts[1] for reader in readers} == {"cli"}
