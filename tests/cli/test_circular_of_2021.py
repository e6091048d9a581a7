"""The circulars of 2021-Q1 and 2021-H1 from the list of goals and figures that Xianning's had.

Source: 咸宁市 2021年一季度、上半年 督查通报, goals and figures as published; who leads is not said.
"""

import csv
import json
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run

LIST = REPOSITORY / "tests/lists/circulars.csv"
# The figures of a period are published after its end.
AS_OF = {"2021-Q1": "2021-04-25", "2021-H1": "2021-07-25"}
SIDES = {"≥": "至少", "≤": "不超过"}


def rows(circular: str) -> list[dict[str, str]]:
    """What one of the office's circulars says."""
    with LIST.open(encoding="utf-8-sig") as file:
        return [row for row in csv.DictReader(file) if row["通报"] == circular]


def written(circular: str, file: Path) -> Path:
    """These rows in a file of their own, as a clerk has them."""
    found = rows(circular)
    with file.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, list(found[0]))
        writer.writeheader()
        writer.writerows(found)
    return file


@pytest.fixture
def city(run: Run, tmp_path: Path) -> Path:
    """A blank book into which what was published of both periods was read."""
    book = tmp_path / "咸宁"
    ran = run("init", book, "--blank", "咸宁市", "--office", "市政府督查室", "--from", "2021")
    assert ran.code == 0, ran.err
    for circular, day in (("2021年一季度", "2021-04-20"), ("2021年上半年", "2021-07-20")):
        file = written(circular, tmp_path / f"{circular}.csv")
        ran = run("import", file, "--date", day, "--yes", "--data", book)
        assert ran.code == 0, ran.err
    return book


def figures(run: Run, book: Path, period: str) -> dict[str, str]:
    """The line of each figure of a circular, by the figure's name."""
    as_of = AS_OF[period]
    out = run("report", "--period", period, "--as-of", as_of, "--data", book).out
    part = out.partition("一、主要指标（")[2].partition("\n\n")[0]
    lines = [line.strip() for line in part.splitlines()[1:]]
    return {line.partition("：实际")[0]: line for line in lines if "：实际" in line}


def told(row: dict[str, str]) -> str:
    """The beginning of the line that a row becomes: figure, goal and which side of it is good."""
    actual = row["实际"].removesuffix(".0")
    month, day = (int(part) for part in row["截至"].split("-")[1:])
    goal = f"目标：{SIDES[row['目标方向']]}{row['目标']}{row['单位']}"
    return f"{row['指标']}：实际{actual}{row['单位']}（{month}月{day}日）（{goal}"


def test_every_figure_of_the_first_quarter_stands_beside_its_goal(run: Run, city: Path) -> None:
    lines = figures(run, city, "2021-Q1")
    published = rows("2021年一季度")
    assert len(lines) == len(published) == 12
    for row in published:
        assert lines[row["指标"]].startswith(told(row))
    assert lines["城镇登记失业率"].endswith("，未超出）")
    assert lines["投资10亿元以上项目"].endswith("，完成目标的240.0%，已达到）")
    assert lines["投资亿元以上项目"].endswith("，完成目标的68.0%）")


@pytest.mark.ordeal
def test_the_half_year_has_its_own_figures_and_keeps_the_others(run: Run, city: Path) -> None:
    lines = figures(run, city, "2021-H1")
    newer = {row["指标"]: row for row in rows("2021年上半年")}
    assert len(newer) == 4
    for row in rows("2021年一季度"):
        assert lines[row["指标"]].startswith(told(newer.get(row["指标"], row)))


@pytest.mark.ordeal
def test_both_are_issued_one_after_the_other(run: Run, city: Path, tmp_path: Path) -> None:
    for period, day in AS_OF.items():
        paper = tmp_path / f"{period}.docx"
        words = ("report", "--period", period, "--as-of", day, "--issue", "--date", day)
        ran = run(*words, "--output", paper, "--data", city)
        assert ran.code == 0, ran.err
        assert run("report", "--verify", paper, "--data", city).code == 0
    half = run("report", "--period", "2021-H1", "--json", "--data", city).out
    assert json.loads(half)["last"] == "2021年第1期"
    first, second = sorted((city / "office/2021").iterdir())
    assert ("serial = 1" in first.read_text(), "serial = 2" in second.read_text()) == (True, True)
