"""The wall in text: lane by lane, the nodes above the bar, all of it in a table for Excel."""

from decimal import Decimal

import pytest

from tests.domain.books import a_book, a_goal, an_item, day, milestone, progress, settings_of
from tests.domain.supervising import accepted
from tests.render.drawn import cells
from tests.render.walls import DAY, a_year
from wuxian.domain.views.wall import Board, wall
from wuxian.domain.views.wall_sheet import wall_sheet
from wuxian.render.document import Heading, Paragraph, Table
from wuxian.render.documents.wall import (
    bar_words,
    percent_words,
    six_ones_words,
    waiting_lines,
    wall_document,
    year_lines,
)
from wuxian.render.documents.wall_sheet import wall_sheet_document
from wuxian.render.writers.text import plain_text


def of(on: str, *percents: int, verified: bool = False, due: str = "2021-12-31") -> Board:
    """The board of an item with a node at the end of March and one at the end of the year."""
    reports = [progress("2021-03-01", percent) for percent in percents]
    said = [accepted("2021-03-05", one) for one in reports if verified]
    steps = (milestone("a", "2021-03-31"), milestone("b", "2021-12-31"))
    item = an_item(*reports, *said, goals=(a_goal(*steps, due=due),))
    [found] = wall(a_book(item, years=(settings_of(2021),)), day(on)).boards
    return found


def test_the_bar_stands_below_the_nodes_and_today_cuts_both() -> None:
    assert year_lines(of("2021-06-30", 50), Decimal("0.5")).split("\n") == [
        "-----!------^-----------o",
        "============^............",
    ]


def test_what_is_verified_is_drawn_as_another() -> None:
    assert year_lines(of("2021-02-28"), None).split("\n") == ["-----o-----------------o", "." * 24]
    assert year_lines(of("2021-06-30", 25, verified=True), None).split("\n")[1] == (
        "######" + "." * 18
    )


def test_a_bar_beyond_the_year_ends_with_it() -> None:
    assert year_lines(of("2021-06-30", 100), None).split("\n")[1] == "=" * 24


@pytest.mark.parametrize(
    ("percent", "said"),
    [
        (Decimal(50), "50%"),
        (Decimal("58.3"), "58.3%"),
        (Decimal("8.0"), "8%"),
        (Decimal(100), "100%"),
    ],
)
def test_a_tenth_is_said_only_where_there_is_one(percent: Decimal, said: str) -> None:
    assert percent_words(percent) == said


def test_how_far_it_is_stands_with_what_is_verified_and_the_time_gone() -> None:
    assert bar_words(of("2021-06-30", 25, verified=True)) == "25%\n核25%\n序时50%"
    assert bar_words(of("2021-06-30")) == "未报\n序时50%"


def test_the_six_ones_say_how_many_are_held_and_which_are_not() -> None:
    assert six_ones_words(of("2021-06-30")) == "2/6，缺市领导、工作专班、协调机制、专项经费"


def test_what_is_open_stands_line_by_line() -> None:
    [board, _] = wall(a_year(), DAY).boards
    assert list(waiting_lines(board)) == ["桥（需协调：桥），已过17个工作日", "督办单未办结1张"]


def test_the_wall_counts_and_goes_lane_by_lane() -> None:
    document = wall_document(wall(a_year(), DAY))
    first = document.blocks[0]
    assert isinstance(first, Paragraph)
    assert first.pieces[0].value.startswith("共2项：")  # type: ignore[union-attr]
    assert [one.text for one in document.blocks if isinstance(one, Heading)] == ["交通同网（2项）"]
    [lane] = [one for one in document.blocks if isinstance(one, Table)]
    assert [row[0] for row in lane.rows] == ["05", "06"]


def test_a_wall_without_boards_says_so() -> None:
    assert "没有符合条件的事项。" in plain_text(wall_document(wall(a_book(), DAY)), 80)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 160, 200])
def test_it_fits_every_screen(width: int) -> None:
    text = plain_text(wall_document(wall(a_year(), DAY)), width)
    assert max(map(cells, text.splitlines())) <= width
    assert "-----------" in text


def test_a_spreadsheet_has_a_row_for_each_board_with_its_nodes() -> None:
    sheet = wall_document(wall(a_year(), DAY)).sheet
    assert sheet is not None
    row = dict(zip((one.title for one in sheet.columns), sheet.rows[0], strict=True))
    assert (row["市领导"], row["序时进度"], row["六个一"]) == (
        "桥",
        57,
        "3/6，缺工作专班、协调机制、专项经费",
    )
    assert row["节点"] == "桥 6月30日 逾期\n桥（力争） 7月1日 逾期\n桥 12月31日 未到期"


def test_a_sheet_tells_the_leader_the_year_and_what_is_open() -> None:
    book = a_year()
    text = plain_text(wall_sheet_document(wall_sheet(book, book.items[0], DAY)), 100)
    for said in (
        "市领导：桥  牵头部门：市交通运输局（推定）",
        "六个一：3/6，缺工作专班",
        "桥：实际7个（6月21日）（目标：至少12个，完成目标的58.3%）",
        "桥。下一步：桥。（市交通运输局，6月20日）",
        "需协调：桥",
        "武咸督〔2021〕1号，致市交通运输局：",
    ):
        assert said in text


def test_a_sheet_of_which_nothing_is_known_says_so() -> None:
    book = a_year()
    text = plain_text(wall_sheet_document(wall_sheet(book, book.items[1], DAY)), 100)
    for said in (
        "本年目标未下达。",
        "没有节点。",
        "未报",
        "没有未解决的问题。",
        "没有未办结的督办单。",
    ):
        assert said in text
