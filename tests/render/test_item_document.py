"""One item, as a pipe gets it: what depends on what the item has."""

from tests.domain.books import (
    EDUCATION,
    a_book,
    a_goal,
    an_item,
    appointment,
    day,
    milestone,
    progress,
)
from tests.render.drawn import tables
from wuxian.domain.book.book import Item
from wuxian.domain.plan.plan import Post
from wuxian.domain.views.item import item_view
from wuxian.render.documents.item import item_document
from wuxian.render.writers.text import plain_text


def drawn(item: Item, on: str = "2021-07-26") -> str:
    """The item as a pipe gets it."""
    return plain_text(item_document(item_view(a_book(item), item, day(on))), None)


def reached(*years: tuple[int, str], on: str) -> list[str]:
    """What is told of the milestone `open`, whose title each year's goal gives, reached so."""
    goals = tuple(
        a_goal(milestone("open", f"{year}-12-01", title), year=year) for year, title in years
    )
    item = an_item(progress(on, milestone="open"), goals=goals)
    lines = drawn(item, "2022-12-31").split("\n")
    return [line.strip() for line in lines if "完成节点" in line]


def test_a_milestone_that_was_reached_is_named_by_its_title() -> None:
    assert reached((2021, "开工"), on="2021-07-05") == ["完成节点：开工"]


def test_a_milestone_of_the_same_name_in_another_year_lends_no_title() -> None:
    years = ((2021, "开工"), (2022, "通车"))
    assert reached(*years, on="2021-07-05") == ["完成节点：开工"]
    assert reached(*years, on="2022-07-05") == ["完成节点：通车"]


def test_a_milestone_that_no_goal_sets_is_named_as_it_was_recorded() -> None:
    assert reached((2022, "通车"), on="2021-07-05") == ["完成节点：open"]


def test_where_no_post_has_a_date_there_is_no_column_for_it() -> None:
    [posts] = tables(drawn(an_item()))
    assert posts.titles == ("六个一", "落实情况", "依据", "文件或说明")


def test_where_a_post_has_a_date_it_stands_before_the_document() -> None:
    [posts] = tables(drawn(an_item(appointment("2021-07-20", Post.FUND, "450万元"))))
    assert posts.titles == ("六个一", "落实情况", "依据", "起始日期", "文件或说明")
    [fund] = [row for row in posts.rows if row[0] == "专项经费"]
    assert fund[1:] == ("450万元", "任命文件", "2021年7月20日", "武咸办〔2021〕3号")


def test_supporting_departments_stand_apart_from_the_table_above() -> None:
    lines = drawn(an_item(supporting=(EDUCATION,))).split("\n")
    at = lines.index("配合部门：市教育局（推定）")
    assert lines[at - 1] == ""
    assert lines[at - 2].startswith("一定五年 ")


def test_an_item_without_supporting_departments_says_nothing_of_them() -> None:
    assert "配合部门" not in drawn(an_item())


def test_entries_of_later_days_are_counted_and_the_next_are_named() -> None:
    later = [progress(f"2021-08-0{n}", n, entry_id=f"5c1e3{n}") for n in range(1, 5)]
    few, many = (drawn(an_item(*later[:count])) for count in (1, 4))
    assert "  2021年7月26日之后的记录1条没有列出：2021-08-01〔5c1e31〕。\n" in few
    named = "、".join(f"2021-08-0{n}〔5c1e3{n}〕" for n in (1, 2, 3))
    assert f"之后的记录4条没有列出：{named}等。\n" in many
    assert "没有列出" not in drawn(an_item(*later), "2021-08-04")
