"""Progress (进展): what a body reports of an item."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, Self

from pydantic import Field, model_validator

from wuxian.domain.entries.entry import Around, Proven, Told, one_line
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Term
from wuxian.domain.values.basis import Figure, Percentage, value_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Remark, Severity
from wuxian.domain.values.names import or_nearest
from wuxian.domain.values.types import Day, Line, Mark, Percent, Prose, Slug, Year

_NEWS = ("percent", "milestone", "note", "figures", "met")
SAID = (*_NEWS, "problem", "next", "nothing_new", "forecast")
"""One of these at least makes a report; where nothing is new, there is none of the news."""


class Progress(Proven):
    """How far the item is: a figure, a milestone reached, or what happened in words."""

    kind: Literal["progress"] = Field(default="progress", title="种类")
    year: Year | None = Field(default=None, title="年份")
    part: Slug | None = Field(default=None, title="子任务")
    percent: Percent | None = Field(default=None, title="进度")
    milestone: Slug | None = Field(default=None, title="完成节点")
    note: Prose | None = Field(default=None, title="进展情况")
    problem: Prose | None = Field(default=None, title="问题")
    next: Prose | None = Field(default=None, title="下一步")
    figures: tuple[Figure, ...] = Field(default=(), title="数据")
    met: tuple[Line, ...] = Field(default=(), title="达到的指标")
    nothing_new: Mark = Field(default=None, title="本期无新进展")
    forecast: Day | None = Field(default=None, title="预计完成")

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        for told in SAID:
            if getattr(self, told) not in (None, ()):
                break
        else:
            only = f"只有{self.title_of('evidence')}，" if self.evidence else ""
            raise ValueError(f"{only}没有内容：{'、'.join(SAID)} 至少写一项")
        if self.nothing_new and (told in _NEWS or self.evidence):
            news = told if told in _NEWS else "evidence"
            one, other = map(self.title_of, ("nothing_new", news))
            raise ValueError(f"报了“{one}”，又报“{other}”，互相矛盾；请只留一样")
        return self

    @property
    def of_year(self) -> int:
        """The year that it is about: the one it names, else that of its day."""
        return self.year or self.date.year

    def figures_said(self, plan: Plan) -> Iterator[str]:
        """What of it would move an item, or file for it, by titles: what only a lead can report."""
        if self.percent is not None:
            yield self.title_of("percent")
        targets = plan.targets(self.of_year, self.part) if self.figures else {}
        if any(figure.name in targets for figure in self.figures):
            yield self.title_of("figures")
        if self.milestone is not None:
            yield self.title_of("milestone")
        if self.nothing_new:
            yield self.title_of("nothing_new")

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        if self.nothing_new:
            return self.title_of("nothing_new")
        # Which part it is, stands in the detail: its title is known to the plan alone.
        label = f"{self.title_of('part')}{self.label}" if self.part else self.label
        label = f"{self.year}年{label}" if self.year else label
        return label if self.percent is None else f"{label} {self.percent}%"

    def fact_in(self, plan: Plan) -> str:
        """What it says in a few words, with the title of the part that it is about."""
        part = self._part_words(plan)
        if part is None:
            return self.fact
        return (
            f"{part}{self.fact}"
            if self.nothing_new
            else self.fact.replace(self.title_of("part"), part, 1)
        )

    def claim(self, plan: Plan) -> str:
        """What of it the office can verify, in a line: percent, figures, the milestone by title."""
        reached = self._milestone_title(plan) or self.milestone
        said = (
            self.fact_in(plan),
            f"{self.title_of('milestone')}“{reached}”" if reached else "",
            value_words(self.figures) if self.figures else "",
        )
        return "，".join(filter(None, said))

    def detail(self, plan: Plan | None) -> str:
        """What it says beyond that, on one line."""
        reached = (self._milestone_title(plan) if plan else None) or self.milestone
        return one_line(
            self._part_words(plan),
            reached and f"{self.title_of('milestone')}“{reached}”",
            self.note,
            f"{self.title_of('figures')}：{value_words(self.figures)}" if self.figures else None,
            f"{self.title_of('met')}：{'、'.join(self.met)}" if self.met else None,
            self.problem and f"{self.title_of('problem')}：{self.problem}",
            self.next and f"{self.title_of('next')}：{self.next}",
            f"{self.title_of('forecast')}：{day_words(self.forecast)}" if self.forecast else None,
            self.proof,
        )

    def told(self, plan: Plan) -> Iterator[Told]:
        """Its figures and words, a milestone by its title."""
        percent = None if self.percent is None else Percentage(self.percent)
        yield Told(self.title_of("year"), f"{self.year}年" if self.year else None)
        yield Told(self.title_of("part"), plan.parts(self.of_year).get(self.part or "", self.part))
        yield Told(self.title_of("percent"), percent)
        yield Told(self.title_of("milestone"), self._milestone_title(plan) or self.milestone)
        yield Told("", self.title_of("nothing_new") if self.nothing_new else self.note)
        yield Told(self.title_of("figures"), self.figures or None)
        yield Told(self.title_of("met"), "、".join(self.met) or None)
        yield Told(self.title_of("problem"), self.problem)
        yield Told(self.title_of("next"), self.next)
        yield Told(self.title_of("forecast"), self.forecast)
        yield Told(self.title_of("evidence"), self.evidence or None)

    def news(self, plan: Plan) -> str:
        """What happened; the figure stands beside it."""
        if self.nothing_new:
            return f"{self.title_of('nothing_new')}。"
        title = self._milestone_title(plan)
        reached = f"{self.title_of('milestone')}“{title}”。" if title else ""
        # What a document gives no day for must not read as this week's news.
        source = self.citation.remark if self.citation else None
        figures = "" if self.note or not self.figures else f"{value_words(self.figures)}。"
        met = f"{self.title_of('met')}：{'、'.join(self.met)}。" if self.met else ""
        about = f"{self.year}年：" if self.year else ""
        about += f"{self._part_words(plan)}：" if self.part else ""
        if about and self.percent is not None:
            about += f"{self.title_of('percent')}{self.percent}%。"
        said = about + reached + (self.note or figures) + met + (f"〔{source}〕" if source else "")
        said = said or ("" if self.percent is not None else "报告了问题或下步安排。")
        return said + (f"（{self.proof}）" if self.proof else "")

    def remarks(self, around: Around) -> Iterator[Remark]:
        """A milestone is one that the year's goal sets; the parts of a figure make up the whole."""
        yield from super().remarks(around)
        if self.year is not None:
            yield from self._year_is_one_to_report(self.year, around.programme.term)
        if self.part is not None and self.part not in (known := around.plan.parts(self.of_year)):
            there = f"该事项{self.of_year}年的子任务：{'、'.join(known) or '未设'}"
            message = f"没有子任务“{self.part}”；{or_nearest(self.part, list(known)) or there}"
            yield Remark("unknown-part", "part", message)
        if self.milestone is not None:
            yield from self._milestone_is_set(around)
        if self.figures or self.met:
            yield from self._each_stands_once()
        if self.figures:
            yield from self._figures_add_up()
            yield from self._figures_are_in_their_units(around)
        if self.met:
            yield from self._met_is_for_an_office(around)

    def _year_is_one_to_report(self, year: int, term: Term) -> Iterator[Remark]:
        if year > self.date.year:
            message = f"{year}年还没有到，{day_words(self.date)}报不了它的进展"
            yield Remark("year-to-come", "year", message)
        if year not in term.years:
            yield Remark("out-of-term", "year", f"{year}年不在期限{term}之内")

    def _milestone_is_set(self, around: Around) -> Iterator[Remark]:
        if self._milestone_title(around.plan) is not None:
            return
        known = list(around.plan.milestones(self.of_year, self.part))
        there = f"该事项{self.of_year}年的节点：{'、'.join(known) or '未设'}"
        message = f"没有节点“{self.milestone}”；{or_nearest(str(self.milestone), known) or there}"
        yield Remark("unknown-milestone", "milestone", message)

    def _each_stands_once(self) -> Iterator[Remark]:
        """Of two figures of one name the first one counts, which nobody sees."""
        figures = Counter((figure.name, figure.part_of) for figure in self.figures)
        for (name, _), times in figures.items():
            if times > 1:
                message = f"“{name}”写了{times}次，以第一个为准；请撤回重报，只写一个"
                yield Remark("duplicate-figure", "figures", message, Severity.WARNING)
        for name, times in Counter(self.met).items():
            if times > 1:
                message = f"“{name}”写了{times}次，只算一次"
                yield Remark("duplicate-figure", "met", message, Severity.WARNING)

    def _met_is_for_an_office(self, around: Around) -> Iterator[Remark]:
        offices = [office.name for office in around.programme.offices]
        if self.by not in offices:
            known = "、".join(offices) or "programme.toml 里还没有登记 [[offices]]"
            message = f"没有数值的指标是否达到由办公室认定（{known}），{self.by}不能填"
            yield Remark("not-for-them", "met", message)

    def _figures_add_up(self) -> Iterator[Remark]:
        whole = {figure.name: figure.value for figure in self.figures if not figure.part_of}
        parts: dict[str, Decimal] = defaultdict(Decimal)
        for figure in self.figures:
            if figure.part_of:
                parts[figure.part_of] += figure.value
        for name, total in parts.items():
            if name not in whole:
                message = f"part_of 所指的“{name}”不在 figures 里"
                yield Remark("unknown-figure", "figures", message)
            elif total != whole[name]:
                message = f"“{name}”为{whole[name]}，各分项合计{total}，请核对"
                yield Remark("figures-do-not-add-up", "figures", message)

    def _figures_are_in_their_units(self, around: Around) -> Iterator[Remark]:
        """A figure in another unit than its target's is no figure of it."""
        targets = around.plan.targets(self.of_year, self.part)
        for figure in self.figures:
            target = targets.get(figure.name)
            unit = target.unit if target else figure.unit
            if unit != figure.unit:
                message = f"指标“{figure.name}”的单位是“{unit or '（无）'}”，不是“{figure.unit}”"
                yield Remark("other-unit", "figures", message)

    def _milestone_title(self, plan: Plan) -> str | None:
        return plan.milestones(self.of_year, self.part).get(self.milestone or "")

    def _part_words(self, plan: Plan | None) -> str | None:
        """Which part it is about, in words."""
        if self.part is None:
            return None
        titles = plan.parts(self.of_year) if plan else {}
        return f"{self.title_of('part')}“{titles.get(self.part, self.part)}”"
