"""Plans, entries and books in a few words, so that a test shows what matters to it."""

import datetime as dt
from decimal import Decimal
from itertools import count
from typing import Literal

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import EntryName
from wuxian.domain.entries.appointment import Appointment
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.retraction import Retraction
from wuxian.domain.history.provenance import Condition, Origin
from wuxian.domain.plan.bodies import Body, Office
from wuxian.domain.plan.calendar import CalendarYear, Holiday, WorkCalendar
from wuxian.domain.plan.goal import At, Better, Every, Goal, Measure, Milestone, StepKind, Target
from wuxian.domain.plan.plan import Assignment, Plan, Post, SixOnes, Support
from wuxian.domain.plan.programme import Area, Programme, Term
from wuxian.domain.plan.report_rule import ReportRule
from wuxian.domain.plan.year import LampRules, Reminders, YearSettings
from wuxian.domain.values.basis import Basis, Citation, Document, Figure

TRANSPORT, EDUCATION, REFORM = "市交通运输局", "市教育局", "市发展和改革委员会"
OFFICE = "市武咸同城办"
SHANGHAI = dt.timezone(dt.timedelta(hours=8))

ORIGIN = Origin(
    kind="weekly",
    period="2021-W30",
    as_of=dt.date(2021, 7, 30),
    format="terminal",
    digest=f"sha256:{'0' * 64}",
    commit="0123456789abcdef" * 2 + "01234567",
    state=Condition.COMMITTED,
    version="0.1.0",
)

CITED = Citation(document="reply-034", section="二、（四）")

_ids = count(0x100000)


def day(text: str) -> dt.date:
    """The day that is written so."""
    return dt.date.fromisoformat(text)


def _fresh_id() -> str:
    return f"{next(_ids):06x}"


def _five_o_clock(on: str) -> dt.datetime:
    return dt.datetime.combine(day(on), dt.time(17), SHANGHAI)


def progress(
    on: str,
    percent: int | None = None,
    *,
    milestone: str | None = None,
    note: str | None = None,
    problem: str | None = None,
    next_step: str | None = None,
    figures: tuple[Figure, ...] = (),
    met: tuple[str, ...] = (),
    nothing_new: Literal[True] | None = None,
    by: str = TRANSPORT,
    entry_id: str | None = None,
    recorded: dt.datetime | None = None,
) -> Progress:
    """A progress entry, written down at five on its day; ids rise with each one made."""
    return Progress(
        id=entry_id or _fresh_id(),
        date=day(on),
        recorded=recorded or _five_o_clock(on),
        by=by,
        percent=percent,
        milestone=milestone,
        note=note,
        problem=problem,
        next=next_step,
        figures=figures,
        met=met,
        nothing_new=nothing_new,
    )


def appointment(
    on: str,
    post: Post,
    holder: str | None,
    *,
    ends: Literal[True] | None = None,
    note: str | None = None,
    entry_id: str | None = None,
) -> Appointment:
    """An appointment by 武咸办〔2021〕3号; without a holder the post falls vacant."""
    return Appointment(
        id=entry_id or _fresh_id(),
        date=day(on),
        recorded=_five_o_clock(on),
        by=OFFICE,
        post=post,
        holder=holder,
        ends=ends,
        document="武咸办〔2021〕3号",
        note=note,
    )


def retraction(
    on: str,
    of: Entry | str,
    *,
    entry_id: str | None = None,
    recorded: dt.datetime | None = None,
) -> Retraction:
    """A retraction of an entry, or of the one with this id."""
    return Retraction(
        id=entry_id or _fresh_id(),
        date=day(on),
        recorded=recorded or _five_o_clock(on),
        by=OFFICE,
        to=of if isinstance(of, str) else of.id,
        reason="登记错误",
    )


def milestone(
    name: str,
    due: str,
    title: str = "初步设计批复",
    *,
    kind: StepKind | None = None,
    soft: Literal[True] | None = None,
) -> Milestone:
    """A milestone with this id, due on this day."""
    return Milestone(id=name, title=title, due=day(due), kind=kind, soft=soft)


def figure(name: str, value: str | int | Decimal, unit: str = "个") -> Figure:
    """What is reported of a target."""
    return Figure(name=name, value=Decimal(value), unit=unit)


def a_target(
    name: str = "招商项目",
    value: str | int | Decimal | None = 100,
    *,
    at: At = At.LEAST,
    measure: Measure = Measure.CUMULATIVE,
    unit: str | None = "个",
    every: Every | None = None,
    better: Better | None = None,
    words: str | None = None,
) -> Target:
    """At least 100, a total since 1 January; without a value only words that name none."""
    if value is None:
        return Target(name=name, words=words or name)
    return Target(
        name=name,
        at=at,
        value=Decimal(value),
        unit=unit,
        measure=measure,
        every=every,
        better=better,
        words=words,
    )


def a_goal(
    *milestones: Milestone,
    due: str | None = None,
    year: int = 2021,
    text: str = "建成通车",
    targets: tuple[Target, ...] = (),
    soft: Literal[True] | None = None,
    open_ended: Literal[True] | None = None,
) -> Goal:
    """A goal of 2021 unless another year is named."""
    return Goal(
        year=year,
        text=text,
        basis=Basis.STATED,
        due=day(due) if due else None,
        soft=soft,
        open_ended=open_ended,
        targets=targets,
        milestones=milestones,
    )


def a_goal_set(
    on: str,
    *milestones: Milestone,
    due: str | None = None,
    due_words: str | None = None,
    year: int = 2021,
    text: str = "年底建成通车",
    targets: tuple[Target, ...] = (),
    soft: Literal[True] | None = None,
    open_ended: Literal[True] | None = None,
    document: str | None = None,
    after: Entry | str | None = None,
    note: str | None = None,
    citation: Citation | None = None,
    by: str = OFFICE,
    entry_id: str | None = None,
) -> GoalSet:
    """A goal that the office sets for 2021 unless another year is named."""
    return GoalSet(
        id=entry_id or _fresh_id(),
        date=day(on),
        recorded=_five_o_clock(on),
        by=by,
        citation=citation,
        year=year,
        text=text,
        due=day(due) if due else None,
        due_words=due_words,
        soft=soft,
        open_ended=open_ended,
        document=document,
        after=after.id if isinstance(after, Entry) else after,
        note=note,
        targets=targets,
        milestones=milestones,
    )


def inferred_lead(holder: str) -> SixOnes:
    """Six ones of which only the lead is filled, and only inferred."""
    return SixOnes(lead=Assignment(holder=holder, basis=Basis.INFERRED))


def an_item(
    *entries: Entry,
    number: int = 5,
    title: str = "天子山大桥",
    area: str = "transport",
    covers: tuple[str, ...] = (),
    lead: str | None = TRANSPORT,
    supporting: tuple[str, ...] = (),
    goals: tuple[Goal, ...] = (),
    citations: tuple[Citation, ...] = (),
    folder: str | None = None,
    unread: frozenset[EntryName] = frozenset(),
) -> Item:
    """Item 5, led by 市交通运输局 (推定), without a goal unless one is given."""
    plan = Plan(
        number=number,
        title=title,
        area=area,
        covers=covers,
        six_ones=inferred_lead(lead) if lead else SixOnes(),
        supporting=tuple(Support(department=name, basis=Basis.INFERRED) for name in supporting),
        goals=goals,
        citations=citations,
    )
    return Item(plan, folder or f"{number:02}-item", entries, unread)


def a_programme(*, first_year: int = 2021, last_year: int = 2025) -> Programme:
    """Two areas, three departments, one office, one document."""
    return Programme(
        name="武咸同城",
        notice="示例",
        term=Term(first_year=first_year, last_year=last_year, basis=Basis.INFERRED),
        areas=(
            Area(id="transport", name="交通同网", short="交通"),
            Area(id="livelihood", name="民生同保", short="民生"),
        ),
        departments=tuple(
            Body(name=name, basis=Basis.STATED) for name in (TRANSPORT, EDUCATION, REFORM)
        ),
        offices=(Office(name=OFFICE, duty="统筹督办", basis=Basis.STATED, citations=(CITED,)),),
        documents=(
            Document(
                id="reply-034", title="第034号提案的答复", issuer=REFORM, date=day("2021-07-26")
            ),
        ),
    )


def a_calendar(*years: int) -> WorkCalendar:
    """A calendar that knows these years, with New Year's Day off and nothing else."""
    return WorkCalendar(
        years=tuple(
            CalendarYear(
                year=year,
                notice="国办发明电〔2020〕27号",
                holidays=(
                    Holiday(name="元旦", first=dt.date(year, 1, 1), last=dt.date(year, 1, 1)),
                ),
                working_days=(),
            )
            for year in years
        )
    )


def settings_of(
    year: int,
    *,
    yellow: int = 80,
    red: int = 60,
    due_within: int = 10,
    silent_after: int = 10,
    default_due: str | None = None,
    lamps: LampRules | None = None,
    report_days: tuple[ReportRule, ...] = (),
) -> YearSettings:
    """The settings of a year, Wuhan's rule by default."""
    return YearSettings(
        year=year,
        default_due=day(default_due) if default_due else None,
        lamps=lamps or LampRules(yellow_below=yellow, red_below=red),
        reminders=Reminders(due_within=due_within, silent_after=silent_after),
        report_days=report_days,
    )


def a_book(
    *items: Item,
    programme: Programme | None = None,
    calendar: WorkCalendar | None = None,
    years: tuple[YearSettings, ...] | None = None,
) -> Book:
    """A book of these items for 2021 to 2025, with settings and a calendar for 2021."""
    return Book(
        programme=programme or a_programme(),
        calendar=a_calendar(2021) if calendar is None else calendar,
        years=(settings_of(2021),) if years is None else years,
        items=items,
    )
