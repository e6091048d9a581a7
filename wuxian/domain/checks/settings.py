"""What must hold of the programme, the calendar and the settings of the years."""

from collections import Counter
from collections.abc import Iterator

from wuxian.domain.book.book import Book
from wuxian.domain.book.paths import CALENDAR, PROGRAMME, Place
from wuxian.domain.checks.finding import Finding
from wuxian.domain.plan.calendar import SATURDAY
from wuxian.domain.plan.programme import unknown_document
from wuxian.domain.values.remark import Severity


def names_are_unique(book: Book) -> Iterator[Finding]:
    """Two areas, bodies or documents of one name could not be told apart."""
    programme = book.programme
    registers = {
        "areas": [area.id for area in programme.areas],
        "departments": list(programme.bodies),
        "documents": [document.id for document in programme.documents],
    }
    for field, names in registers.items():
        for name, times in Counter(names).items():
            if times > 1:
                yield Finding(
                    Severity.ERROR,
                    "duplicate-name",
                    PROGRAMME,
                    f"“{name}”写了{times}次，请只留一处",
                    field=field,
                )


def documents_are_known(book: Book) -> Iterator[Finding]:
    """What the programme cites is registered in it."""
    programme = book.programme
    known = programme.document_ids
    cited = [*programme.term.citations]
    cited += [citation for office in programme.offices for citation in office.citations]
    cited += [citation for measure in programme.governance for citation in measure.citations]
    for citation in cited:
        if citation.document not in known:
            message = unknown_document(citation.document, known)
            yield Finding(Severity.ERROR, "unknown-document", PROGRAMME, message, field="citations")


def calendar_makes_sense(book: Book) -> Iterator[Finding]:
    """A year stands once, its days lie in it, and only weekend days are worked for others."""
    years = book.calendar.years
    for number, times in Counter(year.year for year in years).items():
        if times > 1:
            yield _of_calendar(f"{number}年写了{times}次，请合为一处")
    for year in years:
        for day in year.working_days:
            if day.weekday() < SATURDAY or day.year != year.year:
                yield _of_calendar(f"{year.year}年的 working_days 里，{day} 不是当年的周六、周日")
        for holiday in year.holidays:
            # 元旦 may begin in the last days of the year before.
            if holiday.last.year != year.year:
                yield _of_calendar(f"{year.year}年的“{holiday.name}”（{holiday.first}）不在当年")


def _of_calendar(message: str) -> Finding:
    return Finding(Severity.ERROR, "calendar", CALENDAR, message, field="years")


def years_are_known(book: Book) -> Iterator[Finding]:
    """The years with entries need settings and a calendar; without them the usual rule serves."""
    years = {entry.date.year for item in book.items for entry in item.entries}
    for year in sorted(years):
        if year not in {settings.year for settings in book.years}:
            usual = book.settings(year).year
            words = "通常规则" if usual == year else f"{usual}年的"
            yield Finding(
                Severity.WARNING,
                "no-settings",
                Place.of_year(year),
                f"没有{year}年的设置，暂按{words}办；请新建此文件",
            )
        if year not in book.calendar.known_years:
            yield Finding(
                Severity.WARNING,
                "no-calendar",
                CALENDAR,
                f"没有{year}年的放假安排，暂按周一至周五算工作日；请照国务院办公厅通知补录",
            )
