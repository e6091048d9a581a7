"""The week tells what others report, and what is of another year, as what it is."""

from tests.domain.books import (
    EDUCATION,
    ORIGIN,
    TRANSPORT,
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    progress,
)
from wuxian.domain import checks
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.plan import Post
from wuxian.domain.values.period import Week
from wuxian.domain.views.item import item_view
from wuxian.domain.views.weekly import WeeklyReport, weekly_report

WEDNESDAY = "2021-07-28"
NOTHING = progress(WEDNESDAY, note="x").model_copy(update={"note": None, "nothing_new": True})


def told(*entries: Entry, on: str = WEDNESDAY) -> WeeklyReport:
    """The report of the week of an item that 市交通运输局 leads."""
    item = an_item(*entries, goals=(a_goal(due="2021-12-31"),))
    return weekly_report(a_book(item), Week.of(day(on)), day(on), ORIGIN)


def lines(*entries: Entry, on: str = WEDNESDAY) -> list[tuple[int | None, str]]:
    """The week's progress, each with the percent beside it."""
    return [(said.percent, said.text) for said in told(*entries, on=on).progress]


def test_the_figures_of_who_does_not_lead_are_marked_and_words_are_not() -> None:
    theirs = progress("2021-07-27", 90, note="已看过现场", by=EDUCATION)
    words = progress("2021-07-28", note="配合到位", by=EDUCATION)
    own = progress("2021-07-26", 50, note="主桥合龙", by=TRANSPORT)
    assert lines(own, theirs, words) == [
        (50, "主桥合龙"),
        (90, "已看过现场〔不牵头，不计入进度〕"),
        (None, "配合到位"),
    ]


def test_who_leads_since_the_day_is_not_marked() -> None:
    lead = appointment("2021-07-27", Post.LEAD, EDUCATION)
    theirs = progress("2021-07-27", 90, note="接手", by=EDUCATION)
    assert (90, "接手") in lines(lead, theirs)


def test_nothing_new_is_the_leads_to_say() -> None:
    other = NOTHING.model_copy(update={"by": EDUCATION})
    assert (told(NOTHING).nothing_new, told(other).nothing_new) == ((5,), ())
    book = a_book(an_item(other))
    found = checks.findings(book, checks.AT_WRITING)
    assert [one.message for one in found if one.rule == "not-the-lead"] == [
        f"{EDUCATION}不牵头（牵头：{TRANSPORT}），所报的本期无新进展只作说明，不计入事项"
    ]
    (row,) = item_view(book, book.items[0], day(WEDNESDAY)).entries
    assert not row.counts


def of_2021(percent: int | None, note: str | None) -> Progress:
    """A report of January about the year before."""
    return progress("2022-01-05", percent, note=note).model_copy(update={"year": 2021})


def test_what_is_of_another_year_says_so_with_its_percent() -> None:
    now = progress("2022-01-04", 5, note="开局")
    assert lines(of_2021(100, "全年收官"), of_2021(None, "决算"), now, on="2022-01-05") == [
        (5, "开局"),
        (None, "2021年：进度100%。全年收官"),
        (None, "2021年：决算"),
    ]
