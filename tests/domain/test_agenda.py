"""The agenda: late, due and silent, counted in working days to the day."""

import datetime as dt

import pytest

from tests.domain.books import (
    TRANSPORT,
    a_book,
    a_calendar,
    a_goal,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    retraction,
    settings_of,
)
from wuxian.domain.book.book import Book
from wuxian.domain.plan.calendar import CalendarYear, Holiday, WorkCalendar
from wuxian.domain.plan.plan import Post
from wuxian.domain.values.basis import Basis
from wuxian.domain.views.agenda import AgendaView, Deadline, Silence, agenda_view

NATIONAL_DAY = WorkCalendar(
    years=(
        CalendarYear(
            year=2021,
            notice="国办发明电〔2020〕27号",
            holidays=(Holiday(name="国庆节", first=day("2021-10-01"), last=day("2021-10-07")),),
            working_days=(day("2021-09-26"), day("2021-10-09")),
        ),
    )
)


def due_on(due: str) -> Book:
    """A book with one item whose goal is due on this day; National Day is off."""
    item = an_item(progress("2021-09-01", 90), goals=(a_goal(due=due),))
    return a_book(item, calendar=NATIONAL_DAY)


def places(view: AgendaView) -> tuple[list[int], list[int]]:
    """Working days of what is late, and of what is due."""
    return [late.working_days for late in view.late], [due.working_days for due in view.due]


@pytest.mark.parametrize(
    ("on", "late", "due"),
    [
        ("2021-09-25", [], []),  # a Saturday: six working days to go, Sunday the 26th among them
        ("2021-09-26", [], [5]),  # a Sunday worked
        ("2021-09-29", [], [2]),
        ("2021-09-30", [], [1]),
        ("2021-10-07", [], [1]),  # the holiday in between counts nothing
        ("2021-10-08", [], [0]),  # due today
        ("2021-10-09", [1], []),  # a Saturday worked
        ("2021-10-10", [1], []),
        ("2021-10-11", [2], []),
    ],
)
def test_a_goal_due_on_8_october_is_due_within_5_working_days_then_late(
    on: str, late: list[int], due: list[int]
) -> None:
    view = agenda_view(due_on("2021-10-08"), day(on), due_within=5)
    assert places(view) == (late, due)


@pytest.mark.parametrize(("within", "due"), [(2, []), (3, [3]), (4, [3])])
def test_a_date_on_a_holiday_is_as_near_as_the_working_day_before_it(
    within: int, due: list[int]
) -> None:
    # From Monday the 27th, three working days follow up to Thursday the 30th.
    view = agenda_view(due_on("2021-10-03"), day("2021-09-27"), due_within=within)
    assert places(view) == ([], due)


def test_late_from_a_friday_is_no_working_day_late_on_the_saturday() -> None:
    view = agenda_view(due_on("2021-07-23"), day("2021-07-24"))
    assert places(view) == ([0], [])


@pytest.mark.parametrize(
    ("on", "words"),
    [("2021-07-24", "已过不足1个工作日"), ("2021-07-26", "已过1个工作日")],
)
def test_how_late_it_is_is_told_in_working_days_and_never_as_none(on: str, words: str) -> None:
    [late] = agenda_view(due_on("2021-07-23"), day(on)).late
    assert late.late_words == words


def test_no_span_is_too_long_to_look_ahead() -> None:
    view = agenda_view(due_on("2021-10-08"), day("2021-09-01"), due_within=10**9)
    assert len(view.due) == 1


def test_milestones_not_reached_fall_due_beside_the_goal_the_earliest_first() -> None:
    steps = (
        milestone("design", "2021-06-30", "批复"),
        milestone("open", "2021-07-30", "开工"),
        milestone("test", "2021-07-01", "试桩"),
    )
    reached = progress("2021-07-01", milestone="test")
    one = an_item(reached, number=2, goals=(a_goal(*steps, due="2021-07-30"),))
    other = an_item(number=1, goals=(a_goal(due="2021-07-28"),))
    view = agenda_view(a_book(other, one), day("2021-07-26"))
    assert [(row.number, row.what) for row in view.late] == [(2, "节点：批复")]
    assert [(row.number, row.what, row.due) for row in view.due] == [
        (1, "年度目标", day("2021-07-28")),
        (2, "节点：开工", day("2021-07-30")),
        (2, "年度目标", day("2021-07-30")),
    ]


NEXT_YEAR = (
    a_goal(due="2021-12-31"),
    a_goal(milestone("plan", "2022-01-05", "方案"), due="2022-01-14", year=2022),
)


@pytest.mark.parametrize(
    ("within", "due"),
    [
        (2, []),
        (3, [("节点：方案", "2022-01-05", 3)]),
        (9, [("节点：方案", "2022-01-05", 3)]),
        (10, [("节点：方案", "2022-01-05", 3), ("2022年目标", "2022-01-14", 10)]),
    ],
)
def test_from_december_next_years_dates_fall_due_within_the_same_span(
    within: int, due: list[tuple[str, str, int]]
) -> None:
    # From Friday, 31 December 2021; the calendar knows no holiday of 2022.
    item = an_item(progress("2021-12-20", 100), goals=NEXT_YEAR)
    view = agenda_view(a_book(item), day("2021-12-31"), due_within=within)
    assert [(row.what, str(row.due), row.working_days) for row in view.due] == due
    assert view.late == ()


def test_in_the_new_year_its_goal_is_the_goal_of_the_year_and_the_old_one_is_gone() -> None:
    item = an_item(progress("2021-12-20", 90), goals=NEXT_YEAR)
    view = agenda_view(a_book(item), day("2022-01-04"), due_within=10)
    assert [row.what for row in view.due] == ["节点：方案", "年度目标"]
    assert view.late == ()


def test_a_goal_of_next_year_without_a_due_date_leaves_its_milestones_only() -> None:
    goal = a_goal(milestone("plan", "2022-01-05", "方案"), year=2022)
    view = agenda_view(a_book(an_item(goals=(goal,))), day("2021-12-31"), due_within=10)
    assert [row.what for row in view.due] == ["节点：方案"]


def test_a_goal_reported_complete_is_neither_due_nor_late_nor_silent() -> None:
    item = an_item(progress("2021-03-01", 100), goals=(a_goal(due="2021-07-23"),))
    view = agenda_view(a_book(item), day("2021-07-26"))
    assert (view.late, view.due, view.silent) == ((), (), ())


def test_a_deadline_names_the_item_and_its_lead() -> None:
    (late,) = agenda_view(due_on("2021-07-23"), day("2021-07-26")).late
    assert late == Deadline(
        number=5,
        title="天子山大桥",
        what="年度目标",
        due=day("2021-07-23"),
        working_days=1,
        lead=TRANSPORT,
        lead_basis=Basis.INFERRED,
    )
    assert (late.label, late.lead_words) == ("05 天子山大桥", "市交通运输局（推定）")


@pytest.mark.parametrize(
    ("on", "silent"),
    [
        ("2021-10-13", []),  # ten working days since 24 September
        ("2021-10-14", [11]),
        ("2021-10-15", [12]),
        ("2021-10-16", [12]),  # a Saturday
    ],
)
def test_an_item_is_silent_after_more_than_ten_working_days_without_a_report(
    on: str, silent: list[int]
) -> None:
    item = an_item(progress("2021-09-24", 50))
    view = agenda_view(a_book(item, calendar=NATIONAL_DAY), day(on))
    assert [row.working_days for row in view.silent] == silent


@pytest.mark.parametrize(
    ("on", "silent"),
    [
        ("2021-01-14", []),  # nine working days since New Year
        ("2021-01-15", []),
        ("2021-01-18", [None]),
    ],
)
def test_an_item_never_reported_is_silent_from_the_eleventh_working_day_of_the_year(
    on: str, silent: list[None]
) -> None:
    item = an_item(progress("2020-12-31", 50))
    view = agenda_view(a_book(item), day(on))
    assert [row.working_days for row in view.silent] == silent


@pytest.mark.parametrize(("calendar", "silent"), [(WorkCalendar(), 1), (a_calendar(2021), 0)])
def test_new_years_day_counts_as_silent_unless_the_calendar_has_it_off(
    calendar: WorkCalendar, silent: int
) -> None:
    view = agenda_view(a_book(an_item(), calendar=calendar), day("2021-01-01"), silent_after=0)
    assert len(view.silent) == silent


def test_an_appointment_or_a_retracted_report_does_not_break_the_silence() -> None:
    wrong = progress("2021-07-20", 50)
    item = an_item(
        progress("2021-06-01", 40),
        wrong,
        retraction("2021-07-21", wrong),
        appointment("2021-07-22", Post.LEADER, "张三"),
    )
    (silence,) = agenda_view(a_book(item), day("2021-07-26")).silent
    assert silence.last_report == day("2021-06-01")


def test_silences_come_longest_first_and_none_at_all_before_all() -> None:
    book = a_book(
        an_item(progress("2021-06-01", 40), number=1),
        an_item(progress("2021-05-06", 40), number=2),
        an_item(number=3),
        an_item(progress("2021-06-01", 40), number=4),
        an_item(progress("2021-07-26", 40), number=5),
        an_item(number=6),
    )
    view = agenda_view(book, day("2021-07-26"))
    assert [row.number for row in view.silent] == [3, 6, 2, 1, 4]


def test_a_silence_is_worded_neutrally() -> None:
    def silence(last: dt.date | None, days: int | None) -> Silence:
        return Silence(5, "天子山大桥", last, days, TRANSPORT, Basis.INFERRED)

    assert silence(day("2021-06-01"), 38).words == "已38个工作日未报送"
    assert silence(None, None).words == "本年无报送"
    assert silence(None, None).label == "05 天子山大桥"
    assert silence(None, None).lead_words == "市交通运输局（推定）"


def test_spans_come_from_the_settings_of_the_year_unless_they_are_asked_for() -> None:
    book = a_book(years=(settings_of(2021, due_within=7, silent_after=3),))
    usual = agenda_view(book, day("2021-07-26"))
    asked = agenda_view(book, day("2021-07-26"), due_within=0, silent_after=0)
    assert (usual.due_within, usual.silent_after) == (7, 3)
    assert (asked.due_within, asked.silent_after) == (0, 0)


@pytest.mark.parametrize(("on", "known"), [("2021-12-31", True), ("2022-01-01", False)])
def test_the_agenda_says_whether_the_calendar_knows_the_year(on: str, *, known: bool) -> None:
    assert agenda_view(a_book(calendar=a_calendar(2021)), day(on)).calendar_known is known


@pytest.mark.parametrize(
    ("on", "years"),
    [
        ("2021-12-10", ()),  # too far from 5 January
        ("2021-12-21", (2022,)),  # 11 weekdays before it, and ten working days
        ("2021-12-30", (2022,)),
        ("2022-01-03", (2022,)),
    ],
)
def test_days_counted_into_a_year_without_a_calendar_are_told(
    on: str, years: tuple[int, ...]
) -> None:
    goals = (a_goal(due="2021-12-31", year=2021), a_goal(due="2022-01-05", year=2022))
    view = agenda_view(a_book(an_item(goals=goals), calendar=a_calendar(2021)), day(on))
    assert (view.unknown_years, view.calendar_known) == (years, not years)


def test_the_view_names_the_programme_and_the_day() -> None:
    view = agenda_view(a_book(), day("2021-06-01"))
    assert (view.kind, view.as_of, view.programme, view.notice) == (
        "agenda",
        day("2021-06-01"),
        "武咸同城",
        "示例",
    )
