"""The wall chart: a board for each item along the months of a year, by areas in lanes."""

from decimal import Decimal

import pytest

from tests.domain.books import (
    OFFICE,
    a_book,
    a_goal,
    a_target,
    an_item,
    appointment,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from tests.domain.problems import raised
from tests.domain.supervised import a_part, in_parts
from tests.domain.supervising import a_slip, accepted, returned
from wuxian.domain.book.book import Book, Item
from wuxian.domain.plan.plan import Post
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.position import Reach
from wuxian.domain.views.six_ones import Filling
from wuxian.domain.views.wall import Bar, Board, Wall, along, wall
from wuxian.domain.views.wall_sheet import wall_sheet

OPEN = milestone("open", "2021-06-30", "通车")
WORKS = milestone("works", "2021-09-30", "主体过半", soft=True)
GOAL = a_goal(OPEN, WORKS, due="2021-12-31")


def of_items(*items: Item) -> Book:
    """A book of these items."""
    return a_book(*items, years=(settings_of(2021),))


def board(item: Item, on: str = "2021-07-26") -> Board:
    """The only board of a wall."""
    [found] = wall(of_items(item), day(on)).boards
    return found


# Along the year


@pytest.mark.parametrize(
    ("on", "at"),
    [
        ("2021-01-01", "0.0027"),
        ("2021-01-31", "0.0833"),
        ("2021-06-30", "0.5"),
        ("2021-12-31", "1"),
        ("2022-03-01", "1"),
        ("2020-12-31", "0"),
    ],
)
def test_a_day_stands_along_a_year_of_months_equally_wide(on: str, at: str) -> None:
    assert along(2021, day(on)) == Decimal(at)


def test_today_stands_in_its_own_year_only() -> None:
    book = of_items(an_item(goals=(GOAL,)))
    assert wall(book, day("2021-06-30")).today == Decimal("0.5")
    assert wall(book, day("2022-02-15"), year=2021).today is None


# Lanes


def test_the_boards_stand_in_lanes_by_area_and_an_empty_area_has_none() -> None:
    school = an_item(number=17, title="学校", area="livelihood")
    found = wall(of_items(an_item(number=6), an_item(), school), day("2021-07-26"))
    assert [(lane.name, [one.row.number for one in lane.boards]) for lane in found.lanes] == [
        ("交通同网", [6, 5]),
        ("民生同保", [17]),
    ]
    assert len(found.boards) == 3


def test_only_what_is_chosen_has_a_board() -> None:
    book = of_items(an_item(), an_item(number=6))
    found = wall(book, day("2021-07-26"), lambda state: state.item.number == 6)
    assert [one.row.number for one in found.boards] == [6]


def test_the_lamps_are_counted_and_those_off_the_list_only_where_there_are_any() -> None:
    ahead = an_item(progress("2021-07-01", 90), goals=(a_goal(due="2021-12-31"),))
    found = wall(of_items(ahead, an_item(number=6)), day("2021-07-26"))
    assert found.lamps == ((Lamp.RED, 0), (Lamp.YELLOW, 0), (Lamp.GREEN, 1), (Lamp.GREY, 1))


# The bar


def test_the_bar_says_what_is_claimed_verified_and_the_time_gone() -> None:
    first, later = progress("2021-05-01", 30), progress("2021-06-01", 40)
    item = an_item(first, accepted("2021-05-10", first), later, goals=(GOAL,))
    assert board(item, "2021-06-30").bar == (Decimal(40), Decimal(30), Decimal(50), None)


def test_nothing_reported_is_no_bar() -> None:
    assert board(an_item()).bar == (None, None, None, None)


def test_without_a_percent_it_is_the_least_share_of_the_targets() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target("项目", 12), a_target("学校", 10, unit="所")))
    report = progress("2021-06-01", figures=(figure("项目", 7), figure("学校", 9, "所")))
    item = an_item(report, accepted("2021-06-05", report), goals=(goal,))
    bar = board(item).bar
    assert (bar.claimed, bar.verified, bar.of) == (
        Decimal("58.3"),
        Decimal("58.3"),
        "项目至少12个",
    )


def test_a_share_of_a_target_is_the_one_that_the_lamp_tells() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target("项目", 12),))
    told = board(an_item(progress("2021-06-01", figures=(figure("项目", 8),)), goals=(goal,)))
    assert told.bar.claimed == Decimal("66.7")  # 66.66…
    assert "完成66.7%" in told.row.lamp_reason


def test_what_is_verified_is_of_the_same_target() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target("户", 100), a_target("项目", 10)))
    first = progress("2021-05-01", figures=(figure("户", 50), figure("项目", 1)))
    later = progress("2021-06-01", figures=(figure("户", 20), figure("项目", 9)))
    bar = board(an_item(first, accepted("2021-05-05", first), later, goals=(goal,))).bar
    assert (bar.of, bar.claimed, bar.verified) == ("户至少100个", Decimal(20), Decimal(50))


def test_what_is_below_nothing_or_above_all_is_drawn_as_that() -> None:
    assert Bar(Decimal(-5), Decimal(130), None).drawn == (Decimal(0), Decimal(100))
    assert Bar(None, Decimal(50), None).drawn == (None, Decimal(50))


def test_a_target_of_which_no_figure_is_known_is_no_bar() -> None:
    goal = a_goal(due="2021-12-31", targets=(a_target("项目", 12),))
    assert board(an_item(progress("2021-06-01", note="开工"), goals=(goal,))).bar.claimed is None


# The nodes


def test_each_node_says_when_it_is_due_and_what_became_of_it() -> None:
    item = an_item(progress("2021-06-20", milestone="open"), goals=(GOAL,))
    found = board(item, "2021-10-01").flags
    assert [(one.title, one.reach, one.reached_on, one.is_soft, one.at) for one in found] == [
        ("通车", Reach.REACHED, day("2021-06-20"), False, Decimal("0.5")),
        ("主体过半", Reach.MISSED, None, True, Decimal("0.75")),
    ]


def test_the_nodes_of_parts_are_among_them_with_the_part() -> None:
    span = milestone("span", "2021-03-31", "合龙")
    bridge = a_part("bridge").model_copy(update={"milestones": (span,)})
    goal = in_parts(bridge).model_copy(update={"milestones": (OPEN,)})
    item = an_item(goals=(goal,))
    found = [(one.part, one.title) for one in board(item).flags]
    assert found == [("BRIDGE", "合龙"), (None, "通车")]


# Who answers for it


def test_the_leader_and_the_six_ones_say_how_firmly_they_are_held() -> None:
    item = an_item(appointment("2021-03-01", Post.LEADER, "张三"))
    found = board(item)
    assert (found.leader, found.has_leader, found.lead) == ("张三", True, "市交通运输局（推定）")
    assert [(one.post, one.filling) for one in found.seats][:2] == [
        (Post.LEADER, Filling.FILLED),
        (Post.LEAD, Filling.INFERRED),
    ]
    assert found.vacant == ("工作专班", "协调机制", "专项经费")


def test_nobody_is_told_as_vacant() -> None:
    found = board(an_item(lead=None))
    assert (found.leader, found.has_leader, found.lead) == ("空缺", False, "空缺")


def test_who_leads_along_stands_with_the_lead() -> None:
    along_with = appointment("2021-03-01", Post.CO_LEAD, "市教育局")
    assert board(an_item(along_with)).lead == "市交通运输局（推定）、市教育局"
    assert board(an_item(along_with, lead=None)).lead == "市教育局"


def test_what_is_open_stands_on_it() -> None:
    item = an_item(raised("2021-07-01", asks="市政府"))
    assert [one.problem.asks for one in board(item).problems] == ["市政府"]


# The sheet


def test_a_sheet_has_the_board_the_months_and_the_last_report() -> None:
    report = progress("2021-06-20", 40, note="架梁", next_step="铺装")
    goal = a_goal(OPEN, due="2021-12-31", targets=(a_target("项目", 12),))
    item = an_item(report, goals=(goal,))
    found = wall_sheet(of_items(item), item, day("2021-07-26"))
    assert (found.done, found.next, found.reported) == (
        "架梁",
        "铺装",
        (day("2021-06-20"), report.by),
    )
    assert found.board == board(item)
    assert [one.name for one in found.targets] == ["项目"]
    assert len(found.course) == 7
    assert found.today == along(2021, day("2021-07-26"))


def test_a_sheet_tells_no_words_of_who_does_not_lead_and_none_that_were_returned() -> None:
    told = progress("2021-06-01", 40, note="架梁")
    sent_back = progress("2021-06-10", 90, note="通车")
    others = progress("2021-06-20", 95, note="旁人说", by="市教育局")
    item = an_item(told, sent_back, returned("2021-06-11", sent_back), others, goals=(GOAL,))
    assert wall_sheet(of_items(item), item, day("2021-07-26")).done == "架梁"


def test_a_sheet_without_a_report_says_none_and_of_another_year_no_today() -> None:
    item = an_item()
    found = wall_sheet(of_items(item), item, day("2022-02-01"), 2021)
    assert (found.done, found.next, found.reported, found.today) == (None, None, None, None)


def test_a_sheet_has_the_slips_that_are_not_settled() -> None:
    item = an_item(a_slip("2021-07-01", "2021-07-09"))
    found = wall_sheet(of_items(item), item, day("2021-07-05"))
    assert [(one.number, one.due, one.state) for one in found.slips] == [
        ("武咸督〔2021〕1号", day("2021-07-09"), "待答复"),
    ]


def test_files_of_them_are_known_by_what_they_are_of() -> None:
    item = an_item()
    drawn: Wall = wall(of_items(item), day("2021-07-26"))
    sheet = wall_sheet(of_items(item), item, day("2021-07-26"))
    assert (drawn.stamp.kind, drawn.stamp.item, sheet.stamp.item) == ("wall", None, 5)
    assert OFFICE not in drawn.boards[0].lead
