"""One item in full: plan, posts, milestones, entries."""

from collections.abc import Iterator

from wuxian.domain.entries.entry import Entry, Told
from wuxian.domain.plan.goal import Goal, Part, Target
from wuxian.domain.standing.six_ones import Holding
from wuxian.domain.values.basis import Basis, Percentage, value_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.item import EntryRow, ItemView
from wuxian.domain.views.items import TargetRow
from wuxian.domain.views.problems import ProblemRow, ReplyRow
from wuxian.render.document import (
    Block,
    Bullet,
    Column,
    Document,
    Field,
    Fields,
    Heading,
    Inset,
    Paragraph,
    Piece,
    Table,
    Tone,
    bullets,
    paragraph,
    table,
)
from wuxian.render.documents.citations import citation, short_names
from wuxian.render.documents.items import percent
from wuxian.render.words import (
    AREA,
    CLASS,
    DUE,
    LAMP,
    LAMP_REASON,
    LEAD,
    PERCENT,
    STATUS,
    UNANSWERED,
    UNREPORTED,
    UNSET,
    when_words,
)

_NAMED = 3
_SHARE = "计入"


def item_document(view: ItemView) -> Document:
    """Everything about one item."""
    return Document(
        programme=view.programme,
        name=view.row.label,
        when=when_words(view.as_of, view.year),
        notice=view.notice,
        blocks=(
            *_summary(view),
            Heading(f"年度目标（{view.year}年）"),
            Inset(tuple(_goal(view))),
            *_parts(view),
            *_targets(view),
            *_milestones(view),
            *_problems(view),
            Heading("六个一"),
            _posts(view),
            *_supporting(view),
            Heading(f"记录（{len(view.entries)}条，新的在前）"),
            *_entry_bullets(view),
            *_sources(view),
        ),
    )


def _summary(view: ItemView) -> Iterator[Block]:
    row = view.row
    yield Paragraph((Piece("灯号："), Piece(row.lamp), Piece("灯")))
    percent = UNREPORTED if row.percent is None else Percentage(row.percent)
    yield Fields(
        (
            (Field("原因", row.reason_words),),
            (Field(STATUS.title, row.status), Field(PERCENT.title, percent)),
            (Field(CLASS.title, row.class_words),),
            (Field(AREA.title, f"{row.area_name}（{view.area_basis.label}）"),),
            *(((Field("包括", "、".join(view.covers)),),) if view.covers else ()),
        )
    )


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
    yield Fields((dated, *remark))
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
    share = (Column(_SHARE, right=True), lambda row: Percentage(row.share))
    yield Heading(f"{Goal.title_of('parts')}（{len(parts)}个）")
    yield table(
        parts,
        (
            (Column(Goal.title_of("parts"), least=12), lambda row: row.title),
            (LAMP, lambda row: row.lamp),
            (PERCENT, percent),
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
        yield table(
            rows,
            (
                *([part] if of_parts else []),
                (Column("指标", least=12), lambda row: row[1].words),
                (Column(Target.title_of("measure"), rank=2), lambda row: row[1].measure),
                (Column("实际", right=True, absent=UNREPORTED), lambda row: _actual(row[1])),
                (Column("截至", rank=1), lambda row: row[1].as_of),
                (Column("完成比例", right=True), lambda row: _ratio(row[1])),
                (Column("达到"), lambda row: "是" if row[1].met else "否"),
            ),
        )


def _actual(row: TargetRow) -> str | None:
    if row.goal is None and row.met:
        return "办公室认定"
    return None if row.actual is None else f"{value_words(row.actual)}{row.unit or ''}"


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
                (Column("到期", absent=UNSET), lambda row: row.due),
                (Column("情况"), lambda row: row.reach),
                (Column("完成日期"), lambda row: row.reached_on),
            ),
        )


def _problems(view: ItemView) -> Iterator[Block]:
    """The open problems before those that are done with, each with what was answered."""
    if view.problems:
        count = sum(row.done is None for row in view.problems)
        yield Heading(f"问题（{len(view.problems)}个，未解决{count}个）")
        yield bullets(map(_problem, view.problems))


def _problem(row: ProblemRow) -> Bullet:
    whom = f"{row.way}：{row.whom}" if row.whom else ""
    end = f"{day_words(row.done)}已解决" if row.done else ""
    answered = f"{day_words(row.answered)}答复" if row.answered else UNANSWERED
    span = f"{'历时' if row.done else '已过'}{row.span_words}"
    days = (f"{day_words(row.opened)}提出", end or answered, span)
    said = [
        paragraph("，".join(filter(None, (whom, *days)))),
        *(
            paragraph(f"{one.date} {one.answered_by or one.by}：{_reply_words(one)}")
            for one in row.replies
        ),
    ]
    return Bullet(f"{row.matter}  [{row.id}]", Tone.FAINT if row.done else Tone.STRONG, tuple(said))


def _reply_words(row: ReplyRow) -> str:
    said = "，".join(filter(None, (row.note, "已解决" if row.done else "")))
    return f"{said}（{row.by}代录）" if row.answered_by else said


def _posts(view: ItemView) -> Table:
    held = tuple(view.six_ones.values())
    since = (Column("起始日期", rank=2), _since)
    return table(
        held,
        (
            (Column("六个一"), lambda row: row.post),
            (Column("落实情况", least=12), _holder),
            (Column("依据"), lambda row: row.basis),
            *([since] if any(row.since for row in held) else []),
            (Column("文件或说明", rank=1, least=16), lambda row: row.document or row.remark),
        ),
    )


def _since(row: Holding) -> str | None:
    """The day in full: a post may be held since another year."""
    return day_words(row.since) if row.since else None


def _holder(row: Holding) -> Piece:
    return Piece(row.words, Tone.PLAIN if row.holder else Tone.FAINT)


def _supporting(view: ItemView) -> Iterator[Block]:
    told = [(post, held) for post, held in view.shared.items() if held]
    for place, (post, held) in enumerate(told):
        words = "、".join(map(_sharer, held))
        yield paragraph(f"{post.label}：{words}", apart=not place)


def _sharer(row: Holding) -> str:
    """Who carries the item along; since when and by which document, where one says so."""
    return f"{row.words}（{_since(row)}起，{row.document}）" if row.document else row.words


def _entry_bullets(view: ItemView) -> Iterator[Block]:
    yield bullets([_entry(row, view) for row in view.entries] or ["还没有记录。"])
    if view.entries_of_other_years:
        count = view.entries_of_other_years
        yield bullets([f"另有其他年份的记录{count}条，用 --year 查看。"])
    if view.to_come:
        named = "、".join(f"{name.date}〔{name.id}〕" for name in view.to_come[:_NAMED])
        more = "等" if len(view.to_come) > _NAMED else ""
        words = f"{day_words(view.as_of)}之后的记录{len(view.to_come)}条没有列出：{named}{more}。"
        yield bullets([words])


def _entry(row: EntryRow, view: ItemView) -> Bullet:
    entry = row.entry
    gone = row.fallen or row.retracted_by is not None
    marks = (
        f"已由 {row.retracted_by} 撤回" if row.retracted_by else "",
        "随所指的记录失效" if row.fallen else "",
        "" if row.counts or gone else "不牵头，不计入进度",
    )
    head = "  ".join(
        filter(None, (f"{entry.date} {entry.label}", entry.by, f"[{entry.id}]", *marks))
    )
    tone = Tone.FAINT if gone else Tone.PLAIN
    told = (Told(Entry.title_of("date_words"), entry.date_words), *row.told)
    said = (paragraph(_told_words(one), tone) for one in told if one.value is not None)
    cited = [citation(entry.citation, view.documents)] if entry.citation else []
    return Bullet(head, Tone.GONE if gone else Tone.STRONG, (*said, *cited))


def _told_words(told: Told) -> str:
    words = value_words(told.value)
    return f"{told.title}：{words}" if told.title else words


def _sources(view: ItemView) -> Iterator[Block]:
    if view.citations:
        yield Heading("事项出处")
    cited = (citation(one, view.documents) for one in view.citations)
    yield Inset((*cited, *short_names(view.documents)))
