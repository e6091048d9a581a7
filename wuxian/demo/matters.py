"""The invented problems of the demo: who is asked or waited for, what came back, and the end."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.demo.writing import chances, stamp
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.problem import Problem
from wuxian.domain.entries.reply import Reply
from wuxian.domain.plan.bodies import Body
from wuxian.domain.values.basis import Basis

YEAR = 2021
OFFICE = "武咸同城领导小组办公室"
OUTSIDE = Body(
    name="武汉市发展和改革委员会",
    short="武汉市发改委",
    basis=Basis.INFERRED,
    remark="演示登记：市外单位，没有对外公布的分工",
)


class _Matter(NamedTuple):
    """A problem of an item: the day it is raised, and what is done about it."""

    number: int
    raised: tuple[int, int]
    matter: str
    asks: str | None = None
    waits_for: str | None = None
    answered: tuple[int, int] | None = None
    answer: str | None = None
    done: tuple[int, int] | None = None


_MATTERS = (
    _Matter(5, (11, 8), "接线段与武汉市侧的建设时序还没有商定。", waits_for=OUTSIDE.name),
    _Matter(
        *(6, (10, 18), "改造资金缺口需要统筹安排。", "市政府"),
        answered=(11, 15),
        answer="已列入四季度资金调度会议题。",
    ),
    _Matter(
        *(9, (9, 6), "疏港道路用地指标不足。", "市政府"),
        answered=(9, 27),
        answer="指标已调剂。",
        done=(10, 11),
    ),
    _Matter(15, (12, 6), "康养项目的床位标准口径不一。"),
)


def matters_of(number: int, by: str) -> Iterator[Entry]:
    """The problems of an item, raised by a body, with what was replied to them."""
    chance = chances(YEAR * 100 + number)
    for one in _MATTERS:
        if one.number != number:
            continue
        raised = dt.date(YEAR, *one.raised)
        problem = Problem(
            **stamp(raised, 15, by, chance),
            matter=one.matter,
            asks=one.asks,
            waits_for=one.waits_for,
        )
        yield problem
        for on, note in ((one.answered, one.answer), (one.done, None)):
            if on is not None:
                day = dt.date(YEAR, *on)
                yield Reply(
                    **stamp(day, 9, OFFICE if note else by, chance),
                    to=problem.id,
                    note=note,
                    done=None if note else True,
                )
