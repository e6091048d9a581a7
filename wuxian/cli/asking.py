"""Asking on a terminal for what there is to report of an item."""

from functools import partial
from typing import NamedTuple

from wuxian.cli.figures import reported
from wuxian.cli.recording import affirmed, asked, asked_until_read
from wuxian.domain.entries.progress import Progress
from wuxian.domain.standing.position import COMPLETE, Position
from wuxian.domain.values.basis import Figure
from wuxian.errors import Refused

PERCENT, MILESTONE, NOTE, PROBLEM, NEXT, NOTHING_NEW = map(
    Progress.title_of, ("percent", "milestone", "note", "problem", "next", "nothing_new")
)


class Answers(NamedTuple):
    """What was typed in of a progress, as one types it behind the options; None is left empty."""

    percent: str | None
    figures: list[str]
    note: str | None
    problem: str | None
    next: str | None
    nothing_new: bool = False

    @property
    def are_empty(self) -> bool:
        """Whether there is nothing to report."""
        return not any(self)


def asked_progress(position: Position) -> Answers:
    """What is typed in of an item: its figures, or else its percent, and the words."""
    figures = _asked_figures(position)
    answers = Answers(
        percent=None if figures else _asked_percent(),
        figures=figures,
        note=asked(NOTE),
        problem=asked(f"{PROBLEM}（可不填）"),
        next=asked(f"{NEXT}（可不填）"),
    )
    if answers.are_empty:
        return answers._replace(nothing_new=affirmed(f"{NOTHING_NEW}吗？"))
    return answers


def _asked_figures(position: Position) -> list[str]:
    """The figures that are typed in, one for each target that has a value."""
    given = []
    for one in position.measured:
        if one.target.value is None:
            continue
        name = one.target.name
        read = partial(_reported_as, name, position)
        answer = asked_until_read(f"{one.target.called}，现为多少（可不填）", read)
        if answer:
            given.append(f"{name}={answer}")
    return given


def _reported_as(name: str, position: Position, answer: str) -> Figure:
    return reported(f"{name}={answer}", position)


def _asked_percent() -> str | None:
    """The percent that is typed in, asked again until it is one or left out."""

    def read(answer: str) -> None:
        if not 0 <= percent_said(answer) <= COMPLETE:
            raise Refused(f"{PERCENT}应在 0 到 100 之间")

    return asked_until_read(f"{PERCENT}%（可不填）", read)


def percent_said(text: str) -> int:
    """A percent as people type it: 40, 40% or full-width; the range is the model's to judge."""
    digits = text.strip().rstrip("%％").strip()
    if not digits.removeprefix("-").isdecimal() or len(digits) > len("-100"):
        raise Refused(f"--percent 的“{text}”不是 0 到 100 的整数", remedy="例：--percent 40")
    return int(digits)
