"""Who carries what, on a terminal."""

from collections.abc import Iterator

from wuxian.domain.standing.six_ones import inferred
from wuxian.domain.views.items import ItemRow
from wuxian.domain.views.owners import OwnersView
from wuxian.render.blocks import Block, Cell, Paragraph, data
from wuxian.render.cells import day_cell, lamp_cell, percent_cell
from wuxian.render.heading import heading, section
from wuxian.render.tables import Column, table


def owners_screen(view: OwnersView, width: int | None) -> tuple[Block, ...]:
    """Each department's items: those it leads, then those it supports."""
    rows = list(_rows(view))
    head = heading(view.programme, "责任分工", view.as_of, view.notice)
    if not rows:
        return *head, Paragraph("没有牵头或配合的事项。")
    return *head, table(rows, _COLUMNS, width), *section(f"共{len(view.owners)}个部门。")


_Carried = tuple[str, str, ItemRow]

_COLUMNS: tuple[Column[_Carried], ...] = (
    Column("部门", lambda carried: data(carried[0]), narrowest=12),
    Column("职责", lambda carried: Cell(carried[1])),
    Column("序号", lambda carried: Cell(f"{carried[2].number:02}")),
    Column("灯", lambda carried: lamp_cell(carried[2].lamp)),
    Column("工作事项", lambda carried: data(carried[2].title), narrowest=24),
    Column("进度", lambda carried: percent_cell(carried[2].percent), 2, right=True),
    Column("完成时限", lambda carried: day_cell(carried[2].due, "未定"), 3),
)


def _rows(view: OwnersView) -> Iterator[_Carried]:
    for owner in view.owners:
        name = owner.department
        for row in owner.leads:
            yield name, f"牵头{inferred(row.lead_basis)}", row
            name = ""
        for row in owner.supports:
            basis = row.supporting_basis[row.supporting.index(owner.department)]
            yield name, f"配合{inferred(basis)}", row
            name = ""
    for row in view.without_lead:
        yield "（空缺）", "牵头", row
