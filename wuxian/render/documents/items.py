"""The list of items."""

import datetime as dt
from collections.abc import Iterator, Sequence
from functools import partial

from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.values.basis import Basis, Percentage
from wuxian.domain.values.dates import day_words_within, short_day_words
from wuxian.domain.views.items import ItemRow, ItemsView, PartRow
from wuxian.render import words
from wuxian.render.document import (
    Block,
    Column,
    Document,
    Paragraph,
    Piece,
    Table,
    Tone,
    paragraph,
    table,
)

_DEFAULT = "*"


def items_document(view: ItemsView) -> Document:
    """The whole list: the table, and the count by lamp."""
    blocks: tuple[Block, ...] = (
        items_table(view.items, is_verified=view.verifies),
        *default_note(view.items),
        lamp_count(view.items),
        *_waiting(view.items),
    )
    return Document(
        programme=view.programme,
        name="工作事项",
        when=words.when_words(view.as_of, view.year),
        notice=view.notice,
        blocks=blocks if view.items else (paragraph("没有符合条件的事项。"),),
        sheet=items_sheet(view.items),
    )


def items_table(rows: Sequence[ItemRow], *, is_verified: bool) -> Table:
    """The items as a table; where anything of them is verified, it says so of each."""
    return table(
        rows,
        (
            (words.NUMBER, lambda row: words.number_words(row.number)),
            (words.LAMP, lambda row: row.lamp),
            (words.title_column(14), lambda row: row.title),
            (words.AREA._replace(rank=6), lambda row: row.area_name),
            (words.LEAD._replace(rank=3, least=12), lambda row: row.lead_words),
            (words.STATUS._replace(rank=7), lambda row: row.status),
            (words.CLASS._replace(rank=4), lambda row: row.class_words),
            (words.PERCENT, partial(both_percents, is_verified=is_verified)),
            (words.DUE._replace(rank=1, least=12), _due),
            (words.LAST_ENTRY._replace(rank=5), lambda row: row.last_entry),
            (words.LAMP_REASON._replace(rank=2, least=16), lambda row: row.reason_words),
        ),
    )


def percent(row: ItemRow | PartRow) -> Percentage | None:
    """What was reported of an item or a part, as a share of a hundred."""
    return None if row.percent is None else Percentage(row.percent)


def any_verified(rows: Sequence[ItemRow]) -> bool:
    """Whether the office has verified anything of these."""
    return any(row.verified is not None for row in rows)


def both_percents(row: ItemRow, *, is_verified: bool) -> Percentage | str | None:
    """What was reported, with what is verified of it below, where anything is."""
    if row.percent is None or not is_verified:
        return percent(row)
    if row.claimed != row.percent:
        return f"报{row.claimed}%\n核{row.percent}%"
    if row.verified == row.percent:
        return f"{row.percent}%\n已核"
    verified = words.VERIFIED.absent if row.verified is None else f"核{row.verified}%"
    return f"{row.percent}%\n{verified}"


def _due(row: ItemRow) -> dt.date | str | None:
    """The due date, with the others beside it, and a mark that the note below explains."""
    beside = [*dates_beside(row)]
    is_default = row.due is not None and row.due_basis is Basis.YEARLY
    if not beside and not is_default:
        return row.due
    due = words.UNSET if row.due is None else short_day_words(row.due)
    return "\n".join((f"{due}{_DEFAULT if is_default else ''}", *beside))


def dates_beside(row: ItemRow, *, in_full: bool = False) -> Iterator[str]:
    """The other days of a goal, in words: the original, asked for, granted, expected.

    `in_full` says of the day in force, too, that it was granted.
    """
    if row.original_due and row.original_due != row.due:
        yield f"原{short_day_words(row.original_due)}"
    if row.granted_due and (in_full or row.granted_due != row.due):
        yield f"批准{short_day_words(row.granted_due)}"
    if row.asked_due and (in_full or row.asked_due != row.due):
        late = "（逾期申请）" if row.asked_late else ""
        yield f"申请{short_day_words(row.asked_due)}{late}"
    if row.forecast:
        year = row.due.year if row.due else row.forecast.year
        beyond = "（超期）" if row.is_forecast_late else ""
        yield f"预计{day_words_within(year, row.forecast)}{beyond}"


def default_note(rows: Sequence[ItemRow]) -> Iterator[Paragraph]:
    """What the mark beside a due date means, where one stands there."""
    if any(row.due is not None and row.due_basis is Basis.YEARLY for row in rows):
        title, default = words.DUE.title, Basis.YEARLY.label
        yield paragraph(f"带{_DEFAULT}的{title}为{default}，目标没有写明。", Tone.FAINT, apart=True)


def lamp_count(rows: Sequence[ItemRow]) -> Paragraph:
    """How many items are under each lamp."""
    pieces = [Piece(f"共{len(rows)}项：")]
    for place, lamp in enumerate(Lamp):
        lit = sum(row.lamp is lamp for row in rows)
        if lamp is Lamp.OFF and not lit:
            continue
        pieces.append(Piece("、" if place else ""))
        pieces.append(Piece(f"{lamp.label}{lit}", words.LAMP_TONES[lamp] if lit else Tone.FAINT))
    return Paragraph(tuple(pieces), apart=True)


def _waiting(rows: Sequence[ItemRow]) -> Iterator[Paragraph]:
    """Which items wait for somebody: there may be no room for it beside their lamps."""
    waiting = [row for row in rows if row.waiting_for]
    if waiting:
        each = (f"{words.number_words(row.number)} {row.waiting_words}" for row in waiting)
        yield paragraph(f"待对方{len(waiting)}项：{'；'.join(each)}")


def items_sheet(rows: Sequence[ItemRow]) -> Table:
    """The items as a spreadsheet has them: a number is a number, and nothing is left out."""
    return table(
        rows,
        (
            (words.NUMBER, lambda row: row.number),
            (words.title_column(26), lambda row: row.title),
            (words.AREA, lambda row: row.area_name),
            (words.LEAD, lambda row: row.lead),
            (Column("牵头依据"), lambda row: row.lead_basis),
            (words.SUPPORTING, lambda row: "、".join(row.supporting_words)),
            (words.STATUS, lambda row: row.status),
            (words.LAMP_NAMED, lambda row: row.lamp),
            (words.LAMP_REASON, lambda row: row.lamp_reason),
            (words.CLASS, lambda row: row.class_words),
            (words.PERCENT_BARE, lambda row: row.percent),
            (words.DUE, lambda row: row.due),
            (Column("时限依据"), lambda row: row.due_basis),
            (Column("量化指标"), lambda row: "；".join(one.words for one in row.targets)),
            (words.LAST_ENTRY, lambda row: row.last_entry),
            (
                Column("下一节点"),
                lambda row: row.next_milestone.title if row.next_milestone else None,
            ),
            (
                Column("节点日期"),
                lambda row: row.next_milestone.due if row.next_milestone else None,
            ),
            (Column("未解决问题"), lambda row: row.open_problems),
            (Column("待对方"), lambda row: row.waiting_words),
            (Column(Post.CO_LEAD.label), lambda row: "、".join(row.co_leads_words)),
            (Column(Goal.title_of("parts")), lambda row: "；".join(map(_part_words, row.parts))),
            (Column("已核进度%"), lambda row: row.verified),
            (Column("原定时限"), lambda row: row.original_due),
            (Column("申请时限"), lambda row: row.asked_due),
            (Column("批准时限"), lambda row: row.granted_due),
            (Column("预计完成"), lambda row: row.forecast),
            (Column("结束日期"), lambda row: row.closed),
            (Column("结束方式"), lambda row: row.ended),
            (Column("未办结督办单"), lambda row: row.open_slips),
            (Column("待审定申请"), lambda row: row.pending),
        ),
    )


def _part_words(part: PartRow) -> str:
    """A part in a few words: 主桥 50% 黄灯."""
    reported = words.UNREPORTED if part.percent is None else f"{part.percent}%"
    return f"{part.title} {reported} {part.lamp.words}"
