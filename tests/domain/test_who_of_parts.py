"""Who leads or supports a part of a goal stands wherever who does what is told."""

import datetime as dt

import pytest

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    REFORM,
    SHANGHAI,
    TRANSPORT,
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    milestone,
    progress,
    settings_of,
)
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.bodies import Body
from wuxian.domain.plan.goal import Part
from wuxian.domain.plan.plan import Assignment, Post
from wuxian.domain.plan.report_rule import Cycle, ReportRule
from wuxian.domain.standing.filings import Filing
from wuxian.domain.values.basis import Basis
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.choice import Filter
from wuxian.domain.views.concerned import book_for
from wuxian.domain.views.filings import filings_view
from wuxian.domain.views.items import PartRow, items_view
from wuxian.domain.views.owners import owners_view
from wuxian.errors import NotFound

EAST = Part(
    id="east",
    title="东桥",
    leader="张三",
    lead=EDUCATION,
    supporting=(REFORM,),
    due=day("2021-06-15"),
    milestones=(milestone("open", "2021-05-31"),),
)
WEST = Part(id="west", title="西桥", due=day("2021-06-20"), supporting=(TRANSPORT,))
GOAL = a_goal(due="2021-12-31").model_copy(update={"parts": (EAST, WEST)})
BOOK = a_book(an_item(goals=(GOAL,), number=1), an_item(number=2))


def _led_by(item: Item, leader: str) -> Item:
    """The item with a leader in its plan."""
    ones = item.plan.six_ones.model_copy(
        update={"leader": Assignment(holder=leader, basis=Basis.STATED)}
    )
    return item._replace(plan=item.plan.model_copy(update={"six_ones": ones}))


_GROUP = Body(name="教育专项合作组", members=(EDUCATION,), basis=Basis.STATED)
CONCERNING = a_book(
    an_item(goals=(GOAL,), number=1),
    _led_by(an_item(number=2), "李四"),
    an_item(
        appointment("2021-02-01", Post.LEADER, "王五"),
        appointment("2021-03-01", Post.LEADER, None),
        appointment("2021-03-02", Post.LEADER, "李四"),
        number=3,
    ),
    an_item(lead=_GROUP.name, number=4),
    an_item(lead=None, number=5),
)
CONCERNING = CONCERNING._replace(
    programme=CONCERNING.programme.model_copy(update={"groups": (_GROUP,)})
)


def test_a_parts_dates_stand_with_its_own_lead_or_else_the_items() -> None:
    late = agenda_view(BOOK, day("2021-06-30")).late
    assert [(row.what, row.lead_words) for row in late] == [
        ("东桥：节点：初步设计批复", EDUCATION),
        ("子任务：东桥", EDUCATION),
        ("子任务：西桥", f"{TRANSPORT}（推定）"),
    ]


def test_the_list_finds_who_leads_a_part() -> None:
    found = items_view(BOOK, day("2021-06-30"), Filter(leads=(EDUCATION,)).shows).items
    assert [row.number for row in found] == [1]
    east, west = found[0].parts
    assert (east.leader, east.supporting) == ("张三", (REFORM,))
    assert (west.leader, west.supporting) == (None, (TRANSPORT,))


def test_owners_has_each_part_that_a_body_leads_or_supports_itself() -> None:
    """西桥 is led by who leads the item, which stands there already."""
    view = owners_view(BOOK, day("2021-06-30"))
    assert {
        owner.department: [(one.post, one.part.title, one.number) for one in owner.parts]
        for owner in view.owners
    } == {
        TRANSPORT: [(Post.SUPPORTING, "西桥", 1)],
        EDUCATION: [(Post.LEAD, "东桥", 1)],
        REFORM: [(Post.SUPPORTING, "东桥", 1)],
    }


@pytest.mark.parametrize(
    ("word", "numbers"),
    [
        (EDUCATION, [1, 4]),  # leads a part of one, and stands for a member of who leads another
        ("市发改委", [1]),  # supports a part
        ("交通", [1, 2, 3]),
        ("张三", [1]),  # answers for a part
        ("李", [2, 3]),  # is planned for one and appointed to the other
        ("王五", []),  # no longer
        ("同城办", []),
    ],
)
def test_a_book_is_shown_for_a_body_or_a_leader_in_any_part(word: str, numbers: list[int]) -> None:
    found = book_for(CONCERNING, word, day("2021-06-30"), None)
    assert [item.number for item in found.items] == numbers


@pytest.mark.parametrize("word", ["市政府", "火星", ""])
def test_a_book_is_shown_for_nobody_who_is_not_there(word: str) -> None:
    with pytest.raises(NotFound, match="没有登记的单位、也没有市领导叫"):
        book_for(CONCERNING, word, day("2021-06-30"), None)


def test_owners_tells_a_member_of_the_parts_of_its_group() -> None:
    of_group = EAST.model_copy(update={"lead": _GROUP.name})
    goal = GOAL.model_copy(update={"parts": (of_group,)})
    book = CONCERNING._replace(
        items=(
            an_item(goals=(goal,), number=1),
            an_item(goals=(goal,), lead=EDUCATION, number=2),
        )
    )
    [owner] = owners_view(book, day("2021-06-30"), EDUCATION).owners
    assert [(one.gathering, one.item.number, one.part) for one in owner.through] == [
        (_GROUP.name, 1, book_part(book))
    ]


def book_part(book: Book) -> PartRow:
    """The only part of the first item."""
    [part] = items_view(book, day("2021-06-30")).items[0].parts
    return part


def test_owners_tells_what_a_leader_answers_for() -> None:
    view = owners_view(CONCERNING, day("2021-06-30"), "李")
    assert [
        (one.department, [row.number for row in one.answers_for], one.is_leader)
        for one in view.owners
    ] == [("李四", [2, 3], True)]
    [zhang] = owners_view(CONCERNING, day("2021-06-30"), "张三").owners
    assert [(one.post, one.part.title) for one in zhang.parts] == [(Post.LEADER, "东桥")]
    assert zhang.is_leader
    [gone] = owners_view(CONCERNING, day("2021-06-30"), "王五").owners
    assert not gone.is_leader
    with pytest.raises(NotFound):
        owners_view(CONCERNING, day("2021-06-30"), "")


def told(on: str, *reports: Progress, by: str | None = None, lead: str | None = TRANSPORT) -> str:
    """Whether May's report of the item in parts was made; nothing where it is not in the sheet."""
    goal = a_goal(due="2021-12-31").model_copy(update={"parts": (EAST,)})
    monthly = settings_of(2021, report_days=(ReportRule(every=Cycle.MONTH, day=28),))
    book = a_book(
        an_item(*reports, goals=(goal,), lead=lead, number=1), an_item(number=2), years=(monthly,)
    )
    [sheet] = filings_view(book, 2021, day(on), by).sheets
    found = [row.cells[4] for row in sheet.rows if row.number == 1]
    return "".join(cell.filing.label for cell in found if cell)


def _recorded(on: str, by: str, part: str | None = None) -> Progress:
    at = dt.datetime.combine(day(on), dt.time(12), SHANGHAI)
    report = progress(on, 10, recorded=at, by=by)
    return report.model_copy(update={"part": part})


def test_who_leads_a_part_files_for_the_item() -> None:
    on = "2021-06-10"
    assert told(on, _recorded("2021-05-20", EDUCATION, "east")) == Filing.ON_TIME.label
    assert told(on, _recorded("2021-05-20", TRANSPORT)) == Filing.ON_TIME.label
    assert told(on, _recorded("2021-05-20", OFFICE)) == Filing.MISSING.label
    assert told(on, _recorded("2021-05-20", REFORM)) == Filing.MISSING.label


def test_an_item_is_asked_for_where_only_a_part_is_led() -> None:
    assert told("2021-06-10", lead=None) == Filing.MISSING.label


def test_the_sheet_of_one_unit_has_the_items_of_which_it_leads_a_part() -> None:
    assert told("2021-06-10", by=EDUCATION) == Filing.MISSING.label
    assert told("2021-06-10", by=REFORM) == ""
