"""A new year: progress starts anew, holders stay, and settings come from the last year known."""

import pytest

from tests.domain.books import (
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    retraction,
    settings_of,
)
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.year import LampRules, Reminders, YearSettings
from wuxian.domain.standing.lamp import Lamp, Verdict
from wuxian.domain.standing.position import Status
from wuxian.domain.standing.state import state_of


def test_the_percent_of_last_year_does_not_count() -> None:
    item = an_item(progress("2021-12-31", 90), goals=(a_goal(due="2022-12-31", year=2022),))
    book = a_book(item)
    assert state_of(book, item, day("2021-12-31")).position.percent == 90
    new_year = state_of(book, item, day("2022-01-01"))
    assert (new_year.position.percent, new_year.position.status) == (None, Status.NOT_REPORTED)
    assert new_year.verdict == Verdict(Lamp.GREY, "本年未报进度百分比")


def test_the_newest_report_and_entry_are_those_of_this_year() -> None:
    report = progress("2021-12-31", 90)
    item = an_item(report)
    book = a_book(item)
    old_year = state_of(book, item, day("2021-12-31"))
    new_year = state_of(book, item, day("2022-01-01"))
    assert (old_year.latest_report, old_year.last_entry) == (report, day("2021-12-31"))
    assert (new_year.latest_report, new_year.last_entry) == (None, None)


def test_an_appointment_is_an_entry_but_no_report() -> None:
    report = progress("2021-06-01", 30)
    item = an_item(report, appointment("2021-07-01", Post.LEADER, "张三"))
    state = state_of(a_book(item), item, day("2021-07-26"))
    assert (state.last_entry, state.latest_report) == (day("2021-07-01"), report)


@pytest.mark.parametrize("kind", ["request", "verification"])
def test_an_entry_of_any_kind_but_a_retraction_is_a_fact_of_its_day(kind: str) -> None:
    entry = progress("2021-06-01", 30).model_copy(update={"kind": kind})
    item = an_item(entry)
    assert state_of(a_book(item), item, day("2021-07-26")).last_entry == day("2021-06-01")


def test_a_retraction_is_neither_an_entry_of_its_day_nor_does_it_leave_the_one_it_took_back() -> (
    None
):
    kept, wrong = progress("2021-05-01", 20), progress("2021-06-01", 30)
    item = an_item(kept, wrong, retraction("2021-07-01", wrong))
    assert state_of(a_book(item), item, day("2021-06-30")).last_entry == day("2021-06-01")
    assert state_of(a_book(item), item, day("2021-07-26")).last_entry == day("2021-05-01")


def test_the_holders_of_last_year_stay() -> None:
    item = an_item(appointment("2021-06-01", Post.LEADER, "张三"))
    state = state_of(a_book(item), item, day("2022-01-01"))
    assert state.holdings[Post.LEADER].holder == "张三"


def test_a_retraction_of_this_year_takes_back_an_appointment_of_last_year() -> None:
    wrong = appointment("2021-06-01", Post.LEADER, "张三")
    item = an_item(wrong, retraction("2022-02-01", wrong))
    book = a_book(item)
    assert state_of(book, item, day("2021-12-31")).holdings[Post.LEADER].holder == "张三"
    assert state_of(book, item, day("2022-02-01")).holdings[Post.LEADER].holder is None


def test_each_year_is_measured_by_its_own_goal_and_milestones() -> None:
    item = an_item(
        progress("2021-06-01", milestone="design"),
        goals=(
            a_goal(milestone("design", "2021-06-30"), year=2021),
            a_goal(milestone("design", "2022-06-30"), due="2022-12-31", year=2022),
        ),
    )
    book = a_book(item)
    reached = state_of(book, item, day("2021-07-01")).position
    anew = state_of(book, item, day("2022-01-01")).position
    assert [step.reached_on for step in reached.steps] == [day("2021-06-01")]
    assert [step.reached_on for step in anew.steps] == [None]
    assert (reached.due, anew.due) == (None, day("2022-12-31"))


@pytest.mark.parametrize(
    ("year", "red"), [(2020, 60), (2021, 51), (2022, 51), (2023, 53), (2025, 53)]
)
def test_a_year_without_settings_follows_the_last_ones_before_it(year: int, red: int) -> None:
    book = a_book(years=(settings_of(2023, red=53), settings_of(2021, red=51)))
    assert book.settings(year).lamps.red_below == red


def test_the_usual_rule_is_wuhans_with_ten_working_days_for_reminders() -> None:
    assert a_book(years=()).settings(2021) == YearSettings(
        year=2021,
        lamps=LampRules(yellow_below=80, red_below=60),
        reminders=Reminders(due_within=10, silent_after=10),
    )


def test_one_threshold_for_both_lamps_is_allowed() -> None:
    assert LampRules(yellow_below=60, red_below=60).red_below == 60


def test_red_above_yellow_is_refused() -> None:
    with pytest.raises(ValueError, match="red_below 不能大于 yellow_below"):
        LampRules(yellow_below=60, red_below=61)
