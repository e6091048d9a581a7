"""The problems of an item: what was asked, whether it was answered, and whether it is done."""

import datetime as dt
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries.entry import ORDER
from wuxian.domain.entries.kinds import PROBLEM, REPLY
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.standing.record import Record
from wuxian.domain.values.names import folded

if TYPE_CHECKING:
    from wuxian.domain.entries.problem import Problem
    from wuxian.domain.entries.reply import Reply


class Answer(NamedTuple):
    """A reply, and the day from which it counts: never before the problem was there."""

    reply: "Reply"
    on: dt.date


class Followed(NamedTuple):
    """A problem and the answers to it, the earliest first."""

    problem: "Problem"
    answers: tuple[Answer, ...] = ()

    @property
    def opened_on(self) -> dt.date:
        """The day it was there."""
        return self.problem.date

    @property
    def answered_on(self) -> dt.date | None:
        """The day of the first answer in words."""
        return next((answer.on for answer in self.answers if answer.reply.note), None)

    @property
    def done_on(self) -> dt.date | None:
        """The day on which somebody first said that it is done with."""
        return next((answer.on for answer in self.answers if answer.reply.done), None)

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet that it is done with."""
        return self.done_on is None

    def working_days(self, calendar: WorkCalendar, day: dt.date) -> int:
        """How many working days it has been open on a day, or was until it was done."""
        return calendar.working_days(self.opened_on, self.done_on or day)

    @property
    def listed_already(self) -> str:
        """That it says the same as what is raised, and which one it is."""
        return f"该问题已在列（编号 {self.problem.id}）"

    def says(self, matter: str) -> bool:
        """Whether it says just these words, as far as one can see."""
        return _bare(self.problem.matter) == _bare(matter)


def followed(record: Record) -> tuple[Followed, ...]:
    """The problems that stand in a record, the oldest first, each with what stands about it."""
    answers: dict[str, list[Answer]] = defaultdict(list)
    problems = sorted(record.of(PROBLEM), key=ORDER)
    opened = {problem.id: problem.date for problem in problems}
    for reply in record.of(REPLY):
        if reply.to in opened:
            answers[reply.to].append(Answer(reply, max(reply.date, opened[reply.to])))
    return tuple(
        Followed(
            problem,
            tuple(sorted(answers[problem.id], key=lambda one: (one.on, ORDER(one.reply)))),
        )
        for problem in problems
    )


def _bare(text: str) -> str:
    return "".join(folded(text).split()).rstrip("。.;；")


def is_none(matter: str) -> bool:
    """Whether the words say that there is no problem, as forms are filled in."""
    return folded(matter).rstrip("。.").strip() in _NONE


_NONE = ("无", "没有", "暂无", "无问题", "没有问题", "暂无问题", "/", "-", "--")
