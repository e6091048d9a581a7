"""The book: everything in one data folder, loaded and validated; its items."""

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.book.paths import EntryName
from wuxian.domain.entries.entry import ORDER, Entry
from wuxian.domain.entries.kinds import GOAL, REQUEST
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.plan import Plan
from wuxian.domain.plan.programme import Programme
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.names import folded, has, or_nearest
from wuxian.errors import NotFound

_SETTING = (GOAL.name, REQUEST.name)
"""What sets a goal, or adds to one."""


class Item(NamedTuple):
    """A work item as it lies in the book; `folder` is its name under items/.

    `unread` are the entries of other years that this view could do without.
    """

    plan: Plan
    folder: str
    entries: tuple[Entry, ...] = ()
    unread: frozenset[EntryName] = frozenset()

    @property
    def number(self) -> int:
        """Its number, stable and never reused."""
        return self.plan.number

    @property
    def label(self) -> str:
        """How it is called in a sentence: 05 武咸快速通道天子山大桥."""
        return f"{self.plan.number:02} {self.plan.title}"

    @property
    def plan_as_issued(self) -> Plan:
        """Its plan with the goals that were issued since, of each year the newest first.

        What plans of the work add (细化方案) is known by its name, approved or not.
        """
        setting = [entry for entry in self.entries if entry.kind in _SETTING]
        if not setting:
            return self.plan
        issued = sorted(GOAL.among(setting), key=ORDER, reverse=True)
        added = [entry.added for entry in REQUEST.among(setting) if entry.is_plan]
        goals = (*(entry.goal for entry in issued), *self.plan.goals)
        known = {goal.year for goal in goals}
        more = (goal for goal in added if goal.year in known)
        return self.plan.model_copy(update={"goals": (*goals, *more)})

    def waits_for_a_goal(self, year: int) -> bool:
        """Whether a year's goal is not set yet, though there was one the year before."""
        goals = {goal.year for goal in self.plan_as_issued.goals}
        return year not in goals and year - 1 in goals

    @property
    def unread_ids(self) -> frozenset[str]:
        """The ids of the entries that were not read."""
        return frozenset(name.id for name in self.unread)

    def after(self, day: dt.date) -> tuple[EntryName, ...]:
        """The entries of days after this one, whether they were read or not, by day."""
        names = {*map(EntryName.of, self.entries), *self.unread}
        return tuple(sorted(name for name in names if name.date > day))


def settings_in(years: tuple[YearSettings, ...], year: int) -> YearSettings:
    """This year's settings among these, else the last ones before it, else the usual rule."""
    earlier = [settings for settings in years if settings.year <= year]
    if not earlier:
        return YearSettings(year=year)
    last = max(earlier, key=lambda settings: settings.year)
    return last if last.year == year else last.without_days


class Book(NamedTuple):
    """A whole book; items are sorted by number.

    `office` are the entries that belong to no single item, where they were asked for.
    """

    programme: Programme
    calendar: WorkCalendar
    years: tuple[YearSettings, ...]
    items: tuple[Item, ...]
    office: tuple[Entry, ...] = ()

    def settings(self, year: int) -> YearSettings:
        """This year's settings, else the last ones before it, else the usual rule."""
        return settings_in(self.years, year)

    def item(self, name: str) -> Item:
        """The item with this number, folder or part of a title; NotFound names the nearest."""
        if name.isdecimal():
            found = [item for item in self.items if item.number == Decimal(name)]
        else:
            found = [item for item in self.items if item.folder == folded(name)]
            found = found or [item for item in self.items if name in item.plan.aliases]
            found = found or [item for item in self.items if name and has(item.plan.title, name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise NotFound(
                f"“{name}”对应{len(found)}个事项：{'、'.join(item.label for item in found)}",
                remedy="请改用序号。",
            )
        raise NotFound(f"没有事项“{name}”", remedy=self._which_item(name))

    def _which_item(self, name: str) -> str:
        if self.items and name.isdecimal():
            return f"序号从{self.items[0].number}到{self.items[-1].number}。"
        near = or_nearest(name, (item.plan.title for item in self.items))
        return near or "请写序号，或标题里独有的几个字。"
