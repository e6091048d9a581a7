"""Who supervises and who decides in a year, and what deserves a second look (督查)."""

import datetime as dt
from typing import ClassVar, Self

from pydantic import Field, model_validator

from wuxian.domain.values.types import Count, Day, Element, Frozen, Line, Percent


class Decider(Frozen):
    """A post that decides what is asked for, and who holds it."""

    element: ClassVar = Element("holder", "审定人“{}”")
    bare: ClassVar = ("post", "holder")

    post: Line = Field(title="职务")
    holder: Line = Field(title="人选")
    since: Day | None = Field(default=None, title="自何日起")
    until: Day | None = Field(default=None, title="到何日止")

    def is_in_post(self, day: dt.date) -> bool:
        """Whether the post is held so on a day."""
        return (self.since or day) <= day <= (self.until or day)

    @model_validator(mode="after")
    def _runs_forward(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError("until 不能早于 since")
        return self


class Author(Frozen):
    """Whose clone a git author's address belongs to."""

    element: ClassVar = Element("email", "提交人“{}”")
    bare: ClassVar = ("email", "body")

    email: Line = Field(title="邮箱")
    body: Line = Field(title="单位")


class Supervision(Frozen):
    """Who supervises by which designation, who decides, and when plans are to be filed.

    `jump` is how many points at once, `same_for` how many reports without a change of the figure,
    are pointed out.
    """

    office: Line | None = Field(default=None, title="督查单位")
    designation: Line | None = Field(default=None, title="授权文号")
    plans_by: Day | None = Field(default=None, title="细化方案报送日")
    jump: Percent = Field(default=30, title="进度跳升提示线")
    same_for: Count = Field(default=3, title="数据不变提示期数")
    deciders: tuple[Decider, ...] = Field(default=(), title="审定人")
    authors: tuple[Author, ...] = Field(default=(), title="提交人")

    @property
    def without_days(self) -> Self:
        """The same as it serves for another year, which has other days."""
        held = tuple(
            one.model_copy(update={"since": None}) for one in self.deciders if not one.until
        )
        return self.model_copy(update={"plans_by": None, "deciders": held})

    def deciding_on(self, day: dt.date) -> tuple[Decider, ...]:
        """Those who hold a deciding post on a day."""
        return tuple(one for one in self.deciders if one.is_in_post(day))
