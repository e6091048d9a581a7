"""Who carries what: each body's items, those it leads apart from those it supports."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.plan.bodies import CARRY, Register
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.state import states_of
from wuxian.domain.values.names import has
from wuxian.domain.views.concerned import leaders_of
from wuxian.domain.views.items import ItemRow, PartRow, item_row


class Through(NamedTuple):
    """An item, or a part, that a body carries as a member of the group or collective named."""

    gathering: str
    post: Post
    item: ItemRow
    part: PartRow | None = None


class PartCarried(NamedTuple):
    """A part of an item's goal that a body leads or supports in its own name."""

    post: Post
    part: PartRow
    number: int
    title: str


class OwnerRow(NamedTuple):
    """A body and its items; a completion rate would count the leads only.

    `members` are those of a group or a collective; what it carries they carry `through` it.
    It may be a leader, who `answers_for` items.
    """

    department: str
    leads: tuple[ItemRow, ...]
    supports: tuple[ItemRow, ...]
    co_leads: tuple[ItemRow, ...] = ()
    through: tuple[Through, ...] = ()
    members: tuple[str, ...] = ()
    parts: tuple[PartCarried, ...] = ()
    answers_for: tuple[ItemRow, ...] = ()

    @property
    def is_leader(self) -> bool:
        """Whether it is a leader who answers for something, and no body."""
        return bool(self.answers_for) or any(one.post is Post.LEADER for one in self.parts)

    @property
    def carries(self) -> bool:
        """Whether it carries anything in its own name."""
        return bool(self.leads or self.co_leads or self.supports or self.parts)


class OwnersView(NamedTuple):
    """The bodies on a day; `without_lead` are the items nobody leads."""

    as_of: dt.date
    year: int
    programme: str
    notice: str | None
    owners: tuple[OwnerRow, ...]
    without_lead: tuple[ItemRow, ...]
    kind: str = "owners"


def owners_view(
    book: Book, day: dt.date, department: str | None = None, year: int | None = None
) -> OwnersView:
    """Every body that carries an item, or the one or the leader asked for, else NotFound.

    What a body carries as somebody's member stands only where it is asked for.
    """
    states = states_of(book, day, year)
    rows = [item_row(state, book) for state in states]
    register = book.programme.register
    if department is None:
        owners = [_owner(name, rows, register) for name in register.names(CARRY)]
    elif leaders := _leaders(department, book):
        led = [
            (state.holdings[Post.LEADER].holder, row)
            for state, row in zip(states, rows, strict=True)
        ]
        owners = [_leader(name, led) for name in leaders]
    else:
        name = register.body(department, CARRY)
        owner = _owner(name, rows, register)
        owners = [owner._replace(through=tuple(_through(owner, rows, register)))]
    return OwnersView(
        as_of=day,
        year=year or day.year,
        programme=book.programme.name,
        notice=book.programme.notice,
        owners=tuple(row for row in owners if department or row.carries),
        without_lead=() if department else tuple(row for row in rows if not _is_led(row)),
    )


def _leaders(word: str, book: Book) -> list[str]:
    """The leaders that a word may mean where it is nothing of a body."""
    if not word or book.programme.register.having(word, CARRY):
        return []
    return sorted({name for name in leaders_of(book) if has(name, word)})


def _leader(name: str, led: list[tuple[str | None, ItemRow]]) -> OwnerRow:
    """A leader, and the items and parts that are theirs; `led` has the leader of each item."""
    return OwnerRow(
        name,
        leads=(),
        supports=(),
        answers_for=tuple(row for leader, row in led if leader == name),
        parts=tuple(
            PartCarried(Post.LEADER, part, row.number, row.title)
            for _, row in led
            for part in row.parts
            if part.leader == name
        ),
    )


def _is_led(row: ItemRow) -> bool:
    return row.lead is not None or bool(row.co_leads)


def _owner(name: str, rows: list[ItemRow], register: Register) -> OwnerRow:
    return OwnerRow(
        name,
        leads=tuple(row for row in rows if row.lead == name),
        supports=tuple(row for row in rows if name in row.supporting),
        co_leads=tuple(row for row in rows if name in row.co_leads),
        members=register.members(name),
        parts=tuple(
            carried for post in _OF_PARTS for row in rows for carried in _parts(name, post, row)
        ),
    )


_OF_PARTS = (Post.LEAD, Post.SUPPORTING)


def _parts(name: str, post: Post, row: ItemRow) -> Iterator[PartCarried]:
    """The parts that a body leads or supports, but for the lead that comes with the item's."""
    for part in row.parts:
        leads = part.lead == name != row.lead
        if leads if post is Post.LEAD else name in part.supporting:
            yield PartCarried(post, part, row.number, row.title)


def _through(owner: OwnerRow, rows: list[ItemRow], register: Register) -> Iterator[Through]:
    """What its groups and collectives carry, but for what it carries itself; each item once."""
    told = {row.number for row in (*owner.leads, *owner.co_leads, *owner.supports)}
    for gathering in register.gatherings_of(owner.department):
        theirs = _owner(gathering, rows, register)
        carried = ((Post.LEAD, theirs.leads), (Post.CO_LEAD, theirs.co_leads))
        for post, items in (*carried, (Post.SUPPORTING, theirs.supports)):
            for row in items:
                if row.number not in told:
                    told.add(row.number)
                    yield Through(gathering, post, row)
        for one in theirs.parts:
            if one.number not in told:
                [row] = (row for row in rows if row.number == one.number)
                yield Through(gathering, one.post, row, one.part)
