"""`six-ones`."""

import json
from collections import Counter
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.render.drawn import tables

POSTS = ["leader", "lead", "team", "mechanism", "fund", "term"]


@pytest.fixture(params=["shipped", "demo"])
def root(request: pytest.FixtureRequest, demo: Path) -> Path:
    """First the shipped book, then the demo book."""
    return REPOSITORY / "data" if request.param == "shipped" else demo


def test_the_totals_count_the_cells_above_them(run: Run, root: Path) -> None:
    cells, totals = tables(run("six-ones", "--data", root).out)
    columns = list(zip(*(row[2:] for row in cells.rows), strict=True))
    assert [row[0] for row in totals.rows] == ["落实", "推定", "空缺"]
    for word, *counts in totals.rows:
        assert [int(count) for count in counts] == [column.count(word) for column in columns]


def test_the_totals_in_json_count_the_cells_too(run: Run, root: Path) -> None:
    view = json.loads(run("six-ones", "--json", "--data", root).out)
    for post in POSTS:
        counted = Counter(item["posts"][post]["filling"] for item in view["items"])
        assert {word: count for word, count in view["totals"][post].items() if count} == counted


def test_in_the_shipped_book_leads_and_term_are_inferred_and_nothing_is_filled(run: Run) -> None:
    _, totals = tables(run("six-ones").out)
    assert totals.rows == [
        ("落实", "0", "0", "0", "0", "0", "0"),
        ("推定", "0", "20", "0", "2", "0", "20"),
        ("空缺", "20", "0", "20", "18", "20", "0"),
    ]


def test_an_appointment_fills_its_cell_from_its_day_on(run: Run, book: Path) -> None:
    words = ("appoint", "5", "leader", "张三", "--document", "文", "--date", "2021-07-20")
    assert run(*words, "--data", book).code == 0
    filled = {
        day: tables(run("six-ones", "--data", book, "--as-of", day).out)[0].rows[4][2]
        for day in ("2021-07-19", "2021-07-20")
    }
    assert filled == {"2021-07-19": "空缺", "2021-07-20": "落实"}
