"""Who carries what."""

from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.plan.plan import VACANT, Post
from wuxian.domain.standing.six_ones import inferred
from wuxian.domain.values.dates import short_day_words
from wuxian.domain.views.items import ItemRow, PartRow
from wuxian.domain.views.owners import OwnersView
from wuxian.render import words
from wuxian.render.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Table,
    paragraph,
    table,
)
from wuxian.render.documents.items import any_verified, both_percents, dates_beside, percent


class _Carried(NamedTuple):
    """A department and what it does in an item; `shown` is the item, or the part that it is in."""

    department: str
    duty: str
    number: int
    title: str
    shown: ItemRow | PartRow

    @classmethod
    def whole(cls, department: str, duty: str, row: ItemRow) -> "_Carried":
        """Of the item as a whole."""
        return cls(department, duty, row.number, row.title, row)


_NOBODY = f"（{VACANT}）"
_NOTHING = paragraph("没有牵头或配合的事项。")
_DUTIES = {
    Post.LEAD: "牵头",
    Post.CO_LEAD: "共同牵头",
    Post.SUPPORTING: "配合",
    Post.LEADER: Post.LEADER.label,
}


def owners_document(view: OwnersView) -> Document:
    """Each body's items: those it leads, then those it supports."""
    rows = list(_rows(view))
    members = [
        paragraph(f"{owner.department}的成员：{'、'.join(owner.members)}", apart=True)
        for owner in view.owners
        if owner.members
    ]
    what = "位市领导" if any(owner.is_leader for owner in view.owners) else "个单位"
    end = Heading(f"共{len(view.owners)}{what}。")
    shown: tuple[Block, ...] = (_table(rows), *members, end) if rows else (_NOTHING, *members)
    return Document(
        programme=view.programme,
        name="责任分工",
        when=words.when_words(view.as_of, view.year),
        notice=view.notice,
        blocks=shown,
        sheet=_sheet(rows),
    )


def _table(rows: list[_Carried]) -> Table:
    """A department is named once, at its first item."""
    before = (None, *(None if row.department == _NOBODY else row.department for row in rows))
    named = list(zip(before, rows, strict=False))
    is_verified = any_verified([row.shown for row in rows if isinstance(row.shown, ItemRow)])
    return table(
        named,
        (
            (Column("部门", least=12), lambda row: _unless(*row)),
            (Column("职责"), lambda row: row[1].duty),
            (words.NUMBER, lambda row: words.number_words(row[1].number)),
            (words.LAMP, lambda row: row[1].shown.lamp),
            (words.title_column(24), lambda row: row[1].title),
            (
                words.PERCENT._replace(rank=2),
                lambda row: _percent(row[1].shown, is_verified=is_verified),
            ),
            (words.DUE._replace(rank=3, least=12), lambda row: _due(row[1].shown)),
        ),
    )


def _percent(row: ItemRow | PartRow, *, is_verified: bool) -> Cell:
    return percent(row) if isinstance(row, PartRow) else both_percents(row, is_verified=is_verified)


def _due(row: ItemRow | PartRow) -> Cell:
    beside = [] if isinstance(row, PartRow) else [*dates_beside(row)]
    if not beside:
        return row.due
    return "\n".join((short_day_words(row.due) if row.due else words.UNSET, *beside))


def _unless(above: str | None, row: _Carried) -> str:
    return "" if row.department == above else row.department


def _sheet(rows: list[_Carried]) -> Table:
    return table(
        rows,
        (
            (Column("部门"), lambda row: row.department),
            (Column("职责"), lambda row: row.duty),
            (words.NUMBER, lambda row: row.number),
            (words.title_column(24), lambda row: row.title),
            (words.LAMP_NAMED, lambda row: row.shown.lamp),
            (words.PERCENT_BARE, lambda row: row.shown.percent),
            (words.DUE, lambda row: row.shown.due),
        ),
    )


def _rows(view: OwnersView) -> Iterator[_Carried]:
    for owner in view.owners:
        for row in owner.answers_for:
            yield _Carried.whole(owner.department, _DUTIES[Post.LEADER], row)
        for row in owner.leads:
            yield _Carried.whole(
                owner.department, f"{_DUTIES[Post.LEAD]}{inferred(row.lead_basis)}", row
            )
        for row in owner.co_leads:
            basis = row.co_leads_basis[row.co_leads.index(owner.department)]
            yield _Carried.whole(owner.department, f"{_DUTIES[Post.CO_LEAD]}{inferred(basis)}", row)
        for row in owner.supports:
            basis = row.supporting_basis[row.supporting.index(owner.department)]
            yield _Carried.whole(
                owner.department, f"{_DUTIES[Post.SUPPORTING]}{inferred(basis)}", row
            )
        for post, part, number, title in owner.parts:
            duty = f"{_DUTIES[post]}（子任务 {part.title}）"
            yield _Carried(owner.department, duty, number, title, part)
        for gathering, post, row, within in owner.through:
            of_part = f"，子任务 {within.title}" if within else ""
            duty = f"{_DUTIES[post]}（经{gathering}{of_part}）"
            yield _Carried(owner.department, duty, row.number, row.title, within or row)
    for row in view.without_lead:
        yield _Carried.whole(_NOBODY, _DUTIES[Post.LEAD], row)
