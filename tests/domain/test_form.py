"""The form of a body: its rows, what stands, and what it may fill in."""

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    TRANSPORT,
    a_book,
    a_goal,
    a_target,
    an_item,
    figure,
    progress,
)
from tests.domain.forms import a_form
from wuxian.domain.book.book import Item
from wuxian.domain.forms.form import FormRow
from wuxian.domain.plan.goal import Goal, Part

WORDS = frozenset(("note", "problem", "next"))
ALL = WORDS | {"percent", "figures"}


def with_parts(*parts: Part, goal: Goal | None = None) -> Goal:
    """A goal that has parts."""
    return (goal or a_goal(due="2021-12-31")).model_copy(update={"parts": parts})


def rows_of(*items: Item, body: str = TRANSPORT) -> tuple[FormRow, ...]:
    """The rows of a body's form of these items."""
    return a_form(a_book(*items), body=body).rows


def test_it_says_what_it_is_so_that_it_is_known_when_it_comes_back() -> None:
    form = a_form(a_book(an_item()))
    assert form.origin.block == (
        '[wuxian]\nkind = "form"\nprogramme = "武咸同城"\nbody = "市交通运输局"\nyear = 2021\n'
        'as_of = 2021-06-30\nversion = "0.1.0"\n'
    )
    assert (form.kind, str(form.as_of), form.notice) == ("form", "2021-06-30", "示例")


def test_an_item_without_figures_is_a_row_with_what_was_reported_last() -> None:
    item = an_item(
        progress("2021-05-31", 30),
        progress("2021-06-25", 40),
        progress("2021-06-28", note="架梁"),
        goals=(a_goal(due="2021-12-31", text="建成通车"),),
    )
    [row] = rows_of(item)
    assert row.slot.shown == ("5", "天子山大桥", "", "")
    assert (row.sentence, row.unit, str(row.due)) == ("建成通车", "", "2021-12-31")
    assert row.reported == "40%（6月25日）"
    assert row.open == WORDS | {"percent"}
    assert row.lamp is not None


def test_what_moves_nothing_was_not_reported() -> None:
    item = an_item(progress("2021-06-25", 90, by=EDUCATION), goals=(a_goal(due="2021-12-31"),))
    assert rows_of(item)[0].reported == ""


def test_an_item_without_a_goal_is_a_row_too() -> None:
    [row] = rows_of(an_item())
    assert (row.sentence, row.due, row.reported) == ("", None, "")
    assert row.open == WORDS | {"percent"}


def test_a_target_has_a_place_for_its_figure_and_a_further_one_a_row() -> None:
    targets = (a_target(), a_target("失业率", 5, unit="%"), a_target("省定", None))
    report = progress("2021-06-25", 40, figures=(figure("招商项目", 12), figure("失业率", 3, "%")))
    first, further = rows_of(an_item(report, goals=(a_goal(targets=targets),)))
    assert first.slot.shown[-1] == "招商项目至少100个"
    assert (first.unit, first.slot.target) == ("个", "招商项目")
    assert first.reported == "40%（6月25日）\n12个（6月25日）"
    assert first.open == ALL
    assert further.slot.shown == ("5", "天子山大桥", "", "失业率至少5%")
    assert (further.reported, further.of_more) == ("3%（6月25日）", True)
    assert further.open == {"figures"}
    assert (further.sentence, further.due, further.lamp) == ("", None, None)


def test_a_figure_that_nobody_reported_is_told_as_none() -> None:
    [row] = rows_of(an_item(goals=(a_goal(targets=(a_target(unit=None),)),)))
    assert (row.reported, row.unit) == ("", "")


def test_words_that_name_no_figure_are_told_and_ask_for_none() -> None:
    targets = (a_target("省定节能", None), a_target("与收入同步", None))
    [row] = rows_of(an_item(goals=(a_goal(targets=targets),)))
    assert row.slot.shown[-1] == "省定节能；与收入同步"
    assert row.slot.target is None
    assert row.open == WORDS | {"percent"}


def test_each_part_is_a_row_and_the_percent_is_of_the_parts() -> None:
    parts = (
        Part(id="north", title="北段", text="北段通车", targets=(a_target("桥墩", 12),)),
        Part(id="south", title="南段"),
    )
    report = progress("2021-06-25", 50).model_copy(update={"part": "south"})
    whole, north, south = rows_of(an_item(report, goals=(with_parts(*parts),)))
    assert whole.open == WORDS
    assert whole.reported == "25%（按子任务合计）"
    assert north.slot.shown == ("5", "天子山大桥", "北段", "桥墩至少12个")
    assert (north.slot.part, north.sentence, north.open) == ("north", "北段通车", ALL)
    assert (south.sentence, south.reported) == ("南段", "50%（6月25日）")
    assert south.open == WORDS | {"percent"}


def test_parts_of_which_none_has_reported_have_no_sum() -> None:
    whole, _ = rows_of(an_item(goals=(with_parts(Part(id="north", title="北段")),)))
    assert whole.reported == ""


def test_who_supports_an_item_says_words_alone_and_gets_no_row_for_a_further_figure() -> None:
    targets = (a_target(), a_target("失业率", 5))
    rows = rows_of(an_item(goals=(a_goal(targets=targets),)), body=EDUCATION)
    assert [row.open for row in rows] == [WORDS]


def test_who_leads_a_part_alone_reports_that_part() -> None:
    parts = (
        Part(id="north", title="北段", lead=EDUCATION, targets=(a_target("桥墩", 12),)),
        Part(id="south", title="南段"),
    )
    rows = rows_of(an_item(goals=(with_parts(*parts),)), body=EDUCATION)
    assert [row.open for row in rows] == [WORDS, ALL, WORDS]


def test_an_office_may_report_everything_and_so_may_anybody_where_nobody_leads() -> None:
    goals = (a_goal(targets=(a_target(),)),)
    assert rows_of(an_item(goals=goals), body=OFFICE)[0].open == ALL
    assert rows_of(an_item(goals=goals, lead=None), body=EDUCATION)[0].open == ALL


def test_a_day_of_another_year_is_told_in_full() -> None:
    report = progress("2022-01-05", 100).model_copy(update={"year": 2021})
    book = a_book(an_item(report, goals=(a_goal(due="2021-12-31"),)))
    assert a_form(book, "2022-01-10").rows[0].reported == "100%（2022年1月5日）"
