"""Problems on the screens: item, list, agenda, weekly report."""

import pytest

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    ORIGIN,
    TRANSPORT,
    a_book,
    an_item,
    day,
    progress,
    retraction,
)
from tests.domain.problems import raised, reply
from wuxian.domain.entries.entry import Entry
from wuxian.domain.values.period import Week
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.choice import Filter
from wuxian.domain.views.item import item_view
from wuxian.domain.views.items import ItemRow, items_view
from wuxian.domain.views.problems import OTHER, SETTLE, WAIT, ReplyRow
from wuxian.domain.views.weekly import WeeklyReport, weekly_report

TODAY = day("2021-07-26")


def row(*entries: Entry) -> ItemRow:
    """The row of an item with these entries."""
    [found] = items_view(a_book(an_item(*entries)), TODAY).items
    return found


def report_of(*entries: Entry, on: str = "2021-08-01") -> WeeklyReport:
    """The weekly report of an item with these entries."""
    return weekly_report(a_book(an_item(*entries)), Week.of(day(on)), day(on), ORIGIN)


def test_an_item_counts_its_open_problems_and_names_whom_it_waits_for_oldest_first() -> None:
    done = raised("2021-07-01", "甲", waits_for="湖北省")
    found = row(
        done,
        reply("2021-07-02", done, done=True),
        raised("2021-07-21", "乙", waits_for="武汉市发改委"),
        raised("2021-07-22", "丙", waits_for="省交通厅"),
        raised("2021-07-23", "丁", waits_for="武汉市发改委"),
        raised("2021-07-23", "戊", asks="市政府"),
    )
    assert (found.open_problems, found.waiting_for, found.waiting_days) == (
        4,
        ("武汉市发改委", "省交通厅"),
        (3, 2),
    )
    assert found.waiting_words == "待武汉市发改委3个工作日、待省交通厅2个工作日"
    assert found.reason_words == f"未定年度目标；{found.waiting_words}"


def test_an_item_without_problems_waits_for_nobody() -> None:
    found = row(progress("2021-07-01", 40, problem="征地未完"))
    assert (found.open_problems, found.waiting_for, found.waiting_words) == (0, (), "")
    assert found.reason_words == found.lamp_reason


def test_who_was_asked_today_is_not_waited_for_for_a_working_day_yet() -> None:
    found = row(raised("2021-07-26", waits_for="省交通厅"))
    assert found.waiting_words == "待省交通厅不足1个工作日"


def test_a_list_finds_an_item_by_the_words_of_its_open_problem() -> None:
    done = raised("2021-07-01", "管线未迁")
    book = a_book(an_item(raised("2021-07-01"), done, reply("2021-07-02", done, done=True)))
    shown = [
        len(items_view(book, TODAY, Filter(texts=(text,)).shows).items) for text in ("征地", "管线")
    ]
    assert shown == [1, 0]


def test_an_item_shows_its_open_problems_before_those_that_are_done_with() -> None:
    done = raised("2021-07-01", "甲", asks="市政府")
    answered = reply("2021-07-02", done, "已批", by=EDUCATION, answered_by="市政府")
    end = reply("2021-07-05", done, done=True)
    still = raised("2021-07-12", "乙")
    item = an_item(done, answered, end, still)
    first, second = item_view(a_book(item), item, TODAY).problems
    assert (first.id, first.matter, first.whom, first.way, first.done) == (
        still.id, "乙", None, OTHER, None,
    )  # fmt: skip
    assert (first.opened, first.working_days, first.replies) == (day("2021-07-12"), 10, ())
    assert (second.answered, second.done, second.working_days) == (
        day("2021-07-02"), day("2021-07-05"), 2,
    )  # fmt: skip
    assert (second.way, second.by, second.span_words) == (SETTLE, TRANSPORT, "2个工作日")
    assert second.replies == (
        ReplyRow(
            answered.id, day("2021-07-02"), EDUCATION, "已批", done=False, answered_by="市政府"
        ),
        ReplyRow(end.id, day("2021-07-05"), OFFICE, None, done=True),
    )


def test_the_agenda_has_what_is_to_be_settled_first_then_the_oldest() -> None:
    book = a_book(
        an_item(
            raised("2021-07-01", "甲"),
            raised("2021-07-02", "乙", waits_for="省交通厅"),
            raised("2021-07-12", "丙", asks="市政府"),
            number=1,
        ),
        an_item(
            raised("2021-07-12", "丁", asks="市政府"),
            raised("2021-07-05", "戊", asks="市政府"),
            number=2,
            lead=None,
        ),
    )
    problems = agenda_view(book, TODAY).problems
    assert [(one.number, one.problem.matter, one.problem.way) for one in problems] == [
        (2, "戊", SETTLE),
        (1, "丙", SETTLE),
        (2, "丁", SETTLE),
        (1, "乙", WAIT),
        (1, "甲", OTHER),
    ]
    assert [one.working_days for one in problems] == [15, 10, 10, 16, 17]
    assert [one.words for one in problems[2:]] == [
        "丁（需协调：市政府）",
        "乙（待对方：省交通厅）",
        "甲",
    ]
    assert [one.lead_words for one in problems[:2]] == ["空缺", "市交通运输局（推定）"]
    assert problems[1].label == "01 天子山大桥"


def test_what_a_problem_is_goes_on_as_a_sentence_does() -> None:
    book = a_book(an_item(raised("2021-07-01", "征地未完。", asks="市政府")))
    [one] = agenda_view(book, TODAY).problems
    assert one.words == "征地未完（需协调：市政府）"


def test_a_problem_of_a_year_that_the_calendar_does_not_know_says_so() -> None:
    book = a_book(an_item(raised("2020-12-30")))
    assert agenda_view(book, TODAY).unknown_years == (2020,)
    assert report_of(raised("2020-12-30")).unknown_years == (2020,)


def test_the_report_has_the_open_problems_of_any_day() -> None:
    done = raised("2021-07-01", "甲")
    report = report_of(
        done,
        reply("2021-07-27", done, "到位", done=True),
        raised("2021-06-01", "乙", asks="市政府"),
        raised("2021-07-28", "丙"),
    )
    assert [one.problem.matter for one in report.open_problems] == ["乙", "丙"]


def test_words_of_a_report_that_stand_as_a_problem_are_told_once() -> None:
    done = raised("2021-07-01", "甲")
    report = report_of(
        done,
        reply("2021-07-27", done, done=True),
        raised("2021-07-27", "征地未完"),
        progress("2021-07-27", 40, problem="征地未完。"),
        progress("2021-07-28", 41, problem="甲"),
        progress("2021-07-29", 42, problem="丙"),
    )
    assert [said.text for said in report.problems] == ["丙"]


def test_what_was_answered_in_the_week_is_progress() -> None:
    problem = raised("2021-07-01", "征地未完")
    wrong = reply("2021-07-28", problem, "误报")
    report = report_of(
        problem,
        reply("2021-07-23", problem, "上周"),
        wrong,
        retraction("2021-07-28", wrong),
        reply("2021-07-28", problem, "本周签约", by=EDUCATION),
        reply("2021-07-28", problem, "同意", answered_by="市政府"),
        progress("2021-07-29", 40),
        reply("2021-07-30", problem, done=True),
    )
    assert [(said.text, said.by) for said in report.progress] == [
        ("问题“征地未完”答复：本周签约", EDUCATION),
        ("问题“征地未完”答复：同意（市政府答复）", OFFICE),
        ("", TRANSPORT),
        ("问题“征地未完”已解决", OFFICE),
    ]


@pytest.mark.parametrize(("on", "open_"), [("2021-12-31", 1), ("2022-01-02", 1), ("2022-01-03", 0)])
def test_a_week_across_new_year_stands_as_on_the_last_day_of_its_year(on: str, open_: int) -> None:
    problem = raised("2021-12-01")
    report = report_of(problem, reply("2022-01-01", problem, done=True), on=on)
    assert len(report.open_problems) == open_
