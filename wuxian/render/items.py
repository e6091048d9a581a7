"""The list of items on a terminal."""

from collections.abc import Sequence

from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.views.items import ItemRow, ItemsView
from wuxian.render.blocks import LAMP_STYLES, Block, Cell, Grid, Line, Paragraph, data
from wuxian.render.cells import day_cell, lamp_cell, percent_cell
from wuxian.render.heading import heading
from wuxian.render.tables import Column, table

COLUMNS: tuple[Column[ItemRow], ...] = (
    Column("序号", lambda row: Cell(f"{row.number:02}")),
    Column("灯", lambda row: lamp_cell(row.lamp)),
    Column("工作事项", lambda row: data(row.title), narrowest=26),
    Column("领域", lambda row: data(row.area_name), rank=5),
    Column("牵头部门", lambda row: data(row.lead_words), rank=2, narrowest=18),
    Column("状态", lambda row: Cell(row.status.label), rank=6),
    Column("进度", lambda row: percent_cell(row.percent), right=True),
    Column("完成时限", lambda row: day_cell(row.due, "未定"), rank=1),
    Column("最近记录", lambda row: day_cell(row.last_entry, "无"), rank=4),
    Column("亮灯原因", lambda row: data(row.lamp_reason), rank=3, narrowest=18),
)


def items_table(rows: Sequence[ItemRow], width: int | None) -> Grid:
    """The items as a table."""
    return table(rows, COLUMNS, width)


def items_screen(view: ItemsView, width: int | None) -> tuple[Block, ...]:
    """The whole list: head, table, and the count by lamp."""
    head = heading(view.programme, "工作事项", view.as_of, view.notice)
    if not view.items:
        return *head, Paragraph("没有符合条件的事项。")
    return *head, items_table(view.items, width), Line(), lamp_count(view.items)


def lamp_count(rows: Sequence[ItemRow]) -> Line:
    """How many items are under each lamp."""
    pieces = [Cell(f"共{len(rows)}项：")]
    for place, lamp in enumerate(Lamp):
        lit = sum(row.lamp is lamp for row in rows)
        pieces.append(Cell("、" if place else ""))
        pieces.append(Cell(f"{lamp.label}{lit}", LAMP_STYLES[lamp] if lit else "dim"))
    return Line(tuple(pieces))
