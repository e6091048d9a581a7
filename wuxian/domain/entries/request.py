"""Requests (申请): what a lead asks for, and the plan that it files; a decision makes it count."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from wuxian.domain.entries.entry import Around, Entry, Told, one_line
from wuxian.domain.plan.goal import Goal, Milestone
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.terms import Terms
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import (
    Deferred,
    Element,
    EntryId,
    Frozen,
    Line,
    Prose,
    Slug,
    Year,
)

if TYPE_CHECKING:
    from wuxian.domain.plan.goal import Part

    Parts = tuple[Part, ...]
else:
    Parts = Annotated[tuple, Deferred("wuxian.domain.plan.goal:Part")]

PLAN = "细化方案"


class Contact(Frozen):
    """Who is to be asked about the work, in which role, and how to reach them."""

    element: ClassVar = Element("name", "联系人“{}”")
    bare: ClassVar = ("role", "name", "phone")

    role: Line = Field(title="分工")
    name: Line = Field(title="姓名")
    phone: Line | None = Field(default=None, title="电话")

    @property
    def called(self) -> str:
        """All of it in a few words."""
        return " ".join(filter(None, (f"{self.role}{self.name}", self.phone)))


class Request(Entry):
    """An adjustment that is asked for, or the plan of a year's work; `after` names the one before.

    A plan adds steps, parts and contacts to the goal and takes nothing away.
    """

    kind: Literal["request"] = Field(default="request", title="种类")
    year: Year = Field(title="年份")
    reason: Prose | None = Field(default=None, title="理由")
    document: Line | None = Field(default=None, title="文件")
    after: EntryId | None = Field(default=None, title="重报的申请")
    asks: Terms | None = Field(default=None, title="申请事项")
    steps: tuple[Milestone, ...] = Field(default=(), title="步骤")
    parts: Parts = Field(default=(), title="子任务")
    contacts: tuple[Contact, ...] = Field(default=(), title="联系人")

    @model_validator(mode="after")
    def _asks_for_one_thing(self) -> Self:
        if bool(self.asks) is self.is_plan:
            raise ValueError(
                "要么申请调整（asks），要么报细化方案（steps、parts、contacts），不能都写"
            )
        if self.asks and self.reason is None:
            raise ValueError("申请调整要写理由（reason）")
        return self

    @property
    def of_year(self) -> int:
        """The year whose goal it is about."""
        return self.year

    @property
    def is_plan(self) -> bool:
        """Whether it files a plan of the work, and asks for no other terms."""
        return bool(self.steps or self.parts or self.contacts)

    @property
    def added(self) -> Goal:
        """What its plan would add to the goal of its year."""
        # All of it was read already: to look at it again would complete a further model.
        return Goal.model_construct(
            year=self.year,
            text=PLAN,
            basis=Basis.STATED,
            milestones=self.steps,
            parts=self.parts,
        )

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        again = "再次" if self.after else ""
        if self.asks is None:
            return f"{again}报{self.year}年{PLAN}"
        return f"{again}{self.label}：{self.asks.words}"

    def fact_in(self, plan: Plan) -> str:
        """The same with the titles of what it would move."""
        if self.asks is None:
            return self.fact
        words = self.asks.words_in(titles_of(plan, self.year, self.asks.part))
        return f"{'再次' if self.after else ''}{self.label}：{words}"

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        planned = (f"{told.title}：{told.value}" for told in self._planned())
        return one_line(*planned, self.reason, self.document)

    def told(self, plan: Plan) -> Iterator[Told]:
        """What is asked for and why, or what is planned."""
        if self.asks:
            words = self.asks.words_in(titles_of(plan, self.year, self.asks.part))
            yield Told(self.title_of("asks"), words)
        yield from self._planned()
        yield Told(self.title_of("reason"), self.reason)
        yield Told(self.title_of("document"), self.document)
        yield Told(self.title_of("after"), self.after)

    def news(self, plan: Plan) -> str:
        """What is asked for, by titles, and why."""
        return "，".join(filter(None, (self.fact_in(plan), self.detail(plan))))

    def _planned(self) -> Iterator[Told]:
        for name, all_of_it in (
            ("steps", self.steps),
            ("parts", self.parts),
            ("contacts", self.contacts),
        ):
            if all_of_it:
                yield Told(self.title_of(name), "、".join(one.called for one in all_of_it))

    def remarks(self, around: Around) -> Iterator[Remark]:
        """It is about a goal that there is, moves what that has, and follows a request."""
        yield from super().remarks(around)
        if around.plan.goal(self.year) is None:
            yield Remark("no-goal", "year", f"{self.year}年的目标还没有下达，没有可申请的")
        if self.asks:
            yield from remarks_of_terms(self.asks, self.year, around, "asks")
        for step in self.steps:
            if step.due.year != self.year:
                message = f"步骤“{step.title}”的日期{day_words(step.due)}不在{self.year}年"
                yield Remark("due-outside-year", "steps", message)
        yield from self._follows(around)

    def _follows(self, around: Around) -> Iterator[Remark]:
        if self.after is None or self.after in around.unread:
            return
        before = around.entries.get(self.after)
        if before is None:
            message = f"所重报的申请 {self.after} 不在本事项里，请核对编号"
            yield Remark("unknown-entry", "after", message)
        elif not isinstance(before, Request) or before is self:
            yield Remark("no-request", "after", f"{self.after} 不是另一个申请，不能重报")


def titles_of(plan: Plan, year: int, part: Slug | None) -> dict[str, str]:
    """What the milestones of a year's goal, or of a part of it, and the parts are called."""
    return {**plan.milestones(year, part), **plan.parts(year)}


def remarks_of_terms(terms: Terms, year: int, around: Around, field: str) -> Iterator[Remark]:
    """What is wrong with terms: they move what the goal has, to days of its year."""
    plan = around.plan
    if terms.part is not None and terms.part not in plan.parts(year):
        known = "、".join(plan.parts(year)) or "未设"
        message = f"没有子任务“{terms.part}”；该事项{year}年的子任务：{known}"
        yield Remark("unknown-part", field, message)
        return
    if terms.due and terms.due.year != year:
        message = f"{day_words(terms.due)}不在{year}年；跨年的目标请在下一年清单里下达"
        yield Remark("due-outside-year", field, message)
    steps = plan.milestones(year, terms.part)
    for one in terms.milestones:
        if one.id not in steps:
            known = "、".join(steps) or "未设"
            message = f"没有节点“{one.id}”；该事项{year}年的节点：{known}"
            yield Remark("unknown-milestone", field, message)
        elif one.due.year != year:
            message = f"节点“{steps[one.id]}”的日期{day_words(one.due)}不在{year}年"
            yield Remark("due-outside-year", field, message)
    targets = plan.targets(year, terms.part)
    for target in terms.targets:
        if target.name not in targets:
            known = "、".join(targets) or "未设"
            message = f"没有指标“{target.name}”；该事项{year}年的指标：{known}"
            yield Remark("unknown-target", field, message)
        elif target.unit != targets[target.name].unit:
            unit = targets[target.name].unit or "（无）"
            message = f"指标“{target.name}”的单位是“{unit}”，不是“{target.unit or '（无）'}”"
            yield Remark("other-unit", field, message)
