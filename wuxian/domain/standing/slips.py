"""The slips of an item: what was answered, what the office said to that, and what became of it."""

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from wuxian.domain.entries.entry import ORDER
from wuxian.domain.entries.kinds import REPLY, SLIP
from wuxian.domain.standing.claims import Claims
from wuxian.domain.standing.record import Record
from wuxian.domain.values.types import Labelled

if TYPE_CHECKING:
    from wuxian.domain.entries.reply import Reply
    from wuxian.domain.entries.slip import Slip
    from wuxian.domain.entries.verification import Verification


class SlipState(Labelled):
    """What became of a slip."""

    OPEN = "open", "待答复"
    RETURNED = "returned", "退回重办"
    OVERDUE = "overdue", "超期未答复"
    ANSWERED = "answered", "待核验"
    SETTLED = "settled", "已办结"
    STEPPED_UP = "stepped_up", "已升级"
    RENUMBERED = "renumbered", "已换号"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something about it."""
        return self in _OPEN

    @property
    def is_unanswered(self) -> bool:
        """Whether the units have to answer, for the first time or again."""
        return self in _UNANSWERED


_UNANSWERED = (SlipState.OPEN, SlipState.RETURNED, SlipState.OVERDUE)
_OPEN = (*_UNANSWERED, SlipState.ANSWERED)


class Answer(NamedTuple):
    """An answer to a slip, the day from which it counts, and what the office said to it last."""

    reply: "Reply"
    on: dt.date
    verification: "Verification | None"

    @property
    def waits(self) -> bool:
        """Whether the office has not said anything to it."""
        return self.verification is None

    @property
    def is_accepted(self) -> bool:
        """Whether it settles the slip."""
        return self.verification is not None and not self.verification.is_return


class Issued(NamedTuple):
    """A slip that stands, seen on a day, with the answers to it, the earliest first.

    `above` is the one a step up, `anew` the one that has its place under another number.
    """

    slip: "Slip"
    day: dt.date
    answers: tuple[Answer, ...] = ()
    above: "Slip | None" = None
    anew: "Slip | None" = None

    @property
    def state(self) -> SlipState:
        """What became of it."""
        if self.anew is not None:
            return SlipState.RENUMBERED
        if any(answer.is_accepted for answer in self.answers):
            return SlipState.SETTLED
        if self.above is not None:
            return SlipState.STEPPED_UP
        if self.waiting is not None:
            return SlipState.ANSWERED
        if self.day > self.slip.due:
            return SlipState.OVERDUE
        return SlipState.RETURNED if self.answers else SlipState.OPEN

    @property
    def waiting(self) -> "Reply | None":
        """The answer that the office has to look at: the last one, if it has not yet."""
        last = self.answers[-1] if self.answers else None
        return last.reply if last and last.waits else None

    @property
    def waits_for_a_word(self) -> bool:
        """Whether the office has to look at an answer; one number is enough to find it by."""
        is_at_its_end = self.state in (SlipState.RENUMBERED, SlipState.SETTLED)
        return self.waiting is not None and not is_at_its_end

    @property
    def settled_on(self) -> dt.date | None:
        """The day on which an answer was accepted: never before it was given."""
        said = [
            max(one.on, one.verification.date)
            for one in self.answers
            if one.verification and one.is_accepted
        ]
        return min(said, default=None)


def slips_of(record: Record, day: dt.date) -> tuple[Issued, ...]:
    """The slips that stand in a record, the earliest first, each with what stands about it."""
    slips = sorted(record.of(SLIP), key=ORDER)
    claims = Claims.of(record)
    anew = {one.instead: one for one in reversed(slips) if one.instead}
    # Of two a step up the first one, unless it has its place under another number.
    in_force_first = sorted(slips, key=lambda one: one.id in anew)
    above = {one.after: one for one in reversed(in_force_first) if one.after}
    replies = sorted(record.of(REPLY), key=lambda one: (record.since(one), ORDER(one)))
    found = []
    for slip in slips:
        names = _names(slip, slips)
        answers = (
            Answer(one, record.since(one), claims.said.get(one.id))
            for one in replies
            if one.to in names
        )
        steps = (above[name] for name in names if name in above)
        found.append(Issued(slip, day, tuple(answers), next(steps, None), anew.get(slip.id)))
    return tuple(found)


def _names(slip: "Slip", slips: "Iterable[Slip]") -> tuple[str, ...]:
    """The ids that others know a slip by: its own, and those before it had its number."""
    by_id = {one.id: one for one in slips}
    found = [slip.id]
    while slip.instead in by_id and slip.instead not in found:
        slip = by_id[slip.instead]
        found.append(slip.id)
    return tuple(found)
