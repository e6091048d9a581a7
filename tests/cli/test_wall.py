"""`wall`: which boards, of which year, in which format, on which paper."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.supervised import refused
from tests.conftest import Run


def boards(run: Run, demo: Path, *words: str) -> list[int]:
    """The numbers of the boards that a wall has."""
    told = json.loads(run("wall", *words, "--json", "--data", demo).out)
    return [board["row"]["number"] for lane in told["lanes"] for board in lane["boards"]]


def test_the_wall_has_a_board_for_each_item(run: Run, demo: Path) -> None:
    ran = run("wall", "--data", demo)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("武咸同城（演示） 工作挂图  截至2021年12月24日\n")
    assert sorted(boards(run, demo)) == list(range(1, 21))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        (("--lamp", "红"), [6, 7, 9, 11]),
        (("--area", "交通"), [3, 4, 5, 6, 7, 8, 9]),
        (("--area", "交通", "--lamp", "红", "--lamp", "黄"), [5, 6, 7, 9]),
        (("--for", "市领导戊"), [4, 9, 19]),
    ],
)
def test_only_what_is_asked_for_is_on_it(
    run: Run, demo: Path, words: tuple[str, ...], numbers: list[int]
) -> None:
    assert boards(run, demo, *words) == numbers


def test_it_is_of_the_day_and_the_year_that_are_asked_for(run: Run, demo: Path) -> None:
    told = json.loads(run("wall", "--as-of", "2021-06-30", "--json", "--data", demo).out)
    assert (told["as_of"], told["year"], told["today"]) == ("2021-06-30", 2021, 0.5)
    later = run("wall", "--as-of", "2022-02-01", "--year", "2021", "--json", "--data", demo).out
    assert json.loads(later)["today"] is None


def test_one_item_has_a_sheet_of_its_own(run: Run, demo: Path) -> None:
    ran = run("wall", "6", "--data", demo)
    title = "武咸同城（演示） 06 102省道（武赤线）、G107武汉至咸宁段改造  截至2021年12月24日"
    assert (ran.code, ran.out.splitlines()[0]) == (0, title)
    told = json.loads(run("wall", "6", "--json", "--data", demo).out)
    assert (told["kind"], told["board"]["row"]["number"]) == ("wall_sheet", 6)


@pytest.mark.parametrize(
    "suffix", [".html", ".svg", ".md", ".txt", ".json", ".docx", ".xlsx", ".csv"]
)
def test_a_newer_wall_takes_the_place_of_an_older_one(
    run: Run, demo: Path, tmp_path: Path, suffix: str
) -> None:
    file = tmp_path / f"挂图{suffix}"
    for day in ("2021-06-30", "2021-07-30", "2021-07-30"):
        assert run("wall", "--as-of", day, "--output", file, "--data", demo).code == 0
    assert file.stat().st_size > 1000


def test_a_file_that_is_no_wall_and_the_sheet_of_another_item_are_left_alone(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    other, sheet = tmp_path / "a.svg", tmp_path / "5.html"
    other.write_text("<svg/>\n", encoding="utf-8")
    assert "没有动它" in refused(run("wall", "--output", other, "--data", demo))
    assert run("wall", "5", "--output", sheet, "--data", demo).code == 0
    assert "没有动它" in refused(run("wall", "6", "--output", sheet, "--data", demo))


def test_the_workbook_has_what_the_picture_shows(run: Run, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "挂图.xlsx"
    run("wall", "--output", file, "--data", demo)
    rows = list(openpyxl.load_workbook(file).worksheets[0].iter_rows(values_only=True))
    head = next(n for n, row in enumerate(rows) if "市领导" in row)
    assert len(rows) - head - 1 == 20


def test_the_paper_is_that_of_a_picture(run: Run, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "挂图.html"
    assert run("wall", "--paper", "A0", "--output", file, "--data", demo).code == 0
    assert "size: 1189mm 841mm" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("--paper", "A0"), "--paper 只用于网页和图"),
        (("--paper", "A9", "--format", "svg"), "--paper 没有“A9”"),
        (("5", "--lamp", "红"), "已写序号，不能再用 --area、--lamp、--for 挑选"),
        (("99",), "没有事项“99”"),
        (("5", "--format", "png"), "--format 没有“png”"),
    ],
)
def test_what_makes_no_sense_is_refused(
    run: Run, demo: Path, words: tuple[str, ...], error: str
) -> None:
    assert refused(run("wall", *words, "--data", demo)) == error


def test_a_wall_is_nothing_to_verify(run: Run, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "挂图.html"
    run("wall", "--output", file, "--data", demo)
    ran = run("report", "--verify", file, "--data", demo)
    assert refused(ran) == f"{file} 没有写明数据摘要，无法核对"
