"""The list of items on a terminal."""

from collections.abc import Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from wuxian.domain.lamp import Lamp
from wuxian.domain.views.items import ItemRow, ItemsView
from wuxian.render.cells import LAMP_STYLES, cell, day_cell, lamp_cell, percent_cell
from wuxian.render.heading import heading
from wuxian.render.tables import Column, table

COLUMNS: tuple[Column[ItemRow], ...] = (
    Column("序号", lambda row: Text(f"{row.number:02}")),
    Column("灯", lambda row: lamp_cell(row.lamp)),
    Column("工作事项", lambda row: cell(row.title), narrowest=26),
    Column("领域", lambda row: cell(row.area_name), rank=4),
    Column("牵头部门", lambda row: cell(row.lead_words), rank=2, narrowest=18),
    Column("状态", lambda row: Text(row.status.label), rank=6),
    Column("进度", lambda row: percent_cell(row.percent), right=True),
    Column("完成时限", lambda row: day_cell(row.due, "未定"), rank=1),
    Column("最近记录", lambda row: day_cell(row.last_entry, "无"), rank=3),
    Column("亮灯原因", lambda row: cell(row.lamp_reason), rank=5, narrowest=18),
)


def items_table(rows: Sequence[ItemRow], width: int | None) -> Table:
    """The items as a table."""
    return table(rows, COLUMNS, width)


def items_screen(view: ItemsView, width: int | None) -> tuple[RenderableType, ...]:
    """The whole list: head, table, and the count by lamp."""
    head = heading(view.programme, "工作事项", view.as_of, view.notice)
    if not view.items:
        return *head, Text("没有符合条件的事项。")
    return *head, items_table(view.items, width), Text(), lamp_count(view.items)


def lamp_count(rows: Sequence[ItemRow]) -> Text:
    """How many items are under each lamp."""
    count = Text(f"共{len(rows)}项：")
    for lamp in Lamp:
        lit = sum(row.lamp is lamp for row in rows)
        count.append(f" {lamp.label}{lit}", style=LAMP_STYLES[lamp] if lit else "dim")
    return count
