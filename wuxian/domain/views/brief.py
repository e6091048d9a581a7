"""The leader's page (简报): what to settle, what is red, what waits for a decision."""

import datetime as dt
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import issuer
from wuxian.domain.history.provenance import Origin
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.six_ones import Holding
from wuxian.domain.standing.state import states_of
from wuxian.domain.views.groups import ClassGroup, LampGroup, class_groups, lamp_groups
from wuxian.domain.views.items import ItemRow, item_row
from wuxian.domain.views.problems import SETTLE, OpenProblem, open_problems
from wuxian.domain.views.waiting import Waiting, waits


class RedItem(NamedTuple):
    """An item whose lamp is red, the leader who answers for it, and who leads."""

    number: int
    title: str
    leader: Holding
    lead: Holding
    reason: str


class Brief(NamedTuple):
    """A leader's page of a day; every count is the length of a list in it."""

    as_of: dt.date
    programme: str
    notice: str | None
    office: str | None
    to_settle: tuple[OpenProblem, ...]
    red: tuple[RedItem, ...]
    to_decide: tuple[Waiting, ...]
    lamps: tuple[LampGroup, ...]
    classes: tuple[ClassGroup, ...]
    unknown_years: tuple[int, ...]
    items: tuple[ItemRow, ...]
    origin: Origin
    kind: str = "brief"


def brief(book: Book, day: dt.date, origin: Origin) -> Brief:
    """The leader's page of a day."""
    states = states_of(book, day)
    rows = tuple(item_row(state, book) for state in states)
    settings = book.settings(day.year)
    unsettled = open_problems(book.calendar, states)
    waiting = waits(book, states, settings.reminders.due_within)
    counted = (*(one.problem.opened for one in unsettled), *(w.since for w in waiting.to_decide))
    return Brief(
        as_of=day,
        programme=book.programme.name,
        notice=book.programme.notice,
        office=issuer(book.programme, settings),
        to_settle=tuple(one for one in unsettled if one.problem.way == SETTLE),
        red=tuple(
            RedItem(
                state.item.number,
                state.item.plan.title,
                state.holdings[Post.LEADER],
                state.lead,
                state.verdict.reason,
            )
            for state in states
            if state.verdict.lamp is Lamp.RED
        ),
        to_decide=waiting.to_decide,
        lamps=lamp_groups(rows),
        classes=class_groups(rows),
        unknown_years=book.calendar.unknown_years((day, *counted)),
        items=rows,
        origin=origin,
    )
