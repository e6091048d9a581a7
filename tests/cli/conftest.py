"""The commands run in the repository's folder, where the shipped book is the nearest."""

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever folder the tests were started from."""
    monkeypatch.chdir(REPOSITORY)


@pytest.fixture
def new(run: Run, tmp_path: Path) -> Path:
    """A new book whose term began in 2021, so that the days of the calendar are known."""
    assert run("init", tmp_path / "账册", "--from", "2021").code == 0
    return tmp_path / "账册"
