"""Retractions (撤回): an entry is taken back by a further one."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Around, Linked, Told, one_line
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import EntryId, Prose


class Retraction(Linked):
    """Takes back the entry it is about, which stays in the book as written."""

    kind: Literal["retraction"] = Field(default="retraction", title="种类")
    to: EntryId = Field(title="所指的记录")
    reason: Prose = Field(title="原因")

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self.label} {self.to}"

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        return one_line(self.reason)

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (nothing of it is looked up)
        """What it takes back, and why."""
        yield Told(f"{self.label}记录", self.to)
        yield Told(self.title_of("reason"), self.reason)

    def remarks(self, around: Around) -> Iterator[Remark]:
        """What those said who supervise, they alone take back."""
        yield from super().remarks(around)
        about = around.entries.get(self.to)
        offices = around.supervisors(self.date.year)
        if about is not None and about.kind in kinds.OF_THE_OFFICE and self.by not in offices:
            known = "、".join(offices) or "督查单位"
            message = f"{self.to} 是{known}的{about.label}，{self.by}不能撤回"
            yield Remark("not-for-them", "by", message)
