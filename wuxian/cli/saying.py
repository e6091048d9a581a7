"""What is said of an item's progress, as one types it: behind the options, or when asked."""

from functools import partial
from typing import NamedTuple

from wuxian.cli.figures import reported
from wuxian.cli.naming import asked_part, part_named
from wuxian.cli.recording import affirmed, asked, asked_until_read
from wuxian.domain.entries.progress import Progress
from wuxian.domain.standing.position import COMPLETE, PartPosition, Position
from wuxian.domain.values.basis import Figure
from wuxian.errors import Refused

PERCENT, MILESTONE, NOTE, PROBLEM, NEXT, NOTHING_NEW = map(
    Progress.title_of, ("percent", "milestone", "note", "problem", "next", "nothing_new")
)


class Saying(NamedTuple):
    """What is said; None is not given, and an empty text takes something away.

    The `part` is one that the position has, by its id or its title.
    """

    percent: str | None = None
    figures: tuple[str, ...] = ()
    milestone: str | None = None
    note: str | None = None
    problem: str | None = None
    next: str | None = None
    met: tuple[str, ...] = ()
    nothing_new: bool = False
    part: str | None = None
    evidence: tuple[str, ...] = ()
    forecast: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to report: evidence alone is evidence of nothing."""
        return not any(self._replace(part=None, evidence=()))

    @property
    def cleared(self) -> frozenset[str]:
        """What an empty text takes away; of evidence, an empty one among others the old."""
        empty = {name for name, said in self._asdict().items() if said in ("", ("",))}
        return frozenset(empty | ({"evidence"} if "" in self.evidence else set()))

    @property
    def kept(self) -> "Saying":
        """The same without what takes something away."""
        return self._replace(
            percent=self.percent or None,
            figures=tuple(filter(None, self.figures)),
            milestone=self.milestone or None,
            note=self.note or None,
            problem=self.problem or None,
            next=self.next or None,
            met=tuple(filter(None, self.met)),
            evidence=tuple(filter(None, self.evidence)),
            forecast=self.forecast or None,
        )

    def of(self, whole: Position) -> PartPosition | None:
        """The part it is about, if it is about one."""
        return part_named(self.part, whole) if self.part else None


def asked_saying(position: Position, said: Saying) -> Saying:
    """What is typed in of an item or a part: its figures, or else its percent, and the words."""
    part = said.of(position)
    if position.parts and part is None:
        part = asked_part(position)
    here = part.position if part else position
    figures = _asked_figures(here)
    answers = Saying(
        percent=None if figures else _asked_percent(),
        figures=tuple(figures),
        note=asked(NOTE),
        problem=asked(f"{PROBLEM}（可不填）"),
        next=asked(f"{NEXT}（可不填）"),
        part=part.part.id if part else None,
    )
    if answers.is_empty:
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
