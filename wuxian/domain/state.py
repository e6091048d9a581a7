"""The state of an item: how it stands on a day, folded from its plan and entries."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.entries.entry import Progress, Retraction
from wuxian.domain.item import Item, Record
from wuxian.domain.lamp import Verdict, judge
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.programme import Programme
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.position import Position
from wuxian.domain.six_ones import Holding, holdings


class State(NamedTuple):
    """An item as it stands on a day; nothing of it is ever stored."""

    item: Item
    day: dt.date
    record: Record
    position: Position
    verdict: Verdict
    holdings: dict[Post, Holding]

    @property
    def lead(self) -> Holding:
        """The department that leads, if the post is filled."""
        return self.holdings[Post.LEAD]

    @property
    def last_entry(self) -> dt.date | None:
        """The day of the newest fact of this year; to take one back is not a fact."""
        for entry in self.record.standing:
            if entry.date.year == self.day.year and not isinstance(entry, Retraction):
                return entry.date
        return None

    @property
    def latest_report(self) -> Progress | None:
        """The newest standing progress entry of this year."""
        return self.record.latest_report(dt.date(self.day.year, 1, 1))


def state_of(item: Item, day: dt.date, programme: Programme, settings: YearSettings) -> State:
    """Compute an item's state for a day by its year's settings."""
    record = Record.on(item.entries, day)
    position = Position.of(item.plan, record, day)
    return State(
        item=item,
        day=day,
        record=record,
        position=position,
        verdict=judge(position, settings.lamps),
        holdings=holdings(item, record, programme.term),
    )
