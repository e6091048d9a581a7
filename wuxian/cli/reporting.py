"""Making a report: of which kind and period, from which state of the book, in which format."""

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from wuxian import __version__
from wuxian.cli.opening import Opened, announced, begin, folder_to_read, source
from wuxian.domain.book.book import Book
from wuxian.domain.book.paths import Place
from wuxian.domain.history.provenance import BRIEF, WEEKLY, Origin
from wuxian.domain.plan.programme import Term
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.period import Day, Period, Span, Week
from wuxian.domain.values.types import Labelled
from wuxian.domain.views import View
from wuxian.domain.views.agenda import years_looked_back
from wuxian.errors import NotFound, Refused
from wuxian.render.document import Document
from wuxian.render.formats import Format
from wuxian.store.disk.fingerprint import Fingerprint

if TYPE_CHECKING:
    from wuxian.domain.views.waiting import Waiting


class ReportKind(Labelled):
    """What is reported, and to whom: the week to the office, a longer period to all."""

    WEEKLY = WEEKLY, "周报"
    CIRCULAR = "circular", "通报"
    BRIEF = BRIEF, "简报"
    YEAR = "year", "年报"


class Order(NamedTuple):
    """Which report is asked for: its kind, its period's name, the day, the revision, the format.

    `whom` it is for: a body or a leader, whose items alone are in it. `issued` is the day on
    which it goes out, if it does.
    """

    kind: ReportKind
    period: str | None
    as_of: str | None
    at: str | None
    form: Format
    whom: str | None = None
    issued: dt.date | None = None


class Made(NamedTuple):
    """A report with its period, its document, where it comes from, and the book that it is of."""

    view: View
    period: Week | Period | Day
    document: Document
    origin: Origin
    opened: Opened

    def told_by(self, origin: Origin) -> Document:
        """Its document as it would be with another origin."""
        return _reported(self.opened, self.period, origin)[1]

    @property
    def name(self) -> str:
        """What its file is called in a folder."""
        kind = "" if self.origin.kind == WEEKLY else f"{self.origin.kind}-"
        whom = f"-{self.origin.whom}" if self.origin.whom else ""
        return f"{kind}{self.origin.period}{whom}"


def made(data: Path | None, order: Order, told: Origin | None = None) -> Made:
    """The report that is asked for, and the book that it is of.

    `told` is the origin of one that is made again. What cannot be found out any more is as it
    was told: uncommitted data, another version.
    """
    from wuxian.store.git.backing import Backing, backing_of

    root = folder_to_read(data).root
    with source(root, order.at) as read_from:
        fingerprint = Fingerprint(read_from.folder)
        begun = begin(root, read_from._replace(folder=fingerprint), order.as_of)
        period = _period(order, begun.day, begun.reader.open_programme().term)
        # Figures of a period are published after its end: a circular may be of a later day.
        is_later = order.as_of is not None and isinstance(period, Period)
        day = begun.day if is_later else min(begun.day, period.last)
        years = frozenset({period.first.year, day.year})
        last = min(day, dt.date(period.year, 12, 31))
        years |= years_looked_back(begun.reader.frame, last)
        if order.kind is ReportKind.YEAR:
            term = begun.reader.open_programme().term.years
            years |= {year for year in term if year <= day.year}
        opened = begun._replace(day=day).open_with_ends(years)
        paper = None
        if order.kind is ReportKind.CIRCULAR and isinstance(period, Period):
            from wuxian.domain.standing.issues import Numbering

            paper = Numbering.of(
                begun.reader.open_office(),
                period,
                order.issued,
                told.number if told else None,
                is_made_again=told is not None,
            )
            opened = opened._replace(book=opened.book._replace(office=paper.known))
            for entry in paper.later:
                fingerprint.forget(Place.of_entry(None, entry))
    announced(opened)
    whom = None if order.whom is None else _the_one(order.whom, opened.book, opened.day)
    at = opened.commit.id if opened.commit else None
    if told is None or told.revision:
        backing = backing_of(opened.root, at)
        if backing.failure is not None:
            print(f"（数据版本不详：{backing.failure.message}）", file=sys.stderr)
    else:
        backing = Backing(told.state, told.commit)
    origin = Origin(
        kind=order.kind.value,
        whom=whom,
        period=str(period),
        as_of=opened.day,
        number=paper.number if paper else None,
        issued=paper.issued(opened.day, fingerprint.digest) if paper else None,
        format=order.form.name,
        digest=fingerprint.digest,
        commit=backing.commit,
        state=backing.state,
        version=told.version if told else __version__,
    )
    view, document = _reported(opened, period, origin)
    return Made(view, period, document, origin, opened)


def _the_one(word: str, book: Book, day: dt.date) -> str:
    """The body or the leader that a word means: a report is for one of them, by its full name."""
    from wuxian.domain.views.concerned import meant

    if not word.strip():
        raise Refused("--for 后面要写单位或市领导")
    found = sorted(meant(word, book, day))
    if word in found:
        return word
    if len(found) > 1:
        raise NotFound(f"“{word}”对应{len(found)}个：{'、'.join(found)}", remedy="请写全称。")
    return found[0]


def _reported(opened: Opened, period: Week | Period | Day, origin: Origin) -> tuple[View, Document]:
    """What is reported; for somebody, of their items alone and with what is asked of them."""
    if origin.whom is None:
        return _told(opened.book, opened.day, period, origin)
    from wuxian.domain.views.agenda import agenda_view
    from wuxian.domain.views.concerned import addressee, book_for
    from wuxian.render.documents.edition import edition

    concerned = book_for(opened.book, origin.whom, opened.day, period.year)
    if not concerned.items:
        raise NotFound(f"没有{origin.whom}牵头、配合或负责的事项")
    whom = addressee(opened.book, origin.whom, opened.day)
    agenda = agenda_view(opened.book, opened.day, year=period.year, whom=whom)
    view, document = _told(concerned, opened.day, period, origin, agenda.to_decide)
    if isinstance(period, Day):
        # It stands in the page already.
        agenda = agenda._replace(to_decide=())
    return view, edition(document, origin.whom, agenda)


def _told(
    book: Book,
    day: dt.date,
    period: Week | Period | Day,
    origin: Origin,
    to_decide: "tuple[Waiting, ...] | None" = None,
) -> tuple[View, Document]:
    """The report of a week, the circular of a longer period or the page of a day.

    What is `to_decide` may be of items that are not in it, where it is for one who decides.
    """
    if isinstance(period, Week):
        from wuxian.domain.views.weekly import weekly_report
        from wuxian.render.documents.weekly import weekly_document

        report = weekly_report(book, period, day, origin)
        return report, weekly_document(report)
    if isinstance(period, Day):
        from wuxian.domain.views.brief import brief
        from wuxian.render.documents.brief import brief_document

        page = brief(book, day, origin)
        page = page if to_decide is None else page._replace(to_decide=to_decide)
        return page, brief_document(page)
    if origin.kind == ReportKind.YEAR:
        from wuxian.domain.views.year_report import year_report
        from wuxian.render.documents.year_report import year_document

        annual = year_report(book, period.year, day, origin)
        return annual, year_document(annual)
    from wuxian.domain.views.circular import circular
    from wuxian.render.documents.circular import circular_document

    paper = circular(book, period, day, origin)
    return paper, circular_document(paper)


def _period(order: Order, day: dt.date, term: Term) -> Week | Period | Day:
    """The period that is asked for, seen from a day."""
    if order.kind is ReportKind.WEEKLY:
        return _week(order.period, day)
    if order.kind is ReportKind.BRIEF:
        return Day(day)
    is_year = order.kind is ReportKind.YEAR
    if order.period is None and not is_year:
        return _last_quarter(day, term)
    try:
        period = _year(order.period, day) if is_year else _parsed(order.period or "", day)
    except ValueError:
        ways = "、".join(f"{Period.of(day, span)}（{span.label}）" for span in Span)
        message = f"--period 的“{order.period}”读不懂，或没有这一期"
        raise Refused(message, remedy=f"请写成 {ways}。") from None
    if is_year and period.span is not Span.YEAR:
        raise Refused("年报是全年的", remedy=f"请写 --period {period.year}。")
    if period.year not in term.years:
        raise Refused(f"{period.words}不在期限{term}之内")
    if period.first > day:
        remedy = f"数据截至{day_words(day)}；要看的那天请用 --as-of。"
        raise Refused(f"{period}（{period.words}）还没有到", remedy=remedy)
    return period


def _parsed(named: str, day: dt.date) -> Period:
    """A period as it is written; without a year it is of the day's."""
    try:
        return Period.parse(named)
    except ValueError:
        return Period.parse(f"{day.year}年{named.strip()}")


def _year(named: str | None, day: dt.date) -> Period:
    """The year that is asked for: without one the day's, and the one before it by `last`."""
    year = Period(day.year, Span.YEAR)
    if named is None:
        return year
    return year.before if named in ("last", "去年") else _parsed(named, day)


def _last_quarter(day: dt.date, term: Term) -> Period:
    """The quarter that has ended last; in the first one of all, that one."""
    quarter = Period.of(day, Span.QUARTER)
    return quarter if day == quarter.last or quarter.before.last not in term else quarter.before


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
