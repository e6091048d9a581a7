"""Goals (年度目标): what the office sets an item for a year, for the first time or anew."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from wuxian.domain.entries.entry import Around, Entry, Told, one_line
from wuxian.domain.plan.goal import Goal, Milestone, Part, Target
from wuxian.domain.plan.plan import Plan
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Remark, Severity
from wuxian.domain.values.types import Day, EntryId, Line, Mark, Prose, Year

OPEN_ENDED, SOFT = "长期", "力争"


class GoalSet(Entry):
    """The goal of a year in the list's own sentence; `after` names the one it takes over from."""

    kind: Literal["goal"] = Field(default="goal", title="种类")
    year: Year = Field(title="年份")
    text: Prose = Field(title="内容")
    due: Day | None = Field(default=None, title="完成时限")
    due_words: Line | None = Field(default=None, title="时限原文")
    soft: Mark = Field(default=None, title=SOFT)
    open_ended: Mark = Field(default=None, title=OPEN_ENDED)
    document: Line | None = Field(default=None, title="文件")
    higher: Mark = Field(default=None, title="上级调整")
    after: EntryId | None = Field(default=None, title="取代的目标")
    note: Prose | None = Field(default=None, title="说明")
    targets: tuple[Target, ...] = Field(default=(), title="量化指标")
    milestones: tuple[Milestone, ...] = Field(default=(), title="节点")
    parts: tuple[Part, ...] = Field(default=(), title="子任务")

    @property
    def of_year(self) -> int:
        """The year whose goal it sets."""
        return self.year

    @property
    def goal(self) -> Goal:
        """What it sets, as a plan says it."""
        return Goal(
            year=self.year,
            text=self.text,
            basis=Basis.STATED,
            due=self.due,
            due_words=self.due_words,
            soft=self.soft,
            open_ended=self.open_ended,
            remark=self.document,
            targets=self.targets,
            milestones=self.milestones,
            parts=self.parts,
            citations=(self.citation,) if self.citation else (),
        )

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return f"{self.year}年目标{'修订' if self.after else '下达'}"

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (nothing of it is looked up)
        """What it says beyond that, on one line."""
        terms = (f"{told.title}：{told.value}" for told in self._terms())
        return one_line(self.text, *terms, self.note)

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (nothing of it is looked up)
        """The sentence, its end, its targets and its steps."""
        yield Told("", self.text)
        yield from self._terms()
        yield Told(self.title_of("after"), self.after)
        yield Told("", self.note)

    def news(self, plan: Plan) -> str:
        """The sentence with its terms."""
        return f"{self.fact}：{self.detail(plan)}"

    def _terms(self) -> Iterator[Told]:
        end = day_words(self.due) if self.due else OPEN_ENDED if self.open_ended else ""
        words = self.goal.own_due_words
        said = f"（{words}）" if words else ""
        if end or said or self.soft:
            yield Told(self.title_of("due"), f"{SOFT if self.soft else ''}{end}{said}")
        if self.targets:
            words = "、".join(target.called for target in self.targets)
            yield Told(self.title_of("targets"), words)
        if self.milestones:
            words = "、".join(step.called for step in self.milestones)
            yield Told(self.title_of("milestones"), words)
        if self.parts:
            words = "、".join(part.called for part in self.parts)
            yield Told(self.title_of("parts"), words)
        if self.document:
            higher = f"（{self.title_of('higher')}）" if self.higher else ""
            yield Told(self.title_of("document"), f"{self.document}{higher}")

    def remarks(self, around: Around) -> Iterator[Remark]:
        """The office sets it, it is due in its year, and it takes over from a goal."""
        yield from super().remarks(around)
        offices = [office.name for office in around.programme.offices]
        if offices and self.by not in offices:
            message = f"年度目标由办公室下达（{'、'.join(offices)}），{self.by}不能填"
            yield Remark("not-for-them", "by", message)
        yield from self.goal.remarks(around.programme.register)
        if not around.programme.term.first_year <= self.year <= around.programme.term.last_year:
            message = f"{self.year}年不在期限{around.programme.term}之内"
            yield Remark("out-of-term", "year", message)
        yield from self._follows(around)

    def _follows(self, around: Around) -> Iterator[Remark]:
        if self.after is None or self.after in around.unread:
            return
        before = around.entries.get(self.after)
        if before is None:
            message = f"所取代的目标 {self.after} 不在本事项里，请核对编号"
            yield Remark("unknown-entry", "after", message)
        elif not isinstance(before, GoalSet) or before is self or before.year != self.year:
            message = f"{self.after} 不是{self.year}年的另一个目标，不能取代"
            yield Remark("no-goal", "after", message)
        elif before.date > self.date:
            message = (
                f"所取代的目标 {self.after} 是{day_words(before.date)}的，比它晚，从那天起以它为准"
            )
            yield Remark("after-a-later-goal", "after", message, Severity.WARNING)
