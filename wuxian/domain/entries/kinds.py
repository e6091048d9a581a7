"""The kinds of entry: a light table; a model is imported when the first of its kind is read.

What is about a kind stands in its module: its fields, its fact, what is told of it, its rules.
"""

from collections.abc import Iterable
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Generic, Literal, NamedTuple, TypeVar, cast

if TYPE_CHECKING:
    from wuxian.domain.entries.appointment import Appointment
    from wuxian.domain.entries.decision import Decision
    from wuxian.domain.entries.entry import Entry
    from wuxian.domain.entries.goal import GoalSet
    from wuxian.domain.entries.issue import Issue
    from wuxian.domain.entries.problem import Problem
    from wuxian.domain.entries.progress import Progress
    from wuxian.domain.entries.reply import Reply
    from wuxian.domain.entries.request import Request
    from wuxian.domain.entries.retraction import Retraction
    from wuxian.domain.entries.slip import Slip
    from wuxian.domain.entries.verification import Verification

E_co = TypeVar("E_co", bound="Entry", covariant=True)


class Kind(NamedTuple, Generic[E_co]):
    """A kind of entry; `model_at` says the module of its model and the model's name in it.

    `lasts`: it counts beyond the year of its date. `part`: where the weekly report tells it;
    what is told of a problem stands with the problem.
    """

    name: str
    label: str
    model_at: str
    lasts: bool = True
    part: Literal["progress", "problems", "supervision"] | None = None

    def among(self, entries: "Iterable[Entry]") -> "tuple[E_co, ...]":
        """Those of this kind; its model is not imported where there are none."""
        name = self.name
        found = [entry for entry in entries if entry.kind == name]
        return cast("tuple[E_co, ...]", tuple(found))

    @property
    def model(self) -> "type[E_co]":
        """Its model, imported by now."""
        return cast("type[E_co]", _imported(self.model_at))


@cache
def _imported(model_at: str) -> "type[Entry]":
    module, _, name = model_at.partition(":")
    model: type[Entry] = getattr(import_module(module), name)
    return model


_HERE = "wuxian.domain.entries"

PROGRESS: "Kind[Progress]" = Kind(
    "progress", "进展", f"{_HERE}.progress:Progress", lasts=False, part="progress"
)
GOAL: "Kind[GoalSet]" = Kind("goal", "年度目标", f"{_HERE}.goal:GoalSet", part="progress")
APPOINTMENT: "Kind[Appointment]" = Kind(
    "appointment", "任命", f"{_HERE}.appointment:Appointment", part="progress"
)
PROBLEM: "Kind[Problem]" = Kind("problem", "问题", f"{_HERE}.problem:Problem", part="problems")
REPLY: "Kind[Reply]" = Kind("reply", "答复", f"{_HERE}.reply:Reply", part="problems")
VERIFICATION: "Kind[Verification]" = Kind(
    "verification", "核验", f"{_HERE}.verification:Verification", part="supervision"
)
REQUEST: "Kind[Request]" = Kind("request", "申请", f"{_HERE}.request:Request", part="supervision")
DECISION: "Kind[Decision]" = Kind(
    "decision", "审定", f"{_HERE}.decision:Decision", part="supervision"
)
SLIP: "Kind[Slip]" = Kind("slip", "督办单", f"{_HERE}.slip:Slip", part="supervision")
ISSUE: "Kind[Issue]" = Kind("issue", "印发", f"{_HERE}.issue:Issue")
RETRACTION: "Kind[Retraction]" = Kind("retraction", "撤回", f"{_HERE}.retraction:Retraction")

_ALL = (
    *(PROGRESS, GOAL, APPOINTMENT, PROBLEM, REPLY),
    *(VERIFICATION, REQUEST, DECISION, SLIP, ISSUE, RETRACTION),
)

KINDS: "MappingProxyType[str, Kind[Entry]]" = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind by its name; the names of entries' files say it."""


@cache
def model_of(kind: str) -> "type[Entry]":
    """The model of a kind, imported by now."""
    return KINDS[kind].model


ANSWERED = (PROBLEM.name, SLIP.name)
"""The kinds that ask for something, so that a reply can be about them."""

WITH_NO_ITEM = (ISSUE.name,)
"""The kinds that are about no single item: they lie with the office."""

WITH_THE_OFFICE = (*WITH_NO_ITEM, RETRACTION.name)
"""The kinds that may lie with the office."""

OF_THE_OFFICE = (VERIFICATION.name, DECISION.name, SLIP.name, ISSUE.name)
"""The kinds that are for those alone who supervise: nobody else takes one back."""
