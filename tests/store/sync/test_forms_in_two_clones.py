"""Two departments' forms, read in on two clones, join without a conflict."""

from pathlib import Path

import pytest

from tests.cli.filling import fill
from tests.conftest import Run
from tests.store.git.repositories import committed_book
from tests.store.sync.clones import all_synced, two_clones


@pytest.mark.ordeal
def test_forms_of_two_bodies_join(run: Run, tmp_path: Path) -> None:
    one, other = two_clones(tmp_path, committed_book)
    for clone, body in ((one, "市交通运输局"), (other, "市发展和改革委员会")):
        form = tmp_path / f"{body}.xlsx"
        words = ("list", "--for", body, "--data", clone, "--output", form)
        assert run(*words).code == 0
        # Both carry item 8: the one leads it, the other supports it.
        rows = {(row, "note"): f"{body}已会签" for row in (5, 6)}
        fill(form, rows, form)
        ran = run("import", form, "--yes", "--data", clone)
        assert (ran.code, ran.err) == (0, "")
    all_synced(run, one, other)
    for clone in (one, other):
        told = run("log", "--text", "已会签", "--data", clone).out
        assert "市交通运输局已会签" in told
        assert "市发展和改革委员会已会签" in told
        assert run("check", "--data", clone).code == 0
