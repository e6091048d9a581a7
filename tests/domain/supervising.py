"""Verifications, requests, decisions and slips in a few words, and the settings that they need."""

import datetime as dt
from itertools import count
from typing import Literal

from tests.domain.books import OFFICE, TRANSPORT, day
from wuxian.domain.entries.decision import Decision, Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.reply import Reply
from wuxian.domain.entries.request import Contact, Request
from wuxian.domain.entries.slip import Slip
from wuxian.domain.entries.verification import Finding, Verification
from wuxian.domain.plan.goal import Milestone, Part, Target
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.plan.terms import Ending, NewDay, Terms
from wuxian.domain.values.basis import Figure

SHANGHAI = dt.timezone(dt.timedelta(hours=8))
NOTICE = "武咸办〔2021〕9号"
_ids = count(0xA00000)


def _id() -> str:
    return f"{next(_ids):06x}"


def _at_six(on: str) -> dt.datetime:
    return dt.datetime.combine(day(on), dt.time(18), SHANGHAI)


def accepted(
    on: str,
    of: Entry,
    percent: int | None = None,
    *,
    figures: tuple[Figure, ...] = (),
    by: str = OFFICE,
    recorded: dt.datetime | None = None,
) -> Verification:
    """The office's word that a report is so, or that another figure holds."""
    return Verification(
        id=_id(),
        date=day(on),
        recorded=recorded or _at_six(on),
        by=by,
        to=of.id,
        finding=Finding.ACCEPTED,
        percent=percent,
        figures=figures,
    )


def returned(on: str, of: Entry, reason: str | None = None) -> Verification:
    """The office's word that a report is to be made anew."""
    return accepted(on, of).model_copy(update={"finding": Finding.RETURNED, "reason": reason})


def to_terms(
    due: str | None = None,
    *,
    milestones: dict[str, str] | None = None,
    targets: tuple[Target, ...] = (),
    part: str | None = None,
    suspends: Literal[True] | None = None,
    resumes: Literal[True] | None = None,
    ends: Ending | None = None,
) -> Terms:
    """Terms that move a goal."""
    moved = (NewDay(id=name, due=day(on)) for name, on in (milestones or {}).items())
    return Terms(
        part=part,
        due=day(due) if due else None,
        suspends=suspends,
        resumes=resumes,
        ends=ends,
        targets=targets,
        milestones=tuple(moved),
    )


def asked(
    on: str,
    asks: Terms | str,
    *,
    year: int = 2021,
    by: str = TRANSPORT,
    after: Entry | None = None,
) -> Request:
    """A request for terms, or to put the goal off until a day."""
    return Request(
        id=_id(),
        date=day(on),
        recorded=_at_six(on),
        by=by,
        year=year,
        reason="汛期停工",
        after=after.id if after else None,
        asks=to_terms(asks) if isinstance(asks, str) else asks,
    )


def planned(
    on: str,
    *steps: Milestone,
    parts: tuple[Part, ...] = (),
    contacts: tuple[Contact, ...] = (),
    after: Entry | None = None,
) -> Request:
    """A plan of the year's work (细化方案)."""
    return Request(
        id=_id(),
        date=day(on),
        recorded=_at_six(on),
        by=TRANSPORT,
        year=2021,
        after=after.id if after else None,
        steps=steps,
        parts=parts,
        contacts=contacts,
    )


def decided(
    on: str,
    outcome: Outcome,
    of: Entry | None = None,
    *,
    grants: Terms | None = None,
    how: Ending | None = None,
    for_good: Literal[True] | None = None,
    year: int = 2021,
    by: str = OFFICE,
    post: str | None = None,
) -> Decision:
    """A decision by 武咸办〔2021〕9号."""
    return Decision(
        id=_id(),
        date=day(on),
        recorded=_at_six(on),
        by=by,
        to=of.id if of else None,
        year=year,
        outcome=outcome,
        how=how,
        for_good=for_good,
        decided_by=post,
        document=NOTICE,
        reason="同意",
        grants=grants,
    )


def approved(on: str, of: Entry, grants: Terms | None = None) -> Decision:
    """A request that is approved, with other terms than were asked for if any are given."""
    return decided(on, Outcome.APPROVED, of, grants=grants)


def sent_back(on: str, of: Entry) -> Decision:
    """A request that is returned."""
    return decided(on, Outcome.RETURNED, of)


def closed(on: str, of: Entry | None = None, how: Ending | None = None) -> Decision:
    """A closing, of what is done or ends otherwise."""
    return decided(on, Outcome.CLOSED, of, how=how)


def reopened(on: str, of: Entry, *, year: int = 2021) -> Decision:
    """A closing that is taken off again."""
    return decided(on, Outcome.REOPENED, of, year=year)


def a_slip(
    on: str,
    due: str,
    *,
    serial: int = 1,
    colour: Colour = Colour.BLUE,
    units: tuple[str, ...] = (TRANSPORT,),
    after: Entry | None = None,
    instead: Entry | None = None,
    by: str = OFFICE,
    recorded: dt.datetime | None = None,
) -> Slip:
    """A slip of the series 武咸督 to the lead."""
    return Slip(
        id=_id(),
        date=day(on),
        recorded=recorded or _at_six(on),
        by=by,
        series="武咸督",
        year=day(on).year,
        serial=serial,
        colour=colour,
        units=units,
        due=day(due),
        demand="说明落后原因",
        after=after.id if after else None,
        instead=instead.id if instead else None,
    )


def answered(on: str, slip: Entry, note: str = "已赶工", *, by: str = TRANSPORT) -> Reply:
    """An answer to a slip."""
    return Reply(id=_id(), date=day(on), recorded=_at_six(on), by=by, to=slip.id, note=note)
