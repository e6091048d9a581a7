"""One item in full: plan, posts, milestones, entries."""

from collections.abc import Iterator

from wuxian.domain.entries.entry import Entry, Told
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.six_ones import Holding
from wuxian.domain.values.basis import Percentage, value_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.item import EntryRow, ItemView
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
from wuxian.render.documents.course import course_blocks
from wuxian.render.documents.goal import goal_blocks
from wuxian.render.words import (
    AREA,
    CLASS,
    PERCENT,
    STATUS,
    UNANSWERED,
    UNREPORTED,
    VERIFIED,
    when_words,
)

_NAMED = 3


def item_document(view: ItemView) -> Document:
    """Everything about one item."""
    return Document(
        programme=view.programme,
        name=view.row.label,
        when=when_words(view.as_of, view.year),
        notice=view.notice,
        blocks=(
            *_summary(view),
            *goal_blocks(view),
            *course_blocks(view.course, view.year),
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
    yield Paragraph((Piece("灯号："), Piece(row.lamp), *_lit(row.lamp)))
    percent = UNREPORTED if row.percent is None else Percentage(row.percent)
    if row.claimed != row.percent:
        percent = f"{row.percent}%（已报{row.claimed}%）"
    said = VERIFIED.absent if row.verified is None else Percentage(row.verified)
    verified = () if row.percent is None else (Field(VERIFIED.title, said),)
    yield Fields(
        (
            (Field("原因", row.reason_words),),
            (Field(STATUS.title, row.status), Field(PERCENT.title, percent), *verified),
            (Field(CLASS.title, row.class_words),),
            (Field(AREA.title, f"{row.area_name}（{view.area_basis.label}）"),),
            *(((Field("包括", "、".join(view.covers)),),) if view.covers else ()),
        )
    )


def _lit(lamp: Lamp) -> Iterator[Piece]:
    """What is said behind a colour."""
    if lamp is not Lamp.OFF:
        yield Piece("灯")


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
        *(() if gone else row.marks),
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
