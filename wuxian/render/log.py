"""The log on a terminal."""

import datetime as dt
from collections.abc import Iterator

from wuxian.domain.dates import day_words
from wuxian.domain.views.log import LogRow, LogView
from wuxian.render.blocks import Block, Line, Paragraph, shown

_INDENT = 2


def log_screen(view: LogView, zone: dt.tzinfo) -> tuple[Block, ...]:
    """A day at a time, newest first: when, who, what."""
    title = f"{view.item:02} 记录簿" if view.item else "记录簿"
    return (
        Paragraph(shown(f"{view.programme} {title}（{len(view.rows)}条，新的在前）"), "bold"),
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
        yield Paragraph(shown(f"{when:%H:%M} {_who(row)}"), "" if row.commit else "yellow", _INDENT)
        subject = row.label or row.subject.label
        yield Paragraph(shown(f"{subject}：{row.words}{_reference(row)}"), indent=_INDENT * 2)


def _who(row: LogRow) -> str:
    """The author; the body that signed beside him, and that git does not have it yet."""
    who = row.who or "尚未提交"
    return f"{who}（{row.by}）" if row.by else who


def _reference(row: LogRow) -> str:
    return f"  [{row.entry}]" if row.entry else ""


def _ending(view: LogView) -> Iterator[Block]:
    if not view.rows:
        yield Line()
        yield Paragraph("没有记录。")
    if not view.complete:
        yield Line()
        yield Paragraph("本机是浅克隆，更早的历史不在这里；取回：git fetch --unshallow", "yellow")
