"""`list`."""

import json
from pathlib import Path

from tests.conftest import Run


def test_the_shipped_book_lists_its_twenty_items_in_order(run: Run, book: Path) -> None:
    listed = json.loads(run("list", "--data", book, "--json").out)
    assert [item["number"] for item in listed["items"]] == list(range(1, 21))
