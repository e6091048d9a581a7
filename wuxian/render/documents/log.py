"""The log: who wrote what when."""

import datetime as dt
import itertools
from collections.abc import Iterator

from wuxian.domain.history.commit import SHORT
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import visible
from wuxian.domain.views.log import LogRow, LogView
from wuxian.render.document import (
    Block,
    Bullet,
    Column,
    Document,
    Heading,
    Table,
    Tone,
    bullets,
    paragraph,
    table,
)
from wuxian.render.words import NUMBER, title_column


def log_document(view: LogView, zone: dt.tzinfo) -> Document:
    """A day at a time, newest first: when, who, what."""
    title = f"{view.item:02} 记录簿" if view.item else "记录簿"
    return Document(
        programme=view.programme,
        name=f"{title}（{len(view.rows)}条，新的在前）",
        notice=view.notice,
        blocks=(*_days(view, zone), *_ending(view)),
        sheet=_sheet(view, zone),
    )


def _days(view: LogView, zone: dt.tzinfo) -> Iterator[Block]:
    for day, rows in itertools.groupby(view.rows, lambda row: row.when.astimezone(zone).date()):
        yield Heading(day_words(day))
        yield bullets(_bullet(row, view, zone) for row in rows)


def _bullet(row: LogRow, view: LogView, zone: dt.tzinfo) -> Bullet:
    pending = view.in_git and row.commit is None
    head = f"{row.when.astimezone(zone):%H:%M} {_who(row, in_git=view.in_git)}"
    subject = row.label or row.subject.label
    reference = f"  [{row.entry}]" if row.entry else ""
    told = paragraph(f"{subject}：{row.words}{reference}")
    return Bullet(head, Tone.WARNING if pending else Tone.PLAIN, (told,))


def _who(row: LogRow, *, in_git: bool) -> str:
    """The author and the commit, and the body that signed; or that git does not have it yet."""
    if not in_git:
        return row.by or ""
    by = f"（{row.by}）" if row.by else ""
    if row.commit is None:
        return f"尚未提交{by}"
    return f"{row.who}{by}  {row.commit[:SHORT]}"


def _ending(view: LogView) -> Iterator[Block]:
    if not view.rows:
        yield paragraph("没有记录。", apart=True)
    if not view.complete:
        words = "本机是浅克隆，更早的历史不在这里；取回：git fetch --unshallow"
        yield paragraph(words, Tone.WARNING, apart=True)


def _sheet(view: LogView, zone: dt.tzinfo) -> Table:
    """A line for each line; what git tells may hold anything, and a sheet is printed too."""
    return table(
        view.rows,
        (
            (Column("时间"), lambda row: f"{row.when.astimezone(zone):%Y-%m-%d %H:%M:%S}"),
            (Column("提交人"), lambda row: row.who and visible(row.who)),
            (Column("填报部门"), lambda row: row.by and visible(row.by)),
            (NUMBER, lambda row: row.number),
            (title_column(26), lambda row: row.title and visible(row.title)),
            (Column("类别"), lambda row: row.subject),
            (Column("内容"), lambda row: visible(row.words)),
            (Column("记录编号"), lambda row: row.entry),
            (Column("提交"), lambda row: row.commit),
        ),
    )
