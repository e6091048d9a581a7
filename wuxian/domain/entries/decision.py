"""Decisions (审定): what is granted, of one's own or of what was asked; how a year's work ends."""

from collections.abc import Iterator
from typing import Literal, Self

from pydantic import Field, model_validator

from wuxian.domain.entries import kinds
from wuxian.domain.entries.entry import Around, Linked, Told, office_remarks, one_line
from wuxian.domain.entries.request import remarks_of_terms, titles_of
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.terms import Ending, Terms
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import EntryId, Labelled, Line, Mark, Prose, Year


class Outcome(Labelled):
    """What is decided: on a request, of one's own, or that the work is at its end."""

    APPROVED = "approved", "同意"
    RETURNED = "returned", "退回"
    ORDERED = "ordered", "决定"
    CLOSED = "closed", "销号"
    REOPENED = "reopened", "恢复"


_ON_REQUESTS = (Outcome.APPROVED, Outcome.RETURNED)
"""What is decided on what was asked for."""

_OF_POSTS = (*_ON_REQUESTS, Outcome.ORDERED)
"""What only the posts decide that the settings name; to close is the office's own."""


class Decision(Linked):
    """What the office enters as decided, by which post, by which document.

    `to` is the request that is decided on, the verification that a closing rests on, or the
    closing that is taken off again.
    """

    kind: Literal["decision"] = Field(default="decision", title="种类")
    to: EntryId | None = Field(default=None, title="所指的记录")
    year: Year = Field(title="年份")
    outcome: Outcome = Field(title="审定结果")
    how: Ending | None = Field(default=None, title="结束方式")
    for_good: Mark = Field(default=None, title="以后各年也不再列")
    decided_by: Line | None = Field(default=None, title="审定职务")
    document: Line | None = Field(default=None, title="文件")
    reason: Prose | None = Field(default=None, title="审定意见")
    grants: Terms | None = Field(default=None, title="批准事项")

    @model_validator(mode="after")
    def _says_what_its_outcome_needs(self) -> Self:
        outcome = self.outcome
        on_an_entry = (*_ON_REQUESTS, Outcome.REOPENED)
        if (outcome in on_an_entry and self.to is None) or (
            outcome is Outcome.ORDERED and self.to is not None
        ):
            raise ValueError("同意、退回、恢复要写 to（所指的记录），直接决定的不写")
        if (outcome is Outcome.ORDERED and not self.grants) or (
            self.grants and outcome not in (Outcome.APPROVED, Outcome.ORDERED)
        ):
            raise ValueError("grants（批准事项）只用于同意和直接决定，直接决定的必须写")
        needs_document = outcome in (Outcome.APPROVED, Outcome.ORDERED) or self.how
        if needs_document and self.document is None:
            raise ValueError("同意、直接决定、未完成而结束的，要写文件（document）")
        if (self.how or self.for_good) and outcome is not Outcome.CLOSED:
            raise ValueError("how、for_good 只用于销号")
        if outcome is Outcome.REOPENED and self.reason is None:
            raise ValueError("恢复要写原因（reason）")
        return self

    @property
    def of_year(self) -> int:
        """The year whose goal it is about."""
        return self.year

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return self._fact(self.grants.words if self.grants else "")

    def fact_in(self, plan: Plan) -> str:
        """The same with the titles of what it moves."""
        return self._fact(self._granted(plan))

    def _fact(self, granted: str) -> str:
        outcome = self.outcome.label
        if self.outcome is Outcome.CLOSED:
            how = f"{self.year}年{self.how.label}，结束" if self.how else f"{self.year}年{outcome}"
            return f"{how}，{self.title_of('for_good')}" if self.for_good else how
        about = f" {self.to}" if self.to else ""
        if self.outcome is Outcome.ORDERED:
            granted = granted.replace(Terms.title_of("due"), "时限定为")
        more = f"：{granted}" if granted else ""
        label = "" if self.outcome is Outcome.REOPENED else self.label
        return f"{label}{outcome}{about}{more}"

    def _granted(self, plan: Plan) -> str:
        if self.grants is None:
            return ""
        return self.grants.words_in(titles_of(plan, self.year, self.grants.part))

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        return one_line(self.decided_by, self.document, self.reason)

    def told(self, plan: Plan) -> Iterator[Told]:
        """What is decided, on what, by whom, and by which document."""
        yield Told(f"{self.label}记录", self.to)
        how = f"（{self.how.label}）" if self.how else ""
        yield Told(self.title_of("outcome"), f"{self.outcome.label}{how}")
        yield Told(self.title_of("for_good"), self.for_good)
        yield Told(self.title_of("grants"), self._granted(plan) or None)
        yield Told(self.title_of("decided_by"), self.decided_by)
        yield Told(self.title_of("document"), self.document)
        yield Told(self.title_of("reason"), self.reason)

    def news(self, plan: Plan) -> str:
        """What is decided, by titles, and on which ground."""
        return "，".join(filter(None, (self.fact_in(plan), self.detail(plan))))

    def remarks(self, around: Around) -> Iterator[Remark]:
        """A post decides that may, on what can be decided, and moves what the goal has."""
        yield from super().remarks(around)
        yield from office_remarks(self, around)
        if self.outcome in _OF_POSTS:
            yield from self._is_for_the_post(around)
        about = around.entries.get(self.to or "")
        wanted = _ABOUT.get(self.outcome)
        if about is not None and wanted is not None and about.kind != wanted:
            what = kinds.KINDS[wanted].label
            message = f"{self.to} 是{about.label}，不是{what}，不能{self.outcome.label}"
            yield Remark("not-to-be-decided", "to", message)
        elif about is not None and self.outcome in _ON_REQUESTS and about.of_year != self.year:
            message = f"申请 {self.to} 是{about.of_year}年的，不是{self.year}年的"
            yield Remark("other-year", "year", message)
        if self.grants:
            yield from remarks_of_terms(self.grants, self.year, around, "grants")

    def _is_for_the_post(self, around: Around) -> Iterator[Remark]:
        settings = around.settings(self.date.year).supervision
        posts = [one.post for one in settings.deciding_on(self.date)] if settings else []
        if posts and self.decided_by not in posts:
            who = self.decided_by or "没有写谁"
            message = f"审定由{'、'.join(dict.fromkeys(posts))}作出，{who}不能审定"
            yield Remark("not-for-them", "decided_by", message)


_ABOUT = {
    Outcome.APPROVED: kinds.REQUEST.name,
    Outcome.RETURNED: kinds.REQUEST.name,
    Outcome.CLOSED: kinds.VERIFICATION.name,
    Outcome.REOPENED: kinds.DECISION.name,
}
"""Of which kind the entry is that such a decision is about."""
