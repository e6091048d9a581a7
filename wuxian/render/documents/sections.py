"""What reports are made of: counted lines, open problems, the source that stands last."""

from collections.abc import Iterable, Iterator

from wuxian.domain.history.provenance import Origin
from wuxian.domain.values.dates import day_words_within
from wuxian.domain.views.problems import OpenProblem
from wuxian.render.document import Block, Bullet, Field, Fields, Heading, Inset, bullets
from wuxian.render.words import UNANSWERED

SOURCE = "数据来源"
"""The heading of what stands last in every report."""


def section(title: str, unit: str, lines: Iterable[str | Bullet], nothing: str) -> Iterator[Block]:
    """A heading with the count of the lines below it; where there are none it says so."""
    told = tuple(lines)
    yield Heading(f"{title}（{len(told)}{unit}）")
    yield bullets(told or (nothing,))


def source_blocks(origin: Origin) -> Iterator[Block]:
    """Where a report comes from, and what makes it again."""
    yield Heading(SOURCE)
    yield Inset((Fields(tuple((Field(name, words),) for name, words in origin.lines)),))


def problem_line(row: OpenProblem, year: int) -> str:
    """A problem, who is asked or waited for, how long it has been open, and whether answered."""
    problem = row.problem
    on = problem.answered
    notes = [reply.note for reply in problem.replies if reply.note]
    said = f"：{notes[-1].rstrip('。')}" if notes else ""
    answered = f"{day_words_within(year, on)}已答复{said}" if on else UNANSWERED
    opened = f"{problem.by}，{day_words_within(year, problem.opened)}提出"
    return f"{row.label}：{row.words}，已过{problem.span_words}，{answered}（{opened}）"
