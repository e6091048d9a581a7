"""Two lists that name one unit nobody has registered, read in on two clones, join."""

import json
from pathlib import Path

import pytest

from tests.conftest import Run
from tests.store.git.repositories import committed_book
from tests.store.sync.clones import all_synced, two_clones


@pytest.mark.ordeal
def test_a_unit_that_two_lists_bring_along_is_one(run: Run, tmp_path: Path) -> None:
    clones = two_clones(tmp_path, committed_book)
    items = json.loads(run("list", "--json", "--data", clones[0]).out)["items"]
    for clone, item, name in zip(clones, items[:2], ("甲", "乙"), strict=True):
        file = tmp_path / f"{name}.csv"
        file.write_text(f"任务,配合单位\n{item['title']},市气象局\n", encoding="utf-8")
        words = ("--date", "2021-03-01", "--yes", "--data", clone)
        ran = run("import", file, *words)
        assert (ran.code, "新部门1个：市气象局" in ran.out) == (0, True), ran
    all_synced(run, *clones)
    for clone in clones:
        assert (clone / "programme.toml").read_text(encoding="utf-8").count("市气象局") == 1
        assert run("check", "--data", clone).code == 0
