"""A form as a workbook, read by another hand: what can be filled in, and what cannot."""

import io
import time
import zipfile

import openpyxl
import pytest
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.domain.books import a_book, a_goal, a_target, an_item, progress
from tests.domain.forms import a_form
from tests.render.conftest import OnDay
from wuxian.domain.forms.form import Form, form_of
from wuxian.domain.plan.goal import Part
from wuxian.render.writers.form import file_bytes

TRANSPORT = "市交通运输局"
FIRST = 5
_HOW = (
    "怎么填：只填黄色的格子，只填有变化的；没有新进展的，在“进展情况”里写“无”。"
    "“进度”写百分数，如 40%；“数据”写到现在的数，单位见“单位”。"
)


@pytest.fixture(scope="session")
def of_the_demo(demo_book: OnDay) -> Form:
    """The form of all items of the demo book."""
    book, day = demo_book
    return form_of(book, TRANSPORT, day, 2021, "0.1.0")


def a_small_form() -> Form:
    """Item 5 with two targets, led, and item 7 in one part."""
    targets = (a_target("=招商项目"), a_target("失业率", 5, unit="%"))
    parts = a_goal(due="2021-12-31").model_copy(update={"parts": (Part(id="north", title="北段"),)})
    return a_form(
        a_book(
            an_item(progress("2021-06-25", 40), goals=(a_goal(due="2021-12-31", targets=targets),)),
            an_item(number=7, title="长江大桥", goals=(parts,)),
        )
    )


def read(form: Form) -> Workbook:
    """The workbook of a form, as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(file_bytes(form)))


def sheet_of(form: Form) -> Worksheet:
    """The sheet of it that is filled in."""
    return read(form).worksheets[0]


def test_above_the_header_it_says_whose_it_is_and_how_it_is_filled_in() -> None:
    sheet = sheet_of(a_small_form())
    assert sheet.title == "填报表"
    assert [sheet.cell(n, 1).value for n in (1, 2, 3)] == [
        "武咸同城填报表（2021年）",
        "填报单位：市交通运输局　　年份：2021年　　截至：2021年6月30日　　（示例）",
        _HOW,
    ]
    assert [cell.value for cell in sheet[4]] == [
        "序号", "工作事项", "子任务", "年度目标", "量化指标", "单位", "完成时限", "灯号", "已报",
        "进度", "数据", "进展情况", "问题", "下一步",
    ]  # fmt: skip
    assert sheet.freeze_panes == "C5"
    assert sheet.print_title_rows == "$4:$4"


def test_each_row_says_what_is_known() -> None:
    sheet = sheet_of(a_small_form())
    told = [[cell.value for cell in row[:9]] for row in sheet.iter_rows(min_row=FIRST)]
    assert [[*row[:6], row[7] is not None, row[8]] for row in told] == [
        [5, "天子山大桥", None, "建成通车", "=招商项目至少100个", "个", True, "40%（6月25日）"],
        [5, "天子山大桥", None, None, "失业率至少5%", "%", False, "未报"],
        [7, "长江大桥", None, "建成通车", None, None, True, None],
        [7, "长江大桥", "北段", "北段", None, None, True, "未报"],
    ]
    assert [row[6] and str(row[6]) for row in told][1:3] == [None, "2021-12-31 00:00:00"]
    assert sheet["E5"].data_type == "s"
    assert sheet["G5"].number_format == 'yyyy"年"m"月"d"日"'
    assert sheet["H5"].fill.fgColor.rgb != sheet["I5"].fill.fgColor.rgb


def test_what_can_be_filled_in_is_open_text_and_coloured_and_all_else_is_locked() -> None:
    sheet = sheet_of(a_small_form())
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.protection.formatColumns
    assert not sheet.protection.formatRows
    cells = [cell for row in sheet.iter_rows() for cell in row]
    opened = [cell for cell in cells if not cell.protection.locked]
    assert {cell.coordinate for cell in opened} == {
        "J5", "K5", "L5", "M5", "N5", "K6", "L7", "M7", "N7", "J8", "L8", "M8", "N8",
    }  # fmt: skip
    assert {cell.number_format for cell in opened} == {"@"}
    [colour] = {cell.fill.fgColor.rgb for cell in opened}
    assert {sheet[name].fill.fgColor.rgb for name in ("J6", "L6", "J7", "K8")} == {"FFEDEDED"}
    assert colour not in {"FFEDEDED", "00000000"}


def test_an_open_cell_says_what_to_write_and_turns_nothing_away() -> None:
    sheet = sheet_of(a_small_form())
    rules = sheet.data_validations.dataValidation
    assert [str(rule.sqref) for rule in rules] == ["J5:J8", "K5:K8", "L5:L8", "M5:M8", "N5:N8"]
    assert {rule.type for rule in rules} <= {None, "none"}
    assert [rule.promptTitle for rule in rules][:2] == ["进度", "数据"]
    assert all(rule.prompt and rule.showInputMessage for rule in rules)


def test_what_its_rows_are_about_stands_where_nobody_sees_it() -> None:
    form = a_small_form()
    hidden = read(form)["wuxian"]
    assert hidden.sheet_state == "veryHidden"
    assert hidden["A1"].value == form.origin.block
    rows = [[cell.value for cell in row] for row in hidden.iter_rows(min_row=2)]
    assert rows == [
        [5, 5, "05-item", None, "=招商项目", "5", "天子山大桥", None, "=招商项目至少100个"],
        [6, 5, "05-item", None, "失业率", "5", "天子山大桥", None, "失业率至少5%"],
        [7, 7, "07-item", None, None, "7", "长江大桥", None, None],
        [8, 7, "07-item", "north", None, "7", "长江大桥", "北段", None],
    ]


def test_what_has_no_due_date_says_so() -> None:
    assert sheet_of(a_form(a_book(an_item())))["G5"].value == "未定"


def test_a_form_without_a_notice_has_none_and_one_without_rows_is_one() -> None:
    form = a_small_form()._replace(notice=None, rows=())
    sheet = sheet_of(form)
    assert str(sheet["A2"].value).endswith("截至：2021年6月30日")
    assert sheet.max_row == FIRST - 1


def test_a_row_is_as_high_as_its_words_and_has_room_for_others(of_the_demo: Form) -> None:
    sheet = sheet_of(of_the_demo)
    rows = range(FIRST, FIRST + len(of_the_demo.rows))
    heights = [float(sheet.row_dimensions[n].height or 0) for n in rows]
    assert min(heights) >= 30
    assert max(heights) > min(heights)


def test_the_same_data_give_the_same_bytes_whenever_it_is(
    of_the_demo: Form, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = file_bytes(of_the_demo)
    monkeypatch.setattr(time, "time", lambda: 2e9)
    assert file_bytes(of_the_demo) == first
    with zipfile.ZipFile(io.BytesIO(first)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "numberStoredAsText" in parts.read("xl/worksheets/sheet1.xml").decode()
