"""Drafting what a list would write: for each matter an item, its goal, who carries it, its news."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pydantic import ValidationError

from wuxian.domain.book.addition import folder_of
from wuxian.domain.book.book import Book, Item
from wuxian.domain.checks.flaws import flaws
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.kinds import GOAL
from wuxian.domain.lists.aims import aim_of, says_nothing_new
from wuxian.domain.lists.assigning import (
    Carriers,
    carriers_of,
    newly_held,
    no_longer_listed,
    plan_of_a_row,
)
from wuxian.domain.lists.counterpart import Counterparts
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.layout import Layout
from wuxian.domain.lists.lines import CellUnread, Line, RowKey
from wuxian.domain.lists.matters import Matter, title_of
from wuxian.domain.lists.news_said import news_of
from wuxian.domain.lists.registering import UNDIVIDED, Registering
from wuxian.domain.lists.rows_written import appointed, goal_set
from wuxian.domain.lists.setting import Setting
from wuxian.domain.lists.telling import (
    beside_of,
    changed_words,
    due_words_of,
    leads_of,
    news_told,
    told_of,
)
from wuxian.domain.plan.easing import made_easier
from wuxian.domain.plan.plan import SHARED, Plan, Post
from wuxian.domain.sheets.proposal import Filing, Outcome, Refusal, RowTold
from wuxian.domain.standing.record import Record, issued_goal
from wuxian.domain.standing.six_ones import holdings, shared_holdings
from wuxian.domain.values.basis import Basis


class Draft(NamedTuple):
    """What one matter makes of its item: entries, and words for its rows."""

    outcome: Outcome
    entries: tuple[Entry, ...]
    notes: dict[RowKey, tuple[str, ...]]
    leads: dict[RowKey, str | None]


class Drafting:
    """A book being drafted further, matter by matter; nothing of it is written."""

    def __init__(
        self, book: Book, setting: Setting, layouts: Mapping[str, Layout], numbers: Iterator[int]
    ) -> None:
        self._book = book
        self._setting = setting
        self._layouts = layouts
        self._numbers = numbers
        self._counterparts = Counterparts(book.items, setting.file.name)
        self._made: dict[str, Item] = {}
        self.registering = Registering(book.programme)
        self.filings: dict[str, Filing] = {}
        self.rows: list[RowTold] = []
        self.refusals: list[Refusal] = []
        self.unusable: dict[RowKey, CellUnread] = {}
        self._taken: dict[tuple[str, int], RowKey] = {}

    def take(self, matter: Matter, chosen: Mapping[RowKey, Item | None]) -> None:
        """Draft one matter; a row that cannot be used is refused, and the others go on."""
        key = matter.head.key
        layout = self._layouts[matter.head.sheet]
        try:
            known, why = (chosen[key], "") if key in chosen else self._counterpart(matter)
            if known is None:
                self._add(matter, layout)
            else:
                self._change(matter, layout, known, why)
        except CellUnread as error:
            self.unusable[key] = error
            self.refuse(matter.head, error)

    def refuse(self, line: Line, error: CellUnread) -> None:
        """Refuse a row, with the heading of the column that it is about."""
        column = self._layouts[line.sheet].heading_of(error.column)
        self.refusals.append(Refusal(line.sheet, line.row, column, error.reason))
        told = RowTold(line.sheet, line.row, title_of(line), Outcome.REFUSED)
        self.rows.append(told._replace(notes=(error.reason,)))

    def _counterpart(self, matter: Matter) -> tuple[Item | None, str]:
        """The item that a matter surely is, and how that is known, or none.

        CellUnread where it may be one.
        """
        made = self._made.get(matter.title)
        if made is not None:
            return made, ""
        known = self._counterparts.surely(matter)
        if known is not None:
            return known
        alike = self._counterparts.perhaps(matter)
        if alike:
            labels = "、".join(item.label for item in alike)
            number = alike[0].number
            row = str(matter.head.row)
            row = row if len(self._layouts) == 1 else f"{matter.head.sheet}!{row}"
            raise CellUnread(
                Meaning.TITLE,
                f"和 {labels} 相近，看不出是不是同一项；"
                f"是就加 --same {row}={number}，不是就加 --same {row}=新",
            )
        return None, ""

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
        news = self._news(matter, layout, carriers.lead, ())
        entries = (goal_set(aim.goal, line, None, self._setting), *news)
        told = told_of(matter, aim, carriers.told, parts)
        told[line.key] += news_told(news, item)
        self._file(
            matter,
            item,
            Draft(Outcome.ADDED, entries, told, leads_of(matter, carriers.lead, parts)),
        )

    def _change(self, matter: Matter, layout: Layout, item: Item, why: str) -> None:
        line, year = matter.head, matter.year
        self._refuse_twice(matter, item)
        filed = self.filings.get(item.folder)
        own = (*item.entries, *(filed.entries if filed and not filed.is_new else ()))
        record = Record.on(own, max(self._setting.day, self._setting.today))
        before = issued_goal(item.plan, record, year)
        carriers = self._carriers(line)
        held = holdings(item, record, self._book.programme.term)
        lead = carriers.lead or held[Post.LEAD].holder
        parts = [self._carriers(part) for part in matter.parts]
        aim = aim_of(matter, layout, parts, lead, before)
        entries: list[Entry] = []
        notes = [why] if why else []
        outcome = Outcome.UNCHANGED
        if before is None or (
            matter.says_a_goal(item.plan) and not says_nothing_new(aim.goal, before)
        ):
            newest = next((one for one in record.of(GOAL) if one.year == year), None)
            entries.append(goal_set(aim.goal, line, newest, self._setting))
            outcome = Outcome.SET if before is None else Outcome.REVISED
            notes += (
                [*changed_words(before, aim.goal), *made_easier(before, aim.goal)] if before else ()
            )
        if filed is None or not filed.is_new:
            shared = shared_holdings(item, record, lead)
            for change in newly_held(carriers, held, shared):
                entries.append(appointed(change, line, self._setting))
                notes.append(change.words)
                outcome = Outcome.APPOINTED if outcome is Outcome.UNCHANGED else outcome
            notes += no_longer_listed(carriers, shared, _listed(layout))
        news = self._news(matter, layout, lead, record.standing)
        if news and outcome is Outcome.UNCHANGED:
            outcome = Outcome.REPORTED
        told = told_of(matter, aim, (), parts)
        goal_told = told[line.key] if outcome in (Outcome.SET, Outcome.REVISED) else ()
        told[line.key] = (*notes, *carriers.notes, *goal_told, *news_told(news, item))
        leads = leads_of(matter, lead, parts)
        self._file(matter, item, Draft(outcome, (*entries, *news), told, leads))

    def _carriers(self, line: Line) -> Carriers:
        has_leads = self._layouts[line.sheet].has(Meaning.LEAD)
        return carriers_of(line, self.registering, has_leads=has_leads)

    def _refuse_twice(self, matter: Matter, item: Item) -> None:
        key = self._taken.setdefault((item.folder, matter.year), matter.head.key)
        if key != matter.head.key:
            raise CellUnread(Meaning.TITLE, f"和第{key[1]}行是同一个事项（{item.label}）")

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

    def _news(
        self, matter: Matter, layout: Layout, lead: str | None, known: Sequence[Entry]
    ) -> tuple[Entry, ...]:
        """What the rows say of how far it is, unless it stands in the book already."""
        said = [_without_place(entry) for entry in known]
        found: list[Entry] = []
        for line in matter.lines:
            try:
                for entry in news_of(line, layout, self._setting, lead):
                    found += [entry] if _without_place(entry) not in said else []
            except CellUnread as error:
                # What is wrong with a report is nothing against the goal.
                self._refuse_news(line, error)
        return tuple(found)

    def _refuse_news(self, line: Line, error: CellUnread) -> None:
        column = self._layouts[line.sheet].heading_of(error.column)
        self.refusals.append(Refusal(line.sheet, line.row, column, error.reason))

    def _file(self, matter: Matter, item: Item, draft: Draft) -> None:
        before = self.filings.get(item.folder)
        is_new = draft.outcome is Outcome.ADDED or (before is not None and before.is_new)
        entries = (*(before.entries if before else ()), *draft.entries)
        if entries or is_new:
            self.filings[item.folder] = Filing(item, is_new, entries)
        for line in matter.lines:
            notes = draft.notes.get(line.key, ())
            if line is not matter.head and draft.outcome is not Outcome.UNCHANGED:
                notes = (*beside_of(line, matter, self._layouts[line.sheet]), *notes)
            self.rows.append(
                RowTold(
                    line.sheet,
                    line.row,
                    matter.name_of(line) if line in matter.parts else title_of(line),
                    draft.outcome,
                    item.number,
                    item.plan.title,
                    draft.leads.get(line.key) or draft.leads[matter.head.key] or "",
                    due_words_of(line),
                    notes,
                )
            )


def _listed(layout: Layout) -> tuple[Post, ...]:
    """Which of those who carry an item along a list has a column of."""
    has = {post for meaning, post in _POSTS if layout.has(meaning)}
    return tuple(post for post in SHARED if post in has)


_POSTS = (
    (Meaning.LEAD, Post.CO_LEAD),
    (Meaning.UNITS, Post.CO_LEAD),
    (Meaning.UNITS, Post.SUPPORTING),
    (Meaning.SUPPORTING, Post.SUPPORTING),
)


def _without_place(entry: Entry) -> dict[str, object]:
    """What an entry says, wherever it came from."""
    return entry.model_dump(exclude={"id", "recorded", "citation"})
