"""The goal of a year (年度目标): its sentence, its due date, its figures and its steps."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import ClassVar, Self

from pydantic import ConfigDict, Field, model_validator

from wuxian.domain.plan.bodies import CARRY, LEAD, Register
from wuxian.domain.values.basis import Basis, Citation, value_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Remark, Severity
from wuxian.domain.values.types import (
    Day,
    Element,
    Frozen,
    Labelled,
    Line,
    Mark,
    Prose,
    Quantity,
    Slug,
    Weight,
    Year,
)


class StepKind(Labelled):
    """What a milestone is the beginning or the end of."""

    START = "start", "开工"
    USE = "use", "投用"
    OPEN = "open", "通车"
    DONE = "done", "完成"
    OTHER = "other", "其他"


class Milestone(Frozen):
    """A dated step of a year's goal (节点); a soft one is only striven for (力争)."""

    model_config = ConfigDict(defer_build=False)

    element: ClassVar = Element("id", "节点“{}”", shown="title")

    id: Slug = Field(title="编号")
    title: Line = Field(title="标题")
    due: Day = Field(title="完成时限")
    due_words: Line | None = Field(default=None, title="时限原文")
    kind: StepKind | None = Field(default=None, title="类别")
    soft: Mark = Field(default=None, title="力争")

    @property
    def called(self) -> str:
        """Its title with the day it is due."""
        return f"{'力争' if self.soft else ''}{self.title}（{day_words(self.due)}）"


class At(Labelled):
    """Which side of its value a figure is to be on."""

    LEAST = "least", "至少"
    MOST = "most", "不超过"
    ABOUT = "about", "左右"


class Measure(Labelled):
    """What a figure is: the total since 1 January, a growth rate, or how things stand."""

    CUMULATIVE = "cumulative", "累计"
    RATE = "rate", "增速"
    LEVEL = "level", "时点"


class Every(Labelled):
    """The period that a rate or a level is of."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    YEAR = "year", "每年"


class Better(Labelled):
    """On which side of “about” nobody minds."""

    MORE = "more", "越高越好"
    LESS = "less", "越低越好"


class Target(Frozen):
    """A figure that the year is to reach (量化指标), or words that name none (省定).

    Without a value there are only `words`, and the office says whether they are met.
    """

    model_config = ConfigDict(defer_build=False)

    element: ClassVar = Element("name", "指标“{}”")
    bare: ClassVar = ("name", "at", "value", "unit")

    name: Line = Field(title="名称")
    at: At | None = Field(default=None, title="方向")
    value: Quantity | None = Field(default=None, title="数值")
    unit: Line | None = Field(default=None, title="单位")
    measure: Measure | None = Field(default=None, title="口径")
    every: Every | None = Field(default=None, title="周期")
    better: Better | None = Field(default=None, title="哪边更好")
    words: Line | None = Field(default=None, title="原文")

    @property
    def called(self) -> str:
        """The figure that is to be reached, as a list says it."""
        if self.value is None or self.at is None:
            return self.words or self.name
        figure = f"{value_words(self.value)}{self.unit or ''}"
        if self.at is At.ABOUT:
            return f"{self.name}{figure}{self.at.label}"
        return f"{self.name}{self.at.label}{figure}"

    @model_validator(mode="after")
    def _is_a_figure_or_words(self) -> Self:
        parts = (self.at, self.value, self.measure)
        if any(part is None for part in parts) and any(part is not None for part in parts):
            raise ValueError("at、value、measure 要写就都写")
        if self.value is None and self.words is None:
            raise ValueError("没有数值的指标要写 words（原文）")
        return self


class Part(Frozen):
    """A small goal within a goal (子任务); what it does not say itself, the goal says for it."""

    element: ClassVar = Element("id", "子任务“{}”", shown="title")
    bare: ClassVar = ("title", "text")

    id: Slug = Field(title="编号")
    title: Line = Field(title="标题")
    text: Prose | None = Field(default=None, title="内容")
    weight: Weight = Field(default=1, title="权重")
    leader: Line | None = Field(default=None, title="市领导")
    lead: Line | None = Field(default=None, title="牵头部门")
    supporting: tuple[Line, ...] = Field(default=(), title="配合部门")
    due: Day | None = Field(default=None, title="完成时限")
    due_words: Line | None = Field(default=None, title="时限原文")
    soft: Mark = Field(default=None, title="力争")
    open_ended: Mark = Field(default=None, title="长期")
    remark: Line | None = Field(default=None, title="说明")
    targets: tuple[Target, ...] = Field(default=(), title="量化指标")
    milestones: tuple[Milestone, ...] = Field(default=(), title="节点")

    @property
    def called(self) -> str:
        """Its title with what it says itself of its end, its lead and its weight."""
        end = day_words(self.due) if self.due else self.title_of("open_ended")
        said = (
            f"{'力争' if self.soft else ''}{end}" if self.due or self.open_ended else "",
            f"牵头：{self.lead}" if self.lead else "",
            f"权重{self.weight}" if self.weight > 1 else "",
        )
        more = "，".join(filter(None, said))
        return f"{self.title}（{more}）" if more else self.title

    def goal_in(self, whole: "Goal") -> "Goal":
        """It as a goal of its own; without an end of its own, it ends as the whole does."""
        ends = bool(self.due or self.open_ended)
        return whole.model_copy(
            update={
                "text": self.text or self.title,
                "due": self.due if ends else whole.due,
                "soft": self.soft or whole.soft,
                "open_ended": self.open_ended if ends else whole.open_ended,
                "targets": self.targets,
                "milestones": self.milestones,
                "parts": (),
            }
        )


class Goal(Frozen):
    """What the item must reach in one year (年度目标); `due_words` keeps the document's words.

    A soft one is only striven for (力争), an open-ended one has no day to be reached by (长期).
    """

    element: ClassVar = Element("year", "{}年目标")
    bare: ClassVar = ("text",)

    year: Year = Field(title="年份")
    text: Prose = Field(title="内容")
    basis: Basis = Field(title="依据")
    due: Day | None = Field(default=None, title="完成时限")
    due_words: Line | None = Field(default=None, title="时限原文")
    soft: Mark = Field(default=None, title="力争")
    open_ended: Mark = Field(default=None, title="长期")
    remark: Line | None = Field(default=None, title="说明")
    targets: tuple[Target, ...] = Field(default=(), title="量化指标")
    milestones: tuple[Milestone, ...] = Field(default=(), title="节点")
    parts: tuple[Part, ...] = Field(default=(), title="子任务")
    citations: tuple[Citation, ...] = Field(default=(), title="出处")

    @property
    def own_due_words(self) -> str | None:
        """The words for its own end; those for the day of a milestone are none of it."""
        said = {step.due_words for step in self.milestones}
        return None if self.due_words in said else self.due_words

    def remarks(self, register: Register) -> Iterator[Remark]:
        """What is wrong with it: it ends in its year, its steps and its parts not after it.

        Who carries a part is registered.
        """
        yield from self._remarks_of_its_own()
        for name, times in Counter(part.id for part in self.parts).items():
            if times > 1:
                message = f"子任务 id “{name}”写了{times}次，请换一个"
                yield Remark("duplicate-part", "parts", message)
        for title, ids in _called_the_same(self.parts):
            message = f"子任务“{title}”有{len(ids)}个（{'、'.join(ids)}），请改成不同的标题"
            yield Remark("duplicate-part", "parts", message, Severity.WARNING)
        for part in self.parts:
            if self.due and part.due and part.due > self.due:
                message = f"子任务“{part.title}”晚于目标的完成时限{day_words(self.due)}"
                yield Remark("part-after-due", "parts", message)
            for remark in part.goal_in(self).remarks(register):
                message = f"子任务“{part.title}”：{remark.message}"
                yield remark._replace(field="parts", message=message)
            leads = [(part.lead, LEAD)] if part.lead else []
            carried = [*leads, *((name, CARRY) for name in part.supporting)]
            for name, role in carried:
                if name not in register.names(role):
                    message = f"子任务“{part.title}”：{register.unregistered(name, role)}"
                    yield Remark("unknown-department", "parts", message)

    def _remarks_of_its_own(self) -> Iterator[Remark]:
        if self.due and self.due.year != self.year:
            message = f"{self.year}年目标的完成时限是{day_words(self.due)}，应在当年之内"
            yield Remark("due-outside-year", "due", message)
        if self.due and self.open_ended:
            message = f"{self.year}年目标是长期的（open_ended），又有完成时限，请去掉其中一个"
            yield Remark("open-ended-with-due", "due", message)
        for name, times in Counter(target.name for target in self.targets).items():
            if times > 1:
                message = f"{self.year}年的指标“{name}”写了{times}次，请换一个名称"
                yield Remark("duplicate-target", "targets", message)
        yield from self._remarks_of_milestones()

    def _remarks_of_milestones(self) -> Iterator[Remark]:
        for name, times in Counter(step.id for step in self.milestones).items():
            if times > 1:
                message = f"节点 id “{name}”写了{times}次，请换一个"
                yield Remark("duplicate-milestone", "milestones", message)
        for title, ids in _called_the_same(self.milestones):
            message = f"节点“{title}”有{len(ids)}个（{'、'.join(ids)}），请改成不同的标题"
            yield Remark("duplicate-milestone", "milestones", message, Severity.WARNING)
        for step in self.milestones:
            if step.due.year != self.year:
                message = f"节点“{step.title}”的日期{day_words(step.due)}不在{self.year}年"
                yield Remark("due-outside-year", "milestones", message)
            elif self.due and step.due > self.due:
                message = f"节点“{step.title}”晚于目标的完成时限{day_words(self.due)}"
                yield Remark("milestone-after-due", "milestones", message)


def _called_the_same(named: "Iterable[Milestone | Part]") -> Iterator[tuple[str, list[str]]]:
    """The titles that stand several times, each with the ids that have it."""
    titles: dict[str, list[str]] = {}
    for one in {one.id: one for one in named}.values():
        titles.setdefault(one.title, []).append(one.id)
    yield from ((title, ids) for title, ids in titles.items() if len(ids) > 1)
