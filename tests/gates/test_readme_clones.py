"""The README's "Many people, one book": its commands run, and its conflict looks like that."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Ran, Run

README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
SECTION = README[README.index("## Many people, one book") : README.index("## The circular")]
PAPERS = README[README.index("## The circular") : README.index("## The weekly report")]
PLAN = "items/05-tianzishan-bridge/item.toml"


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a reader has followed the section to its end."""
    return followed(SECTION, tmp_path_factory.mktemp("readme"))


def followed(section: str, folder: Path) -> Path:
    """A folder in which every block of a section was run in turn."""
    for block in re.findall(r"```sh\n(.*?)```", section, re.DOTALL):
        done = subprocess.run(
            ["sh", "-e", "-c", block],
            cwd=folder,
            env={**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return folder


@pytest.mark.ordeal
def test_who_follows_the_section_has_the_departments_report_at_the_office(ground: Path) -> None:
    reports = list((ground / "office").glob("items/05-*/*/*-progress-*.toml"))
    assert len(reports) == 1
    assert "主桥桩基完成" in reports[0].read_text(encoding="utf-8")


@pytest.mark.ordeal
def test_the_conflict_looks_as_shown(run: Run, ground: Path) -> None:
    office = decided(run, ground / "office", "月度联席会议", "2026-09-01T09:00:00+08:00")
    assert office.code == 0
    transport = decided(run, ground / "transport", "双周例会", "2026-09-01T17:00:00+08:00")
    assert transport.code == 1
    shown = re.search(r"```text\n(.*?)```", SECTION, re.DOTALL)
    assert shown is not None
    assert transport.out == shown[1]


def decided(run: Run, clone: Path, mechanism: str, when: str) -> Ran:
    """Write a mechanism into the plan by hand and sync, as of that time."""
    plan = clone / PLAN
    before, goals, after = plan.read_text(encoding="utf-8").partition("[six_ones.lead]")
    added = f'[six_ones.mechanism]\nholder = "{mechanism}"\nbasis = "inferred"\n\n'
    plan.write_text(before + added + goals + after, encoding="utf-8")
    dates = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
    return run("sync", "--data", clone, columns=80, env=dates)


@pytest.mark.ordeal
def test_the_commands_that_make_papers_and_walls_run_one_after_another(tmp_path: Path) -> None:
    made = {path.name for path in followed(PAPERS, tmp_path).iterdir()}
    assert made == {"演示", "通报.md", "简报.html", "挂图.html", "挂图.svg", "第5项.html"}
