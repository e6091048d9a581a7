"""One item on a terminal: plan, posts, milestones, entries."""

from collections.abc import Iterator

from wuxian.domain.dates import day_words
from wuxian.domain.entry import AnyEntry, Appointment, Progress, Retraction
from wuxian.domain.six_ones import Holding
from wuxian.domain.views.item import EntryRow, ItemView, MilestoneRow
from wuxian.render.blocks import Block, Cell, Grid, Line, Paragraph, data, shown
from wuxian.render.cells import day_cell, lamp_cell
from wuxian.render.citations import citation, short_names
from wuxian.render.heading import heading, section
from wuxian.render.tables import Column, table

_INDENT = 2
_DEEPER = 4


def item_screen(view: ItemView, width: int | None) -> tuple[Block, ...]:
    """Everything about one item."""
    return (
        *heading(view.programme, view.row.label, view.as_of, view.notice),
        *_summary(view),
        *section(f"年度目标（{view.as_of.year}年）"),
        *_goal(view),
        *_milestones(view, width),
        *section("六个一"),
        _posts(view, width),
        *_supporting(view),
        *section(f"记录（{len(view.entries)}条，新的在前）"),
        *_entries(view),
        *_sources(view),
    )


def _summary(view: ItemView) -> Iterator[Block]:
    row = view.row
    yield Line((Cell("灯号："), lamp_cell(row.lamp), Cell("灯")))
    percent = "未报" if row.percent is None else f"{row.percent}%"
    yield Paragraph(shown(f"原因：{row.lamp_reason}"))
    yield Paragraph(f"状态：{row.status.label}  进度：{percent}")
    yield Paragraph(shown(f"领域：{row.area_name}（{view.area_basis.label}）"))
    if view.covers:
        yield Paragraph(shown(f"包括：{'、'.join(view.covers)}"))


def _goal(view: ItemView) -> Iterator[Block]:
    goal = view.goal
    if goal is None:
        yield Paragraph(f"{view.as_of.year}年目标未定。", indent=_INDENT)
        return
    due = day_words(goal.due) if goal.due else "未定"
    words = f"（原文：{goal.due_words}）" if goal.due_words else ""
    yield Paragraph(shown(goal.text), indent=_INDENT)
    yield Paragraph(shown(f"完成时限：{due}{words}  依据：{goal.basis.label}"), indent=_INDENT)
    if goal.remark:
        yield Paragraph(shown(f"说明：{goal.remark}"), indent=_INDENT)
    for cited in goal.citations:
        yield citation(cited, view.documents, _INDENT)


_MILESTONES: tuple[Column[MilestoneRow], ...] = (
    Column("节点", lambda row: data(row.id), narrowest=12),
    Column("内容", lambda row: data(row.title), narrowest=16),
    Column("到期", lambda row: day_cell(row.due, "未定")),
    Column("情况", lambda row: Cell(row.reach.label)),
    Column("完成日期", lambda row: day_cell(row.reached_on, "")),
)


def _milestones(view: ItemView, width: int | None) -> Iterator[Block]:
    if view.milestones:
        yield from section("节点")
        yield table(view.milestones, _MILESTONES, width)


def _posts(view: ItemView, width: int | None) -> Grid:
    since = _SINCE if any(held.since for held in view.six_ones.values()) else ()
    return table(view.six_ones.values(), (*_POSTS, *since, *_GROUNDS), width)


_POSTS: tuple[Column[Holding], ...] = (
    Column("六个一", lambda held: Cell(held.post.label)),
    Column("落实情况", lambda held: data(held.words, "" if held.holder else "dim"), narrowest=12),
    Column("依据", lambda held: Cell(held.basis.label if held.basis else "")),
)
_SINCE: tuple[Column[Holding], ...] = (
    Column("起始日期", lambda held: Cell(day_words(held.since) if held.since else ""), rank=2),
)
_GROUNDS: tuple[Column[Holding], ...] = (
    Column("文件或说明", lambda held: data(held.document or held.remark or ""), 1, narrowest=16),
)


def _supporting(view: ItemView) -> Iterator[Block]:
    if view.row.supporting:
        yield Line()
        yield Paragraph(shown(f"配合部门：{'、'.join(view.row.supporting_words)}"))


def _sources(view: ItemView) -> Iterator[Block]:
    if view.citations:
        yield from section("事项出处")
    for cited in view.citations:
        yield citation(cited, view.documents, _INDENT)
    yield from short_names(view.documents, _INDENT)


def _entries(view: ItemView) -> Iterator[Block]:
    if not view.entries:
        yield Paragraph("还没有记录。", indent=_INDENT)
    for row in view.entries:
        yield from _entry(row, view)
    if view.entries_of_other_years:
        words = f"另有其他年份的记录{view.entries_of_other_years}条，用 --as-of 查看。"
        yield Paragraph(words, indent=_INDENT)


def _entry(row: EntryRow, view: ItemView) -> Iterator[Block]:
    entry = row.entry
    taken_back = f"  已由 {row.retracted_by} 撤回" if row.retracted_by else ""
    head = f"{entry.date} {entry.kind.label}  {entry.by}  [{entry.id}]{taken_back}"
    yield Paragraph(shown(head), "dim strike" if row.retracted_by else "bold", _INDENT)
    for label, words in _said(entry, view):
        yield Paragraph(shown(f"{label}{words}"), "dim" if row.retracted_by else "", _DEEPER)
    if entry.citation:
        yield citation(entry.citation, view.documents, _DEEPER)


def _said(entry: AnyEntry, view: ItemView) -> Iterator[tuple[str, str]]:
    """An entry's own fields in words, in the order a clerk reads them."""
    for label, words in (("日期原文：", entry.date_words), *_said_by_kind(entry, view)):
        if words:
            yield label, words


def _said_by_kind(entry: AnyEntry, view: ItemView) -> tuple[tuple[str, str | None], ...]:
    match entry:
        case Progress():
            return _progress_said(entry, view)
        case Appointment():
            return (
                (f"{entry.post.label}：", entry.holder or "空缺"),
                ("文件：", entry.document),
                ("", entry.note),
            )
        case Retraction():
            return (("撤回记录：", entry.entry), ("原因：", entry.reason))


def _progress_said(entry: Progress, view: ItemView) -> tuple[tuple[str, str | None], ...]:
    goals = (goal for goal in view.goals if goal.year == entry.date.year)
    titles = {step.id: step.title for goal in goals for step in goal.milestones}
    reached = titles.get(entry.milestone, entry.milestone) if entry.milestone else None
    return (
        ("进度：", None if entry.percent is None else f"{entry.percent}%"),
        ("完成节点：", reached),
        ("", entry.note),
        ("数据：", "、".join(f"{f.name}{f.value:f}{f.unit}" for f in entry.figures)),
        ("问题：", entry.problem),
        ("下一步：", entry.next),
    )
