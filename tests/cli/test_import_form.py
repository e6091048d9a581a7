"""`import` of a form: shown, written as one act, told again as known, and refused with why."""

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.filling import Entered, fill
from tests.cli.outcomes import refusal
from tests.conftest import Run


@pytest.fixture
def form(run: Run, book: Path, tmp_path: Path) -> Path:
    """The form of a body for the shipped book, not yet filled in."""
    output = tmp_path / "填报表.xlsx"
    words = ("list", "--for", "市交通运输局", "--data", book, "--output", output)
    assert run(*words).code == 0
    return output


def filled(form: Path, entered: dict[tuple[int, str], Entered]) -> Path:
    """The form with this typed into it."""
    return fill(form, entered, form)


def test_a_form_is_shown_first_and_written_once(run: Run, book: Path, form: Path) -> None:
    filled(form, {(5, "note"): "无", (7, "percent"): "40%", (7, "problem"): "征地慢"})
    shown = run("import", form, "--data", book)
    assert (shown.code, shown.err) == (1, "没有写入；核对后请加 --yes。\n")
    assert "进展 40%，问题：征地慢" in shown.out
    written = run("import", form, "--yes", "--data", book, env={"WUXIAN_BY": "市教育局"})
    assert (written.code, written.err) == (0, "")
    assert "征地慢" in run("show", "5", "--data", book).out
    again = json.loads(run("import", form, "--yes", "--json", "--data", book).out)
    assert (again["created"], again["refused"]) == ([], [])


@pytest.mark.measured
def test_what_cannot_be_read_is_told_and_the_rest_is_written(
    run: Run, book: Path, form: Path
) -> None:
    filled(form, {(5, "note"): "已签约", (7, "percent"): 0.4})
    ran = run("import", form, "--yes", "--json", "--data", book)
    assert ran.code == 1
    told = json.loads(ran.out)
    assert [one["what"] for one in told["created"]] == ["progress"]
    assert told["refused"] == [
        {
            "sheet": "填报表",
            "row": 7,
            "column": "进度",
            "reason": "J7 看不出是0.4%还是40%，请写成 40%",
        }
    ]


def test_a_form_of_last_month_says_what_was_said_since(run: Run, book: Path, form: Path) -> None:
    filled(form, {(7, "percent"): "40"})
    programme = book / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("as_of = 2021-07-26", "as_of = 2021-08-26"), encoding="utf-8")
    run("update", "5", "--percent", "50", "--data", book)
    ran = run("import", form, "--yes", "--data", book)
    assert ran.code == 1
    assert "之后已有2021年8月26日的进展（进展 50%）；要按当时记，请加 --date 2021-07-26" in ran.out
    assert run("import", form, "--yes", "--date", "2021-07-26", "--data", book).code == 0
    assert "50%" in run("list", "--text", "天子山", "--data", book).out


@pytest.mark.parametrize(
    "words", [("--year", "2021"), ("--area", "交通"), ("--by", "市教育局"), ("--map", "数据=不用")]
)
def test_what_a_form_says_itself_is_not_said_again(
    run: Run, book: Path, form: Path, words: tuple[str, ...]
) -> None:
    assert run("import", form, *words, "--data", book) == refusal(
        2,
        "错误：填报表.xlsx 是填报表，单位、年份、事项它自己写明，只能加 --date",
        "请写：wuxian import 填报表.xlsx",
    )


def test_a_form_of_other_work_is_refused(run: Run, form: Path, tmp_path: Path) -> None:
    run("init", tmp_path / "别处", "--blank", "某县实事", "--office", "县政府督查室")
    ran = run("import", form, "--yes", "--data", tmp_path / "别处")
    assert ran.code == 2
    assert "是“武咸同城”的填报表，这里是“某县实事”" in ran.err


def test_a_form_that_was_copied_into_another_workbook_is_no_list(
    run: Run, book: Path, form: Path, tmp_path: Path
) -> None:
    made = openpyxl.load_workbook(form)
    del made["wuxian"]
    copied = tmp_path / "copied.xlsx"
    made.save(copied)
    assert run("import", copied, "--yes", "--data", book) == refusal(
        2,
        "错误：copied.xlsx 像是填报表，但丢了隐藏的工作表（复制到了别的表，或另存成了 CSV）",
        "请把内容填回原来发出的填报表，再读入；原表可以再导出一份。",
    )
