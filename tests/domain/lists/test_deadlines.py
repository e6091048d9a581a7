"""Deadlines: ends, steps, words, and days as workbooks keep them."""

import csv
import datetime as dt

import pytest

from tests.domain.lists.tables import LISTS
from wuxian.domain.lists.deadlines import Deadline, day_in, deadline_of, is_deadline, steps_below
from wuxian.domain.sheets.grid import Cell


def read(text: str) -> Deadline:
    """What a cell says in a list of 2021."""
    return deadline_of(Cell(text), 2021)


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("12月底前", "2021-12-31"),
        ("2021年10月底前", "2021-10-31"),
        ("年内", "2021-12-31"),
        ("4~12月：", "2021-12-31"),
        ("三季度", "2021-09-30"),
    ],
)
def test_an_end_is_a_day_with_its_words(text: str, due: str) -> None:
    found = read(text)
    assert (str(found.due), found.words, found.steps, found.notes) == (due, text, (), ())


@pytest.mark.parametrize(
    ("text", "title", "due", "told"),
    [
        ("5月底前动工", "开工", "2021-05-31", "节点"),
        ("9月投入使用", "投用", "2021-09-30", "节点"),
        ("力争年内开工", "开工", "2021-12-31", "力争的节点"),
    ],
)
def test_a_step_is_no_end_and_that_is_told(text: str, title: str, due: str, told: str) -> None:
    found = read(text)
    [(step, when, said)] = found.steps
    assert (found.due, step, str(when.day), said) == (None, title, due, text)
    assert found.notes == (f"“{text}”说的是{told}，不是完成时限",)


def test_several_steps_and_an_end_may_stand_in_one_cell() -> None:
    found = read("5月底前开工；10月底前通车\n12月底前")
    assert [title for title, _, _ in found.steps] == ["开工", "通车"]
    assert (str(found.due), found.words) == ("2021-12-31", "12月底前")
    assert len(found.notes) == 2


@pytest.mark.parametrize("text", ["6月底前，12月底前", "3月底前至6月…9月底前", "按月推进"])
def test_what_cannot_be_read_stays_as_words_and_that_is_told(text: str) -> None:
    found = read(text)
    assert (found.due, found.words, found.steps) == (None, text, ())
    assert found.notes == (f"时限“{text}”没有读成日期，按年度默认",)


@pytest.mark.parametrize(
    ("text", "marks", "told"),
    [
        ("力争10月底前", "soft", "“力争10月底前”按力争记"),
        ("长期坚持", "open", "“长期坚持”按长期，不定时限记"),
        ("2023年底", "open", "时限“2023年底”在2021年之后，本年按长期记"),
        ("2020年12月", "", "时限“2020年12月”在2021年之前，没有采用，按年度默认"),
    ],
)
def test_soft_open_ended_and_other_years_are_told_in_the_lists_words(
    text: str, marks: str, told: str
) -> None:
    found = read(text)
    assert (found.is_soft, found.is_open_ended) == (marks == "soft", marks == "open")
    assert (found.words, found.notes) == (text, (told,))


def test_lines_of_which_one_says_no_time_are_words() -> None:
    found = read("5月开工\n视情况")
    assert (found.words, found.steps) == ("5月开工视情况", ())


def test_a_day_of_a_workbook_is_a_day_and_so_is_its_number() -> None:
    day = dt.date(2021, 6, 25)
    assert deadline_of(Cell("2021-06-25", day), 2021) == Deadline(day, "2021年6月25日")
    moment = dt.datetime(2021, 6, 25, 8, 30)  # noqa: DTZ001 (a workbook has no zones)
    assert day_in(Cell("2021-06-25 08:30", moment)) == day
    found = deadline_of(Cell("44372", 44372.0), 2021)
    assert (found.due, found.words) == (day, "2021年6月25日")
    assert found.notes == ("“44372”按表格里的日期读作2021年6月25日",)
    assert day_in(Cell("12", 12.0)) is None
    assert day_in(Cell("12")) is None


def test_an_empty_cell_says_nothing() -> None:
    assert read(" ") == Deadline()


def test_a_remark_may_be_a_deadline_or_not() -> None:
    assert is_deadline("2021年12月", 2021)
    assert not is_deadline("纳入考核", 2021)
    assert not is_deadline("到6月…到9月…", 2021)


def test_steps_stand_below_times_a_line_each() -> None:
    found = steps_below((("一季度", "1.编制计划\n2、力争开工；"), ("二季度", "编制计划")), 2021)
    assert [(title, str(due.day), due.is_soft, said) for title, due, said in found] == [
        ("一季度：编制计划", "2021-03-31", False, "一季度"),
        ("开工", "2021-03-31", True, "一季度"),
        ("二季度：编制计划", "2021-06-30", False, "二季度"),
    ]


def test_every_way_that_real_lists_say_it_is_read_or_told() -> None:
    """No words of a real list are taken for what they do not say."""
    with (LISTS / "due-words.csv").open(encoding="utf-8") as file:
        said = [row[0] for row in csv.reader(file)][1:]
    found = {text: deadline_of(Cell(text), 2022) for text in said}
    assert all(one.due or one.steps or one.notes for one in found.values())
    assert str(found["2022年10月底前"].due) == "2022-10-31"
    assert found["到2025年…到2026年…"].due is None
    assert found["有望尽早开工建设"].is_open_ended
