"""The invented slips of the year: what was demanded of whom, and what came of it."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from wuxian.demo.matters import OFFICE, YEAR
from wuxian.demo.settings import BEHIND, MISSED, SILENT, SLIPS
from wuxian.demo.writing import chances, stamp
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.reply import Reply
from wuxian.domain.entries.slip import Slip
from wuxian.domain.entries.verification import Finding, Verification
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.slip_rules import Colour

_SEED = YEAR * 5000


class _Seen(NamedTuple):
    """What the office finds of an answer, and when."""

    on: dt.date
    finding: Finding
    reason: str | None = None


class _Demand(NamedTuple):
    """A slip of an item, the answer to it, and what the office says to that."""

    number: int
    serial: int
    on: dt.date
    matter: str
    demand: str
    answered: dt.date | None = None
    answer: str | None = None
    seen: _Seen | None = None


def _day(month: int, day: int) -> dt.date:
    return dt.date(YEAR, month, day)


_DEMANDS = (
    _Demand(
        *(2, 1, _day(5, 24), SILENT),
        "四周未报进展，请说明情况并补报。",
        *(_day(5, 26), "经办人轮岗，已补报并明确新的联系人。"),
        _Seen(_day(5, 28), Finding.ACCEPTED),
    ),
    _Demand(6, 2, _day(11, 22), BEHIND, "请报送追赶计划，明确每周完成量。"),
    _Demand(
        *(9, 3, _day(12, 6), MISSED),
        "“主体过半”逾期两个月，请报送整改措施。",
        *(_day(12, 13), "已增加两个作业面，计划1月中旬完成主体过半。"),
    ),
    _Demand(
        *(6, 4, _day(12, 13), BEHIND),
        "上一张督办单到期未答复，请主要负责人签报追赶计划。",
        *(_day(12, 20), "正在研究追赶计划。"),
        _Seen(_day(12, 22), Finding.RETURNED, "没有具体措施和完成时间，请重报。"),
    ),
    _Demand(11, 5, _day(12, 20), MISSED, "9月以来未报进展，“阶段验收”逾期，请报送情况。"),
)


def slips_of(number: int, unit: str, calendar: WorkCalendar) -> Iterator[Entry]:
    """The slips of an item, each a step above the one before it, with answers to them."""
    chance = chances(_SEED + number)
    below: Slip | None = None
    for one in _DEMANDS:
        if one.number != number:
            continue
        slip = Slip(
            **stamp(one.on, 9, OFFICE, chance),
            series=SLIPS.series,
            year=YEAR,
            serial=one.serial,
            colour=below.colour.next if below else Colour.BLUE,
            units=(unit,),
            due=calendar.working_day_after(one.on, SLIPS.days_for(one.matter)),
            matter=one.matter,
            demand=one.demand,
            after=below.id if below else None,
        )
        yield slip
        below = slip
        if one.answered is not None:
            reply = Reply(**stamp(one.answered, 15, unit, chance), to=slip.id, note=one.answer)
            yield reply
            if one.seen:
                yield Verification(
                    **stamp(one.seen.on, 11, OFFICE, chance),
                    to=reply.id,
                    finding=one.seen.finding,
                    reason=one.seen.reason,
                )
