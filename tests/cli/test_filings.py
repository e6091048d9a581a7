"""`filings`: who has reported by the report days that a year's settings name."""

import json
import re
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Run
from tests.render.drawn import tables

ON_28 = '\n[[report_days]]\nevery = "month"\nday = 28\n'


@pytest.fixture
def monthly(book: Path) -> Path:
    """A copy of the shipped book in which units report by the 28th."""
    _append(book, 2021, ON_28)
    return book


def _append(book: Path, year: int, text: str) -> None:
    settings = book / f"years/{year}.toml"
    old = settings.read_text(encoding="utf-8") if settings.exists() else f"year = {year}\n"
    settings.write_text(old + text, encoding="utf-8")


def test_without_report_days_the_lines_that_set_them_are_shown_and_work(
    run: Run, book: Path
) -> None:
    out = run("filings", "--data", book).out
    lines = [line[2:] for line in out.splitlines() if line.startswith("  ")]
    assert lines[0] == "[[report_days]]"
    _append(book, 2021, "\n" + "\n".join(lines) + "\n")
    [units, _] = tables(run("filings", "--data", book).out)
    assert units.rows[-1] == ("合计", "20", "3", "3", "0", "0")


def test_nothing_new_is_filed_in_time(run: Run, monthly: Path) -> None:
    ran = run("update", "2", "--nothing-new", "--data", monthly)
    assert ran.out.startswith("已记录 02 北部空间计划与对接武汉桥头堡：本期无新进展（编号 ")
    [sheet] = json.loads(run("filings", "--json", "--data", monthly).out)["sheets"]
    [second] = [row for row in sheet["rows"] if row["number"] == 2]
    assert second["cells"][-1] == {"filing": "on_time", "on": "2021-07-26"}
    assert sheet["days"][-1] == {"periods": ["2021-07"], "words": "7月", "day": "2021-07-28"}


@pytest.mark.parametrize("more", [("--percent", "40"), ("--note", "开工")])
def test_nothing_new_with_news_is_refused(run: Run, book: Path, more: tuple[str, ...]) -> None:
    ran = run("update", "5", "--nothing-new", *more, "--data", book)
    assert (ran.code, ran.out) == (2, "")
    assert "互相矛盾；请只留一样" in ran.err


def test_one_unit_is_named_by_a_few_words_and_another_year_by_number(
    run: Run, monthly: Path
) -> None:
    out = run("filings", "--for", "科学技术", "--data", monthly).out
    assert {row[0] for row in tables(out)[0].rows} == {"市科学技术局", "合计"}
    assert run("filings", "--for", "没有局", "--data", monthly).code == 3
    assert "2022年还没有到报送的时候。" in run("filings", "--year", "2022", "--data", monthly).out


def test_a_report_of_december_that_is_recorded_in_january_is_looked_at_in_january(
    run: Run, monthly: Path
) -> None:
    entry = monthly / "items/02-northern-space/2021/2021-12-30-progress-abcdef.toml"
    entry.parent.mkdir(exist_ok=True)
    entry.write_text(
        'kind = "progress"\ndate = 2021-12-30\nrecorded = 2022-01-04T09:00:00+08:00\n'
        'by = "市自然资源和规划局"\nnothing_new = true\n',
        encoding="utf-8",
    )
    programme = monthly / "programme.toml"
    text = programme.read_text(encoding="utf-8")
    programme.write_text(text.replace("as_of = 2021-07-26\n", ""), encoding="utf-8")
    options = ("--as-of", "2022-01-20", "--json", "--data", monthly)
    for command in ("agenda", "report"):
        _, january = json.loads(run(command, *options).out)["filings"]
        assert (january["words"], january["on_time"]) == ("1月", [2])
    [sheet] = json.loads(run("filings", *options).out)["sheets"]
    assert [row["number"] for row in sheet["rows"] if row["totals"]["on_time"]] == [2]


def test_a_rule_that_cannot_be_is_told_with_its_file_and_what_to_write(
    run: Run, book: Path
) -> None:
    _append(book, 2021, '\n[[report_days]]\nevery = "week"\nday = 5\n')
    ran = run("check", "--data", book)
    assert ran.code == 1
    assert "years/2021.toml" in ran.out
    assert "每周报送（week）请只写 weekday" in ran.out


def test_the_programme_tells_the_rule_and_that_no_silence_is_told(run: Run, monthly: Path) -> None:
    settings = monthly / "years/2021.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("silent_after = 10", "silent_after = false"), encoding="utf-8")
    out = run("programme", "--data", monthly).out
    assert "报送日：每月28日。" in out
    assert "提醒：10个工作日内到期。" in out
    assert json.loads(run("agenda", "--json", "--data", monthly).out)["silent_after"] is None


def test_the_settings_that_the_readme_shows_are_read(run: Run, book: Path) -> None:
    readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
    [settings] = re.findall(r"## Report days\n.*?```toml\n(.*?)```", readme, re.DOTALL)
    _append(book, 2026, settings)
    out = run("programme", "--as-of", "2026-07-01", "--data", book).out
    assert "每周五（遇休息日提前到前一个工作日）；每月28日；每季度第1个月20日。" in out
    assert "未报送" not in out
