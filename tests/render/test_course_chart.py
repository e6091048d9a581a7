"""The course of an item as a small chart in text."""

from decimal import Decimal

import pytest

from tests.domain.books import day
from wuxian.domain.values.basis import Percentage
from wuxian.domain.views.course import CoursePoint
from wuxian.render.document import Heading, Paragraph, Table
from wuxian.render.documents.course import bar, course_blocks


def point(percent: int | None, verified: int | None, gone: str | None) -> CoursePoint:
    """A point of 30 June."""
    return CoursePoint(day("2021-06-30"), percent, verified, Decimal(gone) if gone else None)


@pytest.mark.parametrize(
    ("one", "drawn"),
    [
        (point(None, None, "50.0"), "..........^.........."),
        (point(25, None, "50.0"), "=====.....^.........."),
        (point(25, 20, "50.0"), "####=.....^.........."),
        (point(75, 75, "50.0"), "##########^#####....."),
        (point(100, 90, "100.0"), "##################==^"),
        (point(0, 0, "0.4"), "^...................."),
        (point(60, None, None), "============........"),
        (point(4, None, "4.9"), "^...................."),
        (point(5, 10, "5.0"), "#^..................."),
    ],
)
def test_a_bar_has_twenty_cells_and_a_mark_where_the_time_has_come_to(
    one: CoursePoint, drawn: str
) -> None:
    assert bar(one) == drawn


def test_a_chart_has_a_row_for_each_point_and_says_what_is_absent() -> None:
    points = (point(None, None, "50.0"), point(40, 30, None))
    heading, chart, _ = course_blocks(points, 2021)
    assert heading == Heading("进度走势（2021年）")
    assert isinstance(chart, Table)
    assert [column.title for column in chart.columns] == ["截至", "走势", "进度", "已核", "序时"]
    assert chart.rows == (
        (day("2021-06-30"), "..........^..........", None, None, "50.0%"),
        (day("2021-06-30"), "######==............", Percentage(40), Percentage(30), None),
    )


def test_where_nothing_is_verified_there_is_no_column_of_it() -> None:
    _, chart, _ = course_blocks((point(40, None, "50.0"),), 2021)
    assert isinstance(chart, Table)
    assert "已核" not in [column.title for column in chart.columns]
    assert [*course_blocks((), 2021)] == []


@pytest.mark.parametrize(
    ("one", "legend"),
    [
        (point(40, 30, "50.0"), "“#”已核，“=”已报，“^”序时进度；一格5%。"),
        (point(40, None, "50.0"), "“=”已报，“^”序时进度；一格5%。"),
        (point(40, None, None), "“=”已报；一格5%。"),
    ],
)
def test_only_marks_that_are_there_are_explained(one: CoursePoint, legend: str) -> None:
    _, _, said = course_blocks((one,), 2021)
    assert isinstance(said, Paragraph)
    assert said.pieces[0].value == legend
