"""A form that came back: known by its hidden sheet, its rows found again whatever was moved."""

import pytest

from tests.domain.books import a_book, a_goal, a_target, an_item
from tests.domain.forms import a_form, cell, filled, sheet_file
from wuxian.domain.book.book import Book
from wuxian.domain.forms.filled import FilledForm, filled_form, looks_like_a_form
from wuxian.domain.forms.form import HIDDEN, SHEET
from wuxian.domain.sheets.grid import Cell, Grid, SheetFile
from wuxian.errors import Refused

HEADER = 3


@pytest.fixture
def book() -> Book:
    """Two items, the first with two targets."""
    targets = (a_target(), a_target("失业率", 5, unit="%"))
    second = an_item(number=7, title="长江大桥", folder="07-bridge")
    return a_book(an_item(goals=(a_goal(targets=targets),)), second)


def with_rows(file: SheetFile, *rows: tuple[Cell, ...], name: str = SHEET) -> SheetFile:
    """The same file with other rows on its sheet."""
    return file._replace(grids=(Grid(name, rows), *file.grids[1:]))


def with_hidden(file: SheetFile, *rows: tuple[Cell, ...]) -> SheetFile:
    """The same file with other rows on its hidden sheet."""
    return file._replace(grids=(file.grids[0], Grid(HIDDEN, rows)))


def found(file: SheetFile) -> FilledForm:
    """The form that a file is."""
    form = filled_form(file)
    assert form is not None
    return form


def about(form: FilledForm) -> list[tuple[int, str | None]]:
    """Each row with the folder and the target that it is about."""
    return [
        (row.row, slot and "/".join(filter(None, (slot.folder, slot.target))))
        for row, slot in form.found_again()
    ]


IN_ORDER = [(5, "05-item/招商项目"), (6, "05-item/失业率"), (7, "07-bridge")]


def test_it_says_what_it_is_and_what_was_filled_in(book: Book) -> None:
    form = filled(a_form(book), {(5, "percent"): "40", (7, "note"): "桩基完成"})
    assert form.origin == a_form(book).origin
    assert form.sheet == SHEET
    assert [row.filled for row in form.rows] == [("percent",), (), ("note",)]
    assert about(form) == IN_ORDER
    assert form.place(form.rows[0], "进度") == "J5"


def test_the_words_of_an_item_stand_in_its_first_row(book: Book) -> None:
    form = filled(a_form(book), {})
    assert [form.is_first(form.slots[row]) for row in (5, 6, 7)] == [True, False, True]


def test_a_file_without_that_sheet_is_none(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    assert filled_form(file._replace(grids=file.grids[:1])) is None
    assert filled_form(with_hidden(file, (cell("备注"),))) is None
    assert filled_form(with_hidden(file)) is None


def test_a_form_that_lost_that_sheet_still_looks_like_one(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    copied = file._replace(grids=file.grids[:1])
    assert looks_like_a_form(copied)
    assert not looks_like_a_form(with_rows(copied, (cell("进度"), cell("问题"))))


def test_a_number_that_is_struck_out_is_not_filled_in(book: Book) -> None:
    form = filled(a_form(book), {(5, "percent"): "-", (5, "note"): "/"})
    assert form.rows[0].filled == ("note",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('kind = "form"', 'kind = "weekly"'),
        ("year = 2021", "year = 二"),
        ("2021-06-30", "2021-06-31"),
        ("year = 2021", "year 2021"),
        ('body = "市交通运输局"\n', ""),
    ],
)
def test_a_form_that_does_not_say_what_it_is_any_more_is_refused(
    book: Book, old: str, new: str
) -> None:
    file = sheet_file(a_form(book), {})
    first, *rows = file.grids[1].rows
    tampered = (cell(first[0].text.replace(old, new)),)
    assert tampered != first
    with pytest.raises(Refused, match="隐藏工作表“wuxian”被改动过"):
        filled_form(with_hidden(file, tampered, *rows))


def test_a_row_of_the_hidden_sheet_that_is_none_is_refused_and_an_empty_one_is_not(
    book: Book,
) -> None:
    file = sheet_file(a_form(book), {})
    assert len(found(with_hidden(file, *file.grids[1].rows, (cell(""),))).slots) == 3
    with pytest.raises(Refused, match="被改动过"):
        filled_form(with_hidden(file, *file.grids[1].rows, (cell("第八行"),)))
    with pytest.raises(Refused, match="被改动过"):
        filled_form(with_hidden(file, *file.grids[1].rows, (cell("1e999"), cell("1e999"))))


def test_the_sheet_may_have_another_name_but_there_is_one(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    assert about(found(with_rows(file, *file.grids[0].rows, name="Sheet1"))) == IN_ORDER
    with pytest.raises(Refused, match="里没有工作表“填报表”"):
        filled_form(file._replace(grids=file.grids[1:]))


def test_what_else_stands_in_the_file_is_told(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    more = (
        Grid("填报表 (2)", file.grids[0].rows),
        Grid("空", ()),
        Grid("藏", ((cell(1),),), is_hidden=True),
    )
    form = found(file._replace(grids=(*file.grids, *more), notes=("有宏，没有运行",)))
    assert form.notes == ("有宏，没有运行", "工作表“填报表 (2)”没有读")
    assert form.sheet == SHEET


def test_without_its_header_it_is_refused_with_what_is_missing(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    rows = [tuple(one for one in row if one.text != "数据") for row in file.grids[0].rows]
    with pytest.raises(Refused, match=r"找不到表头：缺数据$"):
        filled_form(with_rows(file, *rows))
    with pytest.raises(Refused, match="缺序号、工作事项、子任务"):
        filled_form(with_rows(file))


def test_the_columns_are_found_by_their_titles(book: Book) -> None:
    file = sheet_file(a_form(book), {(5, "note"): "桩基完成"})
    form = found(with_rows(file, *((cell("备 注"), *row) for row in file.grids[0].rows)))
    assert form.rows[0].cells["note"].text == "桩基完成"
    assert form.place(form.rows[0], "进展情况") == "M5"
    assert about(form) == IN_ORDER


def test_a_column_of_the_same_title_further_right_is_somebodys_own(book: Book) -> None:
    file = sheet_file(a_form(book), {(5, "problem"): "征地慢"})
    form = found(with_rows(file, *((*row, cell("问题")) for row in file.grids[0].rows)))
    assert form.rows[0].cells["problem"].text == "征地慢"


def test_rows_that_were_sorted_are_found_by_what_they_say(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    *above, one, two, three = file.grids[0].rows
    form = found(with_rows(file, *above, three, one, two))
    assert about(form) == [(5, IN_ORDER[2][1]), (6, IN_ORDER[0][1]), (7, IN_ORDER[1][1])]


def test_rows_below_one_that_was_put_in_or_taken_out_are_found(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    *above, one, two, three = file.grids[0].rows
    form = found(with_rows(file, *above, one, (cell("合计"),), two, (cell(""),), three))
    assert about(form) == [(5, IN_ORDER[0][1]), (6, None), (7, IN_ORDER[1][1]), (9, "07-bridge")]
    assert about(found(with_rows(file, *above, two, three))) == [
        (5, IN_ORDER[1][1]), (6, IN_ORDER[2][1]),
    ]  # fmt: skip


def test_a_row_that_says_something_else_is_nobodys(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    *above, one, two, three = file.grids[0].rows
    form = found(with_rows(file, *above, (one[0], cell("别的桥"), *one[2:]), two, three))
    assert about(form)[0] == (5, None)


def test_of_two_rows_that_say_the_same_only_their_places_tell(book: Book) -> None:
    twins = (an_item(number=8, folder="08-a"), an_item(number=8, folder="08-b"))
    file = sheet_file(a_form(book._replace(items=twins)), {})
    assert about(found(file)) == [(5, "08-a"), (6, "08-b")]
    *above, one, two = file.grids[0].rows
    assert about(found(with_rows(file, *above, (cell(""),), one, two))) == [(6, "08-b"), (7, None)]


def test_blanks_and_widths_are_no_difference(book: Book) -> None:
    file = sheet_file(a_form(book), {})
    *above, one, two, three = file.grids[0].rows
    typed = (cell(5.0), cell(" 天子山 大桥"), *one[2:4], cell("招商项目至少１００个"), *one[5:])
    assert about(found(with_rows(file, *above, typed, two, three))) == IN_ORDER
