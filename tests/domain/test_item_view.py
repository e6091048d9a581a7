"""One item in full."""

import pytest

from tests.domain.books import (
    EDUCATION,
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    retraction,
)
from tests.domain.problems import raised, reply
from wuxian.domain.book.book import Item
from wuxian.domain.book.paths import EntryName
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.position import Reach
from wuxian.domain.values.basis import Basis, Citation
from wuxian.domain.views.item import EntryRow, ItemView, MilestoneRow, item_view


def view_on(on: str, item: Item) -> ItemView:
    """The view of the one item of a book."""
    return item_view(a_book(item), item, day(on))


def row(entry: Entry, retracted_by: str | None, *marks: str) -> EntryRow:
    """An entry with what it tells of itself, and the marks beside it."""
    return EntryRow(entry, tuple(entry.told(an_item().plan)), retracted_by, marks=marks)


def test_entries_come_newest_first_and_only_up_to_the_day() -> None:
    march, may, july = (progress(f"2021-0{month}-01", 10) for month in (3, 5, 7))
    view = view_on("2021-05-01", an_item(july, march, may))
    assert view.entries == (row(may, None, "待核验"), row(march, None))


def test_an_entry_taken_back_stays_in_view_with_the_entry_that_did_it() -> None:
    wrong = progress("2021-03-01", 10)
    back = retraction("2021-05-01", wrong)
    item = an_item(wrong, back)
    assert view_on("2021-04-30", item).entries == (row(wrong, None, "待核验"),)
    assert view_on("2021-05-01", item).entries == (row(back, None), row(wrong, back.id))


def test_a_retraction_that_was_dated_too_early_takes_its_entry_back_all_the_same() -> None:
    entry = progress("2021-05-10", 20)
    early = retraction("2021-05-01", entry)
    view = view_on("2021-05-10", an_item(entry, early))
    assert view.entries == (row(entry, early.id), row(early, None))


def test_replies_to_a_problem_that_was_taken_back_fall_with_it() -> None:
    problem, other = raised("2021-03-01"), raised("2021-03-02", "管线未迁")
    answered, kept = reply("2021-03-03", problem, "在办"), reply("2021-03-04", other, "在办")
    again = reply("2021-03-05", problem, "仍在办")
    back, own = retraction("2021-05-01", problem), retraction("2021-04-01", again)
    item = an_item(problem, other, answered, kept, again, back, own)

    def marked(on: str) -> set[tuple[str, str | None]]:
        rows = view_on(on, item).entries
        return {(one.entry.id, one.retracted_by) for one in rows if one.fallen}

    assert (marked("2021-04-30"), marked("2021-05-01")) == (set(), {(answered.id, None)})


def test_a_reply_that_waits_for_its_problem_to_be_there_has_not_fallen() -> None:
    problem = raised("2021-05-01")
    early = reply("2021-03-01", problem, "在办")
    assert view_on("2021-04-01", an_item(problem, early)).entries == (row(early, None),)


def test_a_report_of_another_year_is_counted_and_what_lasts_is_in_view() -> None:
    old, leader = progress("2021-12-31", 90), appointment("2021-12-30", Post.LEADER, "张三")
    view = view_on("2022-01-01", an_item(old, leader))
    assert (view.entries, view.entries_of_other_years) == ((row(leader, None),), 1)


def test_entries_of_other_years_that_were_not_read_are_counted() -> None:
    unread = map(EntryName.of, (progress("2021-03-01", 10), progress("2020-03-01", 10)))
    view = view_on("2022-01-01", an_item(progress("2022-01-01", 10), unread=frozenset(unread)))
    assert (len(view.entries), view.entries_of_other_years, view.to_come) == (1, 2, ())


def test_entries_of_later_days_are_named_whether_they_were_read_or_not() -> None:
    july, next_year = progress("2021-07-27", 10), EntryName.of(progress("2022-01-01", 10))
    item = an_item(july, progress("2021-07-26", 5), unread=frozenset({next_year}))
    view = view_on("2021-07-26", item)
    assert view.to_come == (EntryName.of(july), next_year)
    assert view.entries_of_other_years == 0
    assert view_on("2022-01-01", item).to_come == ()


def test_a_document_that_only_a_later_entry_cites_is_not_in_view() -> None:
    cited = Citation(document="reply-034", section="二、（四）")
    july = progress("2021-07-26", 10).model_copy(update={"citation": cited})
    assert view_on("2021-01-31", an_item(july)).documents == ()


def test_milestones_say_whether_and_when_they_were_reached() -> None:
    item = an_item(
        progress("2021-07-05", milestone="design"),
        goals=(
            a_goal(
                milestone("design", "2021-06-30", "批复"), milestone("open", "2021-09-01", "开工")
            ),
        ),
    )
    assert view_on("2021-07-26", item).milestones == (
        MilestoneRow("design", "批复", day("2021-06-30"), Reach.MADE_UP, day("2021-07-05")),
        MilestoneRow("open", "开工", day("2021-09-01"), Reach.AHEAD, None),
    )


@pytest.mark.parametrize(
    ("on", "text"), [("2021-12-31", "开工"), ("2022-01-01", "通车"), ("2023-01-01", None)]
)
def test_the_goal_is_the_one_of_the_year_and_all_goals_are_in_view(
    on: str, text: str | None
) -> None:
    item = an_item(goals=(a_goal(year=2021, text="开工"), a_goal(year=2022, text="通车")))
    view = view_on(on, item)
    assert (view.goal.text if view.goal else None) == text
    assert [goal.year for goal in view.goals] == [2021, 2022]


def test_the_view_gives_the_plan_as_it_is_written() -> None:
    cited = Citation(document="reply-034", section="二、（四）")
    item = an_item(
        covers=("天子山大桥",), supporting=(EDUCATION,), citations=(cited,), folder="05-bridge"
    )
    view = view_on("2021-07-26", item)
    assert (view.kind, view.as_of, view.programme, view.notice) == (
        "item",
        day("2021-07-26"),
        "武咸同城",
        "示例",
    )
    assert (view.folder, view.covers, view.area_basis) == (
        "05-bridge",
        ("天子山大桥",),
        Basis.STATED,
    )
    assert view.row.supporting == (EDUCATION,)
    assert view.row.supporting_basis == (Basis.INFERRED,)
    assert view.citations == (cited,)
    assert [document.title for document in view.documents] == ["第034号提案的答复"]


def test_a_document_that_only_an_entry_cites_is_in_view_and_one_that_nothing_cites_is_not() -> None:
    plain = progress("2021-07-26", 10)
    cited = Citation(document="reply-034", section="二、（四）")
    citing = plain.model_copy(update={"citation": cited})
    [document] = view_on("2021-07-26", an_item(citing)).documents
    assert document.id == "reply-034"
    assert view_on("2021-07-26", an_item(plain)).documents == ()


def test_the_view_gives_the_six_ones_and_the_row_of_the_day() -> None:
    view = view_on("2021-07-26", an_item(appointment("2021-07-26", Post.LEADER, "张三")))
    assert view.six_ones[Post.LEADER].holder == "张三"
    assert view.row.last_entry == day("2021-07-26")
