"""The list where it is narrow: which columns go first."""

from tests.render.conftest import OnDay
from wuxian.domain.views.items import items_view
from wuxian.render.documents.items import items_table
from wuxian.render.writers.grid import grid


def test_the_reason_outlasts_last_entry_area_and_status(demo_book: OnDay) -> None:
    rows = items_view(*demo_book).items
    columns = [column.title for column in grid(items_table(rows), None).columns]
    fallen: list[str] = []
    for width in range(200, 59, -1):
        shown = [column.title for column in grid(items_table(rows), width).columns]
        fallen += [title for title in columns if title not in (*shown, *fallen)]
        assert [title for title in columns if title not in fallen] == shown
    assert fallen == ["状态", "领域", "最近记录", "亮灯原因", "牵头部门"]
