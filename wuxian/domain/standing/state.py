"""The state of an item: how it stands on a day, folded from its plan and entries."""

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.kinds import PROGRESS, RETRACTION
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Class, Verdict, class_of, judge
from wuxian.domain.standing.position import Position
from wuxian.domain.standing.record import Record
from wuxian.domain.standing.six_ones import Holding, holdings

if TYPE_CHECKING:
    from wuxian.domain.entries.progress import Progress


class State(NamedTuple):
    """An item as it stands on a day; nothing of it is ever stored."""

    item: Item
    day: dt.date
    record: Record
    position: Position
    verdict: Verdict
    class_: Class
    holdings: dict[Post, Holding]

    @property
    def lead(self) -> Holding:
        """The department that leads, if the post is filled."""
        return self.holdings[Post.LEAD]

    @property
    def last_entry(self) -> dt.date | None:
        """The day of the newest fact of this year; to take one back is not a fact."""
        for entry in self.record.standing:
            if entry.date.year == self.day.year and entry.kind != RETRACTION.name:
                return entry.date
        return None

    @property
    def latest_report(self) -> "Progress | None":
        """The newest standing progress entry of this year that says anything new."""
        reports = (report for report in self.record.of(PROGRESS) if not report.nothing_new)
        return next((report for report in reports if report.date.year == self.day.year), None)


def state_of(book: Book, item: Item, day: dt.date) -> State:
    """How this item of a book stands on a day, by that year's settings."""
    record = Record.on(item.entries, day)
    settings = book.settings(day.year)
    offices = tuple(office.name for office in book.programme.offices)
    position = Position.of(item.plan, record, day, settings, offices)
    return State(
        item=item,
        day=day,
        record=record,
        position=position,
        verdict=judge(position, settings.lamps),
        class_=class_of(position, settings.lamps),
        holdings=holdings(item, record, book.programme.term),
    )


def states_of(book: Book, day: dt.date) -> tuple[State, ...]:
    """How every item of a book stands on a day."""
    return tuple(state_of(book, item, day) for item in book.items)
