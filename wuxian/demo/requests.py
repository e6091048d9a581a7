"""What is asked for in the invented year, and decided: more time, a lower figure, a suspension."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import NamedTuple

from wuxian.demo.figures import PROJECTS
from wuxian.demo.matters import OFFICE, YEAR
from wuxian.demo.settings import DIRECTOR, LEADER
from wuxian.demo.writing import chances, stamp
from wuxian.domain.entries.decision import Decision, Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.request import Request
from wuxian.domain.plan.terms import NewDay, Terms

_SEED = YEAR * 2000


class _Word(NamedTuple):
    """What is decided on a day: by a document, or with a reason, or both."""

    on: dt.date
    outcome: Outcome
    document: str | None = None
    reason: str | None = None
    grants: Terms | None = None
    by: str = LEADER


class _Wish(NamedTuple):
    """What an item's lead asks for on a day, and the word on it, if there is one yet."""

    number: int
    on: dt.date
    asks: Terms
    reason: str
    word: _Word | None = None


def _day(month: int, day: int) -> dt.date:
    return dt.date(YEAR, month, day)


def _document(serial: int) -> str:
    return f"演示文〔{YEAR}〕{serial}号"


def _until(milestone: str, day: dt.date) -> Terms:
    return Terms(milestones=(NewDay(id=milestone, due=day),))


_WISHES = (
    _Wish(
        *(2, _day(11, 15), Terms(due=_day(12, 31))),
        "武汉市侧规划成果要到12月才能提供。",
        _Word(_day(11, 19), Outcome.APPROVED, _document(41)),
    ),
    _Wish(
        *(7, _day(12, 8), Terms(due=_day(12, 31))),
        "簰洲湾长江大桥前期手续还在办理。",
    ),
    _Wish(
        *(8, _day(7, 28), Terms(suspends=True)),
        "等待上级铁路规划调整。",
        _Word(_day(7, 30), Outcome.APPROVED, _document(36)),
    ),
    _Wish(
        *(8, _day(9, 1), Terms(resumes=True)),
        "规划调整已经明确，可以继续推进。",
        _Word(_day(9, 3), Outcome.APPROVED, _document(37)),
    ),
    _Wish(
        *(15, _day(6, 24), _until("approval", _day(7, 31))),
        "手续涉及三个部门，办理时间不够。",
        _Word(
            *(_day(6, 28), Outcome.APPROVED, _document(35)),
            "三周足够，请抓紧办理。",
            _until("approval", _day(7, 20)),
        ),
    ),
    _Wish(
        *(17, _day(12, 6), Terms(due=_day(12, 31))),
        "部分事项需要武汉市有关部门配合。",
        _Word(
            *(_day(12, 10), Outcome.RETURNED, None),
            "时限已过才申请，按原时限考核。",
            by=DIRECTOR,
        ),
    ),
    _Wish(
        *(19, _day(3, 25), _until("plan", _day(4, 20))),
        "方案需要再征求县市区意见。",
        _Word(_day(3, 29), Outcome.APPROVED, _document(33)),
    ),
)

_ORDERED = {
    14: _Word(
        *(_day(10, 15), Outcome.ORDERED, _document(39)),
        "两个项目改由外市承接。",
        Terms(
            targets=(
                PROJECTS.target.model_copy(
                    update={"value": Decimal(10), "words": "承接项目至少10个"}
                ),
            )
        ),
    )
}
"""What is decided of itself, by item."""


def requests_of(number: int, lead: str) -> Iterator[Entry]:
    """What an item's lead asks for, and what is decided on that and of itself."""
    chance = chances(_SEED + number)
    for one in _WISHES:
        if one.number != number:
            continue
        request = Request(
            **stamp(one.on, 10, lead, chance), year=YEAR, asks=one.asks, reason=one.reason
        )
        yield request
        if one.word:
            yield _decided(one.word, request.id, chance)
    if number in _ORDERED:
        yield _decided(_ORDERED[number], None, chance)


def _decided(word: _Word, to: str | None, chance: Random) -> Decision:
    return Decision(
        **stamp(word.on, 17, OFFICE, chance),
        to=to,
        year=YEAR,
        outcome=word.outcome,
        decided_by=word.by,
        document=word.document,
        reason=word.reason,
        grants=word.grants,
    )
