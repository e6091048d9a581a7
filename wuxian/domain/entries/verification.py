"""Verifications (核验): what the office says to a claim, or to an answer to a slip of its own."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Self, cast

from pydantic import Field, model_validator

from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Around, Linked, Told, office_remarks, one_line
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.basis import Figure, Percentage, value_words
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import EntryId, Labelled, Percent, Prose

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress


class Finding(Labelled):
    """What the office finds: it is so, or it is to be reported anew."""

    ACCEPTED = "accepted", "属实"
    RETURNED = "returned", "退回"


class Verification(Linked):
    """The office's word on the entry that it has seen; its own figures stand for the claimed."""

    kind: Literal["verification"] = Field(default="verification", title="种类")
    to: EntryId = Field(title="所指的记录")
    finding: Finding = Field(title="核验结论")
    percent: Percent | None = Field(default=None, title="核定进度")
    reason: Prose | None = Field(default=None, title="核验意见")
    figures: tuple[Figure, ...] = Field(default=(), title="核定数据")

    @model_validator(mode="after")
    def _gives_figures_of_what_it_accepts(self) -> Self:
        if self.is_return and self.has_figures:
            raise ValueError("退回的不写核定的数；按核定的数计，请写属实（--accept）")
        return self

    @property
    def is_return(self) -> bool:
        """Whether the claim does not count."""
        return self.finding is Finding.RETURNED

    @property
    def has_figures(self) -> bool:
        """Whether it puts a figure of its own in the place of what was reported."""
        return self.percent is not None or bool(self.figures)

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self.label} {self.to}，{self.word}"

    @property
    def word(self) -> str:
        """What was found, in a word: the office's own figure is no 属实."""
        if self.percent is not None:
            return f"{self.title_of('percent')}{self.percent}%"
        return "按核定的数计" if self.figures else self.finding.label

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        figures = f"{self.title_of('figures')}：{value_words(self.figures)}"
        return one_line(figures if self.figures else None, self.reason)

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (nothing of it is looked up)
        """What it is about, what was found, and the figures that hold."""
        yield Told(f"{self.label}记录", self.to)
        yield Told(self.title_of("finding"), self.word)
        percent = None if self.percent is None else Percentage(self.percent)
        yield Told(self.title_of("percent"), percent)
        yield Told(self.title_of("figures"), self.figures or None)
        yield Told(self.title_of("reason"), self.reason)

    def remarks(self, around: Around) -> Iterator[Remark]:
        """It is about a report, or an answer to a slip, and gives figures of what was reported."""
        yield from super().remarks(around)
        yield from office_remarks(self, around)
        about = around.entries.get(self.to)
        if about is None:
            return
        if about.kind == kinds.PROGRESS.name:
            if self.has_figures:
                yield from self._gives_what_was_reported(cast("Progress", about))
            return
        asked = around.entries.get(about.about_id or "")
        if about.kind != kinds.REPLY.name or (asked and asked.kind != kinds.SLIP.name):
            message = f"{self.to} 是{about.label}，不用核验；能核验的是进展和对督办单的答复"
            yield Remark("not-to-be-verified", "to", message)
        elif self.has_figures:
            yield Remark("not-reported", "percent", f"{self.to} 是答复，没有报数，不能核定")

    def _gives_what_was_reported(self, report: "Progress") -> Iterator[Remark]:
        if self.percent is not None and report.percent is None:
            message = f"{report.id} 没有报{report.title_of('percent')}，不能核定"
            yield Remark("not-reported", "percent", message)
        if not self.figures:
            return
        claimed = {figure.name: figure.unit for figure in report.figures}
        for figure in self.figures:
            if figure.name not in claimed:
                known = "、".join(claimed) or "无"
                message = f"{report.id} 没有报“{figure.name}”（所报的：{known}），不能核定"
                yield Remark("not-reported", "figures", message)
            elif figure.unit != claimed[figure.name]:
                message = f"“{figure.name}”报的单位是“{claimed[figure.name] or '（无）'}”"
                yield Remark("other-unit", "figures", message)
