"""Entries: one dated fact about an item each, written once and never changed."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import Field

from wuxian.domain.entries import kinds
from wuxian.domain.plan.bodies import SIGN
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Programme, unknown_document
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.basis import Citation, Value, value_words
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.finding import Remark
from wuxian.domain.values.types import Day, Deferred, EntryId, Frozen, Line, Moment

if TYPE_CHECKING:
    from wuxian.domain.values.evidence import Evidence

    Evidences = tuple[Evidence, ...]
else:
    Evidences = Annotated[tuple, Deferred("wuxian.domain.values.evidence:Evidence")]


class Around(NamedTuple):
    """What lies around an entry in its item, or with the office: what its rules may look at.

    `settings` gives those of a year, and `supervisors` who supervises in it; `entries` are those of
    the item by id, and `unread` the ids of those that were left unread.
    """

    programme: Programme
    settings: Callable[[int], YearSettings]
    of_item: Plan | None
    entries: "Mapping[str, Entry]"
    supervisors: Callable[[int], tuple[str, ...]]
    unread: frozenset[str] = frozenset()

    @property
    def plan(self) -> Plan:
        """The item's plan; no kind that lies with the office asks for one."""
        if self.of_item is None:
            raise LookupError("记录不在事项里")
        return self.of_item


class Told(NamedTuple):
    """One thing that an entry tells; prose needs no title."""

    title: str
    value: Value


class Entry(Frozen):
    """What all entries say: the day the fact holds, when it was written down, and by whom."""

    id: EntryId = Field(title="编号")
    kind: str = Field(title="种类")
    date: Day = Field(title="日期")
    recorded: Moment = Field(title="登记时间")
    by: Line = Field(title="填报部门")
    citation: Citation | None = Field(default=None, title="出处")
    date_words: Line | None = Field(default=None, title="日期原文")

    @property
    def of_year(self) -> int:
        """The year it belongs to: that of its day, unless it names another."""
        return self.date.year

    @property
    def about_id(self) -> str | None:
        """The id of the entry that it is about, if it is about one."""
        return None

    @property
    def lasts(self) -> bool:
        """Whether it counts beyond its year."""
        return kinds.KINDS[self.kind].lasts

    @property
    def label(self) -> str:
        """The word an office uses for its kind."""
        return kinds.KINDS[self.kind].label

    @property
    def fact(self) -> str:
        """What it says in a few words."""
        return self.label

    def fact_in(self, plan: Plan) -> str:  # noqa: ARG002 (some kinds look a name up in it)
        """The same where nothing further is said of it: with the title of what it is about."""
        return self.fact

    def detail(self, plan: Plan | None) -> str:  # noqa: ARG002 (some kinds look a name up in it)
        """What it says beyond that, on one line; the plan is not always known."""
        return one_line(
            *(f"{told.title}：{value_words(told.value)}" for told in self._own_fields())
        )

    def told(self, plan: Plan) -> Iterator[Told]:  # noqa: ARG002 (some kinds look a name up in it)
        """What it tells at length, in the order a clerk reads it: by default, every field."""
        yield from self._own_fields()

    def news(self, plan: Plan) -> str:
        """What the weekly report tells of it."""
        return self.line(plan)

    def line(self, plan: Plan | None) -> str:
        """All it says in a line."""
        detail = self.detail(plan)
        return f"{self.fact}，{detail}" if detail else self.fact

    def _own_fields(self) -> Iterator[Told]:
        for name, field in type(self).model_fields.items():
            value = getattr(self, name)
            if name not in Entry.model_fields and value is not None:
                yield Told(field.title or name, value)

    def remarks(self, around: Around) -> Iterator[Remark]:
        """What the rules of its kind say of it."""
        programme = around.programme
        if self.date.year not in programme.years:
            message = f"{day_words(self.date)}不在期限{programme.term}之内"
            yield Remark("out-of-term", "date", message)
        if self.by not in programme.bodies:
            message = programme.register.unregistered(self.by, SIGN)
            yield Remark("unknown-department", "by", message)
        if self.citation is not None and (cited := self.citation.document) is not None:
            known = programme.document_ids
            if cited not in known:
                yield Remark("unknown-document", "citation", unknown_document(cited, known))


ORDER: Callable[[Entry], tuple[dt.date, dt.datetime, str]] = attrgetter("date", "recorded", "id")
"""Entries sort by the day, then by when they were recorded, then by id."""


class Proven(Entry):
    """An entry that may bring evidence: files, of which copies are kept, and addresses."""

    evidence: Evidences = Field(default=(), title="佐证材料")

    @property
    def proof(self) -> str | None:
        """Its evidence in words, with the title; None where it has none."""
        if not self.evidence:
            return None
        return f"{self.title_of('evidence')}：{value_words(self.evidence)}"


class Linked(Entry):
    """An entry about another one, which `to` names; of a kind that may stand alone, if it does."""

    to: EntryId | None = Field(title="所指的记录")

    @property
    def about_id(self) -> str | None:
        """The id of the entry that it is about, if it is about one."""
        return self.to

    def remarks(self, around: Around) -> Iterator[Remark]:
        """It is about an entry of its own item, and no ring of entries is about itself."""
        yield from super().remarks(around)
        if self.to is None:
            return
        about = around.entries.get(self.to)
        if about is None and self.to not in around.unread:
            where = "本事项" if around.of_item else "office/"
            message = f"所指的记录 {self.to} 不在{where}里，请核对编号"
            yield Remark("unknown-entry", "to", message)
        elif about is not None and about.about_id is not None and in_ring(self, around.entries):
            message = f"和 {self.to} 互相指来指去，都不起作用；请用 git 去掉其中一条"
            yield Remark("ring-of-entries", "to", message)


def in_ring(entry: Entry, entries: Mapping[str, Entry]) -> bool:
    """Whether following `to` from an entry leads back to it."""
    seen = set()
    at: Entry | None = entry
    while at is not None and at.about_id is not None and at.id not in seen:
        seen.add(at.id)
        if at.about_id == entry.id:
            return True
        at = entries.get(at.about_id)
    return False


def office_remarks(entry: Entry, around: Around) -> Iterator[Remark]:
    """What is wrong with who signs what is for those alone who supervise (督查单位)."""
    offices = around.supervisors(entry.date.year)
    if entry.by not in offices:
        known = "、".join(offices) or "programme.toml 里还没有登记 [[offices]]"
        message = f"{entry.label}由督查单位填（{known}），{entry.by}不能填"
        yield Remark("not-for-them", "by", message)


def supervisors(programme: Programme, settings: YearSettings) -> tuple[str, ...]:
    """Who supervises by a year's settings: the office that they name, else every office."""
    named = settings.supervision.office if settings.supervision else None
    return (named,) if named else tuple(office.name for office in programme.offices)


def issuer(programme: Programme, settings: YearSettings) -> str | None:
    """Whose paper a report of a year is: the first of those who supervise in it."""
    return next(iter(supervisors(programme, settings)), None)


def one_line(*words: str | None) -> str:
    """These words on one line, without those that are missing."""
    return " ".join(" ".join(word.split()) for word in words if word)
