"""What must hold of the programme, the calendar and the settings of the years."""

from collections import Counter
from collections.abc import Iterator

from wuxian.domain.book import Book
from wuxian.domain.filing import CALENDAR, PROGRAMME, year_path
from wuxian.domain.finding import Finding, Severity


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
                year_path(year),
                f"没有{year}年的设置，暂按{words}办；请新建此文件",
            )
        if year not in book.calendar.known_years:
            yield Finding(
                Severity.WARNING,
                "no-calendar",
                CALENDAR,
                f"没有{year}年的放假安排，暂按周一至周五算工作日；请照国务院办公厅通知补录",
            )
