"""The commands run in the repository's folder, where the shipped book is the nearest."""

import pytest

from tests.conftest import REPOSITORY


@pytest.fixture(autouse=True)
def in_the_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever folder the tests were started from."""
    monkeypatch.chdir(REPOSITORY)
