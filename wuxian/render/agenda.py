"""The agenda on a terminal."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from wuxian.domain.views.agenda import AgendaView, Deadline, Silence
from wuxian.render.cells import cell, day_cell
from wuxian.render.heading import heading, section
from wuxian.render.tables import Column, table


def agenda_screen(view: AgendaView, width: int | None) -> tuple[RenderableType, ...]:
    """What is late, what falls due, who has been silent."""
    return (
        *heading(view.programme, "待办提醒", view.as_of, view.notice),
        Text(f"逾期（{len(view.late)}）", style="bold"),
        *_deadlines(view.late, "已过", width),
        section(f"{view.due_within}个工作日内到期（{len(view.due)}）"),
        *_deadlines(view.due, "还剩", width),
        section(f"超过{view.silent_after}个工作日未报送（{len(view.silent)}）"),
        *_silent(view.silent, width),
        *_calendar_notice(view),
    )


def _deadlines(
    found: tuple[Deadline, ...], word: str, width: int | None
) -> Iterator[RenderableType]:
    columns: tuple[Column[Deadline], ...] = (
        Column("序号", lambda row: Text(f"{row.number:02}")),
        Column("工作事项", lambda row: cell(row.title), narrowest=14),
        Column("到期内容", lambda row: cell(row.what), narrowest=14),
        Column("日期", lambda row: day_cell(row.due, "未定")),
        Column(word, lambda row: Text(f"{row.working_days}个工作日"), right=True),
        Column("牵头部门", lambda row: cell(row.lead_words), 1, narrowest=14),
    )
    yield table(found, columns, width) if found else Text("  无")


_SILENT: tuple[Column[Silence], ...] = (
    Column("序号", lambda row: Text(f"{row.number:02}")),
    Column("工作事项", lambda row: cell(row.title), narrowest=14),
    Column("上次报送", lambda row: day_cell(row.last_report, "无")),
    Column("情况", lambda row: Text(row.words)),
    Column("牵头部门", lambda row: cell(row.lead_words), 1, narrowest=14),
)


def _silent(found: tuple[Silence, ...], width: int | None) -> Iterator[RenderableType]:
    yield table(found, _SILENT, width) if found else Text("  无")


def _calendar_notice(view: AgendaView) -> Iterator[RenderableType]:
    if not view.calendar_known:
        year = view.as_of.year
        yield Text(f"\n日历里没有{year}年的放假安排，工作日暂按周一至周五计算。", style="yellow")
