"""The goal of a year: its sentence and its end, its parts, its targets, its steps."""

from collections.abc import Iterator

from wuxian.domain.plan.goal import Goal, Part, Target
from wuxian.domain.values.basis import Basis, Percentage
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.item import ItemView
from wuxian.domain.views.targets import TargetRow
from wuxian.render.document import (
    Block,
    Column,
    Field,
    Fields,
    Heading,
    Inset,
    Tone,
    paragraph,
    table,
)
from wuxian.render.documents.citations import citation
from wuxian.render.documents.items import dates_beside, percent
from wuxian.render.words import (
    DUE,
    LAMP,
    LAMP_REASON,
    LEAD,
    PERCENT,
    UNREPORTED,
    UNSET,
    VERIFIED,
    both_days,
    in_unit,
)

_SHARE = "计入"


def goal_blocks(view: ItemView) -> Iterator[Block]:
    """All that an item is to reach in the year, and how far each of it is."""
    yield Heading(f"年度目标（{view.year}年）")
    yield Inset(tuple(_goal(view)))
    yield from _parts(view)
    yield from _targets(view)
    yield from _milestones(view)


def _goal(view: ItemView) -> Iterator[Block]:
    goal = view.goal
    if goal is None:
        yield paragraph(f"{view.year}年目标未定。")
        return
    due = day_words(view.row.due) if view.row.due else _no_due(goal)
    words = f"（原文：{goal.own_due_words}）" if goal.own_due_words else ""
    if view.row.due_basis is Basis.YEARLY:
        words += f"（{Basis.YEARLY.label}）"
    if goal.soft:
        words += f"（{goal.title_of('soft')}）"
    yield paragraph(goal.text)
    remark = ((Field(goal.title_of("remark"), goal.remark),),) if goal.remark else ()
    dated = (Field(goal.title_of("due"), due + words), Field(goal.title_of("basis"), goal.basis))
    beside = (Field("时限变动", "，".join(dates_beside(view.row, in_full=True))),)
    yield Fields((dated, *((beside,) if beside[0].value else ()), *remark))
    for cited in goal.citations:
        yield citation(cited, view.documents)


def _no_due(goal: Goal) -> str:
    return goal.title_of("open_ended") if goal.open_ended else UNSET


def _parts(view: ItemView) -> Iterator[Block]:
    parts = view.row.parts
    if not parts:
        return
    weighted = any(part.weight != parts[0].weight for part in parts)
    weight = (Column(Part.title_of("weight"), right=True), lambda row: row.weight)
    # Where they differ from what was reported, for the mean to be followed.
    by_figures = view.by_parts and any(part.share != (part.percent or 0) for part in parts)
    verified = (VERIFIED, lambda row: None if row.verified is None else Percentage(row.verified))
    share = (Column(_SHARE, right=True), lambda row: Percentage(row.share))
    yield Heading(f"{Goal.title_of('parts')}（{len(parts)}个）")
    yield table(
        parts,
        (
            (Column(Goal.title_of("parts"), least=12), lambda row: row.title),
            (LAMP, lambda row: row.lamp),
            (PERCENT, percent),
            *([verified] if any(part.verified is not None for part in parts) else []),
            *([share] if by_figures else []),
            *([weight] if weighted else []),
            (DUE._replace(rank=1), lambda row: row.due),
            (LEAD._replace(rank=3), lambda row: row.lead_words),
            (LAMP_REASON._replace(rank=2), lambda row: row.lamp_reason),
        ),
    )
    for part in parts:
        own = (
            f"{Part.title_of('leader')} {part.leader}" if part.leader else "",
            f"{Part.title_of('supporting')} {'、'.join(part.supporting)}"
            if part.supporting
            else "",
        )
        if any(own):
            yield paragraph(f"{part.title}：{'，'.join(filter(None, own))}")
    if view.by_parts and view.row.percent is not None:
        mean = "按权重平均" if weighted else "平均"
        column = f"（“{_SHARE}”一列）" if by_figures else ""
        yield paragraph(f"进度{view.row.percent}%由子任务{mean}{column}，未报的按0算。", Tone.FAINT)


def _targets(view: ItemView) -> Iterator[Block]:
    of_parts = [(part.title, one) for part in view.row.parts for one in part.targets]
    rows: list[tuple[str, TargetRow]] = [*(("", one) for one in view.row.targets), *of_parts]
    if rows:
        yield Heading(Goal.title_of("targets"))
        part = (Column(Goal.title_of("parts"), rank=3, least=8), lambda row: row[0])
        verified = (VERIFIED, lambda row: in_unit(row[1].verified, row[1].unit))
        claimed = (Column("已报", right=True), lambda row: in_unit(row[1].claimed, row[1].unit))
        yield table(
            rows,
            (
                *([part] if of_parts else []),
                (Column("指标", least=12), lambda row: row[1].words),
                (Column(Target.title_of("measure"), rank=2), lambda row: row[1].measure),
                (Column("实际", right=True, absent=UNREPORTED), lambda row: _actual(row[1])),
                *([claimed] if any(one.claimed != one.actual for _, one in rows) else []),
                *([verified] if any(one.verified is not None for _, one in rows) else []),
                (Column("截至", rank=1), lambda row: row[1].as_of),
                (Column("完成比例", right=True), lambda row: _ratio(row[1])),
                (Column("达到"), lambda row: "是" if row[1].met else "否"),
            ),
        )


def _actual(row: TargetRow) -> str | None:
    if row.goal is None and row.met:
        return "办公室认定"
    return in_unit(row.actual, row.unit)


def _ratio(row: TargetRow) -> str | None:
    return None if row.ratio is None else f"{row.ratio:.1%}"


def _milestones(view: ItemView) -> Iterator[Block]:
    if view.milestones:
        yield Heading("节点")
        part = (Column(Goal.title_of("parts"), rank=1, least=8), lambda row: row.part)
        yield table(
            view.milestones,
            (
                *([part] if any(row.part for row in view.milestones) else []),
                (Column("节点", least=12), lambda row: row.id),
                (Column("内容", least=16), lambda row: row.title),
                (Column("到期", absent=UNSET), lambda row: both_days(row.due, row.original_due)),
                (Column("情况"), lambda row: row.reach),
                (Column("完成日期"), lambda row: row.reached_on),
            ),
        )
