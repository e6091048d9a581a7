"""What a word points at: an item by its number or title, or an entry of one by its id."""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from wuxian.cli.opening import Opened, folder_to_write, open_to_write
from wuxian.domain.book.book import Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.standing.record import Record
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded
from wuxian.errors import Refused
from wuxian.store.disk.filing import find_entry_of_an_item

_ENTRY = re.compile(r"[\[(]?[0-9a-f]{4,}[\])]?")


def is_an_entry(word: str) -> bool:
    """Whether a word names an entry; up to three digits name an item."""
    return _ENTRY.fullmatch(folded(word)) is not None


class Pointed(NamedTuple):
    """An item in an open book, and the entry of it that was named, if one was."""

    opened: Opened
    item: Item
    entry: Entry | None = None

    @classmethod
    def at(
        cls, word: str, date: str | None, data: Path | None, year: int | None = None
    ) -> "Pointed":
        """What a word points at, in the year that it is about; Refused if it was taken back."""
        if not is_an_entry(word):
            return cls(*open_to_write(data, word, date, year))
        folder, name = find_entry_of_an_item(folder_to_write(data).root, word)
        opened, item = open_to_write(data, folder, name.date)
        entry = next(one for one in item.entries if one.id == name.id)
        if entry.of_year != opened.year:
            opened, item = open_to_write(data, folder, name.date, entry.of_year)
        record = Record.on(item.entries, max(opened.day, entry.date))
        refuse_retracted(entry.id, record)
        if entry.id in record.fallen:
            raise Refused(f"记录 {entry.id} 所指的记录已撤回，它也不起作用了")
        return cls(opened, item, entry)

    def of_the_year_before(self) -> "Pointed | None":
        """The same item in the year before, which is reported, verified and decided on after it.

        None where that is no year of the term.
        """
        opened, last = self.opened, self.opened.year - 1
        if last not in opened.book.programme.term.years:
            return None
        return Pointed(*open_to_write(opened.root, self.item.folder, opened.day, last))

    def where_it_waits(
        self, year: int | None, waits: Callable[["Pointed"], object], called: str
    ) -> "Pointed":
        """The item in the year before, if only then anything `waits`, and no year was named."""
        if self.entry is not None or year is not None or waits(self):
            return self
        last = self.of_the_year_before()
        if last is None or not waits(last):
            return self
        print(f"（今年没有{called}的，以下是{last.opened.year}年的。）", file=sys.stderr)
        return last

    def again(self) -> "Pointed":
        """The same in the book as it is by now."""
        root, day, year = self.opened.root, self.opened.day, self.opened.year
        return Pointed(*open_to_write(root, self.item.folder, day, year), self.entry)

    @property
    def state(self) -> State:
        """How the item stands on the book's day, in the year that is looked at."""
        return state_of(self.opened.book, self.item, self.opened.day, self.opened.year)


def refuse_retracted(entry_id: str, record: Record) -> None:
    """Refuse an entry that was taken back, and say by what."""
    if entry_id in record.retracted:
        by = record.retracted[entry_id]
        raise Refused(f"记录 {entry_id} 已于{day_words(by.date)}由 {by.id} 撤回")


def listed(entries: Sequence[Entry], pointed: Pointed) -> str:
    """Entries to choose from, a line each."""
    plan = pointed.item.plan_as_issued
    return "\n".join(f"  {one.id}  {one.date} {one.by}  {one.fact_in(plan)}" for one in entries)
