"""One item in full: its plan, posts, goal, milestones, and its entries, newest first."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.book.paths import EntryName
from wuxian.domain.entries.entry import ORDER, Entry, Told
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.position import Reach, Step
from wuxian.domain.standing.reporters import Reporters
from wuxian.domain.standing.six_ones import Holding
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.basis import Basis, Citation, Document
from wuxian.domain.views.course import CoursePoint, course
from wuxian.domain.views.first_days import first_days_of_steps
from wuxian.domain.views.items import ItemRow, item_row
from wuxian.domain.views.marks import marks_of
from wuxian.domain.views.problems import ProblemRow, problem_rows


class MilestoneRow(NamedTuple):
    """A milestone of the year and whether it was reached; `part` it is of, if of one."""

    id: str
    title: str
    due: dt.date
    reach: Reach
    reached_on: dt.date | None
    part: str | None = None
    original_due: dt.date | None = None

    @classmethod
    def of(cls, step: Step, part: str | None = None) -> "MilestoneRow":
        """The row of one step."""
        milestone = step.milestone
        return cls(milestone.id, milestone.title, milestone.due, step.reach, step.reached_on, part)


class EntryRow(NamedTuple):
    """An entry with what it tells, and the entry that took it back if one did.

    `counts` is False where it says figures that move nothing, since its body does not lead. It
    has `fallen` where what it is about was taken back. The `marks` say what became of it.
    """

    entry: Entry
    told: tuple[Told, ...]
    retracted_by: str | None
    counts: bool = True
    fallen: bool = False
    marks: tuple[str, ...] = ()


class ItemView(NamedTuple):
    """An item on a day; the entries `to_come` are of later ones, and count for nothing yet.

    `by_parts`: its percent is the mean of its parts' shares.
    """

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    row: ItemRow
    folder: str
    area_basis: Basis
    covers: tuple[str, ...]
    six_ones: dict[Post, Holding]
    shared: dict[Post, tuple[Holding, ...]]
    goals: tuple[Goal, ...]
    milestones: tuple[MilestoneRow, ...]
    problems: tuple[ProblemRow, ...]
    citations: tuple[Citation, ...]
    entries: tuple[EntryRow, ...]
    entries_of_other_years: int
    to_come: tuple[EntryName, ...]
    documents: tuple[Document, ...]
    by_parts: bool
    course: tuple[CoursePoint, ...] = ()
    kind: str = "item"

    @property
    def goal(self) -> Goal | None:
        """The goal of this year."""
        return next((goal for goal in self.goals if goal.year == self.year), None)


def item_view(book: Book, item: Item, day: dt.date, year: int | None = None) -> ItemView:
    """Everything the book says of this item up to that day, of that day's year or another."""
    state = state_of(book, item, day, year)
    until = [entry for entry in item.entries if entry.date <= day]
    told = [entry for entry in until if entry.of_year == state.year or entry.lasts]
    known = sorted(told, key=ORDER, reverse=True)
    plan = item.plan_as_issued
    taken_back = state.record.retracted
    reporters = Reporters.of(item.plan, state.record, book.programme.register)
    reports, marks = PROGRESS.among(known), marks_of(state)
    idle = {one.id for one in reports if any(one.figures_said(plan)) and not reporters.count(one)}
    return ItemView(
        as_of=day,
        year=state.year,
        programme=book.programme.name,
        notice=book.programme.notice,
        row=item_row(state, book),
        folder=item.folder,
        area_basis=item.plan.area_basis,
        covers=item.plan.covers,
        six_ones=state.holdings,
        shared=state.shared,
        goals=_goals(item, state.position.goal),
        milestones=tuple(_milestones(state)),
        problems=problem_rows(state, book.calendar),
        citations=item.plan.citations,
        entries=tuple(
            EntryRow(
                entry,
                tuple(entry.told(plan)),
                taken_back[entry.id].id if entry.id in taken_back else None,
                entry.id not in idle,
                entry.id in state.record.fallen,
                marks.get(entry.id, ()),
            )
            for entry in known
        ),
        entries_of_other_years=sum(name.date <= day for name in item.unread)
        + len(until)
        - len(known),
        to_come=item.after(day),
        documents=_cited(book, item, known),
        by_parts=state.position.by_parts,
        course=course(book, item, state),
    )


def _milestones(state: State) -> Iterator[MilestoneRow]:
    """The steps of the goal, each with its first day if that was another, then of its parts."""
    first = first_days_of_steps(state)
    for step in state.position.steps:
        original = first.get(step.milestone.id)
        yield MilestoneRow.of(step)._replace(original_due=original)
    for part in state.position.parts:
        for step in part.position.steps:
            yield MilestoneRow.of(step, part.part.title)


def _goals(item: Item, current: Goal | None) -> tuple[Goal, ...]:
    """The goals of all years; of the day's year the one that holds."""
    newest = {goal.year: goal for goal in reversed(item.plan_as_issued.goals)}
    if current is not None:
        newest[current.year] = current
    return tuple(newest[year] for year in sorted(newest))


def _cited(book: Book, item: Item, known: Iterable[Entry]) -> tuple[Document, ...]:
    """The registered documents that the item, or an entry known by the day, cites."""
    cited = {citation.document for citation in item.plan.all_citations()}
    cited |= {entry.citation.document for entry in known if entry.citation}
    return tuple(document for document in book.programme.documents if document.id in cited)
