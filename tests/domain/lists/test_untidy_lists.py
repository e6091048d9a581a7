"""Lists as they come: cells left out, names used twice, figures that changed."""

import datetime as dt
from decimal import Decimal

import pytest

from tests.domain.lists.tables import (
    Row,
    blank_book,
    entries,
    goals,
    grid,
    grown,
    of_file,
    outcomes,
    proposal,
    reasons,
    sheets,
    words,
)
from tests.domain.lists.test_lists_of_works import leads, plans
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.retraction import Retraction
from wuxian.domain.sheets.grid import Cell
from wuxian.domain.sheets.proposal import Proposal

HEADINGS = words("序号|任务|责任单位")
PARTS = words("任务|工作内容|责任单位")


def test_ditto_is_what_stands_above() -> None:
    made = proposal(HEADINGS, words("1|修路|甲局"), words("2|修桥|同上"), words("3|修渠|〃"))
    assert [leads(plan)[0] for plan in plans(made)] == ["甲局", "甲局", "甲局"]


def test_ditto_below_the_heading_is_read_as_it_stands() -> None:
    made = proposal(HEADINGS, words("1|修路|同上"))
    assert [leads(plan)[0] for plan in plans(made)] == ["同上"]


def test_of_a_column_of_lead_and_others_the_first_leads() -> None:
    made = proposal(
        words("任务|牵头单位/责任单位"),
        words("修路|甲局/乙局、丙局"),
        words("修桥|丁局／戊局"),
        words("修渠|己局"),
    )
    assert [leads(plan) for plan in plans(made)] == [
        ("甲局", [], ["乙局", "丙局"]),
        ("丁局", [], ["戊局"]),
        ("己局", [], []),
    ]


def test_a_content_without_a_title_belongs_to_the_title_above() -> None:
    made = proposal(PARTS, words("为民办事|修路|甲局"), words("|修桥|乙局"))
    [goal] = goals(made)
    assert [part.title for part in goal.parts] == ["修路", "修桥"]


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0)])
def test_what_is_called_alike_in_two_chapters_is_two_items_whatever_their_order(
    order: tuple[int, ...],
) -> None:
    chapters = [
        [words("一、交通||"), words("1|项目建设|甲局"), words("2|修路|甲局")],
        [words("二、教育||"), words("3|项目建设|乙局")],
        [words("三、民政||"), words("4|养老|丙局")],
    ]
    rows = [row for place in order for row in chapters[place]]
    made = proposal(HEADINGS, *rows)
    assert {plan.title for plan in plans(made)} == {
        "项目建设（交通）", "修路", "项目建设（教育）", "养老",
    }  # fmt: skip


def test_one_title_above_the_chapters_and_below_one_is_two_items_too() -> None:
    made = proposal(HEADINGS, words("1|修路|甲局"), words("一、交通||"), words("2|修路|乙局"))
    assert [plan.title for plan in plans(made)] == ["修路", "修路（交通）"]


def test_a_work_of_which_only_the_figure_changed_keeps_its_id() -> None:
    rows = [words("教育|新建学校12所|甲局"), words("|改造操场3个|乙局")]
    first = proposal(PARTS, *rows)
    rows[0][1] = "新建学校15所"
    again = proposal(PARTS, *rows, book=grown(blank_book(), first))
    ids = [[part.id for part in goal.parts] for goal in (*goals(first), *goals(again))]
    assert ids[0] == ids[1]


def test_of_two_works_that_only_differ_in_a_figure_neither_is_taken_for_the_other() -> None:
    rows = [words("教育|新建学校12所|甲局"), words("|新建学校3所|乙局")]
    first = proposal(PARTS, *rows)
    rows[0][1], rows[1][1] = "新建学校15所", "新建学校4所"
    again = proposal(PARTS, *rows, book=grown(blank_book(), first))
    ids = [{part.id for part in goal.parts} for goal in (*goals(first), *goals(again))]
    assert not ids[0] & ids[1]


def test_reports_that_were_taken_back_come_again() -> None:
    rows = [words("任务|责任单位|进展情况"), words("修路|甲局|已开工")]
    book = grown(blank_book(), proposal(*rows))
    [item] = book.items
    [report] = [entry for entry in item.entries if isinstance(entry, Progress)]
    assert outcomes(proposal(*rows, book=book)) == ["2 没有变化"]
    back = Retraction(
        id="0badc0",
        recorded=report.recorded + dt.timedelta(days=1),
        date=report.date,
        by=report.by,
        to=report.id,
        reason="清单作废",
    )
    book = book._replace(items=(item._replace(entries=(*item.entries, back)),))
    [again] = entries(proposal(*rows, book=book))
    assert isinstance(again, Progress)
    assert again.note == "已开工"


def test_a_percent_that_is_an_error_is_spared_beside_a_figure() -> None:
    error = Cell("", fault="是错误值 #DIV/0!")
    figure: Row = [*words("招商|甲局|引进企业|50家|12"), error]
    made = proposal(words("任务|责任单位|指标|目标值|完成值|完成率"), figure)
    [report] = [entry for entry in entries(made) if isinstance(entry, Progress)]
    assert report.percent is None
    assert [one.value for one in report.figures] == [Decimal(12)]
    assert list(reasons(made)) == ["2 完成率：是错误值 #DIV/0!"]
    alone = proposal(words("任务|责任单位|完成率"), ["招商", "甲局", error])
    assert not [entry for entry in entries(alone) if isinstance(entry, Progress)]
    assert list(reasons(alone)) == list(reasons(made))


def test_a_figure_that_is_an_error_is_told_and_its_goal_is_set() -> None:
    error = Cell("", fault="是错误值 #REF!")
    made = proposal(words("任务|责任单位|完成情况|完成率"), ["招商", "甲局", error, "50%"])
    assert list(reasons(made)) == ["2 完成情况：是错误值 #REF!"]
    assert [entry.kind for entry in entries(made)] == ["goal"]


def test_units_in_the_name_of_a_chapter_are_told() -> None:
    made = proposal(
        HEADINGS, words("一、交通（牵头单位：甲局）||"), words("1|修路|乙局"), words("2|修桥|丙局")
    )
    assert [area.name for area in made.programme.areas] == ["交通"]
    told = [note for note in made.notes if "没有采用" in note]
    assert told == ["章节“交通”里写的甲局没有采用，请写在各行里"]


@pytest.mark.parametrize(
    "chapter", ["第一部分 交通", "专题一：交通", "A、交通", "板块二：交通", "第二篇 交通"]
)
def test_a_chapter_is_called_so_without_its_number(chapter: str) -> None:
    made = proposal(HEADINGS, [chapter, "", ""], words("1|修路|乙局"))
    assert [area.name for area in made.programme.areas] == ["交通"]


@pytest.mark.parametrize("chapter", ["专题一：交通", "板块二：交通", "第二篇 交通"])
def test_a_chapter_may_stand_in_the_column_of_titles(chapter: str) -> None:
    made = proposal(HEADINGS, ["", chapter, ""], words("1|修路|乙局"))
    assert [plan.title for plan in plans(made)] == ["修路"]
    assert [area.name for area in made.programme.areas] == ["交通"]


def test_how_a_matter_stands_is_not_its_progress_beside_another_column() -> None:
    made = proposal(words("任务|责任单位|办理状态|办理情况"), words("修路|甲局|正在办理|已开工"))
    [report] = [entry for entry in entries(made) if isinstance(entry, Progress)]
    assert report.note == "已开工"
    assert any("没有用到的列：办理状态" in note for note in made.notes)


def test_new_items_that_nobody_leads_are_counted_and_the_first_ten_named() -> None:
    [told] = led_by_nobody(proposal(HEADINGS, *(words(f"{n}|修第{n}条路|") for n in range(1, 12))))
    assert told == "没有牵头单位的新事项11行：" + "、".join(f"第{n}行" for n in range(2, 12)) + "等"


def test_rows_are_named_with_their_sheet_where_there_are_several() -> None:
    one = grid(HEADINGS, words("1|修路|"), words("合计||"), name="甲表")
    other = grid(HEADINGS, words("1|修桥|"), name="乙表")
    made = of_file(sheets(one, other))
    assert led_by_nobody(made) == ["没有牵头单位的新事项2行：工作表“甲表”第2行、工作表“乙表”第2行"]
    assert "工作表“甲表”第3行是合计，没有读：合计" in made.notes


def led_by_nobody(made: Proposal) -> list[str]:
    """What is told of new items without a lead."""
    return [note for note in made.notes if note.startswith("没有牵头单位")]
