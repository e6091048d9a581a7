"""A form that came back: what it would write, once and no more."""

import datetime as dt

import pytest

from tests.domain.books import (
    EDUCATION,
    TRANSPORT,
    figure,
    progress,
    retraction,
)
from tests.domain.forms import (
    a_book_of,
    a_form,
    an_arrival,
    entries_of,
    filled,
    in_parts,
    outcomes,
    proposed,
    the_refusal,
    the_report,
)
from tests.domain.problems import raised, reply
from wuxian.domain.entries.problem import Problem
from wuxian.domain.entries.progress import Progress
from wuxian.domain.forms.returned import returned
from wuxian.domain.sheets.proposal import Outcome
from wuxian.domain.values.dates import day_words


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
    assert proposed(a_book_of(), {(5, "problem"): "征地未完"}).rows[0].notes == ("同时提出问题",)
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


def test_what_is_to_be_known_of_the_file_is_told() -> None:
    book = a_book_of()
    form = filled(a_form(book), {(5, "percent"): "40"})._replace(notes=("有宏，没有运行",))
    assert returned(form, book, an_arrival()).notes[1:] == ("有宏，没有运行",)


def test_the_report_of_another_year_says_which() -> None:
    book = a_book_of()
    form = a_form(book, "2022-01-05")
    assert the_report(proposed(book, {(5, "percent"): "100"}, "2022-01-10", form)).year == 2021


@pytest.mark.parametrize("days", [("2021-06-30", "2021-06-30"), ("2021-07-02", "2021-07-09")])
def test_the_same_form_a_second_time_adds_nothing(days: tuple[str, str]) -> None:
    entered = {(5, "percent"): "40", (5, "problem"): "缺资金", (6, "figures"): "3.5"}
    book = a_book_of()
    form = a_form(book)
    first = proposed(book, entered, days[0], form)
    item = book.items[0]._replace(entries=entries_of(first))
    again = proposed(book._replace(items=(item, book.items[1])), entered, days[1], form)
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
        (progress("2021-07-02", 50), True),
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
    day = day_words(since.date)
    assert proposal.writes is not is_refused
    if is_refused:
        assert the_refusal(proposal).column == "已报"
        assert the_refusal(proposal).reason == (
            f"这张填报表截至2021年6月30日，之后已有{day}的进展（进展 50%）；"
            "要按当时记，请加 --date 2021-06-30"
        )
    at_its_day = proposed(a_book_of(since), {(5, "percent"): "40"}, "2021-06-30", form)
    assert at_its_day.writes


def test_what_was_taken_back_does_not_stand_in_the_way() -> None:
    report = progress("2021-07-01", 50)
    book = a_book_of(report, retraction("2021-07-01", report))
    form = a_form(a_book_of())
    assert proposed(book, {(5, "percent"): "40"}, "2021-07-02", form).writes
