"""The large book: 500 invented items with a year of entries each, the same every time."""

import datetime as dt
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from wuxian.domain.book.book import Item
from wuxian.domain.entries.appointment import Appointment
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.retraction import Retraction
from wuxian.domain.plan.goal import Goal, Milestone
from wuxian.domain.plan.plan import Plan, Post
from wuxian.domain.values.basis import Basis
from wuxian.store.disk.folder import Disk
from wuxian.store.disk.load import BookReader
from wuxian.store.disk.new_book import write_book

ITEMS = 500
ENTRIES = 46
"""How many each item has: 40 reports, 5 appointments and a retraction."""

_YEAR = 2021
_AS_OF = dt.date(2021, 12, 24)
_OFFICE = "武咸同城领导小组办公室"
_ZONE = dt.timezone(dt.timedelta(hours=8))
_WEEKS = 50
_SILENT = 5
"""Every item leaves out one week in so many."""
_MISSED = 8
"""One item in so many misses the first step, another the second, and so on."""
_STEPS = {
    "plan": ("方案审定", dt.date(_YEAR, 3, 31)),
    "approval": ("手续办结", dt.date(_YEAR, 6, 30)),
    "works": ("主体过半", dt.date(_YEAR, 9, 30)),
    "acceptance": ("阶段验收", dt.date(_YEAR, 11, 30)),
}
_HOLDERS = {
    Post.LEADER: "市领导甲",
    Post.LEAD: "市发展和改革委员会",
    Post.TEAM: "工作专班",
    Post.MECHANISM: "月度联席会议",
    Post.FUND: "50万元",
}
_IDS = 16**6
_ID_STEP = 7919
"""It has no divisor in common with the number of ids, so that no id comes twice."""


def write_large(shipped: Path, folder: Path) -> None:
    """Write the large book, whose plans are the shipped ones over and over."""
    book = BookReader(Disk(shipped)).open()
    programme = book.programme.model_copy(
        update={"name": "大账册", "notice": "所有事项、记录均为虚构。", "as_of": _AS_OF}
    )
    plans = islice(cycle(item.plan for item in book.items), ITEMS)
    items = tuple(_item(plan, number) for number, plan in enumerate(plans, start=1))
    write_book(folder, book._replace(programme=programme, items=items))


def _item(model: Plan, number: int) -> Item:
    goal = Goal(
        year=_YEAR,
        text=f"虚构事项{number}取得阶段成果。",
        basis=Basis.INFERRED,
        due=dt.date(_YEAR, 12, 31),
        milestones=tuple(
            Milestone(id=name, title=title, due=due) for name, (title, due) in _STEPS.items()
        ),
    )
    title = f"虚构事项{number}：{model.title}"
    plan = model.model_copy(update={"number": number, "title": title, "goals": (goal,)})
    entries = tuple(_entries(number))
    assert len(entries) == ENTRIES
    return Item(plan, f"{number:02}-invented", entries)


def _entries(number: int) -> Iterator[Entry]:
    serials = range(number * ENTRIES, (number + 1) * ENTRIES)
    ids = (f"{serial * _ID_STEP % _IDS:06x}" for serial in serials)
    for month, (post, holder) in enumerate(_HOLDERS.items(), start=2):
        day = dt.date(_YEAR, month, 1 + number % 28)
        yield Appointment(
            id=next(ids),
            date=day,
            recorded=_at(day, 10),
            by=_OFFICE,
            post=post,
            holder=holder,
            document=f"虚构文〔{_YEAR}〕{number}号",
        )
    reports = list(_reports(number, ids))
    yield from reports
    wrong, following = reports[number % (len(reports) - 1) :][:2]
    yield Retraction(
        id=next(ids),
        date=following.date,
        recorded=_at(following.date, 11),
        by=_OFFICE,
        to=wrong.id,
        reason="上周数据有误，本周重报。",
    )


def _reports(number: int, ids: Iterator[str]) -> Iterator[Progress]:
    """One on most Fridays; some items get to the end before the year does, some are far behind."""
    pace = 1.2 + number % 7 / 5
    weeks = [week for week in range(1, _WEEKS + 1) if week % _SILENT != number % _SILENT]
    days = {week: _AS_OF - dt.timedelta(weeks=_WEEKS - week) for week in weeks}
    reached = {
        max(day for day in days.values() if day <= due): name
        for place, (name, (_, due)) in enumerate(_STEPS.items())
        if number % _MISSED != place
    }
    for week, day in days.items():
        yield Progress(
            id=next(ids),
            date=day,
            recorded=_at(day, 16),
            by=_OFFICE,
            percent=min(100, int(week * pace)),
            milestone=reached.get(day),
            note=f"召开第{week}次专班例会，逐项核对任务清单，完成本周计划的工作量。",
        )


def _at(day: dt.date, hour: int) -> dt.datetime:
    return dt.datetime(day.year, day.month, day.day, hour, tzinfo=_ZONE)
