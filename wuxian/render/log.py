"""The log on a terminal."""

import datetime as dt
from collections.abc import Iterator

from wuxian.domain.history.commit import SHORT
from wuxian.domain.values.dates import day_words
from wuxian.domain.views.log import LogRow, LogView
from wuxian.render.blocks import Block, Line, Paragraph, shown

_INDENT = 2


def log_screen(view: LogView, zone: dt.tzinfo) -> tuple[Block, ...]:
    """A day at a time, newest first: when, who, what."""
    title = f"{view.item:02} 记录簿" if view.item else "记录簿"
    return (
        Paragraph(shown(f"{view.programme} {title}（{len(view.rows)}条，新的在前）"), "bold"),
        *([Paragraph(shown(view.notice), "dim")] if view.notice else []),
        *_days(view, zone),
        *_ending(view),
    )


def _days(view: LogView, zone: dt.tzinfo) -> Iterator[Block]:
    told: dt.date | None = None
    for row in view.rows:
        when = row.when.astimezone(zone)
        if when.date() != told:
            told = when.date()
            yield Line()
            yield Paragraph(day_words(told), "bold")
        pending = view.in_git and row.commit is None
        words = f"{when:%H:%M} {_who(row, in_git=view.in_git)}"
        yield Paragraph(shown(words), "yellow" if pending else "", _INDENT)
        subject = row.label or row.subject.label
        yield Paragraph(shown(f"{subject}：{row.words}{_reference(row)}"), indent=_INDENT * 2)


def _who(row: LogRow, *, in_git: bool) -> str:
    """The author and the commit, and the body that signed; or that git does not have it yet."""
    if not in_git:
        return row.by or ""
    by = f"（{row.by}）" if row.by else ""
    if row.commit is None:
        return f"尚未提交{by}"
    return f"{row.who}{by}  {row.commit[:SHORT]}"


def _reference(row: LogRow) -> str:
    return f"  [{row.entry}]" if row.entry else ""


def _ending(view: LogView) -> Iterator[Block]:
    if not view.rows:
        yield Line()
        yield Paragraph("没有记录。")
    if not view.complete:
        yield Line()
        yield Paragraph("本机是浅克隆，更早的历史不在这里；取回：git fetch --unshallow", "yellow")
