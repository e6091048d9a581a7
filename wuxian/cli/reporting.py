"""Making the weekly report: which week, from which state of the book, and in which format."""

import datetime as dt
import sys
from pathlib import Path
from typing import NamedTuple

from wuxian import __version__
from wuxian.cli.opening import Opened, announced, begin, folder_to_read, source
from wuxian.domain.history.provenance import Origin
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import years_looked_back
from wuxian.domain.views.weekly import WeeklyReport, weekly_report
from wuxian.errors import Refused
from wuxian.render.formats import Format


class Order(NamedTuple):
    """Which report is asked for: the week's name, the day, the revision, the format."""

    week: str | None
    as_of: str | None
    at: str | None
    form: Format


def made(
    data: Path | None, order: Order, told: Origin | None = None
) -> tuple[WeeklyReport, Opened]:
    """The report that is asked for, and the book that it is of.

    `told` is the origin of one that is made again. What cannot be found out any more is as it
    was told: uncommitted data, another version.
    """
    from wuxian.store.disk.fingerprint import Fingerprint
    from wuxian.store.git.backing import Backing, backing_of

    root = folder_to_read(data).root
    with source(root, order.at) as read_from:
        fingerprint = Fingerprint(read_from.folder)
        begun = begin(root, read_from._replace(folder=fingerprint), order.as_of)
        week = _week(order.week, begun.day)
        day = min(begun.day, week.last)
        years = frozenset({week.first.year, day.year})
        years |= years_looked_back(begun.reader.frame, min(day, dt.date(week.year, 12, 31)))
        opened = begun._replace(day=day).open_with_ends(years)
    announced(opened)
    at = opened.commit.id if opened.commit else None
    if told is None or told.revision:
        backing = backing_of(opened.root, at)
        if backing.failure is not None:
            print(f"（数据版本不详：{backing.failure.message}）", file=sys.stderr)
    else:
        backing = Backing(told.state, told.commit)
    origin = Origin(
        kind="weekly",
        period=str(week),
        as_of=opened.day,
        format=order.form.name,
        digest=fingerprint.digest,
        commit=backing.commit,
        state=backing.state,
        version=told.version if told else __version__,
    )
    return weekly_report(opened.book, week, opened.day, origin), opened


def _week(named: str | None, day: dt.date) -> Week:
    """The week that is asked for, seen from a day; one to come has no report yet."""
    if named is None or named == "本周":
        return Week.of(day)
    if named in ("last", "上周"):
        return Week.of(day).before
    try:
        week = Week.parse(named)
    except ValueError:
        remedy = f"请写成 {Week.of(day)} 这样，或 last（上一周）。"
        raise Refused(f"--week 的“{named}”读不懂，或没有这一周", remedy=remedy) from None
    if week.first > day:
        raise Refused(f"{week}（{week.words}）还没有到", remedy=f"今天是{day_words(day)}。")
    return week
