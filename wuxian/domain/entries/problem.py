"""Problems (问题): what stands in an item's way, until somebody has answered and it is done."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from wuxian.domain.entries.entry import Entry, Told, one_line
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.types import Line, Prose


class Problem(Entry):
    """What stands in the way; somebody is asked to settle it, or somebody else waited for."""

    kind: Literal["problem"] = Field(default="problem", title="种类")
    matter: Prose = Field(title="事由")
    asks: Line | None = Field(default=None, title="提请")
    waits_for: Line | None = Field(default=None, title="等待")

    @model_validator(mode="after")
    def _has_one_way_out(self) -> Self:
        if self.asks and self.waits_for:
            raise ValueError("asks（提请谁协调）和 waits_for（等谁）只能写一个；两件事请分两条写")
        return self

    @property
    def wants(self) -> str:
        """Who is asked or waited for, in words; empty where it is nobody."""
        if self.asks:
            return f"{self.title_of('asks')}{self.asks}协调"
        return f"{self.title_of('waits_for')}{self.waits_for}" if self.waits_for else ""

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return "，".join(filter(None, (self.label, self.wants)))

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        return one_line(self.matter)

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (nothing of it is looked up)
        """What stands in the way, and who is to clear it."""
        yield Told("", self.matter)
        yield Told(self.title_of("asks"), self.asks)
        yield Told(self.title_of("waits_for"), self.waits_for)
