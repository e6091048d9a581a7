"""Slips (督办单): what the office demands of units, by when, and how urgent it is."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from wuxian.domain.entries.entry import Around, Entry, Told, office_remarks, one_line
from wuxian.domain.plan.bodies import ANY
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import Day, EntryId, Line, Ordinal, Prose, Year

Units = Annotated[tuple[Line, ...], Field(min_length=1)]


class Slip(Entry):
    """One matter, demanded of units; `after` names the slip a step below it.

    One whose number another clone had taken is issued anew `instead`, and its answers follow.
    """

    kind: Literal["slip"] = Field(default="slip", title="种类")
    series: Line = Field(title="编号字头")
    year: Year = Field(title="年份")
    serial: Ordinal = Field(title="序号")
    colour: Colour = Field(title="等级")
    units: Units = Field(title="责任单位")
    due: Day = Field(title="答复时限")
    matter: Line | None = Field(default=None, title="事由类别")
    demand: Prose = Field(title="督办要求")
    basis: Prose | None = Field(default=None, title="督办依据")
    reason: Prose | None = Field(default=None, title="直接升级的理由")
    after: EntryId | None = Field(default=None, title="上一张督办单")
    instead: EntryId | None = Field(default=None, title="换号前的督办单")

    @property
    def number(self) -> str:
        """Its number as papers have it: 武咸督〔2021〕1号."""
        return f"{self.series}〔{self.year}〕{self.serial}号"

    @property
    def of_year(self) -> int:
        """The year of its number."""
        return self.year

    @property
    def called(self) -> str:
        """The paper that it is: a talk is none of a colour."""
        is_talk = self.colour is Colour.TALK
        return f"{self.colour.label}通知" if is_talk else f"{self.colour.label}色{self.label}"

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self.called} {self.number}，致{'、'.join(self.units)}"

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        return one_line(f"{day_words(self.due)}前：{self.demand}", self.basis, self.reason)

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (nothing of it is looked up)
        """Its number, whom it is for, what is demanded by when, and why."""
        yield Told("编号", self.number)
        yield Told(self.title_of("colour"), self.colour.label)
        yield Told(self.title_of("units"), "、".join(self.units))
        for name in ("matter", "demand", "due", "basis", "reason", "after", "instead"):
            yield Told(self.title_of(name), getattr(self, name))

    def news(self, plan: Plan) -> str:
        """What is demanded of whom."""
        return f"{self.fact}，{self.detail(plan)}"

    def remarks(self, around: Around) -> Iterator[Remark]:
        """It is due after its day, of units that are registered, and follows a slip."""
        yield from super().remarks(around)
        yield from office_remarks(self, around)
        # One that only takes another number is due when it was.
        if self.due < self.date and self.instead is None:
            message = f"答复时限{day_words(self.due)}早于发出的{day_words(self.date)}"
            yield Remark("due-before-issue", "due", message)
        register = around.programme.register
        for unit in self.units:
            if unit not in register.names(ANY):
                yield Remark("unknown-department", "units", register.unregistered(unit, ANY))
        for field in ("after", "instead"):
            other = getattr(self, field)
            if other is None or other in around.unread:
                continue
            before = around.entries.get(other)
            if before is None:
                message = f"所写的督办单 {other} 不在本事项里，请核对编号"
                yield Remark("unknown-entry", field, message)
            elif not isinstance(before, Slip) or before is self:
                yield Remark("no-slip", field, f"{other} 不是另一张督办单")
