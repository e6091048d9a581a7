"""The report of a year in sentences: counts, each item beside its goal, the term as a table."""

from tests.domain.books import (
    ORIGIN,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from tests.domain.supervising import a_slip, accepted, decided, to_terms
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.values.period import Period
from wuxian.domain.views.year_report import YearReport, year_report
from wuxian.render.documents.year_report import year_document
from wuxian.render.writers.text import plain_text

STEPS = (milestone("a", "2021-03-31", "开工"), milestone("b", "2021-06-30", "封顶"))
GOAL = a_goal(*STEPS, due="2021-10-31", text="建成通车。", targets=(a_target("项目", 12),))


def report(on: str = "2022-02-15") -> YearReport:
    """The year of a bridge that was late and put off, and of an item without a goal."""
    last = progress("2021-11-20", 100, figures=(figure("项目", 13),))
    bridge = an_item(
        progress("2021-04-08", milestone="a"),
        decided("2021-05-01", Outcome.ORDERED, grants=to_terms("2021-12-31")),
        a_slip("2021-07-01", "2021-07-09"),
        last,
        accepted("2021-11-25", last),
        goals=(GOAL,),
    )
    book = a_book(bridge, an_item(number=6, title="学校"), years=(settings_of(2021),))
    return year_report(book, Period.parse("2021").year, day(on), ORIGIN)


def lines(made: YearReport) -> list[str]:
    """The lines of it in a pipe."""
    return [line.strip() for line in plain_text(year_document(made), None).splitlines()]


def test_it_is_called_by_its_year_and_counts_first() -> None:
    told = lines(report())
    assert told[0].endswith("2021年度工作报告")
    assert told[1] == "市武咸同城办　截至2022年2月15日"
    assert "有逾期节点的1项，调整过时限的1项；发督办单1张，未办结1张。" in told
    assert "本年尚未结束，以上是阶段性情况。" not in told
    assert "本年尚未结束，以上是阶段性情况。" in lines(report("2021-12-01"))


def test_an_item_tells_its_goal_its_figures_its_days_its_steps_and_its_slips() -> None:
    told = lines(report())
    start = told.index("05 天子山大桥：建成通车。")
    figures, far, days, steps, slips = told[start + 1 : start + 6]
    assert figures == "项目：实际13个（11月20日）（目标：至少12个，完成目标的108.3%，已达到）"
    assert far.startswith("牵头：市交通运输局（推定）；进度100%，已核100%；")
    assert days == "完成时限：2021年12月31日，原2021年10月31日，批准12月31日，未报完成。"
    assert steps == (
        "节点2个，逾期2个：“开工”3月31日到期，4月8日补完成、“封顶”6月30日到期，未完成。"
    )
    assert slips == "督办单：蓝1张（武咸督〔2021〕1号），未办结1张。"
    assert "06 学校：本年目标未下达。" in told


def test_the_years_of_the_term_stand_side_by_side() -> None:
    told = lines(report())
    assert "三、2021—2025年" in told
    [row] = [line for line in told if line.startswith("06 ") and "|" in line]
    assert row.count("—") == 5


def test_a_spreadsheet_has_a_row_for_each_item() -> None:
    sheet = year_document(report()).sheet
    assert sheet is not None
    first = dict(zip((one.title for one in sheet.columns), sheet.rows[0], strict=True))
    assert (first["年度目标"], first["进度"], first["已核"], first["逾期节点"]) == (
        "建成通车。",
        100,
        100,
        2,
    )
    assert (first["原时限"], first["完成时限"]) == (day("2021-10-31"), day("2021-12-31"))
