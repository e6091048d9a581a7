"""Appointments (任命): who or what holds one of the six ones from a day on."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from wuxian.domain.entries.entry import Around, Entry, Told, one_line
from wuxian.domain.plan.bodies import LEAD
from wuxian.domain.plan.plan import VACANT, Plan, Post
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import Line, Prose


class Appointment(Entry):
    """Who holds a post from this day on; without a holder the post falls vacant."""

    kind: Literal["appointment"] = Field(default="appointment", title="种类")
    post: Post = Field(title="职责")
    holder: Line | None = Field(default=None, title="人选")
    document: Line = Field(title="文件")
    note: Prose | None = Field(default=None, title="说明")

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self.post.label} {self.holder or VACANT}"

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        return one_line(self.document, self.note)

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (nothing of it is looked up)
        """The post with its holder, and on which ground."""
        yield Told(self.post.label, self.holder or VACANT)
        yield Told(self.title_of("document"), self.document)
        yield Told("", self.note)

    def news(self, plan: Plan) -> str:  # noqa: ARG002 (the same)
        """The post with its holder and the document."""
        return f"{self.post.label}：{self.holder or VACANT}（{self.document}）"

    def remarks(self, around: Around) -> Iterator[Remark]:
        """Only who is registered can be appointed to lead."""
        yield from super().remarks(around)
        programme = around.programme
        if self.post is Post.LEAD and self.holder not in (None, *programme.leading):
            message = programme.register.unregistered(str(self.holder), LEAD)
            yield Remark("unknown-department", "holder", message)
