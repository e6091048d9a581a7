"""Files with several sheets, hidden ones, none that is a list; matters that may be items."""

import pytest

from tests.domain.books import a_book, a_goal_set, an_item
from tests.domain.lists.tables import (
    grid,
    notes,
    of_file,
    outcomes,
    proposal,
    reasons,
    setting,
    sheets,
    words,
)
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.taking_in import doubts_of, list_read
from wuxian.domain.sheets.grid import Grid, Merge
from wuxian.domain.sheets.proposal import Outcome, RowTold
from wuxian.errors import Refused

HEADINGS = words("序号|工作任务|责任单位")


def sheet(name: str, *rows: str) -> Grid:
    """A sheet of a list."""
    return grid(HEADINGS, *map(words, rows), name=name)


def test_every_sheet_that_is_a_list_is_read_and_its_rows_say_where_they_stand() -> None:
    file = sheets(sheet("交通", "1|修路|甲局"), sheet("教育", "|办学|乙局"), name="2026年清单.xlsx")
    made = of_file(file)
    assert [(row.sheet, row.row, row.outcome.label) for row in made.rows] == [
        ("交通", 2, "新增事项"), ("教育", 2, "新增事项"),
    ]  # fmt: skip
    sections = [filing.item.plan.citations[0].section for filing in made.filings]
    assert sections == ["工作表“交通”第2行", "工作表“教育”第2行"]
    assert list_read(file, {}).year == 2026


def test_hidden_sheets_and_those_that_are_no_list_are_told() -> None:
    hidden = sheet("旧", "1|架桥|甲局")._replace(is_hidden=True)
    other = grid(words("咸政办发|印发"), name="封面")
    file = sheets(hidden, other, grid(name="空表"), sheet("清单", "1|修路|甲局"))
    made = of_file(file)
    assert outcomes(made) == ["2 新增事项"]
    assert made.notes[2:4] == (
        "隐藏的工作表“旧”没有读", "工作表“封面”没有认出表头，没有读",
    )  # fmt: skip
    assert len(list_read(file, {}, ["旧"]).lines) == 1


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ((), "清单.xlsx 是空的，没有可读的行"),
        (("含义|见过的表头",), "清单.xlsx 里没有认出清单的表头（看到的是：含义、见过的表头）"),
    ],
)
def test_a_file_without_a_list_is_refused(rows: tuple[str, ...], message: str) -> None:
    with pytest.raises(Refused) as refused:
        list_read(sheets(grid(*map(words, rows))), {})
    assert refused.value.message == message


def test_a_heading_that_is_not_there_cannot_be_said() -> None:
    file = sheets(grid(HEADINGS, words("1|修路|甲局")))
    with pytest.raises(Refused) as refused:
        list_read(file, {"工作 任务": Meaning.TITLE, "来源": Meaning.AREA})
    assert refused.value.message == "--map 说的表头“来源”清单里没有"
    assert refused.value.remedy == "有：序号、工作任务、责任单位"


def test_a_year_without_settings_is_pointed_out_where_something_is_written() -> None:
    told = "没有2021年的设置（years/2021.toml），没有写时限的目标不会按年底计"
    rows = (HEADINGS, words("1|修路|市交通运输局"))
    assert told in proposal(*rows).notes
    assert told not in proposal(*rows, book=a_book(), area="transport").notes
    assert told not in proposal(HEADINGS, words("1||市交通运输局")).notes


def test_a_warning_refuses_no_row() -> None:
    later = a_goal_set("2021-06-01", text="建成大桥")
    heads, row = words("任务|责任单位|完成时限"), words("天子山大桥||年底")
    made = proposal(heads, row, book=a_book(an_item(later)))
    assert (made.refusals, outcomes(made)) == ((), ["2 修订目标"])


def test_the_year_of_all_chapters_is_that_of_the_list() -> None:
    rows = (words("2024年目标||"), words("1|修路|甲局"))
    assert list_read(sheets(grid(HEADINGS, *rows)), {}).year == 2024
    two = grid(HEADINGS, *rows, words("2025年目标||"), words("2|架桥|甲局"))
    assert list_read(sheets(two), {}).year is None


def test_headings_that_nobody_knows_can_be_said() -> None:
    given = {"含义": Meaning.TITLE, "见过的表头": Meaning.UNITS}
    made = proposal(words("含义|见过的表头"), words("修路|甲局"), given=given)
    assert outcomes(made) == ["2 新增事项"]


def test_matters_that_may_be_items_are_asked_about() -> None:
    file = sheets(sheet("清单", "1|天子山大桥建设|", "2|天子山大桥|", "3|一卡通办|"))
    book = a_book(an_item())
    [doubt] = doubts_of(list_read(file, {}), setting(file), book)
    assert (doubt.matter.title, [item.number for item in doubt.items]) == ("天子山大桥建设", [5])


def test_with_several_sheets_a_row_is_named_with_its_own() -> None:
    file = sheets(sheet("交通", "1|天子山大桥建设|"), sheet("教育", "1|办学|"))
    made = of_file(file, a_book(an_item()), area="transport")
    assert [one.partition("；")[2] for one in reasons(made)] == [
        "是就加 --same 交通!2=5，不是就加 --same 交通!2=新"
    ]


def test_a_matter_of_two_sheets_keeps_the_rows_of_both() -> None:
    file = sheets(sheet("上半年", "1|修路|甲局"), sheet("下半年", "1|修路|甲局"))
    made = of_file(file)
    assert [(row.sheet, row.row, row.item) for row in made.rows] == [
        ("上半年", 2, 1), ("下半年", 2, 1),
    ]  # fmt: skip


def test_a_number_alone_is_a_row_without_a_matter() -> None:
    made = proposal(HEADINGS, words("1|修路|甲局"), words("3||"))
    assert list(reasons(made)) == ["3 工作任务：没有写是什么事项"]


def test_a_unit_that_may_be_several_is_refused_with_its_column() -> None:
    book = a_book()
    made = proposal(HEADINGS, words("1|修路|交通、市"), book=book, area="transport")
    [reason] = reasons(made)
    assert reason.startswith("2 责任单位：“市”对应3个部门：")


def test_a_title_over_rows_without_a_content_of_its_own_is_no_part() -> None:
    heads = words("序号|项目名称|建设内容|责任单位")
    rows = ("1|两桥||甲局", "||赤壁桥|", "||嘉鱼桥|")
    made = proposal(heads, *map(words, rows), merges=[Merge(1, 1, 3, 1)])
    assert notes(made, 3) == ("第2行事项的子任务",)
    assert made.filings[0].item.plan.title == "两桥"


@pytest.mark.parametrize(
    ("words_", "title", "told"),
    [("修路", "修路", "05"), ("修路", "筑路", "05 筑路"), ("修路", "", "05")],
)
def test_a_row_tells_its_item_by_number_where_it_is_called_the_same(
    words_: str, title: str, told: str
) -> None:
    row = RowTold("清单", 2, words_, Outcome.SET, 5, title)
    assert row.item_words == told
    assert row._replace(item=None, title="").item_words == ""
