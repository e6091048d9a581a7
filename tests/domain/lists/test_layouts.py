"""Where in a sheet a list begins: title rows, one row of headings or two, merged or not."""

import pytest

from tests.domain.lists.tables import grid, layout, words
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.layout import layout_of, words_seen, year_in
from wuxian.domain.sheets.grid import Merge, column_name, place_of

HEADINGS = words("序号|工作任务|责任单位")
QUARTERS = words("序号|工作任务|牵头单位|第一季度||第二季度|")
BELOW = words("|||目标|进展|目标|进展")
WIDE = (Merge(0, 3, 0, 4), Merge(0, 5, 0, 6))
TALL = (Merge(0, 0, 1, 0), Merge(0, 1, 1, 1), Merge(0, 2, 1, 2))
TOGETHER = (
    "序号",
    "工作任务",
    "牵头单位",
    "第一季度目标",
    "第一季度进展",
    "第二季度目标",
    "第二季度进展",
)


@pytest.mark.parametrize(
    "above", [(), (["附件1"],), (["附件1"], ["2026年重点工作清单", "", ""], ["填报单位：", "", ""])]
)
def test_title_rows_may_stand_above_the_headings(above: tuple[list[str], ...]) -> None:
    found = layout(*above, HEADINGS, ["1", "甲", "乙"])
    assert (found.first_row, found.headings) == (len(above) + 1, tuple(HEADINGS))


@pytest.mark.parametrize("merges", [(), WIDE, (*WIDE, *TALL)])
def test_two_rows_of_headings_are_read_as_one(merges: tuple[Merge, ...]) -> None:
    found = layout(QUARTERS, BELOW, ["1", "甲", "乙", "丙"], merges=merges)
    assert (found.first_row, found.headings) == (2, TOGETHER)
    assert found.columns(Meaning.STEP) == (3, 5)
    assert found.unused == ("第一季度进展", "第二季度进展")


def test_a_heading_over_two_that_is_no_time_is_left_out() -> None:
    found = layout(
        words("序号|工作任务|责任分工|"), words("||牵头单位|配合单位"), merges=[Merge(0, 2, 0, 3)]
    )
    assert found.headings == ("序号", "工作任务", "牵头单位", "配合单位")


def test_a_heading_that_goes_on_over_both_rows_stays() -> None:
    rows = (words("序号|工作任务|牵头单位|目标"), words("|工作任务|牵头单位|目标"))
    assert layout(*rows).headings == ("序号", "工作任务", "牵头单位", "目标")


def test_a_first_line_of_the_list_is_no_second_row_of_headings() -> None:
    found = layout(HEADINGS, words("|一、交通建设|"), words("1|修路|市交通局"))
    assert found.first_row == 1
    assert layout(HEADINGS, words("1|重点工作|市发改委")).first_row == 1


def test_a_row_of_which_one_word_stands_below_none_is_no_second_row() -> None:
    upper = words("序号|工作任务|牵头单位|第一季度||备注")
    found = layout(upper, words("|||目标|进展|备注"), ["1", "甲"])
    assert found.headings[3:] == ("第一季度目标", "第一季度进展", "备注")
    other = layout(words("序号|工作任务|牵头单位|完成时限"), words("||责任单位|"), ["1", "甲"])
    assert (other.first_row, other.headings[2]) == (1, "牵头单位")


def test_a_title_merged_over_all_columns_is_no_heading() -> None:
    rows = (words("重点工作|||"), words("序号|工作任务|责任单位|完成时限"), ["1", "甲"])
    found = layout(*rows, merges=[Merge(0, 0, 0, 3)])
    assert (found.first_row, found.title) == (2, "重点工作")


def test_a_sheet_without_headings_has_no_layout() -> None:
    bare = grid(words("含义|见过的表头"), words("title|任务内容"))
    assert layout_of(bare) is None
    assert layout_of(grid(words("序号|牵头单位"))) is None
    assert layout_of(grid()) is None
    assert (words_seen(bare), words_seen(grid())) == ("含义、见过的表头", "")


def test_the_year_stands_in_the_title_or_before_the_table() -> None:
    assert layout(["2016年民生实事"], HEADINGS).year == 2016
    assert layout(HEADINGS, title="咸宁市2024年重点工作").year == 2024
    assert layout(HEADINGS).year is None
    assert (year_in("2026年清单.xlsx"), year_in("清单20261.xlsx")) == (2026, None)
    assert (year_in("2027重点工作.xlsx"), year_in("20270101.xlsx")) == (2027, None)


@pytest.mark.parametrize(
    ("heading", "above", "day"),
    [
        ("进展情况（3月31日）", "", "3月31日"),
        ("完成比例(截至2021年6月30日)", "", "2021年6月30日"),
        ("进展情况", "填报时间：2021年3月31日", "2021年3月31日"),
        ("进展情况（周报）", "", ""),
    ],
)
def test_a_ledger_says_which_day_it_tells_of(heading: str, above: str, day: str) -> None:
    assert layout(["工作任务", heading, "单位"], title=above).told_on == day


def test_a_column_tells_its_heading() -> None:
    found = layout(HEADINGS)
    assert found.heading_of(Meaning.UNITS) == "责任单位"
    assert found.heading_of(Meaning.DUE) == "时限"
    assert (found.has(Meaning.UNITS), found.has(Meaning.DUE)) == (True, False)


@pytest.mark.parametrize(
    ("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_a_cell_is_called_as_a_spreadsheet_calls_it(column: int, name: str) -> None:
    assert column_name(column) == name
    assert place_of(4, column) == f"{name}5"
