"""The goal of a year (年度目标): its sentence, its due date, its figures and its steps."""

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar, Self

from pydantic import Field, model_validator

from wuxian.domain.values.basis import Basis, Citation, value_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Remark
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

    def is_stricter_than(self, other: "Target") -> bool:
        """Whether it asks for more than another one of the same direction."""
        if self.value is None or other.value is None:
            return False
        if (self.at, self.unit) != (other.at, other.unit):
            return False
        falls = self.at is At.MOST or self.better is Better.LESS
        return other.value > self.value if falls else other.value < self.value

    @model_validator(mode="after")
    def _is_a_figure_or_words(self) -> Self:
        parts = (self.at, self.value, self.measure)
        if any(part is None for part in parts) and any(part is not None for part in parts):
            raise ValueError("at、value、measure 要写就都写")
        if self.value is None and self.words is None:
            raise ValueError("没有数值的指标要写 words（原文）")
        return self


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
    citations: tuple[Citation, ...] = Field(default=(), title="出处")

    def remarks(self) -> Iterator[Remark]:
        """What is wrong with it: it ends in its year, its steps do not end after it."""
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
        for name, times in Counter(step.id for step in self.milestones).items():
            if times > 1:
                message = f"节点 id “{name}”写了{times}次，请换一个"
                yield Remark("duplicate-milestone", "milestones", message)
        for step in self.milestones:
            if step.due.year != self.year:
                message = f"节点“{step.title}”的日期{day_words(step.due)}不在{self.year}年"
                yield Remark("due-outside-year", "milestones", message)
            elif self.due and step.due > self.due:
                message = f"节点“{step.title}”晚于目标的完成时限{day_words(self.due)}"
                yield Remark("milestone-after-due", "milestones", message)

    def made_easier(self, later: "Goal") -> Iterator[str]:
        """What a later goal asks less of, or later, than this one."""
        if self.due and (later.due is None or later.due > self.due):
            without = later.title_of("open_ended") if later.open_ended else "不写时限"
            end = day_words(later.due) if later.due else without
            yield f"完成时限由{day_words(self.due)}推迟到{end}"
        targets = {target.name: target for target in later.targets}
        for target in self.targets:
            other = targets.get(target.name)
            if other is None:
                yield f"不再有指标：{target.called}"
            elif target.is_stricter_than(other):
                yield f"指标“{target.called}”放宽为“{other.called}”"
