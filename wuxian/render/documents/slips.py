"""The slips, and those that are earned."""

from collections import Counter

from wuxian.domain.entries.slip import Slip
from wuxian.domain.plan.plan import VACANT
from wuxian.domain.views.slips import EarnedView, SlipsView
from wuxian.render.document import Block, Column, Document, Tone, paragraph, table
from wuxian.render.words import NUMBER, number_words, title_column, when_words

_TO = Column(Slip.title_of("units"), rank=1, least=12)
_COLOUR = Column(Slip.title_of("colour"))


def slips_document(view: SlipsView) -> Document:
    """What was demanded of whom by when, and what became of it."""
    rows = view.slips
    columns = (
        (Column("编号", least=18), lambda row: row.number_words),
        (_COLOUR, lambda row: row.colour),
        (NUMBER, lambda row: number_words(row.item)),
        (title_column(12)._replace(rank=5), lambda row: row.title),
        (_TO, lambda row: "、".join(row.to)),
        (Column(Slip.title_of("demand"), rank=3, least=14), lambda row: row.demand),
        (Column("发出", rank=6), lambda row: row.issued),
        (Column(Slip.title_of("due")), lambda row: row.due),
        (Column("状态", least=10), lambda row: row.state_words),
        (Column("记录"), lambda row: row.id),
    )
    still = sum(row.state.is_open for row in rows)
    return Document(
        programme=view.programme,
        name="督办单",
        when=when_words(view.as_of),
        notice=view.notice,
        blocks=(
            *(
                (
                    table(rows, columns),
                    paragraph(f"共{len(rows)}张，未办结{still}张{_by_unit(view)}。", apart=True),
                )
                if rows
                else (paragraph("没有符合条件的督办单。"),)
            ),
            *_withdrawn(view),
        ),
        sheet=table(rows, columns),
    )


def _withdrawn(view: SlipsView) -> tuple[Block, ...]:
    """Why the numbers have gaps."""
    if not view.withdrawn:
        return ()
    return (paragraph(f"已撤回、号不再用：{'、'.join(view.withdrawn)}。"),)


def _by_unit(view: SlipsView) -> str:
    """Which units still have how many, the most first."""
    units = Counter(unit for row in view.slips if row.state.is_open for unit in row.to)
    each = "、".join(f"{unit}{count}张" for unit, count in units.most_common())
    return f"：{each}" if each else ""


def earned_document(view: EarnedView) -> Document:
    """Which slip is earned by which item today, why, and what to type to issue it."""
    rows = view.slips
    columns = (
        (NUMBER, lambda row: number_words(row.item)),
        (title_column(14)._replace(rank=2), lambda row: row.title),
        (_COLOUR, lambda row: row.colour),
        (_TO, lambda row: "、".join(row.to) or VACANT),
        (Column("理由", least=20), lambda row: row.why),
        (Column("接上一张", rank=3), lambda row: row.after),
    )
    first = rows[0] if rows else None
    after = f" --after {first.after_id}" if first and first.after_id else ""
    return Document(
        programme=view.programme,
        name="建议发督办单",
        when=when_words(view.as_of),
        notice=view.notice,
        blocks=(
            table(rows, columns),
            paragraph("只是建议，没有发出任何督办单。", Tone.FAINT, apart=True),
            *(
                (paragraph(f"要发：wuxian slip issue {first.item} --demand 要求{after}"),)
                if first
                else ()
            ),
        )
        if rows
        else (paragraph("今天没有该发督办单的事项。"),),
        sheet=table(rows, columns),
    )
