"""A form that came back: what of it cannot be used, and why."""

import datetime as dt

import pytest

from tests.domain.books import (
    EDUCATION,
    a_book,
    a_goal,
    a_programme,
    a_target,
    an_item,
    progress,
)
from tests.domain.forms import (
    Entered,
    a_book_of,
    a_form,
    an_arrival,
    cell,
    entries_of,
    filled,
    in_parts,
    outcomes,
    proposed,
    sheet_file,
    the_refusal,
    the_report,
)
from wuxian.domain.book.book import Book, Item
from wuxian.domain.forms.filled import filled_form
from wuxian.domain.forms.form import SHEET
from wuxian.domain.forms.returned import returned
from wuxian.domain.sheets.grid import Grid
from wuxian.domain.sheets.proposal import Outcome, Refusal
from wuxian.errors import Refused


@pytest.mark.parametrize(
    ("entered", "row", "column", "reason"),
    [
        ({(5, "percent"): "四成"}, 5, "进度", "J5 “四成”不是 0 到 100 的整数"),
        ({(5, "percent"): 1.0}, 5, "进度", "J5 看不出是1%还是100%，请写成 100%"),
        ({(6, "figures"): dt.date(2021, 6, 1)}, 6, "数据", "K6 是日期2021年6月1日，应是数"),
        ({(6, "note"): "好转"}, 6, "进展情况", "L6 这一行只报数据；请写在该项的第一行"),
        ({(6, "percent"): "40"}, 6, "进度", "J6 这一行只报数据；请写在该项的第一行"),
        ({(7, "figures"): "3"}, 7, "数据", "K7 这一行没有要报数的指标，请写在进展里"),
        ({(5, "note"): "桥" * 4001}, 5, "进展情况", "L5 太长，最多4000字"),
        ({(5, "next"): "a\x1b"}, 5, "下一步", "N5 第2个字符是控制字符 U+001B，请删去"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_cell(
    entered: dict[tuple[int, str], Entered], row: int, column: str, reason: str
) -> None:
    refusal = the_refusal(proposed(a_book_of(), entered))
    assert refusal == Refusal(SHEET, row, column, reason)


def test_a_percent_of_the_whole_is_refused_where_the_parts_report() -> None:
    refusal = the_refusal(proposed(in_parts(), {(5, "percent"): "40"}))
    assert refusal.reason == "J5 该事项分子任务，请写在子任务的行里"


def test_half_a_report_is_none_and_the_others_go_on() -> None:
    entered = {(5, "percent"): "40", (6, "figures"): "很多", (7, "note"): "开工"}
    proposal = proposed(a_book_of(), entered)
    assert [one.row for one in proposal.refusals] == [6]
    assert outcomes(proposal) == [
        (5, Outcome.REFUSED), (6, Outcome.REFUSED), (7, Outcome.REPORTED),
    ]  # fmt: skip
    assert proposal.rows[0].notes == ("和第6行是同一份进展，一并没有读入",)
    assert the_report(proposal).note == "开工"


def test_the_rules_look_at_it_their_errors_refuse_it_and_their_warnings_are_told() -> None:
    late = proposed(a_book_of(), {(5, "percent"): "40"}, "2026-01-05")
    assert the_refusal(late)[2:] == ("已报", "2026年1月5日不在期限2021—2025年之内")
    fallen = proposed(a_book_of(progress("2021-06-01", 60)), {(5, "percent"): "40"})
    assert fallen.writes
    assert "由60%降到40%" in fallen.rows[0].notes[0]


def test_a_warning_that_stood_before_is_not_told_again() -> None:
    before = (progress("2021-05-01", 60), progress("2021-06-01", 50))
    assert proposed(a_book_of(*before), {(5, "percent"): "55"}).rows[0].notes == ()


def test_an_error_of_a_field_names_its_cell() -> None:
    doubled = a_goal(targets=(a_target(), a_target("招商项目", 50)))
    book = a_book(an_item(goals=(doubled,)))
    proposal = proposed(book, {(5, "figures"): "3", (6, "figures"): "4"})
    assert "写了2次" in str(proposal.rows[0].notes)


def test_a_figure_that_looks_like_another_unit_is_told() -> None:
    assert "请核对单位" in proposed(a_book_of(), {(5, "figures"): 5000}).rows[0].notes[0]


def test_whoever_does_not_lead_says_words_and_is_told_that_figures_count_for_nothing() -> None:
    book = a_book_of()
    form = a_form(book, body=EDUCATION)
    assert the_report(proposed(book, {(5, "note"): "已会签"}, form=form)).by == EDUCATION
    forced = proposed(book, {(5, "percent"): "90"}, form=form)
    assert "只作说明，不计入事项" in forced.rows[0].notes[0]


def with_item(book: Book, **changes: object) -> Book:
    """A book whose item 5 was changed since."""
    item = book.items[0]
    plan = item.plan.model_copy(update=changes)
    return book._replace(items=(item._replace(plan=plan), *book.items[1:]))


def test_an_item_that_is_called_otherwise_now_is_told() -> None:
    book = a_book_of()
    proposal = proposed(
        with_item(book, title="天子山特大桥"), {(5, "percent"): "40"}, form=a_form(book)
    )
    assert proposal.rows[0].notes == ("账册里现在叫“天子山特大桥”",)


def test_an_item_whose_folder_has_another_name_is_found_by_its_number_and_title() -> None:
    book = a_book_of()
    moved = book._replace(items=(book.items[0]._replace(folder="05-bridge"), book.items[1]))
    proposal = proposed(moved, {(5, "percent"): "40"}, form=a_form(book))
    assert proposal.filings[0].item.folder == "05-bridge"


def test_an_item_a_part_and_a_target_that_are_gone_are_refused() -> None:
    book = a_book_of()
    gone = proposed(book._replace(items=book.items[1:]), {(5, "percent"): "4"}, form=a_form(book))
    assert the_refusal(gone)[1:] == (5, "序号", "账册里没有事项5“天子山大桥”了")
    other = with_item(book, goals=(a_goal(targets=(a_target(), a_target("失业率", None))),))
    no_target = proposed(other, {(6, "figures"): "4"}, form=a_form(book))
    assert the_refusal(no_target).reason == "K6 2021年的目标里没有量化指标“失业率”了"
    parts = in_parts()
    north = parts.items[0].plan.goals[0]
    less = north.model_copy(update={"parts": north.parts[1:]})
    no_part = proposed(with_item(parts, goals=(less,)), {(6, "note"): "开工"}, form=a_form(parts))
    assert the_refusal(no_part)[1:] == (6, "子任务", "2021年的目标里没有子任务“北段”了")


def test_a_row_that_nobody_can_place_is_refused_if_anything_stands_in_it() -> None:
    book = a_book_of()
    file = sheet_file(a_form(book), {(5, "percent"): "40"})
    *above, one, two, three = file.grids[0].rows
    renamed = (one[0], cell("别的桥"), *one[2:])
    rows = (*above, renamed, two, three, three, (cell("填表人：张三"),))
    form = filled_form(file._replace(grids=(Grid(SHEET, rows), *file.grids[1:])))
    assert form is not None
    proposal = returned(form, book, an_arrival())
    assert [(one.row, one.reason) for one in proposal.refusals] == [
        (5, "序号、工作事项、子任务、量化指标和发出的填报表对不上，请照原表填"),
        (8, "和第7行是同一项，请只留一行"),
    ]
    assert [told.title for told in proposal.rows if told.row == 5] == ["别的桥"]
    assert proposal.notes[1:] == (
        "第9行不是填报表里的行，没有读",
        "发出的填报表里有1行没有找到（序号5）",
    )


def test_the_form_of_other_work_is_refused_whole() -> None:
    book = a_book_of()
    form = filled(a_form(book), {(5, "percent"): "40"})
    other = book._replace(programme=a_programme().model_copy(update={"name": "武黄同城"}))
    with pytest.raises(Refused, match="是“武咸同城”的填报表，这里是“武黄同城”"):
        returned(form, other, an_arrival())


def test_the_form_of_a_body_that_is_registered_no_more_is_refused_whole() -> None:
    book = a_book_of()
    form = filled(a_form(book), {(5, "percent"): "40"})
    for body in ("市园林局", "交通运输局"):
        other = form._replace(origin=form.origin.model_copy(update={"body": body}))
        with pytest.raises(Refused, match=f"填报.xlsx：没有登记的部门“{body}”"):
            returned(other, book, an_arrival())


def test_a_files_name_is_cited_harmlessly() -> None:
    book = a_book_of()
    form = filled(a_form(book), {(5, "percent"): "40"})
    [entry] = entries_of(returned(form, book, an_arrival(file=" 填\u202e报.xlsx")))
    assert entry.citation is not None
    assert entry.citation.file == "填\\u202e报.xlsx"


def test_an_item_is_found_whatever_else_lies_in_the_book() -> None:
    others: tuple[Item, ...] = tuple(
        an_item(number=n, title=f"第{n}项", folder=f"{n:02}-item") for n in range(10, 13)
    )
    book = a_book(*others)
    proposal = proposed(book, {(7, "percent"): "40"})
    assert [filing.item.number for filing in proposal.filings] == [12]
