"""Which item a row is: surely one, perhaps one, a new one; what then changes of it."""

import pytest

from tests.domain.books import (
    EDUCATION,
    TRANSPORT,
    a_book,
    a_goal,
    a_goal_set,
    a_target,
    an_item,
    appointment,
)
from tests.domain.lists.tables import (
    entries,
    goals,
    grown,
    notes,
    outcomes,
    proposal,
    reasons,
    words,
)
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.appointment import Appointment
from wuxian.domain.plan.plan import Post
from wuxian.domain.sheets.proposal import Proposal

HEADINGS = words("任务|牵头单位|责任单位|完成时限")


def book_with(*items: Item) -> Book:
    """A book of these items."""
    return a_book(*items)


def posts(made: Proposal) -> list[tuple[Post, str | None]]:
    """Who would be appointed to what."""
    return [(one.post, one.holder) for one in entries(made) if isinstance(one, Appointment)]


@pytest.mark.parametrize("title", ["天子山大桥", "天子山 大桥。", "天子山大桥（武咸快速通道）"])
def test_a_row_called_as_an_item_or_by_an_alias_sets_its_goal(title: str) -> None:
    item = an_item()
    plan = item.plan.model_copy(update={"aliases": ("天子山大桥（武咸快速通道）",)})
    made = proposal(HEADINGS, [title, "", "", "10月底前"], book=book_with(item._replace(plan=plan)))
    [filing] = made.filings
    assert (filing.item.number, filing.is_new, outcomes(made)) == (5, False, ["2 下达目标"])
    assert goals(made)[0].after is None


def test_a_row_with_the_sentence_of_an_items_goal_is_that_item() -> None:
    item = an_item(a_goal_set("2021-02-01", text="建成主桥并通车"), title="桥")
    made = proposal(HEADINGS, words("建成主桥并通车|||"), book=book_with(item))
    assert (outcomes(made), made.rows[0].item) == (["2 没有变化"], 5)


@pytest.mark.parametrize("title", ["天子山大桥建设", "武咸快速通道天子山大桥", "天子山长江大桥"])
def test_a_row_that_is_only_alike_is_refused_with_what_to_type(title: str) -> None:
    made = proposal(HEADINGS, [title, "", "", ""], book=book_with(an_item()))
    assert list(reasons(made)) == [
        "2 任务：和 05 天子山大桥 相近，看不出是不是同一项；是就加 --same 2=5，不是就加 --same 2=新"
    ]
    assert made.filings == ()


def test_what_is_said_of_a_row_holds() -> None:
    book = book_with(an_item())
    rows = (HEADINGS, words("天子山大桥建设|||"))
    same = proposal(*rows, book=book, chosen={("清单", 2): book.items[0]})
    assert (same.rows[0].item, same.filings[0].is_new) == (5, False)
    new = proposal(*rows, book=book, chosen={("清单", 2): None}, area="transport")
    assert (new.rows[0].item, new.filings[0].is_new) == (6, True)


def test_nothing_is_alike_that_shares_no_letters() -> None:
    made = proposal(HEADINGS, words("一卡通办|||"), book=book_with(an_item()), area="livelihood")
    assert outcomes(made) == ["2 新增事项"]


def test_items_of_one_name_are_not_told_apart_by_it() -> None:
    book = book_with(an_item(), an_item(number=6, folder="06-bridge"))
    [reason] = reasons(proposal(HEADINGS, words("天子山大桥|||"), book=book))
    assert "和 05 天子山大桥、06 天子山大桥 相近" in reason


def test_two_rows_are_not_one_item() -> None:
    book = book_with(an_item())
    chosen = {("清单", 3): book.items[0]}
    made = proposal(HEADINGS, words("天子山大桥|||"), words("建桥|||"), book=book, chosen=chosen)
    assert list(reasons(made)) == ["3 任务：和第2行是同一个事项（05 天子山大桥）"]


def test_another_goal_revises_the_one_before_and_says_what_becomes_easier() -> None:
    before = a_goal_set("2021-02-01", text="建成大桥", due="2021-09-30")
    made = proposal(HEADINGS, words("天子山大桥|||12月底前"), book=book_with(an_item(before)))
    assert (outcomes(made), goals(made)[0].after) == (["2 修订目标"], before.id)
    assert any("9月30日" in note for note in notes(made, 2))


def test_a_goal_of_a_day_before_the_present_one_is_pointed_out() -> None:
    later = a_goal_set("2021-06-01", text="建成大桥")
    made = proposal(HEADINGS, words("天子山大桥|||"), book=book_with(an_item(later)))
    assert any("从那天起以它为准" in note for note in notes(made, 2))


def test_a_list_that_says_less_of_the_same_goal_changes_nothing() -> None:
    known = a_target("承接项目", 12)
    goal = a_goal(text="天子山大桥", due="2021-09-30", targets=(known,))
    made = proposal(HEADINGS, words("天子山大桥|||"), book=book_with(an_item(goals=(goal,))))
    assert (outcomes(made), notes(made, 2)) == (["2 没有变化"], ())


def test_who_the_list_names_otherwise_is_appointed_on_it() -> None:
    units = [f"{EDUCATION}、市税务局", "市人行"]
    rows = (words("任务|市领导|牵头单位|配合单位"), ["天子山大桥", "张三", *units])
    book = book_with(an_item(goals=(a_goal(text="天子山大桥"),)))
    made = proposal(*rows, book=book, document="武咸办〔2021〕3号")
    assert outcomes(made) == ["2 落实分工"]
    assert posts(made) == [
        (Post.LEADER, "张三"), (Post.LEAD, EDUCATION), (Post.CO_LEAD, "市税务局"),
        (Post.SUPPORTING, "市人行"),
    ]  # fmt: skip
    documents = {e.document for e in entries(made) if isinstance(e, Appointment)}
    assert documents == {"武咸办〔2021〕3号"}
    again = proposal(*rows, book=grown(book, made))
    assert (outcomes(again), again.filings) == (["2 没有变化"], ())


def test_a_lead_that_was_only_inferred_is_confirmed_by_the_list() -> None:
    goal = a_goal(text="天子山大桥")
    inferred = an_item(appointment("2021-01-01", Post.LEAD, TRANSPORT), goals=(goal,))
    stated = proposal(words("任务|牵头单位"), ["天子山大桥", TRANSPORT], book=book_with(inferred))
    assert posts(stated) == []
    only_planned = proposal(
        words("任务|牵头单位"), ["天子山大桥", TRANSPORT], book=book_with(an_item(goals=(goal,)))
    )
    assert posts(only_planned) == [(Post.LEAD, TRANSPORT)]


def test_a_part_of_the_same_title_keeps_its_id() -> None:
    heads = words("序号|任务|完成时限")
    first = (heads, words("1|两桥|6月底前"), words("|赤壁桥|年底"), words("|嘉鱼桥|年底"))
    book = grown(a_book(), proposal(*first, book=a_book(), area="transport"))
    later = (heads, words("1|两桥|9月底前"), words("|嘉鱼桥|年底"), words("|赤壁桥|年底"))
    chosen = {("清单", 2): book.items[0]}
    made = proposal(*later, book=book, chosen=chosen)
    ids = {part.title: part.id for goal in goals(made) for part in goal.parts}
    assert ids == {"两桥": "part-1", "嘉鱼桥": "part-3", "赤壁桥": "part-2"}


def test_of_several_alike_the_likest_stands_first_and_three_at_most() -> None:
    titles = ("天子山大桥建设工程", "天子山大桥引桥", "天子山隧道", "天子山大桥养护站")
    items = [
        an_item(number=number, title=title, folder=f"{number:02}-x")
        for number, title in enumerate(titles, 1)
    ]
    [reason] = reasons(proposal(HEADINGS, words("天子山大桥|||"), book=book_with(*items)))
    assert reason.startswith(
        "2 任务：和 01 天子山大桥建设工程、02 天子山大桥引桥、04 天子山大桥养护站 相近"
    )


def test_an_item_is_known_by_its_title_before_the_sentence_of_another() -> None:
    said = an_item(a_goal_set("2021-02-01", text="修路"), number=6, title="筑路", folder="06-x")
    made = proposal(HEADINGS, words("修路|||"), book=book_with(an_item(title="修路"), said))
    assert made.rows[0].item == 5
