"""Appointments (任命): who or what holds a post from a day on, or carries an item along."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from wuxian.domain.entries.entry import Around, Entry, Told, one_line
from wuxian.domain.plan.bodies import CARRY, LEAD, Role
from wuxian.domain.plan.plan import SHARED, VACANT, Plan, Post
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import Line, Mark, Prose


class Appointment(Entry):
    """Who holds a post from this day on; without a holder the post falls vacant.

    Several may lead together or support, each until an appointment of its own `ends` that.
    """

    kind: Literal["appointment"] = Field(default="appointment", title="种类")
    post: Post = Field(title="职责")
    holder: Line | None = Field(default=None, title="人选")
    ends: Mark = Field(default=None, title="免去")
    document: Line = Field(title="文件")
    note: Prose | None = Field(default=None, title="说明")

    @model_validator(mode="after")
    def _says_whom(self) -> Self:
        if self.post in SHARED and self.holder is None:
            raise ValueError(f"{self.post.label}要写是哪个单位")
        if self.ends and self.post not in SHARED:
            raise ValueError(f"ends 只用于{'、'.join(post.label for post in SHARED)}")
        return self

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self._title} {self.holder or VACANT}"

    @property
    def _title(self) -> str:
        return f"不再是{self.post.label}" if self.ends else self.post.label

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        return one_line(self.document, self.note)

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (nothing of it is looked up)
        """The post with its holder, and on which ground."""
        yield Told(self._title, self.holder or VACANT)
        yield Told(self.title_of("document"), self.document)
        yield Told("", self.note)

    def news(self, plan: Plan) -> str:  # noqa: ARG002 (the same)
        """The post with its holder and the document."""
        return f"{self._title}：{self.holder or VACANT}（{self.document}）"

    def remarks(self, around: Around) -> Iterator[Remark]:
        """Only who is registered can be appointed to lead or to support."""
        yield from super().remarks(around)
        role = role_of(self.post)
        register = around.programme.register
        if role and self.holder is not None and self.holder not in register.names(role):
            message = register.unregistered(self.holder, role)
            yield Remark("unknown-department", "holder", message)


def role_of(post: Post) -> Role | None:
    """Which of the registered bodies may be appointed to it; None for what any words may fill."""
    return CARRY if post in SHARED else LEAD if post is Post.LEAD else None
