"""The invented plans of the work (细化方案): filed in spring, approved, and their steps taken."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from wuxian.demo.matters import OFFICE, YEAR
from wuxian.demo.settings import DIRECTOR
from wuxian.demo.writing import chances, stamp
from wuxian.domain.entries.decision import Decision, Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.request import Contact, Request
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.goal import Milestone

_SEED = YEAR * 1000
_FIRST_DAY = dt.date(YEAR, 4, 6)
_RETURNED, _NEVER_FILED, _LATE = 13, 16, 6

_STEPS = (
    ("ledger", "建立工作台账", dt.date(YEAR, 5, 31), "台账已建立，任务分到经办人。"),
    ("self-check", "年中自查", dt.date(YEAR, 7, 30), "年中自查一次，问题已列清单。"),
)
_HANDLERS = ("李某", "王某", "赵某", "钱某", "孙某")


def work_plan_of(number: int, lead: str, calendar: WorkCalendar) -> Iterator[Entry]:
    """The plan of an item's work, what was decided on it, and the steps that were taken."""
    if number == _NEVER_FILED:
        return
    chance = chances(_SEED + number)
    filed = _filed(calendar.working_day_after(_FIRST_DAY, number % 17), lead, number, chance)
    yield filed
    decided = calendar.working_day_after(filed.date, 4 + number % 4)
    if number == _RETURNED:
        yield _decided(filed, Outcome.RETURNED, decided, chance)
        again = calendar.working_day_after(decided, 5)
        filed = _filed(again, lead, number, chance, after=filed.id)
        yield filed
        decided = calendar.working_day_after(again, 4)
    yield _decided(filed, Outcome.APPROVED, decided, chance)
    for name, _, due, note in _STEPS:
        before = calendar.working_day_after(due, 3) if number == _LATE else due
        day = max(
            day
            for day in (before - dt.timedelta(days=n) for n in range(2 + number % 5, 15))
            if calendar.is_working(day)
        )
        yield Progress(**stamp(day, 11, lead, chance), milestone=name, note=note)


def _filed(
    day: dt.date, lead: str, number: int, chance: Random, after: str | None = None
) -> Request:
    return Request(
        **stamp(day, 15, lead, chance),
        year=YEAR,
        after=after,
        steps=tuple(Milestone(id=name, title=title, due=due) for name, title, due, _ in _STEPS),
        contacts=(
            Contact(role="分管领导", name=f"{'甲乙丙丁'[number % 4]}某"),
            Contact(role="经办人", name=_HANDLERS[number % 5], phone="0000-0000000"),
        ),
    )


def _decided(filed: Request, outcome: Outcome, day: dt.date, chance: Random) -> Decision:
    is_approved = outcome is Outcome.APPROVED
    written = stamp(day, 14, OFFICE, chance)
    return Decision(
        **written,
        to=filed.id,
        year=YEAR,
        outcome=outcome,
        decided_by=DIRECTOR,
        document=f"演示文〔{YEAR}〕32号" if is_approved else None,
        reason=None if is_approved else "步骤没有落到责任科室，请细化后重报。",
    )
