"""`--year`: last year is shown and reported after its end, and stands there when a year turns."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import entry
from tests.conftest import Run


@pytest.fixture
def in_february(run: Run, book: Path) -> Path:
    """A book of 2021 whose item 5 was at 90 % in December, looked at in February 2022."""
    plan = book / "programme.toml"
    text = plan.read_text()
    plan.write_text(text.replace("as_of = 2021-07-26", "as_of = 2021-12-30"))
    assert run("goal", "5", "建成通车", "--due", "年底", "--data", book).code == 0
    assert run("update", "5", "--percent", "90", "--data", book).code == 0
    plan.write_text(text.replace("as_of = 2021-07-26", "as_of = 2022-02-15"))
    return book


def row(run: Run, book: Path, *words: str) -> dict[str, object]:
    """Item 5 of the list."""
    items = json.loads(run("list", "--json", *words, "--data", book).out)["items"]
    found: dict[str, object] = items[4]
    return found


def test_in_the_new_year_last_years_end_stands_beside_the_list_that_is_not_issued(
    run: Run, in_february: Path
) -> None:
    found = row(run, in_february)
    assert found["last_year"] == {"year": 2021, "lamp": "red", "class": "behind", "percent": 90}
    assert found["lamp_reason"] == "2022年清单未下达（2021年末：红灯，欠进度）"
    assert "2022年清单未下达（2021年末：红灯" in run("show", "5", "--data", in_february).out


def test_the_weekly_report_of_the_new_year_tells_the_end_of_the_old_one(
    run: Run, in_february: Path
) -> None:
    items = json.loads(run("report", "--json", "--data", in_february).out)["items"]
    assert items[4]["last_year"]["percent"] == 90


def test_last_year_is_reported_when_it_is_over(run: Run, in_february: Path) -> None:
    proof = ("--evidence", "https://example.org/1", "--json", "--data", in_february)
    told = entry(run("update", "5", "--percent", "100", "--year", "2021", *proof))
    assert (told["year"], told["date"]) == (2021, "2022-02-15")
    assert row(run, in_february, "--year", "2021")["percent"] == 100
    assert row(run, in_february)["percent"] is None
    shown = run("show", "5", "--year", "2021", "--data", in_february).out
    assert "2021年，截至2022年2月15日" in shown
    assert "年份：2021年" in shown


def test_a_day_of_last_year_is_about_last_year(run: Run, in_february: Path) -> None:
    words = ("update", "5", "--percent", "95", "--date", "2021-12-31", "--data", in_february)
    assert "已记录" in run(*words).out
    assert row(run, in_february, "--year", "2021")["percent"] == 95


def test_a_year_out_of_the_term_is_pointed_out(run: Run, in_february: Path) -> None:
    ran = run("list", "--year", "2031", "--data", in_february)
    assert (ran.code, ran.err) == (0, "（2031年不在期限2021—2025年之内。）\n")
