"""The list where it is narrow: which columns go first."""

import csv
import io

from tests.domain.books import a_book, a_goal, a_target, an_item, day, settings_of
from tests.render.conftest import OnDay
from tests.render.drawn import tables
from wuxian.domain.views.items import items_view
from wuxian.render.documents.items import items_document, items_table
from wuxian.render.writers.grid import grid
from wuxian.render.writers.spreadsheet import file_text
from wuxian.render.writers.text import plain_text


def test_the_reason_outlasts_last_entry_area_status_and_class(demo_book: OnDay) -> None:
    rows = items_view(*demo_book).items
    columns = [column.title for column in grid(items_table(rows), None).columns]
    fallen: list[str] = []
    for width in range(200, 59, -1):
        shown = [column.title for column in grid(items_table(rows), width).columns]
        fallen += [title for title in columns if title not in (*shown, *fallen)]
        assert [title for title in columns if title not in fallen] == shown
    assert fallen == ["进度分类", "状态", "领域", "最近记录", "亮灯原因", "牵头部门"]


def test_a_due_day_that_is_the_years_says_so_and_in_the_sheet_beside_it() -> None:
    item = an_item(goals=(a_goal(),))
    book = a_book(item, years=(settings_of(2021, default_due="2021-11-30"),))
    view = items_view(book, day("2021-07-26"))
    [drawn] = tables(plain_text(items_document(view), None))
    assert drawn.rows[0][drawn.titles.index("完成时限")] == "11月30日（年度默认）"
    [row] = csv.DictReader(io.StringIO(file_text(items_document(view)).removeprefix("\ufeff")))
    assert (row["完成时限"], row["时限依据"]) == ("2021年11月30日", "年度默认")


def test_the_sheet_says_every_target_of_an_item() -> None:
    targets = (a_target("项目", 12), a_target("收入增长", None, words="与全省同步"))
    item = an_item(goals=(a_goal(due="2021-12-31", targets=targets),))
    document = items_document(items_view(a_book(item), day("2021-07-26")))
    [row] = csv.DictReader(io.StringIO(file_text(document).removeprefix("\ufeff")))
    assert row["量化指标"] == "项目至少12个；与全省同步"
