"""What reports are made of: counted lines, open problems, the source that stands last."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from wuxian.domain.history.provenance import Origin
from wuxian.domain.values.basis import in_percent
from wuxian.domain.values.dates import day_words_within
from wuxian.domain.views.problems import OpenProblem
from wuxian.render.document import (
    Block,
    Bullet,
    Field,
    Fields,
    Heading,
    Inset,
    Source,
    bullets,
    paragraph,
)
from wuxian.render.words import UNANSWERED

SOURCE = "数据来源"
"""The heading of what stands last in every report."""


def section(
    title: str,
    unit: str,
    lines: Iterable[str | Bullet],
    nothing: str,
    most: tuple[int, str] | None = None,
) -> Iterator[Block]:
    """A heading with the count of the lines below it; where there are none it says so.

    Where there is room for so many at `most`, it says how many more there are, and where.
    """
    told = tuple(lines)
    yield Heading(f"{title}（{len(told)}{unit}）")
    room, where = most or (len(told), "")
    yield bullets(told[:room] or (nothing,))
    if len(told) > room:
        yield paragraph(f"另有{len(told) - room}{unit}，见 {where}。")


def counted(part: int, whole: int) -> str:
    """A count beside its share, rounded to a tenth of a percent: 17项（7.7%）."""
    if not whole:
        return f"{part}项"
    return f"{part}项（{in_percent(Fraction(part, whole)):.1f}%）"


def source_of(origin: Origin) -> Source:
    """Where a report comes from, and what makes it again or shows that it is the same."""
    lines = Fields(tuple((Field(name, words),) for name, words in origin.lines))
    return Source((Heading(SOURCE), Inset((lines,))), f"{SOURCE}：{origin.line}")


def problem_line(row: OpenProblem, year: int) -> str:
    """A problem, who is asked or waited for, how long it has been open, and whether answered."""
    problem = row.problem
    on = problem.answered
    notes = [reply.note for reply in problem.replies if reply.note]
    said = f"：{notes[-1].rstrip('。')}" if notes else ""
    answered = f"{day_words_within(year, on)}已答复{said}" if on else UNANSWERED
    opened = f"{problem.by}，{day_words_within(year, problem.opened)}提出"
    return f"{row.label}：{row.words}，已过{problem.span_words}，{answered}（{opened}）"
