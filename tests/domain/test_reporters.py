"""Whose reports move an item: its lead's on that day, a member's of it, and an office's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    REFORM,
    TRANSPORT,
    a_book,
    a_goal,
    a_goal_set,
    a_programme,
    a_target,
    an_item,
    appointment,
    day,
    figure,
    milestone,
    progress,
    retraction,
)
from tests.domain.test_parts import a_part, of_part, with_parts
from wuxian.domain.book.book import Book, Item
from wuxian.domain.checks import AT_WRITING, RULES, findings
from wuxian.domain.checks.entries import does_not_run_back
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.bodies import Body
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.state import state_of
from wuxian.domain.values.basis import Basis
from wuxian.domain.views.item import item_view

COUNTIES = "各县市区人民政府"
BOTH = Body(name=COUNTIES, members=(EDUCATION, REFORM), basis=Basis.STATED)
PROGRAMME = a_programme().model_copy(update={"collectives": (BOTH,)})


def book(*entries: Entry, lead: str | None = TRANSPORT) -> tuple[Book, Item]:
    """A book of one item, due at the year's end, with a figure and a milestone."""
    goal = a_goal(milestone("approval", "2021-06-30"), due="2021-12-31", targets=(a_target(),))
    item = an_item(*entries, lead=lead, supporting=(EDUCATION,), goals=(goal,))
    return a_book(item, programme=PROGRAMME), item


def percent(*entries: Entry, lead: str | None = TRANSPORT, on: str = "2021-12-01") -> int | None:
    """The percent of the item on a day."""
    of_it, item = book(*entries, lead=lead)
    return state_of(of_it, item, day(on)).position.percent


def test_what_a_supporting_unit_reports_moves_neither_percent_nor_figure_nor_milestone() -> None:
    theirs = progress(
        "2021-05-01",
        90,
        milestone="approval",
        figures=(figure("招商项目", 80),),
        note="桩基完成",
        by=EDUCATION,
    )
    of_it, item = book(theirs)
    state = state_of(of_it, item, day("2021-05-01"))
    (step,), (measured,) = state.position.steps, state.position.measured
    assert (state.position.percent, step.reached_on, measured.actual) == (None, None, None)
    assert state.latest_report is theirs
    assert state.position.reported_on == day("2021-05-01")


@pytest.mark.parametrize("by", [TRANSPORT, OFFICE])
def test_what_the_lead_or_an_office_reports_moves_it(by: str) -> None:
    assert percent(progress("2021-05-01", 40, by=by)) == 40
    assert percent(progress("2021-05-01", 40, by=by), progress("2021-06-01", 9, by=REFORM)) == 40


def test_a_member_of_a_collective_that_leads_reports_for_it() -> None:
    assert percent(progress("2021-05-01", 40, by=EDUCATION), lead=COUNTIES) == 40
    assert percent(progress("2021-05-01", 40, by=TRANSPORT), lead=COUNTIES) is None


@pytest.mark.parametrize(("on", "counts"), [("05-31", False), ("06-01", True), ("09-01", False)])
def test_who_leads_on_the_day_of_the_report_counts(on: str, *, counts: bool) -> None:
    changes = (
        appointment("2021-06-01", Post.LEAD, EDUCATION),
        appointment("2021-06-01", Post.LEADER, "张三"),
        appointment("2021-09-01", Post.LEAD, REFORM),
    )
    assert percent(*changes, progress(f"2021-{on}", 40, by=EDUCATION)) == (40 if counts else None)


def test_an_appointment_that_was_taken_back_gives_nobody_the_word() -> None:
    wrong = appointment("2021-06-01", Post.LEAD, EDUCATION)
    report = progress("2021-07-01", 40, by=EDUCATION)
    assert percent(wrong, report, retraction("2021-08-01", wrong)) is None
    assert percent(wrong, report, retraction("2021-08-01", wrong), on="2021-07-31") == 40


def test_where_nobody_has_led_all_the_year_anybodys_report_counts() -> None:
    vacant = appointment("2020-06-01", Post.LEAD, None)
    for entries, lead in (((), None), ((vacant,), TRANSPORT)):
        assert percent(*entries, progress("2021-05-01", 40, by=REFORM), lead=lead) == 40


def test_where_the_lead_was_dismissed_this_year_only_an_office_has_the_word() -> None:
    for dismissed in ("2021-01-02", "2021-05-01"):
        vacant = appointment(dismissed, Post.LEAD, None)
        assert percent(vacant, progress("2021-05-01", 40, by=TRANSPORT)) is None
        assert percent(vacant, progress("2021-05-01", 40, by=OFFICE)) == 40
    vacant = appointment("2021-01-01", Post.LEAD, None)
    assert percent(vacant, progress("2021-05-01", 40, by=REFORM)) == 40
    appointed = appointment("2021-06-01", Post.LEAD, TRANSPORT)
    assert percent(vacant, appointed, progress("2021-05-01", 40, by=REFORM)) == 40


@given(st.permutations([0, 1, 2, 3]))
def test_the_order_in_which_entries_are_read_says_nothing(order: list[int]) -> None:
    entries = (
        appointment("2021-03-01", Post.LEAD, EDUCATION, entry_id="00000a"),
        appointment("2021-03-01", Post.LEAD, REFORM, entry_id="00000b"),
        progress("2021-03-01", 10, by=EDUCATION),
        progress("2021-03-01", 20, by=REFORM),
    )
    assert percent(*(entries[n] for n in order)) == 20


def remarks(*entries: Entry, lead: str | None = TRANSPORT) -> list[str]:
    """What is pointed out at writing, and by no check."""
    of_it, _ = book(*entries, lead=lead)
    usual = findings(of_it, RULES)
    return [found.message for found in findings(of_it, AT_WRITING) if found not in usual]


def test_who_reports_figures_that_do_not_count_is_told_so() -> None:
    theirs = progress("2021-05-01", 90, milestone="approval", by=EDUCATION)
    assert remarks(theirs) == [
        "市教育局不牵头（牵头：市交通运输局），所报的进度、完成节点只作说明，不计入事项"
    ]
    figures = progress("2021-05-01", figures=(figure("招商项目", 80),), by=EDUCATION)
    vacant = appointment("2021-03-01", Post.LEAD, None)
    assert remarks(vacant, figures) == [
        "市教育局不牵头（牵头：空缺），所报的数据只作说明，不计入事项"
    ]


def test_who_reports_words_or_leads_is_told_nothing() -> None:
    assert remarks(progress("2021-05-01", note="桩基完成", by=EDUCATION)) == []
    other = progress("2021-05-01", figures=(figure("签约项目", 3),), by=EDUCATION)
    assert remarks(other) == []
    assert remarks(
        progress("2021-05-01", 40), progress("2021-06-01", 30, by=OFFICE, note="核减")
    ) == ["进度由40%降到30%，请核对"]


def test_a_figure_that_does_not_count_does_not_fall() -> None:
    theirs = progress("2021-06-01", 30, by=EDUCATION)
    of_it, _ = book(progress("2021-05-01", 40), theirs, progress("2021-07-01", 50))
    assert findings(of_it, (does_not_run_back,)) == ()


def test_a_parts_own_lead_moves_the_part_and_nothing_else() -> None:
    planned = with_parts(a_part("east", lead=COUNTIES), a_part("west"))
    others = a_part("east", lead=REFORM)
    issued = a_goal_set("2021-02-01").model_copy(update={"parts": (others,)})
    theirs = {"by": EDUCATION}
    east = of_part("east", "2021-05-01", 40).model_copy(update=theirs)
    west = of_part("west", "2021-05-01", 40).model_copy(update=theirs)
    for entries, told in (
        ((east,), 20),
        ((west,), None),
        ((issued, east), None),
        ((of_part("east", "2021-05-01", 40),), 20),
    ):
        item = an_item(*entries, goals=(planned,))
        of_it = a_book(item, programme=PROGRAMME)
        assert state_of(of_it, item, day("2021-12-01")).position.percent == told


def test_a_report_that_moves_nothing_says_so_in_the_items_record() -> None:
    entries = (
        progress("2021-05-01", 90, by=EDUCATION),
        progress("2021-05-02", note="桩基完成", by=EDUCATION),
        progress("2021-05-03", 40),
        appointment("2021-05-04", Post.LEADER, "张三"),
    )
    of_it, item = book(*entries)
    view = item_view(of_it, item, day("2021-06-01"))
    assert {row.entry.id: row.counts for row in view.entries} == {
        entry.id: entry is not entries[0] for entry in entries
    }
