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
STAYS = (
    "清单没有再列配合部门 {}，仍然保留；不再是的请用 wuxian appoint 序号 配合部门 单位 --end 免去"
)


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


@pytest.mark.parametrize(
    ("sentence", "item"), [("建成天子山大桥主桥并全线通车", 5), ("建成通车", None)]
)
def test_a_row_that_is_a_long_sentence_of_an_items_goal_is_that_item(
    sentence: str, item: int | None
) -> None:
    known = an_item(a_goal_set("2021-02-01", text=sentence), title="桥")
    made = proposal(HEADINGS, [sentence, "", "", ""], book=book_with(known), area="transport")
    assert made.rows[0].item == (item or 6)
    assert outcomes(made) == ["2 没有变化" if item else "2 新增事项"]


def test_equal_goals_make_no_two_works_one() -> None:
    sentence = "按期建成并且投入使用，完成验收"
    known = an_item(a_goal_set("2021-02-01", text=sentence), title="桥")
    heads = words("项目名称|建设内容")
    made = proposal(heads, ["医院", sentence], book=book_with(known), area="livelihood")
    assert outcomes(made) == ["2 新增事项"]


def test_a_row_that_was_said_to_be_an_item_is_known_again_in_the_same_file() -> None:
    book = book_with(an_item())
    rows = (HEADINGS, words("武咸大桥建设|||年底"))
    made = proposal(*rows, book=book, chosen={("清单", 2): book.items[0]})
    again = proposal(*rows, book=grown(book, made))
    assert (outcomes(again), notes(again, 2)) == (["2 没有变化"], ("年度目标就是这一句",))


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
    made = proposal(HEADINGS, words("天子山大桥|||年底"), book=book_with(an_item(later)))
    assert any("从那天起以它为准" in note for note in notes(made, 2))


def test_a_list_that_says_less_of_the_same_goal_changes_nothing() -> None:
    known = a_target("承接项目", 12)
    goal = a_goal(text="天子山大桥", due="2021-09-30", targets=(known,))
    made = proposal(HEADINGS, words("天子山大桥|||"), book=book_with(an_item(goals=(goal,))))
    assert (outcomes(made), notes(made, 2)) == (["2 没有变化"], ())


def test_who_the_list_names_otherwise_is_appointed_on_it() -> None:
    units = [f"{EDUCATION}、市税务局", "市人行"]
    rows = (words("任务|市领导|专班|牵头单位|配合单位"), ["天子山大桥", "张三", "专班", *units])
    book = book_with(an_item(goals=(a_goal(text="天子山大桥"),)))
    made = proposal(*rows, book=book, document="武咸办〔2021〕3号")
    assert outcomes(made) == ["2 落实分工"]
    assert posts(made) == [
        (Post.LEADER, "张三"), (Post.LEAD, EDUCATION), (Post.TEAM, "专班"),
        (Post.CO_LEAD, "市税务局"), (Post.SUPPORTING, "市人行"),
    ]  # fmt: skip
    assert notes(made, 2) == (
        "市领导 张三", f"牵头部门由 {TRANSPORT}（推定） 改为 {EDUCATION}", "工作专班 专班",
        "新增共同牵头部门 市税务局", "新增配合部门 市人行",
    )  # fmt: skip
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


def test_a_lead_that_becomes_a_supporting_unit_is_appointed_in_that_order() -> None:
    book = book_with(an_item(goals=(a_goal(text="天子山大桥"),)))
    made = proposal(
        words("任务|牵头单位|配合单位"), ["天子山大桥", EDUCATION, TRANSPORT], book=book
    )
    assert (list(reasons(made)), posts(made)) == (
        [], [(Post.LEAD, EDUCATION), (Post.SUPPORTING, TRANSPORT)],
    )  # fmt: skip


def test_an_inferred_unit_that_is_listed_is_confirmed() -> None:
    item = an_item(goals=(a_goal(text="天子山大桥"),), supporting=(EDUCATION,))
    rows = (words("任务|牵头单位|配合单位"), ["天子山大桥", TRANSPORT, EDUCATION])
    made = proposal(*rows, book=book_with(item))
    assert notes(made, 2) == (
        f"按清单落实牵头部门 {TRANSPORT}（原为推定）", f"按清单落实配合部门 {EDUCATION}",
    )  # fmt: skip


def test_who_is_not_listed_any_more_stays_and_that_is_told() -> None:
    rows = words("任务|牵头单位|配合单位"), ["天子山大桥", TRANSPORT, f"{EDUCATION}、市人行"]
    first = book_with(an_item(goals=(a_goal(text="天子山大桥"),)))
    book = grown(first, proposal(*rows, book=first))
    later = proposal(rows[0], ["天子山大桥", TRANSPORT, "市人行"], book=book)
    assert (outcomes(later), notes(later, 2)) == (
        ["2 没有变化"],
        (STAYS.format(EDUCATION),),
    )
    assert notes(proposal(words("任务|牵头单位"), ["天子山大桥", TRANSPORT], book=book), 2) == ()


def test_items_with_a_goal_that_the_list_does_not_have_are_told() -> None:
    others = [
        an_item(number=n, title=f"第{n}件", folder=f"{n:02}-x", goals=(a_goal(text="甲"),))
        for n in range(10, 22)
    ]
    made = proposal(HEADINGS, words("天子山大桥|||年底"), book=book_with(an_item(), *others))
    [told] = [note for note in made.notes if "没有列的事项" in note]
    assert told.startswith("账册里2021年有目标、这份清单没有列的事项12个，不会动它们：10 第10件、")
    assert told.endswith("19 第19件等")
    ten = book_with(an_item(), *others[:10], an_item(number=30, title="没有目标", folder="30-x"))
    made = proposal(HEADINGS, words("天子山大桥|||年底"), book=ten)
    [told] = [note for note in made.notes if "没有列的事项" in note]
    assert "事项10个" in told
    assert told.endswith("19 第19件")


def test_a_goal_that_is_now_only_striven_for_is_revised() -> None:
    book = book_with(an_item(title="力争开工", goals=(a_goal(text="力争开工"),)))
    made = proposal(words("任务|具体内容"), words("力争开工|力争开工"), book=book)
    assert outcomes(made) == ["2 修订目标"]


def test_a_list_of_progress_alone_leaves_the_goal_as_it_is() -> None:
    book = book_with(an_item(goals=(a_goal(text="建成通车", due="2021-10-31"),)))
    made = proposal(words("任务|进展情况"), words("天子山大桥|桩基完成"), book=book)
    assert (outcomes(made), goals(made)) == (["2 报送进展"], [])


def test_a_revision_tells_the_old_and_the_new() -> None:
    before = a_goal(text="新建基站600个", due="2021-09-30", targets=(a_target("新建基站", 600),))
    book = book_with(an_item(goals=(before,)))
    made = proposal(words("任务|年度目标|完成时限"), words("天子山大桥|新建基站800个|"), book=book)
    assert notes(made, 2)[:3] == (
        "内容由 新建基站600个 改为 新建基站800个",
        "完成时限由 2021年9月30日 改为 没有",
        "量化指标由 新建基站至少600个 改为 新建基站至少800个",
    )
