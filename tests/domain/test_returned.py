"""A form that came back: what it would write, and what of it cannot be used."""

import datetime as dt

import pytest

from tests.domain.books import (
    EDUCATION,
    TRANSPORT,
    a_book,
    a_goal,
    a_programme,
    a_target,
    an_item,
    figure,
    progress,
    retraction,
)
from tests.domain.forms import Entered, a_form, an_arrival, cell, filled, proposed, sheet_file
from tests.domain.problems import raised, reply
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.problem import Problem
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import Part
from wuxian.domain.sheets.filled import filled_form
from wuxian.domain.sheets.form import SHEET
from wuxian.domain.sheets.grid import Grid
from wuxian.domain.sheets.proposal import Outcome, Proposal, Refusal
from wuxian.domain.sheets.returned import returned
from wuxian.errors import Refused

GOAL = a_goal(due="2021-12-31", targets=(a_target(), a_target("失业率", 5, unit="%")))


def a_book_of(*entries: Entry) -> Book:
    """A book with item 5, which has two targets, and item 7, which has none."""
    second = an_item(number=7, title="长江大桥", folder="07-bridge", goals=(a_goal(),))
    return a_book(an_item(*entries, goals=(GOAL,)), second)


def in_parts(*entries: Entry) -> Book:
    """A book with item 5 in two parts, rows 5 to 7 of its form."""
    parts = (Part(id="north", title="北段"), Part(id="south", title="南段", lead=EDUCATION))
    goal = a_goal(due="2021-12-31").model_copy(update={"parts": parts})
    return a_book(an_item(*entries, goals=(goal,)))


def entries_of(proposal: Proposal) -> tuple[Entry, ...]:
    """All that would be written."""
    return tuple(entry for filing in proposal.filings for entry in filing.entries)


def the_report(proposal: Proposal) -> Progress:
    """The one report that would be written."""
    [report] = entries_of(proposal)
    assert isinstance(report, Progress)
    return report


def outcomes(proposal: Proposal) -> list[tuple[int, Outcome]]:
    """What becomes of each row."""
    return [(told.row, told.outcome) for told in proposal.rows]


def the_refusal(proposal: Proposal) -> Refusal:
    """The one thing that cannot be used, beside which nothing is written."""
    assert not proposal.writes
    [refusal] = proposal.refusals
    return refusal


def test_all_rows_of_an_item_make_one_report_that_cites_them() -> None:
    proposal = proposed(
        a_book_of(),
        {(5, "percent"): "40", (5, "figures"): "12个", (5, "note"): " 桩基完成\n",
         (5, "next"): "架梁", (6, "figures"): 3.5},
    )  # fmt: skip
    report = the_report(proposal)
    assert (report.percent, report.note, report.next) == (40, "桩基完成", "架梁")
    assert report.figures == (figure("招商项目", 12), figure("失业率", "3.5", "%"))
    assert (report.by, report.date, report.year) == (TRANSPORT, dt.date(2021, 6, 30), None)
    assert report.citation is not None
    assert report.citation.file == "填报.xlsx"
    assert report.citation.section == "工作表“填报表”第5、6行"
    [filing] = proposal.filings
    assert (filing.item.number, filing.is_new) == (5, False)
    assert outcomes(proposal) == [
        (5, Outcome.REPORTED), (6, Outcome.REPORTED), (7, Outcome.UNCHANGED),
    ]  # fmt: skip
    assert [told.words for told in proposal.rows] == [report.line(None), "并入第5行", "没有填"]
    assert proposal.notes == ("市交通运输局填报，2021年，截至2021年6月30日",)


def test_what_is_said_of_parts_and_of_the_whole_are_reports_of_their_own() -> None:
    proposal = proposed(
        in_parts(), {(5, "note"): "两段都在施工", (6, "percent"): "40", (7, "percent"): "30"}
    )
    said = [(one.part, one.percent) for one in entries_of(proposal) if isinstance(one, Progress)]
    assert said == [(None, None), ("north", 40), ("south", 30)]
    assert len(proposal.filings) == 1


@pytest.mark.parametrize("words", ["无", "本期无新进展", "没有"])
def test_words_for_nothing_new_alone_say_that(words: str) -> None:
    report = the_report(proposed(a_book_of(), {(5, "note"): words}))
    assert (report.nothing_new, report.note) == (True, None)


def test_nothing_new_may_have_a_problem_but_beside_a_figure_it_says_nothing() -> None:
    entered = {(5, "note"): "无", (5, "next"): "架梁", (5, "problem"): "缺资金"}
    first, second = entries_of(proposed(a_book_of(), entered))
    assert isinstance(first, Progress)
    assert (first.nothing_new, first.next, second.kind) == (True, "架梁", "problem")
    report = the_report(proposed(a_book_of(), {(5, "note"): "无", (5, "percent"): "40"}))
    assert (report.nothing_new, report.note, report.percent) == (None, None, 40)


def test_a_problem_is_raised_with_the_report_and_none_is_none() -> None:
    report, problem = entries_of(proposed(a_book_of(), {(5, "problem"): "征地未完"}))
    assert isinstance(report, Progress)
    assert isinstance(problem, Problem)
    assert (report.problem, problem.matter, problem.by) == ("征地未完", "征地未完", TRANSPORT)
    assert (problem.citation, problem.date) == (report.citation, report.date)
    assert problem.id != report.id
    nothing = proposed(a_book_of(), {(5, "problem"): "无", (5, "next"): "无"})
    assert not nothing.writes
    assert nothing.rows[0][2:4] == ("没有新内容", Outcome.UNCHANGED)


def test_a_problem_that_is_open_already_is_not_raised_again_but_one_that_is_done_is() -> None:
    known = raised("2021-05-31", "征地未完")
    proposal = proposed(a_book_of(known), {(5, "problem"): "征地未完。"})
    assert the_report(proposal).problem == "征地未完。"
    assert proposal.rows[0].notes == (f"该问题已在列（编号 {known.id}），没有再记一条",)
    done = reply("2021-06-01", known, done=True)
    again = proposed(a_book_of(known, done), {(5, "problem"): "征地未完"})
    assert [entry.kind for entry in entries_of(again)] == ["progress", "problem"]


def test_one_problem_of_the_whole_and_of_a_part_is_raised_once() -> None:
    proposal = proposed(in_parts(), {(5, "problem"): "缺资金", (6, "problem"): "缺资金"})
    kinds = [entry.kind for entry in entries_of(proposal)]
    assert kinds == ["progress", "problem", "progress"]


def test_the_report_of_another_year_says_which() -> None:
    book = a_book_of()
    form = a_form(book, "2022-01-05")
    assert the_report(proposed(book, {(5, "percent"): "100"}, "2022-01-10", form)).year == 2021


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


def test_the_same_form_a_second_time_adds_nothing() -> None:
    entered = {(5, "percent"): "40", (5, "problem"): "缺资金", (6, "figures"): "3.5"}
    book = a_book_of()
    form = a_form(book)
    first = proposed(book, entered, "2021-07-02", form)
    item = book.items[0]._replace(entries=entries_of(first))
    again = proposed(book._replace(items=(item, book.items[1])), entered, "2021-07-09", form)
    assert not again.writes
    assert [told[2:4] for told in again.rows[:2]] == [
        ("已经读入过，内容相同", Outcome.UNCHANGED)
    ] * 2


@pytest.mark.parametrize(
    ("since", "is_refused"),
    [
        (progress("2021-07-01", 50), True),
        (progress("2021-06-30", 50), False),
        (progress("2021-07-01", 50, by=EDUCATION), False),
        (progress("2021-07-03", 50), False),
        (progress("2021-07-01", 50).model_copy(update={"year": 2020}), False),
    ],
)
def test_what_the_body_said_since_the_form_went_out_is_not_undone(
    since: Progress,
    is_refused: bool,  # noqa: FBT001 (a case of a table)
) -> None:
    book = a_book_of()
    form = a_form(book)
    proposal = proposed(a_book_of(since), {(5, "percent"): "40"}, "2021-07-02", form)
    assert proposal.writes is not is_refused
    if is_refused:
        assert the_refusal(proposal).column == "已报"
        assert the_refusal(proposal).reason == (
            "这张填报表截至2021年6月30日，之后已有2021年7月1日的进展（进展 50%）；"
            "要按当时记，请加 --date 2021-06-30"
        )
    at_its_day = proposed(a_book_of(since), {(5, "percent"): "40"}, "2021-06-30", form)
    assert at_its_day.writes


def test_what_was_taken_back_does_not_stand_in_the_way() -> None:
    report = progress("2021-07-01", 50)
    book = a_book_of(report, retraction("2021-07-01", report))
    form = a_form(a_book_of())
    assert proposed(book, {(5, "percent"): "40"}, "2021-07-02", form).writes


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
