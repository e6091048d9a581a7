"""Drafting what a list would write: for each matter an item, its goal, who carries it, its news."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from pydantic import ValidationError

from wuxian.domain.book.addition import folder_of
from wuxian.domain.book.book import Book, Item
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.entries.kinds import APPOINTMENT, GOAL
from wuxian.domain.lists.aims import Aim, aim_of, says_nothing_new
from wuxian.domain.lists.assigning import Carriers, carriers_of, newly_held, plan_of_a_row
from wuxian.domain.lists.counterpart import Counterparts
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.layout import Layout
from wuxian.domain.lists.lines import CellUnread, Line, one_line
from wuxian.domain.lists.matters import Matter, title_of
from wuxian.domain.lists.news_said import news_of
from wuxian.domain.lists.registering import UNDIVIDED, Registering
from wuxian.domain.lists.setting import Setting
from wuxian.domain.plan.easing import made_easier
from wuxian.domain.plan.goal import Goal, Part
from wuxian.domain.plan.plan import Plan
from wuxian.domain.sheets.proposal import Filing, Outcome, Refusal, RowTold
from wuxian.domain.standing.position import goal_of
from wuxian.domain.standing.record import Record
from wuxian.domain.standing.six_ones import holdings, shared_holdings
from wuxian.domain.values.basis import Basis

_E = TypeVar("_E", bound=Entry)

RowKey = tuple[str, int]
"""A row by its sheet and its number."""


class Draft(NamedTuple):
    """What one matter makes of its item: entries, and words for its rows."""

    outcome: Outcome
    entries: tuple[Entry, ...]
    notes: dict[int, tuple[str, ...]]
    leads: dict[int, str | None]


class Drafting:
    """A book being drafted further, matter by matter; nothing of it is written."""

    def __init__(
        self, book: Book, setting: Setting, layouts: Mapping[str, Layout], numbers: Iterator[int]
    ) -> None:
        self._book = book
        self._setting = setting
        self._layouts = layouts
        self._numbers = numbers
        self._counterparts = Counterparts(book.items)
        self._made: dict[str, Item] = {}
        self.registering = Registering(book.programme, setting.file.name)
        self.filings: dict[str, Filing] = {}
        self.rows: list[RowTold] = []
        self.refusals: list[Refusal] = []
        self._taken: dict[tuple[str, int], int] = {}

    def take(self, matter: Matter, chosen: Mapping[RowKey, Item | None]) -> None:
        """Draft one matter; a row that cannot be used is refused, and the others go on."""
        key = (matter.head.sheet, matter.head.row)
        layout = self._layouts[matter.head.sheet]
        try:
            known = chosen[key] if key in chosen else self._counterpart(matter)
            if known is None:
                self._add(matter, layout)
            else:
                self._change(matter, layout, known)
        except CellUnread as error:
            self.refuse(matter.head, error)

    def refuse(self, line: Line, error: CellUnread) -> None:
        """Refuse a row, with the heading of the column that it is about."""
        column = error.column
        if isinstance(column, Meaning):
            column = self._layouts[line.sheet].heading_of(column)
        self.refusals.append(Refusal(line.sheet, line.row, column, error.reason))
        told = RowTold(line.sheet, line.row, title_of(line), Outcome.REFUSED)
        self.rows.append(told._replace(notes=(error.reason,)))

    def _counterpart(self, matter: Matter) -> Item | None:
        """The item that a matter surely is, or none; CellUnread where it may be one."""
        made = self._made.get(matter.title)
        known = made or self._counterparts.surely(matter)
        if known is not None:
            return known
        alike = self._counterparts.perhaps(matter)
        if alike:
            labels = "、".join(item.label for item in alike)
            row, number = matter.head.row, alike[0].number
            raise CellUnread(
                Meaning.TITLE,
                f"和 {labels} 相近，看不出是不是同一项；"
                f"是就加 --same {row}={number}，不是就加 --same {row}=新",
            )
        return None

    def _add(self, matter: Matter, layout: Layout) -> None:
        line = matter.head
        carriers = self._carriers(line)
        parts = [self._carriers(part) for part in matter.parts]
        if matter.head in matter.parts:
            parts[matter.parts.index(matter.head)] = carriers
        aim = aim_of(matter, layout, parts, carriers.lead, None)
        area = self._area(matter)
        number = next(self._numbers, None)
        if number is None:
            raise CellUnread(Meaning.NUMBER, "序号已用到999，不能再新增")
        cited = self._setting.citation(line.sheet, line.row)
        try:
            called = (number, matter.title)
            plan = plan_of_a_row(called, area, carriers, cited, self._setting.document)
        except ValidationError as error:
            flaw = next(iter(flaws(error, Plan)))
            raise CellUnread(Meaning.TITLE, flaw.message) from None
        item = Item(plan, folder_of(number, matter.title))
        self._made[matter.title] = item
        entries = (
            self._goal(aim.goal, line, None),
            *self._news(matter, layout, carriers.lead, ()),
        )
        told = _told(matter, aim, carriers, parts)
        self._file(
            matter, item, Draft(Outcome.ADDED, entries, told, _leads(matter, carriers.lead, parts))
        )

    def _change(self, matter: Matter, layout: Layout, item: Item) -> None:
        line, year = matter.head, matter.year
        self._refuse_twice(matter, item)
        filed = self.filings.get(item.folder)
        own = (*item.entries, *(filed.entries if filed and not filed.is_new else ()))
        record = Record.on(own, max(self._setting.day, self._setting.today))
        before = goal_of(item.plan, record, year)
        carriers = self._carriers(line)
        held = holdings(item, record, self._book.programme.term)
        lead = carriers.lead or next(h.holder for post, h in held.items() if post == "lead")
        parts = [self._carriers(part) for part in matter.parts]
        aim = aim_of(matter, layout, parts, lead, before)
        entries: list[Entry] = []
        notes: list[str] = []
        outcome = Outcome.UNCHANGED
        is_made_here = filed is not None and filed.is_new
        if not is_made_here:
            shared = shared_holdings(item, record, lead)
            for post, name in newly_held(carriers, held, shared):
                fields = {"post": post, "holder": name, "document": self._setting.grounds}
                entries.append(self._drafted(APPOINTMENT.model, line, fields))
                notes.append(f"{post.label} {name}")
                outcome = Outcome.APPOINTED
        if before is None or not says_nothing_new(aim.goal, before):
            newest = next((one for one in record.of(GOAL) if one.year == year), None)
            entries.insert(0, self._goal(aim.goal, line, newest))
            outcome = Outcome.SET if before is None else Outcome.REVISED
            notes += made_easier(before, aim.goal) if before else ()
        news = self._news(matter, layout, lead, own)
        if news and outcome is Outcome.UNCHANGED:
            outcome = Outcome.REPORTED
        told = _told(matter, aim, carriers, parts)
        told[line.row] = (*notes, *told[line.row]) if outcome is not Outcome.UNCHANGED else ()
        self._file(
            matter, item, Draft(outcome, (*entries, *news), told, _leads(matter, lead, parts))
        )

    def _carriers(self, line: Line) -> Carriers:
        has_leads = self._layouts[line.sheet].has(Meaning.LEAD)
        return carriers_of(line, self.registering, has_leads=has_leads)

    def _refuse_twice(self, matter: Matter, item: Item) -> None:
        row = self._taken.setdefault((item.folder, matter.year), matter.head.row)
        if row != matter.head.row:
            raise CellUnread(Meaning.TITLE, f"和第{row}行是同一个事项（{item.label}）")

    def _area(self, matter: Matter) -> tuple[str, Basis]:
        """The area of a new item, and whether the list says it: its chapter does."""
        areas = self._book.programme.areas
        if self._setting.area is not None:
            return self._setting.area, Basis.INFERRED
        if matter.head.chapter:
            return self.registering.area(matter.head.chapter), Basis.STATED
        if len(areas) == 1:
            return areas[0].id, Basis.INFERRED
        if not areas:
            return self.registering.area(UNDIVIDED), Basis.INFERRED
        known = "、".join(area.short for area in areas)
        raise CellUnread(Meaning.AREA, f"没有写属于哪个领域；请加 --area，可用：{known}")

    def _goal(self, goal: Goal, line: Line, before: GoalSet | None) -> GoalSet:
        fields = {
            name: value
            for name, value in goal
            if name in GoalSet.model_fields and value not in (None, ())
        }
        more = {"document": self._setting.document, "after": before.id if before else None}
        return self._drafted(GOAL.model, line, {**fields, **more})

    def _news(
        self, matter: Matter, layout: Layout, lead: str | None, known: Sequence[Entry]
    ) -> tuple[Entry, ...]:
        """What the rows say of how far it is, unless it stands in the book already."""
        said = [_without_place(entry) for entry in known]
        found = [
            entry
            for line in matter.lines
            for entry in news_of(line, layout, self._setting, lead)
            if _without_place(entry) not in said
        ]
        return tuple(found)

    def _drafted(self, model: type[_E], line: Line, fields: Mapping[str, object]) -> _E:
        given: dict[str, object] = {
            "id": self._setting.new_id(),
            "recorded": self._setting.recorded,
            "date": self._setting.day,
            "by": self._setting.by,
            "citation": self._setting.citation(line.sheet, line.row),
        }
        given |= {name: value for name, value in fields.items() if value is not None}
        return model.model_validate(given)

    def _file(self, matter: Matter, item: Item, draft: Draft) -> None:
        before = self.filings.get(item.folder)
        is_new = draft.outcome is Outcome.ADDED or (before is not None and before.is_new)
        entries = (*(before.entries if before else ()), *draft.entries)
        if entries or is_new:
            self.filings[item.folder] = Filing(item, is_new, entries)
        for line in matter.lines:
            notes = draft.notes.get(line.row, ())
            if line is not matter.head and draft.outcome is not Outcome.UNCHANGED:
                notes = (*_beside(line, matter), *notes)
            self.rows.append(
                RowTold(
                    line.sheet,
                    line.row,
                    title_of(line),
                    draft.outcome,
                    item.number,
                    item.plan.title,
                    draft.leads.get(line.row) or draft.leads[matter.head.row] or "",
                    _due_words(line),
                    notes,
                )
            )


def _leads(matter: Matter, lead: str | None, parts: Sequence[Carriers]) -> dict[int, str | None]:
    """Who leads, by the rows: a part may have a lead of its own."""
    own = {line.row: who.lead for line, who in zip(matter.parts, parts, strict=True)}
    return {**own, matter.head.row: lead}


def _due_words(line: Line) -> str:
    """When a row is due, in the list's own words."""
    return one_line(line.said(Meaning.DUE))


def _told(
    matter: Matter, aim: Aim, carriers: Carriers, parts: Sequence[Carriers]
) -> dict[int, tuple[str, ...]]:
    """What to know of how a matter was read, by the rows: whom, when, which figures."""
    goal, head = aim.goal, matter.head.row
    told: dict[int, list[str]] = {head: [*carriers.told, *aim.notes, *_aims(goal)]}
    of_parts = zip(matter.parts, goal.parts, parts, aim.notes_of_parts, strict=True)
    for line, part, who, notes in of_parts:
        own = () if line is matter.head else who.told
        told.setdefault(line.row, []).extend((*own, *notes, *_aims(part)))
    return {row: tuple(dict.fromkeys(words)) for row, words in told.items()}


def _aims(aim: Goal | Part) -> Iterator[str]:
    """The figures and the steps that were read, as they count."""
    if aim.targets:
        yield f"{Goal.title_of('targets')}：{'、'.join(one.called for one in aim.targets)}"
    if aim.milestones:
        yield f"{Goal.title_of('milestones')}：{'、'.join(one.called for one in aim.milestones)}"


def _beside(line: Line, matter: Matter) -> tuple[str, ...]:
    """What a further row of a matter is to it."""
    first = f"第{matter.head.row}行"
    return (f"{first}事项的子任务" if line in matter.parts else f"和{first}是同一事项",)


def _without_place(entry: Entry) -> dict[str, object]:
    """What an entry says, wherever it came from."""
    return entry.model_dump(exclude={"id", "recorded", "citation"})
