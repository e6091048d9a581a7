"""One slip as paper (督办单、督办函): what it demands of whom, why, and what was answered."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.entries.slip import Slip
from wuxian.domain.plan.slip_rules import Colour, SlipMode
from wuxian.domain.standing.deserved import rules_of
from wuxian.domain.standing.slips import Answer, Issued, SlipState
from wuxian.domain.standing.state import State, state_of
from wuxian.domain.values.names import folded
from wuxian.domain.views.items import ItemRow, item_row
from wuxian.errors import NotFound, Refused

_LONGEST_NUMBER = 3
"""Up to so many digits name an item."""

_BRACKETS = str.maketrans(dict.fromkeys("〔〕[]()（）", " "))


class SlipAnswer(NamedTuple):
    """What was answered to a slip, and what the office has said of it: None while it waits."""

    on: dt.date
    by: str
    note: str | None
    is_accepted: bool | None

    @classmethod
    def of(cls, answer: Answer) -> "SlipAnswer":
        """What is told of one answer."""
        said = answer.verification
        return cls(
            answer.on,
            answer.reply.by,
            answer.reply.note,
            None if said is None else answer.is_accepted,
        )


class SlipPaper(NamedTuple):
    """A slip for its units; `then` is how its item stood on the day it was issued.

    `before` is the number of the slip a step below it, and `next_step` what follows by the rules
    where it is not answered in time; `above` is the number of the one that took its place.
    """

    as_of: dt.date
    programme: str
    notice: str | None
    slip: Slip
    item: str
    goal: str | None
    then: ItemRow
    before: str | None
    next_step: Colour | None
    answers: tuple[SlipAnswer, ...]
    state: str
    settled: dt.date | None
    above: str | None
    kind: str = "slip"


def slip_paper(book: Book, state: State, issued: Issued) -> SlipPaper:
    """The paper of a slip of an item."""
    slip = issued.slip
    then = state_of(book, state.item, slip.date, slip.of_year)
    before = next((one.slip.number for one in state.slips if one.slip.id == slip.after), None)
    above = issued.anew or issued.above
    steps = rules_of(book, slip.of_year).mode is SlipMode.LADDER and slip.colour.next != slip.colour
    return SlipPaper(
        as_of=state.day,
        programme=book.programme.name,
        notice=book.programme.notice,
        slip=slip,
        item=state.item.label,
        goal=then.position.goal.text if then.position.goal else None,
        then=item_row(then, book),
        before=before,
        next_step=slip.colour.next if steps else None,
        answers=tuple(map(SlipAnswer.of, issued.answers)),
        state=issued.state.label,
        above=above.number if above else None,
        settled=issued.settled_on if issued.state is SlipState.SETTLED else None,
    )


def slip_meant(word: str, states: Iterable[State]) -> tuple[State, Issued]:
    """The slip of this number or id, or the only open one of this item; NotFound, Refused."""
    known = [(state, one) for state in states for one in state.slips]
    wanted = folded(word).strip("[]() ")
    found = [pair for pair in known if _bare(pair[1].slip.number) == _bare(word)]
    if not found and wanted.endswith("号") and wanted.removesuffix("号").isdecimal():
        serial = int(wanted.removesuffix("号"))
        found = [pair for pair in known if pair[1].slip.serial == serial]
    if not found and wanted.isdecimal() and len(wanted) <= _LONGEST_NUMBER:
        own = [pair for pair in known if pair[0].item.number == int(wanted)]
        still = [pair for pair in own if pair[1].state.is_open]
        found = still or own
    elif not found and len(wanted) > _LONGEST_NUMBER:
        found = [pair for pair in known if pair[1].slip.id.startswith(wanted)]
    if not found:
        remedy = "编号见 wuxian slip list；单写数字是事项序号，文号请写 5号 或全文号。"
        raise NotFound(f"没有督办单“{word}”", remedy=remedy)
    if len(found) > 1:
        told = "\n".join(
            f"  {one.slip.id}  {one.slip.fact}（{one.state.label}）" for _, one in found
        )
        raise Refused(f"“{word}”对应{len(found)}张督办单，请写编号", remedy=told)
    return found[0]


def _bare(number: str) -> str:
    """A number as it is compared: in whatever brackets, with or without 号."""
    return " ".join(folded(number).translate(_BRACKETS).removesuffix("号").split())
