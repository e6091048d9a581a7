"""The weekly report: what it takes from the book, and that its lists agree."""

import datetime as dt
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings

from tests.domain.arbitrary import books, days
from tests.domain.books import (
    EDUCATION,
    OFFICE,
    ORIGIN,
    TRANSPORT,
    a_book,
    a_goal,
    a_programme,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    retraction,
)
from tests.laws import examples
from wuxian.domain.book.book import Book
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import SIX_ONES, Post
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.groups import LampGroup
from wuxian.domain.views.happened import Said
from wuxian.domain.views.items import items_view
from wuxian.domain.views.six_ones import Filling, six_ones_view
from wuxian.domain.views.weekly import AreaGroup, WeeklyReport, weekly_report

_LAWS = settings(max_examples=examples(60), suppress_health_check=[HealthCheck.too_slow])


def report_on(on: str, book: Book) -> WeeklyReport:
    """The report of the week a day lies in, as of that day."""
    return weekly_report(book, Week.of(day(on)), day(on), ORIGIN)


def week_of(*entries: Entry, goals: tuple[Goal, ...] = ()) -> WeeklyReport:
    """The report of 26 July to 1 August 2021 on one item with these entries."""
    return report_on("2021-08-01", a_book(an_item(*entries, goals=goals)))


def test_the_report_names_its_week_its_day_and_who_issues_it() -> None:
    report = report_on("2021-07-30", a_book())
    assert (report.kind, report.programme, report.notice, report.office) == (
        "weekly_report",
        "武咸同城",
        "示例",
        OFFICE,
    )
    assert (report.week, report.week_words) == ("2021-W30", "第30周（7月26日—8月1日）")
    assert (report.first_day, report.last_day, report.as_of) == (
        day("2021-07-26"),
        day("2021-08-01"),
        day("2021-07-30"),
    )


def test_a_programme_without_an_office_issues_the_report_without_a_name() -> None:
    programme = a_programme().model_copy(update={"offices": ()})
    assert report_on("2021-07-30", a_book(programme=programme)).office is None


def test_progress_is_what_was_recorded_from_monday_to_sunday_oldest_first() -> None:
    report = week_of(
        progress("2021-08-01", 40, note="封顶。"),
        progress("2021-07-26", 30, note="开工。"),
        progress("2021-07-25", 20, note="批复。"),
        progress("2021-08-02", 50, note="通车。"),
    )
    assert report.progress == (
        Said(5, "天子山大桥", day("2021-07-26"), TRANSPORT, "开工。", 30),
        Said(5, "天子山大桥", day("2021-08-01"), TRANSPORT, "封顶。", 40),
    )
    assert report.progress[0].label == "05 天子山大桥"


def test_a_report_within_the_week_stops_at_its_day() -> None:
    item = an_item(progress("2021-07-28", 30, note="开工。"), progress("2021-07-29", 40))
    report = report_on("2021-07-28", a_book(item))
    assert [said.text for said in report.progress] == ["开工。"]


def test_a_milestone_reached_is_told_before_the_note() -> None:
    report = week_of(
        progress("2021-07-27", milestone="design", note="已批复。"),
        progress("2021-07-28", milestone="open"),
        progress("2021-07-29", 40),
        goals=(
            a_goal(
                milestone("design", "2021-06-30", "批复"), milestone("open", "2021-09-01", "开工")
            ),
        ),
    )
    assert [said.text for said in report.progress] == [
        "完成节点“批复”。已批复。",
        "完成节点“开工”。",
        "",
    ]
    assert [said.percent for said in report.progress] == [None, None, 40]


@pytest.mark.parametrize(
    "only", [{"problem": "征地未完"}, {"next_step": "办结算"}], ids=["problem", "next step"]
)
def test_a_report_without_progress_says_that_it_told_a_problem_or_a_next_step(
    only: dict[str, str],
) -> None:
    report = week_of(progress("2021-07-27", **only))  # type: ignore[arg-type]
    assert [said.text for said in report.progress] == ["报告了问题或下步安排。"]
    assert report.reported == (5,)


def test_an_appointment_is_told_with_post_holder_and_document() -> None:
    report = week_of(
        appointment("2021-07-27", Post.LEADER, "张三"), appointment("2021-07-28", Post.FUND, None)
    )
    assert [(said.text, said.by) for said in report.progress] == [
        ("市领导：张三（武咸办〔2021〕3号）", OFFICE),
        ("专项经费：空缺（武咸办〔2021〕3号）", OFFICE),
    ]


def test_retractions_and_what_they_take_back_are_no_progress() -> None:
    wrong = progress("2021-07-27", 90)
    report = week_of(wrong, retraction("2021-07-28", wrong))
    assert (report.progress, report.reported) == ((), ())


def test_an_item_with_several_entries_counts_once_as_reported() -> None:
    book = a_book(
        an_item(progress("2021-07-27", 30), progress("2021-07-28", 40), number=1),
        an_item(number=2),
        an_item(progress("2021-07-26", 10), number=3),
    )
    assert report_on("2021-08-01", book).reported == (1, 3)


def test_problems_are_the_words_of_the_weeks_reports_each_once_and_of_no_earlier_week() -> None:
    report = week_of(
        progress("2021-07-23", 20, problem="资金未到位"),
        progress("2021-07-26", 20, problem="征地未完"),
        progress("2021-07-27", 20, problem="征地未完"),
        progress("2021-07-28", 20, problem="管线未迁"),
        progress("2021-07-29", 30),
    )
    assert report.problems == (
        Said(5, "天子山大桥", day("2021-07-28"), TRANSPORT, "管线未迁"),
        Said(5, "天子山大桥", day("2021-07-27"), TRANSPORT, "征地未完"),
    )


def test_plans_are_those_of_the_newest_report_if_it_is_of_the_week() -> None:
    book = a_book(
        an_item(progress("2021-07-26", 20, next_step="完成招标"), number=1),
        an_item(progress("2021-07-25", 20, next_step="完成征地"), number=2),
    )
    assert report_on("2021-08-01", book).plans == (
        Said(1, "天子山大桥", day("2021-07-26"), TRANSPORT, "完成招标"),
    )


def test_the_week_across_new_year_has_entries_of_both_years() -> None:
    december = progress(
        "2021-12-28", milestone="open", note="验收。", problem="结算未完", next_step="办结算"
    )
    book = a_book(
        an_item(
            december,
            number=1,
            goals=(a_goal(milestone("open", "2021-12-31", "通车"), due="2021-12-31"),),
        ),
        an_item(progress("2022-01-01", 1, note="新年开工。"), number=2),
        an_item(progress("2021-12-26", 99, problem="上周的事", next_step="上周的安排"), number=3),
    )
    report = report_on("2022-01-02", book)
    assert report.week == "2021-W52"
    assert [said.text for said in report.progress] == ["完成节点“通车”。验收。", "新年开工。"]
    assert [said.text for said in report.problems] == ["结算未完"]
    assert [said.text for said in report.plans] == ["办结算"]


@pytest.mark.parametrize(
    ("on", "week", "as_of"),
    [
        ("2020-12-30", "2020-W53", "2020-12-30"),
        ("2021-01-03", "2020-W53", "2020-12-31"),
        ("2021-12-31", "2021-W52", "2021-12-31"),
        ("2022-01-01", "2021-W52", "2021-12-31"),
        ("2022-01-02", "2021-W52", "2021-12-31"),
        ("2022-01-03", "2022-W01", "2022-01-03"),
        ("2024-12-31", "2025-W01", "2024-12-31"),
        ("2025-01-05", "2025-W01", "2025-01-05"),
    ],
)
def test_a_week_stands_as_of_the_last_day_of_its_year_at_the_latest(
    on: str, week: str, as_of: str
) -> None:
    report = report_on(on, a_book())
    assert (report.week, report.as_of) == (week, day(as_of))


def test_lamps_and_what_is_late_stay_those_of_the_old_year_to_the_end_of_its_last_week() -> None:
    late = an_item(progress("2021-12-20", 60), goals=(a_goal(due="2021-12-24"),))
    report = report_on("2022-01-02", a_book(late))
    assert [group.lamp for group in report.lamps if group.items] == [Lamp.RED]
    assert [(deadline.what, deadline.due) for deadline in report.late] == [
        ("年度目标", day("2021-12-24"))
    ]
    assert [(row.percent, row.due) for row in report.items] == [(60, day("2021-12-24"))]
    assert [gap.vacant for gap in report.gaps if gap.post is Post.LEADER] == [(5,)]


def test_silence_is_counted_to_the_end_of_the_old_year() -> None:
    silent = an_item(progress("2021-12-01", 60), goals=(a_goal(due="2021-12-31"),))
    at_its_end = report_on("2021-12-31", a_book(silent)).silent
    assert len(at_its_end) == 1
    assert report_on("2022-01-02", a_book(silent)).silent == at_its_end


def test_in_the_last_week_next_years_first_dates_fall_due() -> None:
    goals = (
        a_goal(due="2021-12-31"),
        a_goal(
            milestone("plan", "2022-01-09", "方案"),
            milestone("open", "2022-01-10", "开工"),
            due="2022-12-31",
            year=2022,
        ),
    )
    report = report_on("2022-01-02", a_book(an_item(progress("2021-12-28", 90), goals=goals)))
    assert [(deadline.what, deadline.due) for deadline in report.due_next] == [
        ("年度目标", day("2021-12-31")),
        ("节点：方案", day("2022-01-09")),
    ]


def test_what_falls_due_reaches_to_the_end_of_next_week() -> None:
    def due(number: int, on: str) -> Book:
        return a_book(an_item(number=number, goals=(a_goal(due=on),)))

    book = a_book(
        *(
            due(number, on).items[0]
            for number, on in enumerate(
                ["2021-07-31", "2021-08-01", "2021-08-08", "2021-08-09"], start=1
            )
        )
    )
    report = report_on("2021-08-01", book)
    assert [late.number for late in report.late] == [1]
    assert [deadline.number for deadline in report.due_next] == [2, 3]


def test_gaps_name_the_items_whose_posts_are_vacant_or_inferred_but_not_the_term() -> None:
    book = a_book(
        an_item(appointment("2021-07-01", Post.LEADER, "张三"), number=1, lead=EDUCATION),
        an_item(number=2, lead=None),
    )
    gaps = {gap.post: (gap.vacant, gap.inferred) for gap in report_on("2021-08-01", book).gaps}
    assert gaps == {
        Post.LEADER: ((2,), ()),
        Post.LEAD: ((2,), (1,)),
        Post.TEAM: ((1, 2), ()),
        Post.MECHANISM: ((1, 2), ()),
        Post.FUND: ((1, 2), ()),
    }


def test_areas_come_in_the_programmes_order_and_one_without_items_is_left_out() -> None:
    late = a_goal(due="2021-07-30")
    book = a_book(
        an_item(number=1, area="livelihood", goals=(late,)), an_item(number=3, area="livelihood")
    )
    report = report_on("2021-08-01", book)
    assert report.areas == (
        AreaGroup(
            "livelihood",
            "民生同保",
            (1, 3),
            (
                LampGroup(Lamp.RED, (1,)),
                LampGroup(Lamp.YELLOW, ()),
                LampGroup(Lamp.GREEN, ()),
                LampGroup(Lamp.GREY, (3,)),
                LampGroup(Lamp.OFF, ()),
            ),
        ),
    )


@_LAWS
@given(books(), days("2021-11-01", "2022-02-28"))
def test_every_item_is_in_exactly_one_lamp_group_one_class_and_one_area(
    book: Book, on: dt.date
) -> None:
    report = weekly_report(book, Week.of(on), on, ORIGIN)
    lamps = {row.number: row.lamp for row in report.items}
    assert [group.lamp for group in report.lamps] == list(Lamp)
    in_lamps = Counter(number for group in report.lamps for number in group.items)
    in_areas = Counter(number for area in report.areas for number in area.items)
    in_classes = Counter(number for group in report.classes for number in group.items)
    assert [group.class_ for group in report.classes] == list(Class)
    assert in_lamps == in_areas == in_classes == Counter(lamps.keys())
    for area in report.areas:
        assert Counter(n for group in area.lamps for n in group.items) == Counter(area.items)
        for group in area.lamps:
            assert {lamps[number] for number in group.items} <= {group.lamp}


@_LAWS
@given(books(), days("2021-11-01", "2022-02-28"))
def test_every_list_of_the_report_is_the_one_that_its_own_screen_shows(
    book: Book, on: dt.date
) -> None:
    week = Week.of(on)
    report = weekly_report(book, week, on, ORIGIN)
    # The last week of a year stands as on the year's last day.
    stands = min(on, dt.date(week.year, 12, 31))
    agenda, posts = agenda_view(book, stands), six_ones_view(book, stands).totals
    assert report.as_of == stands
    assert report.items == items_view(book, stands).items
    assert report.late == agenda.late
    assert report.silent == agenda.silent
    assert {(gap.post, len(gap.vacant), len(gap.inferred)) for gap in report.gaps} == {
        (post, posts[post][Filling.VACANT], posts[post][Filling.INFERRED])
        for post in SIX_ONES
        if post is not Post.TERM
    }


@_LAWS
@given(books(), days("2021-11-01", "2022-02-28"))
def test_what_the_report_says_was_recorded_by_its_day(book: Book, on: dt.date) -> None:
    week = Week.of(on)
    report = weekly_report(book, week, on, ORIGIN)
    assert set(report.reported) == {said.number for said in report.progress}
    assert all(said.date in week and said.date <= on for said in report.progress + report.plans)
    assert all(said.date <= on for said in report.problems)
