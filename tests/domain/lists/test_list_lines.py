"""The lines of a list: chapters, parts, merged cells, and rows that are none of it."""

from tests.domain.lists.tables import grid, layout, lines, words
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.lines import lines_of, one_line
from wuxian.domain.sheets.grid import Cell, Merge

HEADINGS = words("序号|工作任务|责任单位|完成时限")


def passed(*rows: list[str]) -> list[tuple[int, str]]:
    """The rows that are no lines, and what they are taken for."""
    sheet = grid(HEADINGS, *rows)
    return [(one.row, one.why) for one in lines_of(sheet, layout(HEADINGS, *rows))[1]]


def test_a_row_with_one_cell_that_is_numbered_wide_or_out_of_place_is_a_chapter() -> None:
    found = lines(
        HEADINGS,
        words("一、交通|||"),
        words("1|修路|甲局|"),
        words("|（二）教育||"),
        words("2|办学|乙局|"),
        words("民生实事|||"),
        words("3|供水|丙局|"),
        words("||其他|"),
        words("4|供电||"),
        merges=[Merge(5, 0, 5, 3)],
    )
    assert [(line.row, line.chapter) for line in found] == [
        (3, "一、交通"), (5, "（二）教育"), (7, "民生实事"), (9, "其他"),
    ]  # fmt: skip


def test_a_wide_cell_without_a_number_is_a_chapter_too() -> None:
    rows = (HEADINGS, words("|交通建设||"), words("1|修路|甲局|"))
    assert [line.chapter for line in lines(*rows, merges=[Merge(1, 1, 1, 3)])] == ["交通建设"]


def test_a_chinese_number_with_a_title_alone_is_a_chapter_where_rows_say_more() -> None:
    found = lines(
        HEADINGS, words("一|交通同网||"), words("1|修路|甲局|"), words("（二）|民生同保||"),
        words("2|办学|乙局|"), words("三|架桥|丙局|"),
    )  # fmt: skip
    assert [(line.row, line.chapter) for line in found] == [
        (3, "交通同网"), (5, "民生同保"), (6, "民生同保"),
    ]  # fmt: skip
    short = lines(words("序号|工作任务"), words("一|修路"), words("二|架桥"))
    assert [line.title for line in short] == ["修路", "架桥"]


def test_what_is_struck_out_says_nothing() -> None:
    [line] = lines(words("任务|市领导|责任单位|一季度"), words("修路|—|/|-"))
    assert (len(line.cells), line.steps) == (1, ())


def test_a_column_of_chapters_goes_on_until_the_next() -> None:
    found = lines(
        words("章节|任务|单位"), words("甲|修路|局"), words("|办学|局"), words("乙|供水|局")
    )
    assert [line.chapter for line in found] == ["甲", "甲", "乙"]


def test_a_row_without_a_number_belongs_to_the_one_above() -> None:
    found = lines(
        HEADINGS,
        words("|开头无号||"),
        words("1|修路|甲局|"),
        words("|修桥||年底"),
        words("2|办学|甲局|"),
        words("2.1|小学|甲局|"),
        words("3.1|中学|甲局|"),
    )
    assert [line.part_of_above for line in found] == [False, False, True, False, True, False]


def test_in_a_list_without_numbers_nothing_belongs_to_the_row_above() -> None:
    found = lines(words("工作任务|责任单位"), words("修路|甲局"), words("修桥|"))
    assert [line.part_of_above for line in found] == [False, False]


def test_a_merged_cell_speaks_for_the_rows_below_but_a_number_only_for_the_first() -> None:
    found = lines(
        HEADINGS,
        words("1|修路|甲局|6月底前"),
        words("|修桥||"),
        merges=[Merge(1, 0, 2, 0), Merge(1, 2, 2, 2)],
    )
    assert [line.said(Meaning.UNITS) for line in found] == ["甲局", "甲局"]
    assert [line.said(Meaning.DUE) for line in found] == ["6月底前", ""]
    assert [line.part_of_above for line in found] == [False, True]


def test_a_title_over_several_rows_is_that_of_all_of_them() -> None:
    found = lines(
        words("序号|项目名称|建设内容"),
        words("1|两座大桥|赤壁大桥"),
        words("2||嘉鱼大桥"),
        merges=[Merge(1, 1, 2, 1)],
    )
    assert [(one.shares_a_title, one.part_of_above) for one in found] == [
        (False, False), (True, True),
    ]  # fmt: skip


def test_sums_remarks_and_repeated_headings_are_passed_over() -> None:
    found = passed(
        HEADINGS,
        words("1|修路|甲局|"),
        words("合计|2项||"),
        words("注：以上纳入考核|||"),
        words("|||"),
        words("填表人：张三||联系电话|"),
    )
    assert found == [(2, "又是表头"), (4, "合计"), (5, "说明"), (7, "说明")]


def test_several_columns_of_one_meaning_are_read_together_and_unused_ones_not() -> None:
    heads = words("任务|配合单位|协办单位|备注|来源")
    [line] = lines(heads, words("修路|甲局|乙局|重点|网页"))
    assert line.said(Meaning.SUPPORTING) == "甲局；乙局"
    assert line.said(Meaning.NOTE) == "重点"
    assert len(line.cells) == 3


def test_steps_are_read_below_their_times() -> None:
    [line] = lines(words("任务|一季度|二季度"), words("修路|立项|"))
    assert line.steps == (("一季度", "立项"),)


def test_a_faulty_cell_is_kept_with_its_column_even_alone() -> None:
    [line] = lines(HEADINGS, ["", Cell("", fault="是公式，没有算好的值"), "", ""])
    assert line.faults == ((Meaning.TITLE, "是公式，没有算好的值"),)
    assert line.title == ""


def test_where_only_figures_are_named_they_are_the_title() -> None:
    [line] = lines(words("指标|目标|单位"), words("失业率|4.5|%"))
    assert line.title == "失业率"


def test_a_text_on_one_line_has_no_blank_between_its_characters() -> None:
    assert one_line("建成  投用\n通车 A B") == "建成投用通车 A B"
