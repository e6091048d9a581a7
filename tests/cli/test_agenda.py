"""`agenda`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Run
from tests.render.drawn import tables


def agenda(run: Run, *words: str | Path) -> dict[str, Any]:
    """The agenda as JSON."""
    ran = run("agenda", "--json", *words)
    assert (ran.code, ran.err) == (0, "")
    return dict(json.loads(ran.out))


def numbers(rows: list[dict[str, Any]]) -> list[int]:
    """The items' numbers."""
    return [row["number"] for row in rows]


def test_what_is_late_stands_with_how_many_working_days(run: Run, demo: Path) -> None:
    late = agenda(run, "--data", demo)["late"]
    assert [(row["number"], row["what"], row["due"], row["working_days"]) for row in late] == [
        (9, "节点：主体过半", "2021-09-30", 57),
        (7, "年度目标", "2021-11-30", 18),
        (11, "节点：阶段验收", "2021-11-30", 18),
        (17, "年度目标", "2021-11-30", 18),
    ]


def test_working_days_stand_as_plain_numbers_under_titles_that_say_what_they_are(
    run: Run, demo: Path
) -> None:
    found = tables(run("agenda", "--data", demo).out)
    late, due = (table for table in found if "到期内容" in table.titles)
    assert (late.titles[4], due.titles[4]) == ("已过（工作日）", "还剩（工作日）")
    assert [row[4] for row in late.rows] == ["57", "18", "18", "18"]
    assert {row[4] for row in due.rows} == {"5"}


@pytest.mark.parametrize(("within", "due"), [("4", 0), ("5", 12), ("250", 12)])
def test_within_says_how_many_working_days_ahead_it_looks(
    run: Run, demo: Path, within: str, due: int
) -> None:
    found = agenda(run, "--within", within, "--data", demo)
    assert (found["due_within"], len(found["due"])) == (int(within), due)


def test_a_weekend_does_not_count_as_time_to_go(run: Run, demo: Path) -> None:
    # From Friday, 24 December, to Friday, 31 December 2021: five working days.
    assert {row["working_days"] for row in agenda(run, "--data", demo)["due"]} == {5}


@pytest.mark.parametrize(("silent", "found"), [("19", [11]), ("61", [11]), ("62", [])])
def test_silent_says_after_how_many_working_days_silence_is_told(
    run: Run, demo: Path, silent: str, found: list[int]
) -> None:
    assert numbers(agenda(run, "--silent", silent, "--data", demo)["silent"]) == found


def test_who_reported_nothing_all_year_comes_first(run: Run) -> None:
    silent = agenda(run)["silent"]
    assert [(row["number"], row["working_days"]) for row in silent] == [
        (2, None),
        (4, None),
        (11, None),
        (13, None),
        (16, None),
        (3, 21),
    ]


def test_a_report_ends_the_silence(run: Run, book: Path) -> None:
    assert run("update", "2", "--note", "已报", "--data", book).code == 0
    assert numbers(agenda(run, "--data", book)["silent"]) == [4, 11, 13, 16, 3]


def test_every_count_in_the_headings_is_the_length_of_its_list(run: Run, demo: Path) -> None:
    out, found = run("agenda", "--data", demo).out, agenda(run, "--data", demo)
    for words, part in (("逾期", "late"), ("10个工作日内到期", "due")):
        assert f"{words}（{len(found[part])}）\n" in out
    assert f"超过10个工作日未报送（{len(found['silent'])}）\n" in out


def test_where_nothing_is_late_it_says_so(run: Run) -> None:
    assert "\n逾期（0）\n  无\n" in run("agenda").out


def test_a_year_without_a_calendar_is_said_to_be_counted_by_weekdays(run: Run) -> None:
    words = "日历里没有2030年的放假安排，工作日暂按周一至周五计算。"
    assert words in run("agenda", "--as-of", "2030-05-06").out
    assert words not in run("agenda").out


def test_every_lead_says_that_it_is_inferred(run: Run) -> None:
    rows = [line for line in run("agenda").out.split("\n") if line[:2].isdecimal() and "|" in line]
    assert len(rows) == 6
    assert [row for row in rows if not row.endswith("（推定）")] == []
