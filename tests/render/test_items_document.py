"""The list where it is narrow: which columns go first."""

import csv
import io

import pytest

from tests.domain.books import ORIGIN, a_book, a_goal, a_target, an_item, day, progress, settings_of
from tests.render.conftest import OnDay
from tests.render.drawn import tables
from wuxian.domain.plan.goal import Part
from wuxian.domain.values.period import Week
from wuxian.domain.views.items import items_view
from wuxian.domain.views.weekly import weekly_report
from wuxian.render.documents.items import items_document, items_table
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.writers.grid import grid
from wuxian.render.writers.spreadsheet import file_text
from wuxian.render.writers.text import plain_text


@pytest.mark.ordeal
def test_the_reason_outlasts_the_lead_and_that_class_last_entry_area_and_status(
    demo_book: OnDay,
) -> None:
    rows = items_view(*demo_book).items
    columns = [column.title for column in grid(items_table(rows, is_verified=True), None).columns]
    fallen: list[str] = []
    for width in range(200, 59, -1):
        shown = [
            column.title for column in grid(items_table(rows, is_verified=True), width).columns
        ]
        fallen += [title for title in columns if title not in (*shown, *fallen)]
        assert [title for title in columns if title not in fallen] == shown
    assert fallen == ["状态", "领域", "最近记录", "进度分类", "牵头部门", "亮灯原因"]


def test_a_due_day_that_is_the_years_says_so_and_in_the_sheet_beside_it() -> None:
    item = an_item(goals=(a_goal(),))
    book = a_book(item, years=(settings_of(2021, default_due="2021-11-30"),))
    view = items_view(book, day("2021-07-26"))
    screen = plain_text(items_document(view), None)
    [drawn] = tables(screen)
    assert drawn.rows[0][drawn.titles.index("完成时限")] == "11月30日*"
    assert "\n\n带*的完成时限为年度默认，目标没有写明。\n" in screen
    [row] = csv.DictReader(io.StringIO(file_text(items_document(view)).removeprefix("\ufeff")))
    assert (row["完成时限"], row["时限依据"]) == ("2021年11月30日", "年度默认")


@pytest.mark.parametrize("default_due", [None, "2021-12-31"])
def test_at_80_columns_the_lamp_and_its_reason_stand_beside_lead_and_due_day(
    default_due: str | None,
) -> None:
    item = an_item(title="长江过江通道（赤壁长江大桥、簰洲湾长江大桥）", goals=(a_goal(),))
    book = a_book(item, years=(settings_of(2021, default_due=default_due),))
    screen = plain_text(items_document(items_view(book, day("2021-07-26"))), 80)
    [drawn] = tables(screen)
    assert drawn.titles == (
        *("序号", "灯", "工作事项", "牵头部门", "进度", "完成时限", "亮灯原因"),
    )
    assert ("年度默认" in screen) == (default_due is not None)


def test_the_report_explains_the_mark_of_the_years_due_day_too() -> None:
    book = a_book(an_item(goals=(a_goal(),)), years=(settings_of(2021, default_due="2021-12-31"),))
    report = weekly_report(book, Week.of(day("2021-07-26")), day("2021-07-26"), ORIGIN)
    assert "年度默认" in plain_text(weekly_document(report), None)
    assert "年度默认" not in plain_text(
        weekly_document(report._replace(items=(report.items[0]._replace(due=None),))), None
    )


def test_the_sheet_says_every_target_of_an_item() -> None:
    targets = (a_target("项目", 12), a_target("收入增长", None, words="与全省同步"))
    item = an_item(goals=(a_goal(due="2021-12-31", targets=targets),))
    document = items_document(items_view(a_book(item), day("2021-07-26")))
    [row] = csv.DictReader(io.StringIO(file_text(document).removeprefix("\ufeff")))
    assert row["量化指标"] == "项目至少12个；与全省同步"


def test_the_sheet_says_how_each_part_stands() -> None:
    parts = Part(id="east", title="主桥"), Part(id="west", title="引桥")
    goal = a_goal(due="2021-12-31").model_copy(update={"parts": parts})
    report = progress("2021-07-20", 55).model_copy(update={"part": "east"})
    book = a_book(an_item(report, goals=(goal,)), an_item(number=6))
    document = items_document(items_view(book, day("2021-07-26")))
    rows = csv.DictReader(io.StringIO(file_text(document).removeprefix("\ufeff")))
    assert [row["子任务"] for row in rows] == ["主桥 55% 绿灯；引桥 未报 灰灯", ""]
