"""The book: everything in one data folder, loaded and validated."""

from decimal import Decimal
from typing import NamedTuple

from wuxian.domain.book.item import Item
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.programme import Programme
from wuxian.domain.plan.year import YearSettings, settings_of
from wuxian.domain.values.names import has, or_nearest
from wuxian.errors import NotFound


class Book(NamedTuple):
    """A whole book; items are sorted by number."""

    programme: Programme
    calendar: WorkCalendar
    years: tuple[YearSettings, ...]
    items: tuple[Item, ...]

    def settings(self, year: int) -> YearSettings:
        """This year's settings, else the last ones before it, else the usual rule."""
        return settings_of(year, self.years)

    def item(self, name: str) -> Item:
        """The item with this number, folder or part of a title; NotFound names the nearest."""
        if name.isdecimal():
            found = [item for item in self.items if item.number == Decimal(name)]
        else:
            found = [item for item in self.items if item.folder == name]
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
