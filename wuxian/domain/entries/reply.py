"""Replies (答复): what is said to an entry that asks for something, and that it is done with."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Self, cast

from pydantic import Field, model_validator

from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Around, Linked, Proven, Told, one_line
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import EntryId, Line, Mark, Prose

if TYPE_CHECKING:
    from wuxian.domain.entries.slip import Slip


class Reply(Linked, Proven):
    """An answer to the entry it is about; `done` ends that.

    `answered_by` is whose words it has, where that is not the body that signs: one that is not
    registered, or may not sign, or only said so.
    """

    kind: Literal["reply"] = Field(default="reply", title="种类")
    to: EntryId = Field(title="所指的记录")
    note: Prose | None = Field(default=None, title="答复内容")
    answered_by: Line | None = Field(default=None, title="答复单位")
    done: Mark = Field(default=None, title="已解决")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.note is None and not self.done:
            only = f"只有{self.title_of('evidence')}，" if self.evidence else ""
            raise ValueError(f"{only}没有内容：note、done 至少写一项")
        if self.answered_by and self.note is None:
            raise ValueError("写了 answered_by（谁答复的），就要写 note（答复内容）")
        return self

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self.label} {self.to}" + (f"，{self.title_of('done')}" if self.done else "")

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        words = f"{self.answered_by}：{self.note}" if self.answered_by else self.note
        return one_line(words, self.proof)

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (nothing of it is looked up)
        """What it answers, what it says, and whether that is the end of it."""
        yield Told(f"{self.label}记录", self.to)
        yield Told(self.title_of("answered_by"), self.answered_by)
        yield Told("", self.note)
        yield Told(self.title_of("done"), self.done)
        yield Told(self.title_of("evidence"), self.evidence or None)

    def remarks(self, around: Around) -> Iterator[Remark]:
        """Only what asks for something can be answered, and a slip by those it is for."""
        yield from super().remarks(around)
        about = around.entries.get(self.to)
        if about is not None and about.kind == kinds.SLIP.name:
            yield from self._is_for(cast("Slip", about), around)
        if about is not None and about.kind not in kinds.ANSWERED:
            known = "、".join(kinds.KINDS[name].label for name in kinds.ANSWERED)
            message = f"{self.to} 是{about.label}，不用答复；能答复的是{known}"
            yield Remark("not-to-be-answered", "to", message)

    def _is_for(self, slip: "Slip", around: Around) -> Iterator[Remark]:
        """Its units answer it, or who acts for them; an office may enter what they say."""
        register = around.programme.register
        units = {name for unit in slip.units for name in register.standing_for(unit)}
        if self.by not in units.union(around.supervisors(self.date.year)):
            message = f"{slip.number}是发给{'、'.join(slip.units)}的，{self.by}不能答复"
            yield Remark("not-for-them", "by", message)
        if self.done:
            message = f"{slip.number}是否办结，由督查单位核验，不写 done"
            yield Remark("not-for-them", "done", message)
