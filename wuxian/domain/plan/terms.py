"""The terms of a goal that may be moved (调整): when, how much, whether it goes on at all."""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import ConfigDict, Field, model_validator

from wuxian.domain.plan.goal import Goal, Milestone, Part, Target
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.types import Day, Element, Frozen, Labelled, Mark, Slug


class Ending(Labelled):
    """How an item ends where it is not done."""

    SUPERSEDED = "superseded", "被上级部署替代"
    MERGED = "merged", "并入其他事项"
    CANCELLED = "cancelled", "取消"


class NewDay(Frozen):
    """A milestone and the day that it is moved to."""

    element: ClassVar = Element("id", "节点“{}”")
    bare: ClassVar = ("id", "due")

    id: Slug = Field(title="编号")
    due: Day = Field(title="完成时限")


_ALONE = ("suspends", "resumes", "ends")


class Terms(Frozen):
    """What is asked for, or granted: of the goal of a year, or of a `part` of it."""

    # Requests and decisions have it: each would build it for itself.
    model_config = ConfigDict(defer_build=False)

    only_groups: ClassVar = True

    part: Slug | None = Field(default=None, title="子任务")
    due: Day | None = Field(default=None, title="延期至")
    suspends: Mark = Field(default=None, title="暂停")
    resumes: Mark = Field(default=None, title="恢复")
    ends: Ending | None = Field(default=None, title="终止")
    targets: tuple[Target, ...] = Field(default=(), title="调整指标")
    milestones: tuple[NewDay, ...] = Field(default=(), title="调整节点")

    @model_validator(mode="after")
    def _is_one_thing(self) -> Self:
        said = [name for name in type(self).model_fields if getattr(self, name) not in (None, ())]
        asked = [name for name in said if name != "part"]
        if not asked:
            raise ValueError("没有内容：延期、指标、节点、暂停、恢复、终止至少写一项")
        alone = [name for name in _ALONE if name in said]
        if alone and len(said) > 1:
            raise ValueError(f"“{self.title_of(alone[0])}”要单独写，不能和别的一起")
        return self

    @property
    def moves(self) -> frozenset[str]:
        """What it would move, by name: a milestone by its own, a target by its."""
        said = {name for name in ("due", *_ALONE) if getattr(self, name)}
        steps = {f"milestone {one.id}" for one in self.milestones}
        return frozenset({*said, *steps, *(f"target {one.name}" for one in self.targets)})

    def over(self, asked: "Terms | None") -> "Terms":
        """What is granted of what was asked: all of it, but for what is said otherwise here.

        What stands alone is granted instead of what was asked, or something else instead of it.
        """
        if asked is None or not (self.moves | asked.moves).isdisjoint(_ALONE):
            return self
        own = {
            name: value
            for name, value in self
            if value not in (None, ()) and name not in ("targets", "milestones")
        }
        days = {one.id: one for one in (*asked.milestones, *self.milestones)}
        figures = {one.name: one for one in (*asked.targets, *self.targets)}
        return asked.model_copy(
            update={
                **own,
                "milestones": tuple(days.values()),
                "targets": tuple(figures.values()),
            }
        )

    def applied_to(self, goal: Goal) -> Goal:
        """A goal, or the part of it that is meant, with these in the place of its own."""
        if self.part is None:
            return goal.model_copy(update=self._changed(goal))
        parts = tuple(
            part.model_copy(update=self._changed(part)) if part.id == self.part else part
            for part in goal.parts
        )
        return goal.model_copy(update={"parts": parts})

    def _changed(self, aim: Goal | Part) -> dict[str, object]:
        days = {one.id: one.due for one in self.milestones}
        figures = {one.name: one for one in self.targets}
        return {
            **({"due": self.due, "due_words": None, "open_ended": None} if self.due else {}),
            "milestones": tuple(_moved(step, days.get(step.id)) for step in aim.milestones),
            "targets": tuple(_in_place_of(one, figures.get(one.name)) for one in aim.targets),
        }

    @property
    def words(self) -> str:
        """All of it in a few words, without looking anything up."""
        return "，".join(self._words({}))

    def words_in(self, titles: dict[str, str]) -> str:
        """The same, with milestones and the part by their titles."""
        return "，".join(self._words(titles))

    def _words(self, titles: dict[str, str]) -> Iterator[str]:
        if self.part:
            yield f"{self.title_of('part')}“{titles.get(self.part, self.part)}”"
        if self.due:
            yield f"{self.title_of('due')}{day_words(self.due)}"
        for step in self.milestones:
            yield f"节点“{titles.get(step.id, step.id)}”延至{day_words(step.due)}"
        for target in self.targets:
            yield f"指标改为{target.called}"
        for name in ("suspends", "resumes"):
            if getattr(self, name):
                yield self.title_of(name)
        if self.ends:
            yield f"{self.title_of('ends')}（{self.ends.label}）"


def move_the_same(one: Terms | None, other: Terms | None) -> bool:
    """Whether two would move the same of a goal; to file a plan, as either may, moves nothing."""
    if one is None or other is None:
        return one is other
    return one.part == other.part and bool(one.moves & other.moves)


def _moved(step: Milestone, due: dt.date | None) -> Milestone:
    return step.model_copy(update={"due": due, "due_words": None}) if due else step


def _in_place_of(old: Target, new: Target | None) -> Target:
    """The new figure; what it does not say of its measure, the old one says."""
    if new is None:
        return old
    return new.model_copy(
        update={
            "measure": old.measure,
            "every": new.every or old.every,
            "better": new.better or old.better,
        }
    )
