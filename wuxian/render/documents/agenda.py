"""The agenda."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence

from wuxian.domain.plan.plan import Post
from wuxian.domain.values.dates import day_words_within, short_day_words
from wuxian.domain.views.agenda import AgendaView, Deadline, Silence
from wuxian.domain.views.problems import WAYS, OpenProblem
from wuxian.domain.views.waiting import Waits
from wuxian.render.document import (
    Block,
    Cell,
    Column,
    Document,
    Heading,
    Table,
    Tone,
    bullets,
    paragraph,
    table,
)
from wuxian.render.words import (
    NONE,
    NUMBER,
    TITLE,
    UNANSWERED,
    UNSET,
    both_days,
    number_words,
    silent_words,
    title_column,
    uncounted_words,
    when_words,
)

_LEAD = Column(Post.LEAD.label, rank=1, least=14)


def agenda_document(view: AgendaView) -> Document:
    """What is late, what falls due, who has been silent, what is unsettled."""
    return Document(
        programme=view.programme,
        name=f"待办提醒（{view.concerning}）" if view.concerning else "待办提醒",
        when=when_words(view.as_of, view.year),
        notice=view.notice,
        blocks=(
            *_waiting(view),
            *_part(f"逾期（{len(view.late)}）", _deadlines(view.late, "已过（工作日）")),
            *_unissued(view),
            *_part(
                f"{view.due_within}个工作日内到期（{len(view.due)}）",
                _deadlines(view.due, "还剩（工作日）"),
            ),
            *_problems(view),
            *_filings(view),
            *_silence(view),
            *_calendar_notice(view),
        ),
        sheet=_sheet(view),
    )


def _part(title: str, found: Table) -> Iterator[Block]:
    yield Heading(title)
    yield found if found.rows else bullets([NONE])


def _waiting(view: AgendaView) -> Iterator[Block]:
    """What waits for somebody, where anything does."""
    if any(getattr(view, name) for name in Waits._fields):
        from wuxian.render.documents.waiting import waiting_blocks

        yield from waiting_blocks(view)


def _unissued(view: AgendaView) -> Iterator[Block]:
    """That what is left of last year is not told here, while this year's list is to come."""
    if view.unissued:
        last = view.year - 1
        yield paragraph(
            f"{view.year}年清单未下达{len(view.unissued)}项；"
            f"{last}年未完成的见 wuxian agenda --year {last}。"
        )


def _filings(view: AgendaView) -> Iterator[Block]:
    """Who filed by the report days, where there are any."""
    if view.filings:
        from wuxian.render.documents.roll_call import roll_call_blocks

        yield Heading("按报送日报送")
        yield from roll_call_blocks(view.filings)


def _silence(view: AgendaView) -> Iterator[Block]:
    """Who has been silent, unless that reminder is switched off."""
    if view.silent_after is not None:
        title = f"{silent_words(view.silent_after)}（{len(view.silent)}）"
        yield from _part(title, _silences(view.silent))


def _deadlines(found: Sequence[Deadline], working_days: str) -> Table:
    return table(
        found,
        (
            (NUMBER, lambda row: number_words(row.number)),
            (title_column(14), lambda row: row.title),
            (Column("到期内容", least=14), lambda row: row.what),
            (Column("日期", absent=UNSET), lambda row: both_days(row.due, row.original)),
            (Column(working_days, right=True), lambda row: row.working_days),
            (_LEAD, lambda row: row.lead_words),
        ),
    )


def _silences(found: Sequence[Silence]) -> Table:
    return table(
        found,
        (
            (NUMBER, lambda row: number_words(row.number)),
            (title_column(14), lambda row: row.title),
            (Column("上次报送", absent=NONE), lambda row: row.last_report),
            (Column("情况"), lambda row: row.words),
            (_LEAD, lambda row: row.lead_words),
        ),
    )


def _problems(view: AgendaView) -> Iterator[Block]:
    """The open problems, by what is to be done about them, where there are any."""
    for way in WAYS:
        found = [one for one in view.problems if one.problem.way == way]
        if found:
            yield from _part(f"{way}（{len(found)}）", _open_problems(found, view.as_of.year))


def _open_problems(found: Sequence[OpenProblem], year: int) -> Table:
    from wuxian.domain.entries.problem import Problem

    whom: list[tuple[Column, Callable[[OpenProblem], Cell]]] = [
        (Column(Problem.title_of(field), least=8), lambda row: row.problem.whom)
        for field in ("asks", "waits_for")
        if getattr(found[0].problem, field)
    ]
    return table(
        found,
        (
            (NUMBER, lambda row: number_words(row.number)),
            (title_column(14), lambda row: row.title),
            (Column(Problem.title_of("matter"), least=12), lambda row: row.problem.matter),
            *whom,
            (Column("提出", rank=2), lambda row: _day(row.problem.opened, year)),
            (Column("已过（工作日）", right=True), lambda row: row.problem.working_days),
            (
                Column("答复", rank=3, absent=UNANSWERED),
                lambda row: _day(row.problem.answered, year),
            ),
            (_LEAD, lambda row: row.lead_words),
        ),
    )


def _day(day: dt.date | None, year: int) -> str | None:
    """A day as it is read beside others of the year; a problem may be older."""
    return day_words_within(year, day) if day else None


def _filing_lines(view: AgendaView) -> Iterator[tuple[Cell, ...]]:
    """The lines of who is late by a report day, for the sheet."""
    for call in view.filings:
        for reply in (*call.missing, *call.late):
            made_up = f"，{short_day_words(reply.on)}报" if reply.on else ""
            words = f"{call.words}{made_up}"
            yield (
                *(reply.filing.label, reply.number, reply.title, words, call.day, None),
                reply.unit_words,
            )


def _waiting_lines(view: AgendaView) -> Iterator[tuple[Cell, ...]]:
    if any(getattr(view, name) for name in Waits._fields):
        from wuxian.render.documents.waiting import waiting_lines

        yield from waiting_lines(view)


def _calendar_notice(view: AgendaView) -> Iterator[Block]:
    if view.unknown_years:
        yield paragraph(uncounted_words(view.unknown_years), Tone.WARNING, apart=True)


def _sheet(view: AgendaView) -> Table:
    """All lists below each other, each line with the name of its list."""
    lines: list[tuple[str, Deadline | Silence | OpenProblem, str, dt.date | None]] = [
        *(("逾期", row, row.what, row.due) for row in view.late),
        *(("到期", row, row.what, row.due) for row in view.due),
        *((row.problem.way, row, row.words, row.problem.opened) for row in view.problems),
        *(("未报送", row, row.words, row.last_report) for row in view.silent),
    ]
    titles = ("类别", NUMBER.title, TITLE, "内容", "日期", "工作日", Post.LEAD.label)
    return Table(
        tuple(map(Column, titles)),
        (
            *(
                (name, row.number, row.title, what, day, row.working_days, row.lead_words)
                for name, row, what, day in lines
            ),
            *_filing_lines(view),
            *_waiting_lines(view),
        ),
    )
