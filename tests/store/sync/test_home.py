"""`sync` where there is no home directory, and where git's settings lie in another place."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.store.git.repositories import git
from tests.store.sync.clones import ROADS_PLAN, reported, retitled, synced, two_clones

NOBODY = """
import pwd

def unknown(uid):
    raise KeyError(f"getpwuid(): uid not found: {uid}")

pwd.getpwuid = unknown
"""


@pytest.mark.ordeal
def test_without_a_home_two_sides_are_joined(run: Run, tmp_path: Path) -> None:
    """As in a container: HOME is not set, and the system does not know the user."""
    zhang, li = two_clones(tmp_path)
    reported(run, zhang, "桥墩完成")
    synced(run, zhang)
    retitled(li, "天子山特大桥")
    (tmp_path / "sitecustomize.py").write_text(NOBODY, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if "HOME" not in name}
    done = subprocess.run(
        [sys.executable, "-m", "wuxian", "sync", "--data", str(li)],
        env={**kept, "PYTHONPATH": str(tmp_path)},
        cwd=REPOSITORY,
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr.decode()) == (0, "")
    assert "已与 origin/main 同步。" in done.stdout.decode()


@pytest.mark.parametrize("variable", ["HOME", "XDG_CONFIG_HOME"])
def test_attributes_that_a_user_has_set_hold_in_a_join(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    below = "settings/.config/git" if variable == "HOME" else "settings/git"
    (tmp_path / below).mkdir(parents=True)
    (tmp_path / below / "attributes").write_text("*.txt merge=union\n", encoding="utf-8")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv(variable, str(tmp_path / "settings"))
    zhang, li = two_clones(tmp_path)
    for clone, line in ((zhang, "甲\n"), (li, "乙\n")):
        (clone / "notes.txt").write_text(line, encoding="utf-8")
        git(clone, "add", "notes.txt")
        git(clone, "commit", "--quiet", "--message", "笔记")
    synced(run, zhang)
    synced(run, li)
    assert sorted((li / "notes.txt").read_text(encoding="utf-8").split()) == ["乙", "甲"]
    assert (li / ROADS_PLAN).exists()
