"""The wall chart (挂图): a board for each item along the months of a year, by areas in lanes."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.history.provenance import Stamp
from wuxian.domain.plan.plan import SIX_ONES, VACANT, Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.position import Position, Reach, Step
from wuxian.domain.standing.state import State, states_of
from wuxian.domain.values.dates import months_into
from wuxian.domain.views.course import CoursePoint
from wuxian.domain.views.items import ItemRow, item_row
from wuxian.domain.views.problems import OpenProblem, open_problems
from wuxian.domain.views.six_ones import Filling

_MONTHS = 12


class Flag(NamedTuple):
    """A node of the year: when it is due, whether it was reached, of which part; may be soft."""

    title: str
    due: dt.date
    reach: Reach
    reached_on: dt.date | None
    part: str | None
    is_soft: bool
    at: Decimal


class Seat(NamedTuple):
    """One of the six posts, and how firmly it is filled."""

    post: Post
    filling: Filling
    holder: str


class Bar(NamedTuple):
    """How far the item is, in percent: claimed, verified, and the time gone to its due day.

    Where no percent is reported it is the least share of its targets, which `of` names.
    """

    claimed: Decimal | None
    verified: Decimal | None
    gone: Decimal | None
    of: str | None = None

    @property
    def drawn(self) -> tuple[Decimal | None, Decimal | None]:
        """What is claimed and verified as far as a bar reaches: from nothing to all of it."""
        return _within(self.claimed), _within(self.verified)


def _within(share: Decimal | None) -> Decimal | None:
    return None if share is None else min(Decimal(100), max(Decimal(0), share))


class Board(NamedTuple):
    """What the wall says of one item; `leads` are the names of those who lead it."""

    row: ItemRow
    leader: str
    has_leader: bool
    lead: str
    leads: tuple[str, ...]
    goal: str | None
    bar: Bar
    flags: tuple[Flag, ...]
    seats: tuple[Seat, ...]
    problems: tuple[OpenProblem, ...]

    @property
    def vacant(self) -> tuple[str, ...]:
        """The posts that nobody holds."""
        return tuple(one.post.label for one in self.seats if one.filling is Filling.VACANT)


class Lane(NamedTuple):
    """The boards of one area."""

    area: str
    name: str
    boards: tuple[Board, ...]


class Wall(NamedTuple):
    """The boards of a year on a day; `today` is where that day stands along the year.

    It is None where the day is not of the year: 0 is the beginning of January, 1 the end of it.
    Where not all of it is shown, `only` says what is.
    """

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    today: Decimal | None
    lanes: tuple[Lane, ...]
    only: str | None = None
    kind: str = "wall"

    @property
    def stamp(self) -> Stamp:
        """By what a file of it is known."""
        return Stamp(kind=self.kind, year=self.year, as_of=self.as_of)

    @property
    def boards(self) -> tuple[Board, ...]:
        """All boards, lane by lane."""
        return tuple(board for lane in self.lanes for board in lane.boards)

    @property
    def lamps(self) -> tuple[tuple[Lamp, int], ...]:
        """How many items have each lamp; of those off the list only where there are any."""
        lit = [board.row.lamp for board in self.boards]
        return tuple(
            (lamp, lit.count(lamp)) for lamp in Lamp if lamp is not Lamp.OFF or lamp in lit
        )


def wall(
    book: Book,
    day: dt.date,
    chosen: Callable[[State], bool] = bool,
    year: int | None = None,
) -> Wall:
    """The wall of the items that a filter lets through, of the day's year or another."""
    year = year or day.year
    states = [state for state in states_of(book, day, year) if chosen(state)]
    return Wall(
        as_of=day,
        year=year,
        programme=book.programme.name,
        notice=book.programme.notice,
        today=along(year, day) if day.year == year else None,
        lanes=tuple(_lanes(book, states)),
    )


def along(year: int, day: dt.date) -> Decimal:
    """Where a day stands along a year whose months are equally wide: from 0 to 1."""
    share = min(Fraction(1), max(Fraction(0), months_into(year, day) / _MONTHS))
    return Decimal(round(share * 10_000)) / 10_000


def _lanes(book: Book, states: list[State]) -> Iterator[Lane]:
    for area in book.programme.areas:
        within = [state for state in states if state.item.plan.area == area.id]
        if within:
            yield Lane(area.id, area.name, tuple(board_of(book, state) for state in within))


def board_of(book: Book, state: State) -> Board:
    """The board of one item."""
    leader = state.holdings[Post.LEADER]
    lead = state.lead
    leading = [one for one in (lead, *state.shared[Post.CO_LEAD]) if one.holder]
    goal = state.position.goal
    return Board(
        row=item_row(state, book),
        leader=leader.words,
        has_leader=leader.holder is not None,
        lead="、".join(one.words for one in leading or (lead,)),
        leads=tuple(one.holder or VACANT for one in leading or (lead,)),
        goal=goal.text if goal else None,
        bar=_bar(state),
        flags=tuple(_flags(state)),
        seats=tuple(
            Seat(post, Filling.of(state.holdings[post]), state.holdings[post].words)
            for post in SIX_ONES
        ),
        problems=open_problems(book.calendar, [state]),
    )


def _bar(state: State) -> Bar:
    position = state.position
    gone = CoursePoint.of(state).gone
    verified = position.verified
    if position.percent is not None:
        accepted = verified.percent if verified else None
        return Bar(Decimal(position.percent), None if accepted is None else Decimal(accepted), gone)
    shares = _shares(position)
    if not shares:
        return Bar(None, None, gone)
    share, name = min(shares)
    of_all = {one: reached for reached, one in _shares(verified)} if verified else {}
    return Bar(share, of_all.get(name), gone, name)


def _shares(position: Position) -> list[tuple[Decimal, str]]:
    """How much is reached of each target that is held against the time gone, and which it is."""
    known = ((one.told_ratio, one.target.called) for one in position.measured)
    return [(round(ratio * 100, 1), name) for ratio, name in known if ratio is not None]


def _flags(state: State) -> Iterator[Flag]:
    """The nodes of the goal and of its parts, by due day."""
    of: list[tuple[str | None, Position]] = [(None, state.position)]
    of += [(one.part.title, one.position) for one in state.position.parts]
    found = [_flag(step, part, state.year) for part, position in of for step in position.steps]
    yield from sorted(found, key=lambda flag: (flag.due, flag.title))


def _flag(step: Step, part: str | None, year: int) -> Flag:
    milestone = step.milestone
    return Flag(
        title=milestone.title,
        due=milestone.due,
        reach=step.reach,
        reached_on=step.reached_on,
        part=part,
        is_soft=bool(milestone.soft),
        at=along(year, milestone.due),
    )
