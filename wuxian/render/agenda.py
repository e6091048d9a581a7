"""The agenda on a terminal."""

from collections.abc import Iterator

from wuxian.domain.views.agenda import AgendaView, Deadline, Silence
from wuxian.render.blocks import Block, Cell, Line, Paragraph, data
from wuxian.render.cells import day_cell
from wuxian.render.heading import heading, section
from wuxian.render.tables import Column, table


def agenda_screen(view: AgendaView, width: int | None) -> tuple[Block, ...]:
    """What is late, what falls due, who has been silent."""
    return (
        *heading(view.programme, "待办提醒", view.as_of, view.notice),
        Line((Cell(f"逾期（{len(view.late)}）", "bold"),)),
        *_deadlines(view.late, "已过（工作日）", width),
        *section(f"{view.due_within}个工作日内到期（{len(view.due)}）"),
        *_deadlines(view.due, "还剩（工作日）", width),
        *section(f"超过{view.silent_after}个工作日未报送（{len(view.silent)}）"),
        *_silent(view.silent, width),
        *_calendar_notice(view),
    )


def _deadlines(found: tuple[Deadline, ...], word: str, width: int | None) -> Iterator[Block]:
    columns: tuple[Column[Deadline], ...] = (
        Column("序号", lambda row: Cell(f"{row.number:02}")),
        Column("工作事项", lambda row: data(row.title), narrowest=14),
        Column("到期内容", lambda row: data(row.what), narrowest=14),
        Column("日期", lambda row: day_cell(row.due, "未定")),
        Column(word, lambda row: Cell(str(row.working_days)), right=True),
        Column("牵头部门", lambda row: data(row.lead_words), 1, narrowest=14),
    )
    yield table(found, columns, width) if found else Paragraph("无", indent=2)


_SILENT: tuple[Column[Silence], ...] = (
    Column("序号", lambda row: Cell(f"{row.number:02}")),
    Column("工作事项", lambda row: data(row.title), narrowest=14),
    Column("上次报送", lambda row: day_cell(row.last_report, "无")),
    Column("情况", lambda row: Cell(row.words)),
    Column("牵头部门", lambda row: data(row.lead_words), 1, narrowest=14),
)


def _silent(found: tuple[Silence, ...], width: int | None) -> Iterator[Block]:
    yield table(found, _SILENT, width) if found else Paragraph("无", indent=2)


def _calendar_notice(view: AgendaView) -> Iterator[Block]:
    if not view.calendar_known:
        year = view.as_of.year
        yield Line()
        yield Paragraph(f"日历里没有{year}年的放假安排，工作日暂按周一至周五计算。", "yellow")
