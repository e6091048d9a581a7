"""A disk of its own for a test, small and gone afterwards."""

import contextlib
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest


@contextlib.contextmanager
def mounted(folder: Path, megabytes: int = 1) -> Iterator[None]:
    """A small disk on this folder; without the right to mount one, a skip."""
    size = f"size={megabytes}m"
    mount: list[str | Path] = ["mount", "-t", "tmpfs", "-o", size, "none", folder]
    done = subprocess.run(mount, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        pytest.skip("only who may mount a disk can see the program on one of its own")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@contextlib.contextmanager
def filled(folder: Path, left: int) -> Iterator[None]:
    """Leave so many bytes free on the disk of a folder, and free the rest again."""
    ballast = folder / "ballast"
    state = os.statvfs(folder)
    ballast.write_bytes(bytes(max(0, state.f_bavail * state.f_frsize - left)))
    try:
        yield
    finally:
        ballast.unlink()
