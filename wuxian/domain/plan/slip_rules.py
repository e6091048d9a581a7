"""How slips are issued in a year (督办单): their colours, their numbers, their time limits."""

from typing import ClassVar

from pydantic import Field

from wuxian.domain.values.types import Count, Element, Frozen, Labelled, Line


class SlipMode(Labelled):
    """What the colour of a slip goes by."""

    LADDER = "ladder", "逐级升级"
    STATE = "state", "按状态定色"


class Colour(Labelled):
    """How urgent a slip is; a talk (约谈) is the last step."""

    BLUE = "blue", "蓝"
    ORANGE = "orange", "橙"
    RED = "red", "红"
    TALK = "talk", "约谈"

    @property
    def next(self) -> "Colour":
        """One step up; above a talk there is none."""
        steps = tuple(Colour)
        return steps[min(steps.index(self) + 1, len(steps) - 1)]


class TimeLimit(Frozen):
    """How many working days there are to answer in a kind of matter."""

    element: ClassVar = Element("matter", "时限“{}”")
    bare: ClassVar = ("matter", "working_days")

    matter: Line = Field(title="事由类别")
    working_days: Count = Field(title="工作日数")


class SlipRules(Frozen):
    """By what the colour goes, what the number begins with, and the usual time limits."""

    mode: SlipMode = Field(default=SlipMode.LADDER, title="定色方式")
    series: Line = Field(default="督", title="编号字头")
    working_days: Count = Field(default=5, title="答复期限")
    limits: tuple[TimeLimit, ...] = Field(default=(), title="分类期限")

    def days_for(self, matter: str | None) -> int:
        """The working days for a kind of matter; the usual ones where it has none of its own."""
        own = (limit.working_days for limit in self.limits if limit.matter == matter)
        return next(own, self.working_days)
