"""The invented year: plans with goals, appointments, weekly progress, and what follows on that."""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from wuxian.demo.courses import COURSES, Course
from wuxian.demo.endings import closing_of, merging_of
from wuxian.demo.matters import OFFICE, OUTSIDE, YEAR, matters_of
from wuxian.demo.phrases import DONE, LEADERS, NEXT_STEPS, STEPS, TROUBLES
from wuxian.demo.requests import requests_of
from wuxian.demo.settings import supervised
from wuxian.demo.slips import slips_of
from wuxian.demo.verifications import verifications_of
from wuxian.demo.work_plans import work_plan_of
from wuxian.demo.writing import chances, stamp
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.appointment import Appointment
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import PROGRESS, RETRACTION
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.retraction import Retraction
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.goal import Goal, Milestone
from wuxian.domain.plan.plan import Plan, Post
from wuxian.domain.standing.position import COMPLETE
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.dates import months_into
from wuxian.domain.values.period import Week

PINNED_TO = dt.date(2021, 12, 24)
_NOTICE = "演示账册：目标、时限、进展、人名、文号均为虚构，不是事实。"
_QUIET_WEEK = 0.16
_MISTAKE = 0.005
_LEADER_CHANGES = 5
_FORESEEN_FROM = 10


def demo_book(shipped: Book) -> Book:
    """The whole book of the invented year, pinned to its last Friday but one."""
    programme = shipped.programme.model_copy(
        update={
            "name": f"{shipped.programme.name}（演示）",
            "notice": _NOTICE,
            "as_of": PINNED_TO,
            "externals": (OUTSIDE,),
        }
    )
    chance = chances(YEAR)
    years = tuple(supervised(one) if one.year == YEAR else one for one in shipped.years)
    items = tuple(
        _Year(chance, shipped.calendar, item, course).item()
        for item, course in zip(shipped.items, COURSES, strict=True)
    )
    return shipped._replace(programme=programme, years=years, items=items)


@dataclass(frozen=True, slots=True)
class _Year:
    """One item's invented year."""

    chance: Random
    calendar: WorkCalendar
    shipped: Item
    course: Course

    def item(self) -> Item:
        plan = self._plan()
        entries: list[Entry] = [*self._appointments(plan), *self._reports(plan)]
        entries.extend(self._retractions(entries))
        closed = self.course.closed or PINNED_TO
        kept = [entry for entry in entries if entry.date <= closed]
        return Item(plan, self.shipped.folder, (*kept, *self._supervision(plan, kept)))

    def _supervision(self, plan: Plan, entries: list[Entry]) -> Iterator[Entry]:
        """What was asked for, demanded, verified and decided besides."""
        number, lead = plan.number, plan.six_ones.lead
        by, calendar, course = lead.holder if lead else OFFICE, self.calendar, self.course
        yield from matters_of(number, by)
        yield from slips_of(number, by, calendar)
        yield from requests_of(number, by)
        planned = [*work_plan_of(number, by, calendar)]
        yield from planned
        wrong = {entry.to for entry in RETRACTION.among(entries)}
        reports = [one for one in PROGRESS.among((*entries, *planned)) if one.id not in wrong]
        yield from verifications_of(number, reports, self._month_ends())
        if course.closed:
            yield from closing_of(number, reports, course.closed)
        if course.merged:
            yield merging_of(number, course.merged)

    def _month_ends(self) -> Iterator[dt.date]:
        """The last working days of the months whose reports the office looks at."""
        for month in range(1, self.course.looked_at + 1):
            last = min(dt.date(YEAR, month, monthrange(YEAR, month)[1]), PINNED_TO)
            days = (last - dt.timedelta(days=n) for n in range(last.day))
            yield next(filter(self.calendar.is_working, days))

    def _plan(self) -> Plan:
        plan = self.shipped.plan
        aim = plan.goal(YEAR)
        goal = Goal(
            year=YEAR,
            text=aim.text if aim else f"{plan.title}取得阶段成果。",
            basis=Basis.INFERRED,
            due=self.course.due,
            soft=self.course.soft or None,
            remark="时限和节点为演示虚构",
            targets=tuple(one.target for one in self.course.figures),
            parts=aim.parts if aim and self.course.parts else (),
            milestones=tuple(
                Milestone(id=name, title=title, due=dt.date(YEAR, month, day))
                for name, title, (month, day) in STEPS
            ),
        )
        return plan.model_copy(update={"goals": (goal,)})

    def _appointments(self, plan: Plan) -> Iterator[Appointment]:
        """Most posts are filled in spring; some stay vacant, and one leader changes."""
        number, lead = plan.number, plan.six_ones.lead
        holders = {
            Post.LEADER: LEADERS[number % len(LEADERS)] if number % 7 else None,
            Post.LEAD: lead.holder if lead and number % 6 else None,
            Post.TEAM: f"第{number}项工作专班" if number % 4 else None,
            Post.MECHANISM: "月度联席会议" if number % 3 == 1 else None,
            Post.FUND: f"{number * 50}万元" if number % 2 else None,
        }
        for month, (post, holder) in enumerate(holders.items(), start=2):
            if holder is not None:
                day = self.calendar.working_day_after(dt.date(YEAR, month, 1), 1 + number % 5)
                yield self._appointment(day, post, holder, f"演示文〔{YEAR}〕{number}号")
        if number == _LEADER_CHANGES:
            yield self._appointment(
                dt.date(YEAR, 9, 1), Post.LEADER, LEADERS[1], f"演示文〔{YEAR}〕31号"
            )

    def _appointment(self, day: dt.date, post: Post, holder: str, document: str) -> Appointment:
        return Appointment(
            **stamp(day, 10, OFFICE, self.chance),
            post=post,
            holder=holder,
            document=document,
        )

    def _reports(self, plan: Plan) -> Iterator[Progress]:
        lead = plan.six_ones.lead
        by = lead.holder if lead else "市发展和改革委员会"
        week, month = Week(YEAR, 1), 0
        due_steps = list(enumerate(STEPS))
        while week.first <= PINNED_TO:
            to_friday = (week.first + dt.timedelta(days=n) for n in range(5))
            day = max(filter(self.calendar.is_working, to_friday))
            reached = (
                name for place, (name, _, due) in due_steps if self._reached(place, due, week)
            )
            milestone = next(reached, None)
            if milestone or not self._is_silent(week):
                report = self._report(day, by, milestone)
                yield self._by_the_goal(report, week, first=day.month != month)
                month = day.month
            week = week.after

    def _reached(self, place: int, due: tuple[int, int], week: Week) -> bool:
        on_time = Week.of(dt.date(YEAR, *due)).before.number
        return self.course.late.get(place, on_time) == week.number

    def _is_silent(self, week: Week) -> bool:
        return week.number in self.course.silent or self.chance.random() < _QUIET_WEEK

    def _report(self, day: dt.date, by: str, milestone: str | None) -> Progress:
        percent = _percent(day, self.course.pace)
        in_trouble = percent < COMPLETE and self.chance.random() < self.course.trouble
        return Progress(
            **stamp(day, 16, by, self.chance),
            percent=percent if self.course.gives_figures else None,
            milestone=milestone,
            note=self._one_of(DONE),
            problem=self._one_of(TROUBLES) if in_trouble else None,
            next=self._one_of(NEXT_STEPS) if percent < COMPLETE else None,
        )

    def _by_the_goal(self, report: Progress, week: Week, *, first: bool) -> Progress:
        """The report as the goal asks for it: of its parts in turn, with figures once a month."""
        if self.course.parts:
            name, pace = self.course.parts[week.number % len(self.course.parts)]
            percent = _percent(report.date, pace)
            # A step is one of the whole goal.
            of_part = {"part": name, "percent": percent} if not report.milestone else {}
            report = report.model_copy(update={"percent": None, **of_part})
        if not first:
            return report
        figures = filter(None, (one.figure(report.date) for one in self.course.figures))
        expected = self.course.forecast if report.date.month >= _FORESEEN_FROM else None
        return report.model_copy(update={"figures": tuple(figures), "forecast": expected})

    def _retractions(self, entries: list[Entry]) -> Iterator[Retraction]:
        """Now and then a report is taken back on the day of the next one."""
        reports = [entry for entry in entries if isinstance(entry, Progress)]
        for wrong, following in pairwise(reports):
            if wrong.milestone is None and self.chance.random() < _MISTAKE:
                yield Retraction(
                    **stamp(following.date, 11, wrong.by, self.chance),
                    to=wrong.id,
                    reason="上周数据有误，本周重报。",
                )

    def _one_of(self, phrases: tuple[str, ...]) -> str:
        return phrases[int(self.chance.random() * len(phrases))]


def _percent(day: dt.date, pace: float) -> int:
    """How far a pace has come on a day."""
    return min(COMPLETE, int(COMPLETE * float(months_into(YEAR, day) / 12) * pace))
