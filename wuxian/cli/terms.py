"""The terms of a goal that are asked for, or granted, as one types them."""

from typing import NamedTuple

from pydantic import ValidationError

from wuxian.cli.goals import due_of, targets_of
from wuxian.cli.naming import milestone_named, part_named
from wuxian.cli.options import choice_of
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.plan.goal import Target
from wuxian.domain.plan.terms import Ending, NewDay, Terms
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.state import State
from wuxian.domain.values.names import the_one
from wuxian.domain.values.types import Day
from wuxian.errors import Refused


class Wanted(NamedTuple):
    """What is asked for or granted, as it was typed."""

    due: str | None = None
    targets: tuple[str, ...] = ()
    milestones: tuple[str, ...] = ()
    suspends: bool = False
    resumes: bool = False
    ends: str | None = None
    part: str | None = None

    @property
    def is_empty(self) -> bool:
        """Whether it moves nothing; a part alone is nothing that is moved."""
        return not any(self._replace(part=None))

    def terms(self, state: State) -> Terms:
        """The terms, of the goal of its year; Refused names the option that does not fit."""
        self._refuse_what_holds_already(state)
        part = part_named(self.part, state.position) if self.part else None
        position = part.position if part else state.position
        given = {
            "part": part.part.id if part else None,
            "due": day_wanted(self.due, state) if self.due else None,
            "targets": _targets(self.targets, position),
            "milestones": tuple(_moved(words, position, state) for words in self.milestones),
            "suspends": self.suspends or None,
            "resumes": self.resumes or None,
            "ends": choice_of(Ending, self.ends, "--end") if self.ends else None,
        }
        try:
            return Terms.model_validate({name: one for name, one in given.items() if one})
        except ValidationError as error:
            raise Refused(next(iter(flaws(error, Terms))).message) from None

    def _refuse_what_holds_already(self, state: State) -> None:
        """Refuse to suspend what is suspended, to resume what goes on, to end what has ended."""
        still = state.standstill
        if still is None and self.resumes:
            raise Refused(f"{state.item.label}没有暂停，不用恢复")
        if still is not None and (self.suspends or not still.is_suspended):
            raise Refused(f"{state.item.label}{still.told}")


def day_wanted(words: str, state: State) -> Day:
    """A day that is asked for, as a list says it."""
    due = due_of(words, state.year)
    if due.day is None:
        raise Refused(f"“{words}”没有说到哪一天", remedy="例：--due 12月31日、--due 年底")
    return due.day


def _moved(words: str, position: Position, state: State) -> NewDay:
    """A milestone and the day that it is moved to: 开工=6月底."""
    name, _, when = words.replace("＝", "=").rpartition("=")
    if not name:
        raise Refused(f"--milestone “{words}”要写节点和日期", remedy="例：--milestone 开工=6月底")
    return NewDay(id=milestone_named(name.strip(), position), due=day_wanted(when, state))


def _targets(texts: tuple[str, ...], position: Position) -> tuple[Target, ...]:
    """The targets that are asked for, each by the name of one that the goal has."""
    known = {one.target.name: one.target for one in position.measured}
    found = []
    for target in targets_of([*texts], [], []):
        if not known:
            raise Refused(f"--target 改不了：该事项{position.year}年没有量化指标")
        old = known[the_one(target.name, tuple(known), "指标")]
        if target.value is None:
            raise Refused(
                f"--target {target.called}：没有数值", remedy="例：--target 承接项目至少10个"
            )
        found.append(target.model_copy(update={"name": old.name, "measure": old.measure}))
    return tuple(found)
