"""Making the weekly report: which week, from which state of the book, and in which format."""

import datetime as dt
from pathlib import Path
from typing import NamedTuple

from wuxian.cli.opening import announced, begin, folder_to_read, source
from wuxian.cli.options import day_of
from wuxian.domain.history.provenance import Origin, Provenance
from wuxian.domain.values.dates import Week, day_words
from wuxian.domain.views.weekly import WeeklyReport, weekly_report
from wuxian.errors import Refused
from wuxian.render.documents.weekly import weekly_document
from wuxian.render.formats import Format


class Order(NamedTuple):
    """Which report is asked for: the week's name, the day, the revision, the format."""

    week: str | None
    as_of: str | None
    at: str | None
    form: Format


class Made(NamedTuple):
    """A report, and the folder of its book."""

    root: Path
    report: WeeklyReport


def made(data: Path | None, order: Order, told: Origin | None = None) -> Made:
    """The report that is asked for; `told` is where it is to say that its data comes from."""
    from wuxian.store.disk.fingerprint import Fingerprint
    from wuxian.store.git.origin import origin_of

    asked = None if order.as_of is None else day_of(order.as_of, "--as-of")
    root = folder_to_read(data).root
    with source(root, order.at) as read_from:
        fingerprint = Fingerprint(read_from.folder)
        begun = begin(root, read_from._replace(folder=fingerprint), asked)
        week = _week(order.week, begun.day)
        day = min(begun.day, week.last)
        opened = begun._replace(day=day).open(frozenset({week.first.year, day.year}))
    announced(opened)
    origin = told or origin_of(opened.root, opened.commit.id if opened.commit else None)
    provenance = Provenance(
        day=opened.day,
        origin=origin,
        digest=fingerprint.digest,
        command=_command(week, opened.day, origin, order.form),
    )
    return Made(opened.root, weekly_report(opened.book, week, opened.day, provenance))


def file_text(report: WeeklyReport, form: Format) -> str:
    """The text of a report's file: the same whatever terminal it is made on."""
    return form.write(report, lambda: weekly_document(report))


def _command(week: Week, day: dt.date, origin: Origin, form: Format) -> str:
    at = f" --at {origin.commit}" if origin.commit and not origin.uncommitted else ""
    return f"wuxian report --week {week} --as-of {day}{at} --format {form.name}"


def _week(named: str | None, day: dt.date) -> Week:
    """The week that is asked for, seen from a day; one to come has no report yet."""
    if named is None:
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
