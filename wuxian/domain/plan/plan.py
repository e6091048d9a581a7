"""The plan of an item: what item.toml says, decided once and changed by hand only."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from wuxian.domain.plan.goal import Goal, Part, Target
from wuxian.domain.values.basis import Basis, Citation
from wuxian.domain.values.types import Element, Frozen, Labelled, Line, Ordinal, Slug

VACANT = "空缺"
"""What is said of a post without a holder."""


class Post(Labelled):
    """What somebody is appointed to: the six ones (六个一), or to carry an item along."""

    LEADER = "leader", "市领导"
    LEAD = "lead", "牵头部门"
    TEAM = "team", "工作专班"
    MECHANISM = "mechanism", "协调机制"
    FUND = "fund", "专项经费"
    TERM = "term", "一定五年"
    CO_LEAD = "co_lead", "共同牵头部门"
    SUPPORTING = "supporting", "配合部门"


SHARED = (Post.CO_LEAD, Post.SUPPORTING)
"""What several may be at once."""

SIX_ONES = tuple(post for post in Post if post not in SHARED)
"""What one holds, of every item."""


class Assignment(Frozen):
    """Who or what fills a post from the start, and on what basis."""

    main: ClassVar = "holder"
    bare: ClassVar = ("holder",)

    holder: Line = Field(title="人选")
    basis: Basis = Field(title="依据")
    remark: Line | None = Field(default=None, title="说明")
    citations: tuple[Citation, ...] = Field(default=(), title="出处")


class SixOnes(Frozen):
    """The posts the plan fills; what it leaves out is vacant until an appointment."""

    only_groups: ClassVar = True

    leader: Assignment | None = Field(default=None, title=Post.LEADER.label)
    lead: Assignment | None = Field(default=None, title=Post.LEAD.label)
    team: Assignment | None = Field(default=None, title=Post.TEAM.label)
    mechanism: Assignment | None = Field(default=None, title=Post.MECHANISM.label)
    fund: Assignment | None = Field(default=None, title=Post.FUND.label)

    def filled(self) -> Iterator[tuple[Post, Assignment]]:
        """The posts that are filled, in the order of the six ones."""
        for post, assignment in self:
            if assignment is not None:
                yield Post(post), assignment


ITEM_TITLE = "工作事项"
"""What the column of items' titles is called."""


class Support(Frozen):
    """A body that supports the lead (配合部门), or leads together with it (共同牵头部门)."""

    element: ClassVar = Element("department", "{field}“{}”")

    department: Line = Field(title="部门")
    basis: Basis = Field(title="依据")
    remark: Line | None = Field(default=None, title="说明")


class Plan(Frozen):
    """What item.toml says about one of the assessed work items."""

    called_by: ClassVar = ("number", "title")

    number: Ordinal = Field(title="序号")
    title: Line = Field(title="标题")
    aliases: tuple[Line, ...] = Field(default=(), title="别名")
    area: Slug = Field(title="领域")
    area_basis: Basis = Field(default=Basis.STATED, title="领域依据")
    covers: tuple[Line, ...] = Field(default=(), title="包括内容")
    six_ones: SixOnes = Field(default_factory=SixOnes, title="六个一")
    co_leads: tuple[Support, ...] = Field(default=(), title=Post.CO_LEAD.label)
    supporting: tuple[Support, ...] = Field(default=(), title=Post.SUPPORTING.label)
    goals: tuple[Goal, ...] = Field(default=(), title="年度目标")
    citations: tuple[Citation, ...] = Field(default=(), title="出处")

    def carried(self, post: Post) -> tuple[Support, ...]:
        """Who leads along, or supports, from the start."""
        return self.co_leads if post is Post.CO_LEAD else self.supporting

    def goal(self, year: int) -> Goal | None:
        """The goal of this year, if one is set."""
        return next((goal for goal in self.goals if goal.year == year), None)

    def milestones(self, year: int, part: str | None = None) -> dict[str, str]:
        """The milestones of a year's goals, old and new, as they are called, by their ids.

        Of a part, where one is named.
        """
        return {step.id: step.title for aim in self._aims(year, part) for step in aim.milestones}

    def targets(self, year: int, part: str | None = None) -> dict[str, Target]:
        """The targets of a year's goals, or of a part, by their names; of old and new the new."""
        aims = self._aims(year, part)
        return {target.name: target for aim in aims for target in aim.targets}

    def parts(self, year: int) -> dict[str, str]:
        """The parts of a year's goals, old and new, as they are called, by their ids."""
        goals = (goal for goal in reversed(self.goals) if goal.year == year)
        return {part.id: part.title for goal in goals for part in goal.parts}

    def _aims(self, year: int, part: str | None) -> Iterator[Goal | Part]:
        """The goals of a year, old ones first, or their parts of this id."""
        for goal in reversed(self.goals):
            if goal.year == year:
                yield from [goal] if part is None else [p for p in goal.parts if p.id == part]

    def all_citations(self) -> Iterator[Citation]:
        """Every citation in it: of the item, of its goals, of its posts."""
        yield from self.citations
        for goal in self.goals:
            yield from goal.citations
        for _, assignment in self.six_ones.filled():
            yield from assignment.citations
