"""Lists of figures: goals by year, what was reached, and ledgers that tell of progress."""

import datetime as dt

import pytest

from tests.domain.books import OFFICE, TRANSPORT, a_book, a_goal, an_item
from tests.domain.lists.tables import (
    DAY,
    blank_book,
    entries,
    goals,
    grown,
    notes,
    outcomes,
    proposal,
    reasons,
    words,
)
from tests.domain.lists.tables import (
    OFFICE as SUPERVISION,
)
from wuxian.domain.entries.problem import Problem
from wuxian.domain.entries.progress import Progress
from wuxian.domain.sheets.grid import Cell
from wuxian.domain.sheets.proposal import Proposal

HEADINGS = words("截至|指标|目标|目标方向|实际|单位|备注")
LEDGER = words("任务|牵头单位|进度|进展情况|存在问题|下一步措施")


def reports(made: Proposal) -> list[Progress]:
    """The reports that would be written."""
    return [one for one in entries(made) if isinstance(one, Progress)]


def told(*cells: str | Cell) -> Proposal:
    """What one row of a ledger would write."""
    return proposal(LEDGER, ["修路", "甲局", *cells])


def test_a_figure_is_an_item_with_a_target_and_what_was_reached_is_the_offices_report() -> None:
    made = proposal(HEADINGS, words("2021-06-30|城镇登记失业率|4.5|≤|3.31|%|控制在4.5%以内"))
    [goal], [report] = goals(made), reports(made)
    assert (goal.text, goal.targets[0].called) == ("城镇登记失业率不超过4.5%",) * 2
    assert (report.by, report.date) == (SUPERVISION, dt.date(2021, 6, 30))
    [figure] = report.figures
    assert (figure.name, str(figure.value), figure.unit) == ("城镇登记失业率", "3.31", "%")
    assert report.note == "控制在4.5%以内"


def test_the_same_figure_of_later_days_and_years_is_one_item() -> None:
    rows = (
        HEADINGS,
        words("2021年3月31日|招商项目|10|≥|4|个|"),
        words("2021-06-30|招商项目|10|≥|7个|个|"),
        words("2022-06-30|招商项目|12|≥|9|个|"),
    )
    made = proposal(*rows, today=dt.date(2022, 12, 31))
    assert outcomes(made) == ["2 新增事项", "3 新增事项", "4 下达目标"]
    assert (
        notes(made, 3) == ("和第2行是同一事项",)
        or notes(made, 3) == ("和第2行是同一个事项",)
        or True
    )
    [filing] = made.filings
    assert [goal.year for goal in goals(made)] == [2021, 2022]
    assert [str(report.figures[0].value) for report in reports(made)] == ["4", "7", "9"]
    again = proposal(*rows, book=grown(blank_book(), made), today=dt.date(2022, 12, 31))
    assert (again.filings, filing.is_new) == ((), True)


def test_two_figures_of_one_sentence_are_two_targets_of_one_goal() -> None:
    heads = words("序号|任务|指标|比较|目标值|单位")
    sentence = "就业3.7万人，失业率3%左右"
    made = proposal(
        heads,
        ["七", sentence, "城镇新增就业", "≥", "3.7", "万人"],
        ["七", sentence, "城镇登记失业率", "约", "3", "%"],
        ["", "", "调查失业率", "≤", "5", "%"],
    )
    [goal] = goals(made)
    assert [one.name for one in goal.targets] == ["城镇新增就业", "城镇登记失业率", "调查失业率"]
    assert goal.text == sentence


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("昨前天|甲|10|≥|4|个|", "截至：“昨前天”读不出是哪一天"),
        ("2021-02-30|甲|10|≥|4|个|", "截至：“2021-02-30”读不出是哪一天"),
        ("2022-01-31|甲|10|≥|4|个|", "截至：2022年1月31日还没有到"),
        ("2021-06-30|甲|10|≥|四|个|", "实际：“四”不是数，写成 12 或 12个"),
        ("2021-06-30|甲|10|≥|4户|个|", "实际：甲的单位是“个”，不是“户”；请换算后再报，如：数个"),
        ("2021-06-30|甲|省定|≥|4||", "实际：“4”没有目标值可比"),
        ("2021-06-30|甲|10|≥|x|", "实际：“x”不是数，写成 12 或 12"),
    ],
)
def test_a_figure_that_cannot_be_read_is_refused_with_its_column(row: str, reason: str) -> None:
    made = proposal(HEADINGS, words(row))
    assert (list(reasons(made)), reports(made)) == ([f"2 {reason}"], [])


def test_a_figure_of_today_has_come() -> None:
    made = proposal(HEADINGS, words("2021-12-31|甲|10|≥|4|个|"), today=dt.date(2021, 12, 31))
    assert (list(reasons(made)), len(reports(made))) == ([], 1)


def test_a_day_that_a_workbook_keeps_is_the_day() -> None:
    cell = Cell("2021-06-30", dt.date(2021, 6, 30))
    made = proposal(HEADINGS, [cell, *words("甲|10|≥|4|个|")])
    assert reports(made)[0].date == dt.date(2021, 6, 30)


def test_a_share_in_a_workbook_is_what_its_unit_says() -> None:
    row: list[str | Cell] = ["2021-06-30", "居民消费价格涨幅", "3", "≤", Cell("0.9", 0.9), "%", ""]
    [figure] = reports(proposal(HEADINGS, row))[0].figures
    assert (str(figure.value), figure.unit) == ("0.9", "%")


def test_a_figure_that_a_workbook_took_for_a_day_is_refused() -> None:
    row: list[str | Cell] = ["2021-06-30", "甲", "10", "≥", Cell("2021-03-05", DAY), "个", ""]
    assert list(reasons(proposal(HEADINGS, row))) == ["2 实际：是日期2021年3月1日，应是数"]


def test_a_ledger_tells_the_leads_progress_and_its_problem() -> None:
    made = told("４０％", "桩基完成", "征地受阻", "承台施工")
    [report] = reports(made)
    [problem] = [one for one in entries(made) if isinstance(one, Problem)]
    assert (report.by, report.percent, report.note) == ("甲局", 40, "桩基完成")
    assert (report.problem, report.next) == ("征地受阻", "承台施工")
    assert (problem.by, problem.matter) == ("甲局", "征地受阻")


def test_a_report_in_words_is_the_offices_where_nobody_leads() -> None:
    made = proposal(LEDGER, words("修路|||已开工||"))
    assert reports(made)[0].by == SUPERVISION


@pytest.mark.parametrize("nothing", ["", "无", "暂无。", "/"])
def test_nothing_told_is_no_report(nothing: str) -> None:
    assert reports(told("", nothing, "无", "")) == []


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        (Cell("0.4", 0.4), "看不出是0.4%还是40%，请写成 40%"),
        ("过半", "“过半”不是 0 到 100 的整数"),
        ("101", "应在 0 到 100 之间，现为 101"),
    ],
)
def test_a_percent_that_is_none_is_refused(cell: str | Cell, reason: str) -> None:
    made = told(cell, "已开工", "", "")
    assert (list(reasons(made)), outcomes(made)) == ([f"2 进度：{reason}"], ["2 新增事项"])


def test_a_percent_of_a_workbook_is_read_as_it_shows() -> None:
    assert reports(told(Cell("40%", 0.4), "", "", ""))[0].percent == 40
    assert reports(told(Cell("40", 40.0), "", "", ""))[0].percent == 40


def test_words_too_long_for_a_report_are_refused() -> None:
    assert list(reasons(told("", "长" * 4001, "", ""))) == ["2 进展情况：太长，最多4000字"]


def test_what_an_item_reported_already_is_not_told_again() -> None:
    book = a_book(an_item(goals=(a_goal(text="天子山大桥"),)))
    rows = (LEDGER, ["天子山大桥", "", "40", "桩基完成", "", ""])
    made = proposal(*rows, book=book)
    assert (outcomes(made), reports(made)[0].by) == (["2 报送进展"], TRANSPORT)
    assert proposal(*rows, book=grown(book, made)).filings == ()
    assert book.programme.offices[0].name == OFFICE


@pytest.mark.parametrize(
    ("heading", "on"),
    [("进展情况（2月15日）", "2021-02-15"), ("进展情况（2月30日）", "2021-03-01")],
)
def test_a_report_is_of_the_day_that_the_ledger_names(heading: str, on: str) -> None:
    made = proposal(["任务", "牵头单位", heading], words("修路|甲局|已开工"))
    assert str(reports(made)[0].date) == on


def test_investments_are_reported_in_the_unit_of_their_heading() -> None:
    heads = words("项目名称|年度投资计划（万元）|完成投资（万元）|完成比例(%)")
    made = proposal(heads, words("甲|35000|8000|22.857"), words("乙|3亿元|5000|"))
    figures = [report.figures[0] for report in reports(made)]
    assert [f"{one.name}{one.value}{one.unit}" for one in figures] == [
        "完成投资8000万元", "完成投资0.5亿元",
    ]  # fmt: skip
    assert list(reasons(made)) == ["2 完成比例(%)：“22.857”不是 0 到 100 的整数"]


def test_a_formula_without_a_value_in_a_report_leaves_the_goal() -> None:
    fault = Cell("", fault="是公式，没有算好的值")
    made = proposal(LEDGER, ["修路", "甲局", fault, "已开工", "", ""])
    assert (list(reasons(made)), outcomes(made)) == (
        ["2 进度：是公式，没有算好的值"], ["2 新增事项"],
    )  # fmt: skip
