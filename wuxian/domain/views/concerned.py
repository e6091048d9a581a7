"""Those whom an item concerns: who leads, supports or answers for it, or for a part of it."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import supervisors
from wuxian.domain.entries.kinds import APPOINTMENT
from wuxian.domain.plan.bodies import ANY
from wuxian.domain.plan.plan import SHARED, Post
from wuxian.domain.plan.supervision import Decider
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.names import has
from wuxian.errors import NotFound


class Addressee(NamedTuple):
    """A body or a leader that something is for, with the gatherings that it acts for.

    Who `supervises` is concerned by every item, who `decides` by every request.
    """

    names: frozenset[str]
    supervises: bool = False
    decides: bool = False


def addressee(book: Book, word: str, day: dt.date) -> Addressee:
    """Whom a word means on a day; NotFound names the nearest."""
    settings, deciding = book.settings(day.year), _deciding(book, day)
    names = meant(word, book, day)
    register = book.programme.register
    gathered = {one for name in names for one in register.gatherings_of(name)}
    return Addressee(
        names=frozenset(names | gathered),
        supervises=bool(names & {*supervisors(book.programme, settings)}),
        decides=bool(names & {one.holder for one in deciding}),
    )


def meant(word: str, book: Book, day: dt.date) -> set[str]:
    """Who decides in a post of that name, else the bodies or the leaders; NotFound otherwise."""
    holders = {one.holder for one in _deciding(book, day) if word in (one.post, one.holder)}
    return holders or named(word, book)


def _deciding(book: Book, day: dt.date) -> tuple[Decider, ...]:
    rules = book.settings(day.year).supervision
    return rules.deciding_on(day) if rules else ()


def book_for(book: Book, word: str, day: dt.date, year: int | None) -> Book:
    """The book with those of its items alone that concern a body or a leader on a day.

    A body is concerned by what it carries as a member of a group or a collective, too. NotFound
    names the nearest.
    """
    whom = addressee(book, word, day)
    items = (
        item for item in book.items if whom.names & concerned_by(state_of(book, item, day, year))
    )
    return book._replace(items=tuple(items))


def named(word: str, book: Book) -> set[str]:
    """The bodies that a word may mean, or else the leaders; NotFound names the nearest."""
    found = book.programme.register.having(word, ANY)
    leaders = {name for name in leaders_of(book) if word and has(name, word)}
    if found or leaders:
        return set(found) or leaders
    try:
        return {book.programme.register.body(word, ANY)}
    except NotFound as unknown:
        message = f"没有登记的单位、也没有市领导叫“{word}”"
        raise NotFound(message, remedy=unknown.remedy) from None


def leaders_of(book: Book) -> Iterator[str]:
    """The leaders that stand with an item or a part of its goals, of whatever day."""
    for item in book.items:
        planned = item.plan.six_ones.leader
        yield from [planned.holder] if planned else []
        for entry in APPOINTMENT.among(item.entries):
            if entry.post is Post.LEADER and entry.holder:
                yield entry.holder
        parts = (part for goal in item.plan_as_issued.goals for part in goal.parts)
        yield from (part.leader for part in parts if part.leader)


def answering_for(state: State) -> set[str]:
    """Who answers for an item: the leaders of it and of its parts, and who leads any of it."""
    parts = [one.part for one in state.position.parts]
    found = [state.holdings[Post.LEADER].holder, *state.leading]
    found += [name for part in parts for name in (part.leader, part.lead)]
    return {name for name in found if name}


def concerned_by(state: State) -> set[str]:
    """Whom an item concerns: bodies, and the leaders of it and of its parts."""
    held = [state.holdings[Post.LEADER], state.lead]
    held += [one for post in SHARED for one in state.shared[post]]
    found = [one.holder for one in held]
    for part in state.position.parts:
        found += [part.part.leader, part.part.lead, *part.part.supporting]
    return {name for name in found if name}
