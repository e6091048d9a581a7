"""The leader's page in words, and the edition of a report that is for somebody."""

from tests.domain.books import ORIGIN, TRANSPORT, a_book, a_goal, an_item, day, progress
from tests.domain.problems import raised, reply
from tests.domain.supervising import a_slip, asked
from tests.render.parts import parts_of
from wuxian.domain.book.book import Item
from wuxian.domain.views.agenda import agenda_view
from wuxian.domain.views.brief import brief
from wuxian.domain.views.concerned import addressee
from wuxian.render.document import Document, Heading, Paragraph
from wuxian.render.documents.brief import MOST, brief_document
from wuxian.render.documents.edition import edition

GOAL = a_goal(due="2021-12-31")


def page(*items: Item, on: str = "2021-07-30") -> Document:
    """The page of these items on a day."""
    return brief_document(brief(a_book(*items), day(on), ORIGIN))


def prose(document: Document) -> list[str]:
    """Its paragraphs."""
    return [
        "".join(str(piece.value) for piece in block.pieces)
        for block in document.blocks
        if isinstance(block, Paragraph)
    ]


def test_what_needs_a_leader_comes_first_and_the_whole_last() -> None:
    asks = raised("2021-07-20", "用地不足。", asks="市政府")
    request = asked("2021-07-26", "2022-03-31")
    red = an_item(progress("2021-07-01", 10), asks, request, goals=(GOAL,))
    document = page(red, an_item(number=6, title="六"))
    assert (document.name, document.byline) == ("工作简报", "市武咸同城办　截至2021年7月30日")
    parts = {part.title: part.lines for part in parts_of(document)}
    assert list(parts) == ["一、需协调事项（1项）", "二、红灯事项（1项）", "三、待审定事项（1件）"]
    since = f"已过8个工作日，未答复（{TRANSPORT}，7月20日提出）"
    assert parts["一、需协调事项（1项）"] == (
        f"05 天子山大桥：用地不足（需协调：市政府），{since}",
    )
    assert parts["二、红灯事项（1项）"] == ("05 天子山大桥",)
    [wait] = parts["三、待审定事项（1件）"]
    assert wait.startswith("05 天子山大桥：申请：延期至2022年3月31日")
    assert wait.endswith(f"（{TRANSPORT}，7月26日），已等4个工作日；编号 {request.id}")
    assert Heading("四、总体情况（2项）") in document.blocks
    assert prose(document) == [
        "红灯1项、黄灯0项、绿灯0项、灰灯1项。",
        "进度分类：提前完成0项、已完成0项、超进度0项、达进度0项、欠进度1项、其它1项。",
    ]


def test_a_red_item_names_the_leader_first() -> None:
    document = page(an_item(progress("2021-07-01", 10), goals=(GOAL,)))
    text = str(document.blocks)
    assert f"市领导：空缺；牵头：{TRANSPORT}（推定）；进度10%" in text


def test_an_answered_problem_says_when_it_was_answered() -> None:
    asks = raised("2021-07-20", "用地不足", asks="市政府")
    document = page(an_item(asks, reply("2021-07-28", asks, "已上会"), goals=(GOAL,)))
    [part, *_] = parts_of(document)
    assert "，7月28日已答复：已上会（" in part.lines[0]


def test_where_there_is_nothing_it_says_so() -> None:
    assert [part.lines for part in parts_of(page(an_item()))] == [
        ("没有需协调的事项。",),
        ("没有红灯事项。",),
        ("没有待审定的事项。",),
    ]


def test_what_has_no_room_on_a_page_is_counted_and_said_where_it_stands() -> None:
    items = [
        an_item(progress("2021-07-01", 1), number=n, title=str(n), goals=(GOAL,))
        for n in range(1, MOST + 3)
    ]
    document = page(*items)
    parts = {part.title: part.lines for part in parts_of(document)}
    assert len(parts[f"二、红灯事项（{MOST + 2}项）"]) == MOST
    assert prose(document)[0] == "另有2项，见 wuxian list --lamp 红。"
    exactly = page(*items[:MOST])
    assert not [line for line in prose(exactly) if line.startswith("另有")]


def test_days_counted_without_a_calendar_are_told() -> None:
    old = raised("2020-12-01", "用地不足", asks="市政府")
    assert prose(page(an_item(old, goals=(GOAL,))))[-1].startswith("日历里没有2020年的放假安排")


def test_an_edition_says_whom_it_is_for_and_what_is_asked_of_them() -> None:
    slip = a_slip("2021-07-20", "2021-08-06")
    book = a_book(an_item(slip, goals=(GOAL,)))
    on = day("2021-07-30")
    document = brief_document(brief(book, on, ORIGIN))
    agenda = agenda_view(book, on, whom=addressee(book, TRANSPORT, on))
    edited = edition(document, TRANSPORT, agenda)
    assert edited.name == f"工作简报（{TRANSPORT}）"
    assert prose(edited)[0] == f"只列{TRANSPORT}牵头、配合或负责的事项。"
    titles = [block.text for block in edited.blocks if isinstance(block, Heading)]
    assert titles[-1] == "督办单待答复（1）"
    assert edited.blocks[1 : len(document.blocks) + 1] == document.blocks
