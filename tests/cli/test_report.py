"""`report`: which week, which format, and counts that are the lengths of the lists below them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.outcomes import refusal
from tests.conftest import REPOSITORY, Run
from tests.render.drawn import tables

SHIPPED = REPOSITORY / "data"


@pytest.fixture(params=["shipped", "demo"])
def root(request: pytest.FixtureRequest, demo: Path) -> Path:
    """First the shipped book, then the demo book."""
    return SHIPPED if request.param == "shipped" else demo


def report(run: Run, *words: str | Path) -> dict[str, Any]:
    """The report as JSON."""
    ran = run("report", "--json", *words)
    assert (ran.code, ran.err) == (0, "")
    return dict(json.loads(ran.out))


def parts(printed: str) -> dict[str, list[str]]:
    """The lines under each heading of a printed report."""
    found: dict[str, list[str]] = {}
    for line in printed.split("\n"):
        if re.match(r"[一二三四五六七八九十]、|附表|数据来源|与上周", line):
            found[line] = []
        elif found and line:
            found[list(found)[-1]].append(line.strip())
    return found


def counted(words: str) -> tuple[int, list[int]]:
    """The count and the items' numbers in 3项（01、02、03）; 全部 are the twenty of the book."""
    found = re.fullmatch(r"(\d+)项(?:（([\d、]+|全部)）)?", words)
    assert found, words
    numbers = list(range(1, 21)) if found[2] == "全部" else map(int, (found[2] or "").split("、"))
    return int(found[1]), list(numbers) if found[2] else []


@pytest.mark.parametrize(
    ("named", "week", "as_of"),
    [
        ((), "2021-W51", "2021-12-24"),
        (("--week", "2021-W51"), "2021-W51", "2021-12-24"),
        (("--week", "last"), "2021-W50", "2021-12-19"),
        (("--week", "2021-W30"), "2021-W30", "2021-08-01"),
        (("--week", "2021w5"), "2021-W05", "2021-02-07"),
        (("--as-of", "2021-07-28"), "2021-W30", "2021-07-28"),
        (("--as-of", "2021-07-28", "--week", "last"), "2021-W29", "2021-07-25"),
        (("--as-of", "2021-01-02"), "2020-W53", "2020-12-31"),
    ],
    ids=str,
)
def test_the_week_is_this_one_the_last_or_the_one_named(
    run: Run, demo: Path, named: tuple[str, ...], week: str, as_of: str
) -> None:
    found = report(run, *named, "--data", demo)
    assert (found["week"], found["as_of"]) == (week, as_of)


def test_the_head_says_who_reports_for_which_week_and_day(run: Run) -> None:
    assert run("report").out.split("\n")[:2] == [
        "武咸同城 工作周报",
        "武咸同城领导小组办公室　2021年第30周（7月26日—8月1日）　截至2021年7月26日",
    ]


@pytest.mark.parametrize("named", ["下周", "2021-W60", "2021-W53", "W30", "2021-07-26", ""])
def test_a_week_that_is_none_is_refused(run: Run, named: str) -> None:
    assert run("report", "--week", named) == refusal(
        2,
        f"错误：--week 的“{named}”读不懂，或没有这一周",
        "请写成 2021-W30 这样，或 last（上一周）。",
    )


def test_a_week_to_come_is_refused(run: Run) -> None:
    assert run("report", "--week", "2021-W31") == refusal(
        2, "错误：2021-W31（第31周（8月2日—8月8日））还没有到", "今天是2021年7月26日。"
    )


def test_progress_is_what_was_reported_within_the_week(run: Run, demo: Path) -> None:
    found = report(run, "--week", "2021-W30", "--data", demo)
    days = {said["date"] for said in found["progress"]}
    assert days
    assert min(days) >= "2021-07-26"
    assert max(days) <= "2021-08-01"


def test_a_week_without_news_says_so_neutrally(run: Run) -> None:
    out = run("report", "--week", "last").out
    assert "\n三、本周进展（0条）\n  本周无更新。\n" in out


def test_every_count_in_a_heading_is_the_length_of_what_stands_below(run: Run, root: Path) -> None:
    headings, found = 0, parts(run("report", "--data", root).out)
    for heading, lines in found.items():
        count = re.search(r"（(\d+)[条项处]）$", heading)
        if count and "附表" not in heading:
            listed = [line for line in lines if line[:2].isdecimal()]
            assert (heading, len(listed)) == (heading, int(count[1]))
            headings += 1
    supervised = any(heading.startswith("十、本周督查") for heading in found)
    assert headings == (8 if supervised else 7)


def test_every_count_under_a_lamp_is_the_length_of_its_list(run: Run, root: Path) -> None:
    overview = parts(run("report", "--data", root).out)["一、总体情况"]
    rows = tables(run("list", "--data", root).out)[0].rows
    for word in "红黄绿灰":
        [line] = [line for line in overview if line.startswith(f"{word}灯")]
        under = [int(row[0]) for row in rows if row[1] == word]
        assert counted(line.removeprefix(f"{word}灯")) == (len(under), under)


def test_the_counts_by_area_and_by_lamp_add_up_to_all_items(run: Run, root: Path) -> None:
    first, *lamps = parts(run("report", "--data", root).out)["一、总体情况"]
    total, *areas, _ = (int(count) for count in re.findall(r"(\d+)项", first))
    under = [int(count) for line in lamps for count in re.findall(r"(?:灯|销号)(\d+)项", line)]
    assert (total, len(areas), sum(areas)) == (20, 5, 20)
    assert (len(under) in (4, 5), sum(under)) == (True, 20)


def test_the_items_reported_are_those_with_progress_below(run: Run, root: Path) -> None:
    found = report(run, "--data", root)
    assert found["reported"] == sorted({said["number"] for said in found["progress"]})
    assert f"本周有更新的{len(found['reported'])}项" in run("report", "--data", root).out


def test_every_count_of_a_gap_is_the_length_of_its_list(run: Run, root: Path) -> None:
    lines = parts(run("report", "--data", root).out)["九、六个一缺口"]
    table, _ = tables(run("six-ones", "--data", root).out)
    assert len(lines) == 5
    for at, line in enumerate(lines, start=2):
        vacant, inferred = (
            [int(row[0]) for row in table.rows if row[at] == word] for word in ("空缺", "推定")
        )
        said = dict(re.findall(r"[：，](空缺|推定)(\d+项(?:（.+?）)?)", line))
        assert counted(said.pop("空缺")) == (len(vacant), vacant)
        assert [counted(words) for words in said.values()] == (
            [(len(inferred), inferred)] if inferred else []
        )


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_every_lead_that_is_named_says_that_it_is_inferred(run: Run, form: str) -> None:
    out = run("report", "--format", form).out
    silent = [line for line in out.split("\n") if "，牵头：" in line]
    rows = [line for line in out.split("\n") if re.match(r"(\| )?\d\d +\|", line)]
    assert (len(silent), len(rows)) == (6, 20)
    assert [line for line in silent if not line.endswith("（推定）")] == []
    assert [line for line in rows if "（推定）" not in line] == []


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ((), "武咸同城 工作周报"),
        (("--format", "terminal"), "武咸同城 工作周报"),
        (("--format", "markdown"), "# 武咸同城工作周报"),
        (("--format", "文档"), "# 武咸同城工作周报"),
        (("--format", "json"), "{"),
        (("--json",), "{"),
    ],
    ids=str,
)
def test_the_format_is_the_one_asked_for(run: Run, words: tuple[str, ...], first: str) -> None:
    assert run("report", *words).out.split("\n")[0] == first


def test_terminal_and_markdown_say_the_same(run: Run, demo: Path) -> None:
    printed = parts(run("report", "--data", demo).out)
    written = run("report", "--format", "markdown", "--data", demo).out
    # The command that makes each again names its own format.
    unescaped = re.sub(r"\\(.)|`", r"\1", written).replace("format markdown", "format terminal")
    for heading, lines in printed.items():
        assert f"\n## {heading}\n" in unescaped or f"\n### {heading}\n" in unescaped
        sentences = [line for line in lines if "|" not in line and "-+-" not in line]
        assert sentences or "附表" in heading
        assert [line for line in sentences if f"\n- {line}\n" not in unescaped] == []


@pytest.mark.ordeal
def test_the_same_data_and_day_give_the_same_bytes(process: Run) -> None:
    assert process("report").out == process("report", env={"PYTHONHASHSEED": "1"}).out


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_a_report_says_that_working_days_were_counted_without_holidays(run: Run, form: str) -> None:
    words = "日历里没有2030年的放假安排，工作日暂按周一至周五计算。"
    told = run("report", "--format", form, "--as-of", "2030-01-10").out
    assert f"\n{words}\n" in told
    assert "放假安排" not in run("report", "--format", form).out
