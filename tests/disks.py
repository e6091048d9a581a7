"""A disk of its own for a test, small and gone afterwards."""

import contextlib
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def mounted(folder: Path) -> Iterator[None]:
    """A disk of one megabyte on this folder; without the right to mount one, a skip."""
    mount: list[str | Path] = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", folder]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("only who may mount a disk can see the program on one of its own")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)
