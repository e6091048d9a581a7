"""`list --for` one body as a workbook: a form to be filled in, and for whom it is none."""

from pathlib import Path

import openpyxl
import pytest

from tests.cli.filling import fill, read_back
from tests.cli.outcomes import refusal
from tests.conftest import Ran, Run

QUIET = Ran(0, "", "")


def titles(file: Path) -> list[str]:
    """The sheets of a workbook."""
    return openpyxl.load_workbook(file).sheetnames


def of_items(file: Path) -> list[object]:
    """The numbers of the items on the first sheet of a form."""
    [sheet, _] = openpyxl.load_workbook(file).worksheets
    return [row[0].value for row in sheet.iter_rows(min_row=5)]


@pytest.mark.parametrize("whom", ["市交通运输局", "交通运输", "赤壁市政府", "高新区管委会"])
def test_one_body_that_may_report_gets_a_form(
    run: Run, demo: Path, tmp_path: Path, whom: str
) -> None:
    output = tmp_path / "表.xlsx"
    assert run("list", "--for", whom, "--output", output, "--data", demo) == QUIET
    assert titles(output) == ["填报表", "wuxian"]


@pytest.mark.parametrize("words", [(), ("--for", "市领导乙"), ("--for", "武汉市发展和改革委员会")])
def test_everybody_else_gets_the_list(
    run: Run, demo: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    output = tmp_path / "表.xlsx"
    assert run("list", *words, "--output", output, "--data", demo) == QUIET
    assert titles(output) == ["工作事项"]


def test_who_carries_nothing_gets_no_form(run: Run, demo: Path, tmp_path: Path) -> None:
    output = tmp_path / "表.xlsx"
    ran = run("list", "--for", "武咸同城领导小组办公室", "--output", output, "--data", demo)
    assert ran == refusal(
        3, "错误：武咸同城领导小组办公室没有要填报的事项", "看分工：wuxian owners"
    )
    assert not output.exists()


def test_several_bodies_get_the_list_and_are_told_why(run: Run, demo: Path, tmp_path: Path) -> None:
    output = tmp_path / "表.xlsx"
    ran = run("list", "--for", "发展和改革委员会", "--output", output, "--data", demo)
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == (
        "（“发展和改革委员会”有2个（市发展和改革委员会、武汉市发展和改革委员会），"
        "给的是普通表格；要填报表，请写全称。）\n"
    )
    assert titles(output) == ["工作事项"]


def test_in_another_format_it_is_the_list(run: Run, demo: Path, tmp_path: Path) -> None:
    output = tmp_path / "表.csv"
    assert run("list", "--for", "市交通运输局", "--output", output, "--data", demo) == QUIET
    assert "灯号" in output.read_text(encoding="utf-8").splitlines()[0]


def test_filters_and_the_order_hold_for_a_form_too(run: Run, demo: Path, tmp_path: Path) -> None:
    words = ("list", "--for", "市交通运输局", "--data", demo, "--output", tmp_path / "表.xlsx")
    assert run(*words) == QUIET
    assert of_items(tmp_path / "表.xlsx") == [3, 4, 5, 6, 7, 7, 7, 8, 9]
    assert run(*words, "--lamp", "红", "--sort", "percent", "--force") == QUIET
    assert of_items(tmp_path / "表.xlsx") == [6, 7, 7, 7, 9]


def test_in_a_folder_it_is_named_by_its_body_and_its_day(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    words = ("--format", "xlsx", "--as-of", "2021-06-30", "--data", demo)
    assert run("list", "--for", "市交通运输局", *words, "--output", f"{tmp_path}/") == QUIET
    [file] = tmp_path.iterdir()
    assert file.name == "市交通运输局-2021-06-30.xlsx"
    assert str(read_back(file).origin.as_of) == "2021-06-30"


def test_a_form_is_replaced_until_somebody_has_filled_it_in(
    run: Run, demo: Path, tmp_path: Path
) -> None:
    output = tmp_path / "表.xlsx"
    words = ("list", "--for", "市交通运输局", "--data", demo, "--output", output)
    for day in ("2021-11-30", "2021-12-24"):
        assert run(*words, "--as-of", day) == QUIET
    other = run("list", "--for", "市商务局", "--data", demo, "--output", output)
    assert other.err.startswith(f"错误：{output} 不是 wuxian 写成的填报表，没有动它")
    fill(output, {(5, "percent"): "98"}, output)
    before = output.read_bytes()
    assert run(*words).code == 2
    assert output.read_bytes() == before


def test_a_form_of_last_year_says_so(run: Run, demo: Path, tmp_path: Path) -> None:
    output = tmp_path / "表.xlsx"
    words = ("--as-of", "2022-01-10", "--year", "2021", "--data", demo, "--output", output)
    assert run("list", "--for", "市交通运输局", *words) == QUIET
    origin = read_back(output).origin
    assert (origin.year, str(origin.as_of)) == (2021, "2022-01-10")
