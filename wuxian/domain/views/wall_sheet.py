"""The sheet of one item for the meeting room: its board, its year, what is to be said."""

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.kinds import PROGRESS
from wuxian.domain.history.provenance import Stamp
from wuxian.domain.standing.state import state_of
from wuxian.domain.views.course import CoursePoint, course
from wuxian.domain.views.indicators import indicators_of
from wuxian.domain.views.targets import TargetRow
from wuxian.domain.views.wall import Board, along, board_of

if TYPE_CHECKING:
    from wuxian.domain.standing.slips import Issued


class OpenSlip(NamedTuple):
    """A slip that is not settled: its number, to whom, by when, what it demands, how it stands."""

    number: str
    to: tuple[str, ...]
    due: dt.date
    demand: str
    state: str

    @classmethod
    def of(cls, issued: "Issued") -> "OpenSlip":
        """What is told of one slip."""
        slip = issued.slip
        return cls(slip.number, slip.units, slip.due, slip.demand, issued.state.label)


class WallSheet(NamedTuple):
    """One item on a day; `reported` is the day and the body of the newest report with words."""

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    today: Decimal | None
    board: Board
    targets: tuple[TargetRow, ...]
    course: tuple[CoursePoint, ...]
    done: str | None
    next: str | None
    reported: tuple[dt.date, str] | None
    slips: tuple[OpenSlip, ...]
    kind: str = "wall_sheet"

    @property
    def stamp(self) -> Stamp:
        """By what a file of it is known."""
        number = self.board.row.number
        return Stamp(kind=self.kind, item=number, year=self.year, as_of=self.as_of)


def wall_sheet(book: Book, item: Item, day: dt.date, year: int | None = None) -> WallSheet:
    """The sheet of an item, of the day's year or another."""
    state = state_of(book, item, day, year)
    reports = [one for one in state.record.of(PROGRESS) if one.of_year == state.year]
    claims = state.seen.claims
    counted = [one for one in reports if state.seen.counts(one)]
    counted = [*claims.standing(counted)] if claims else counted
    report = next((one for one in counted if one.note or one.next), None)
    return WallSheet(
        as_of=day,
        year=state.year,
        programme=book.programme.name,
        notice=book.programme.notice,
        today=along(state.year, day) if day.year == state.year else None,
        board=board_of(book, state),
        targets=tuple(one.target for one in indicators_of(state)),
        course=course(book, item, state),
        done=report.note if report else None,
        next=report.next if report else None,
        reported=(report.date, report.by) if report else None,
        slips=tuple(OpenSlip.of(one) for one in state.slips if one.state.is_open),
    )
