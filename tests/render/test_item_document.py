"""One item, as a pipe gets it: what depends on what the item has."""

import pytest

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    a_book,
    a_goal,
    a_goal_set,
    a_target,
    an_item,
    appointment,
    day,
    figure,
    milestone,
    progress,
    retraction,
    settings_of,
)
from tests.domain.problems import raised, reply
from tests.render.drawn import tables
from wuxian.domain.book.book import Item
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import At, Goal, Measure, Part
from wuxian.domain.plan.plan import Post
from wuxian.domain.views.item import item_view
from wuxian.render.documents.item import item_document
from wuxian.render.writers.text import plain_text


def drawn(item: Item, on: str = "2021-07-26", year: int | None = None) -> str:
    """The item as a pipe gets it."""
    return plain_text(item_document(item_view(a_book(item), item, day(on), year)), None)


def reached(*years: tuple[int, str], on: str) -> list[str]:
    """What is told of the milestone `open`, whose title each year's goal gives, reached so."""
    goals = tuple(
        a_goal(milestone("open", f"{year}-12-01", title), year=year) for year, title in years
    )
    item = an_item(progress(on, milestone="open"), goals=goals)
    lines = drawn(item, "2022-12-31", day(on).year).split("\n")
    return [line.strip() for line in lines if "完成节点" in line]


def test_a_milestone_that_was_reached_is_named_by_its_title() -> None:
    assert reached((2021, "开工"), on="2021-07-05") == ["完成节点：开工"]


def test_a_milestone_of_the_same_name_in_another_year_lends_no_title() -> None:
    years = ((2021, "开工"), (2022, "通车"))
    assert reached(*years, on="2021-07-05") == ["完成节点：开工"]
    assert reached(*years, on="2022-07-05") == ["完成节点：通车"]


def test_a_milestone_that_no_goal_sets_is_named_as_it_was_recorded() -> None:
    assert reached((2022, "通车"), on="2021-07-05") == ["完成节点：open"]


def test_a_reply_is_marked_that_fell_with_its_problem() -> None:
    problem = raised("2021-03-01")
    answer = reply("2021-03-02", problem, "在办", by=OFFICE)
    out = drawn(an_item(problem, answer, retraction("2021-03-03", problem)))
    assert f"答复  {OFFICE}  [{answer.id}]  随所指的记录失效\n" in out
    assert "失效" not in drawn(an_item(problem, answer))


def in_parts(*reports: tuple[str, Progress]) -> str:
    """An item with a part that has a figure and one that has none, and what is reported of them."""
    parts = (
        Part(id="east", title="东段", targets=(a_target("项目", 5),)),
        Part(id="west", title="西段"),
    )
    goal = a_goal(due="2021-12-31").model_copy(update={"parts": parts})
    entries = [one.model_copy(update={"part": part}) for part, one in reports]
    return drawn(an_item(*entries, goals=(goal,)))


def test_a_part_that_counts_by_its_figures_says_with_what_it_counts() -> None:
    by_figure = ("east", progress("2021-07-01", figures=(figure("项目", 3),)))
    out = in_parts(by_figure)
    parts = tables(out)[0]
    shown = [(row[0], row[2], row[3]) for row in parts.rows]
    assert (parts.titles[2:4], shown) == (
        ("进度", "计入"),
        [("东段", "未报", "60%"), ("西段", "未报", "0%")],
    )
    assert "\n进度30%由子任务平均（“计入”一列），未报的按0算。\n" in out


def test_parts_that_count_with_what_they_reported_have_no_column_for_it() -> None:
    out = in_parts(("west", progress("2021-07-01", 50)))
    assert "计入" not in tables(out)[0].titles
    assert "\n进度25%由子任务平均，未报的按0算。\n" in out
    assert "由子任务" not in in_parts()


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


@pytest.mark.parametrize(
    ("goal", "default_due", "said"),
    [
        (a_goal(due="2021-12-31"), None, "2021年12月31日"),
        (a_goal(due="2021-12-31", soft=True), None, "2021年12月31日（力争）"),
        (a_goal(), "2021-11-30", "2021年11月30日（年度默认）"),
        (a_goal(soft=True), "2021-11-30", "2021年11月30日（年度默认）（力争）"),
        (a_goal(due="2021-12-31"), "2021-11-30", "2021年12月31日"),
        (a_goal(open_ended=True), "2021-11-30", "长期"),
        (a_goal(), None, "未定"),
    ],
)
def test_the_due_day_of_a_goal_is_said_with_what_it_rests_on(
    goal: Goal, default_due: str | None, said: str
) -> None:
    item = an_item(goals=(goal,))
    book = a_book(item, years=(settings_of(2021, default_due=default_due),))
    text = plain_text(item_document(item_view(book, item, day("2021-07-26"))), None)
    assert f"完成时限：{said}  依据：原文\n" in text


def test_a_goal_that_was_set_by_an_entry_stands_in_place_of_the_plans() -> None:
    goal = a_goal_set("2021-03-01", due="2021-12-31", text="力争通车", document="武咸办〔2021〕5号")
    text = drawn(an_item(goal, goals=(a_goal(text="开工"),)))
    said = text.partition("年度目标（2021年）\n")[2].partition("\n\n")[0]
    assert "力争通车" in said
    assert "武咸办〔2021〕5号" in said
    assert "开工" not in said


def test_every_target_is_a_row_with_its_figure_its_day_and_its_share() -> None:
    targets = (
        a_target("财政收入", 26, unit="亿元"),
        a_target("失业率", "4.5", at=At.MOST, measure=Measure.LEVEL, unit="%"),
        a_target("项目", 12),
        a_target("收入增长", None, words="与全省同步"),
    )
    item = an_item(
        progress(
            "2021-06-30",
            figures=(figure("财政收入", "250.05", "亿元"), figure("失业率", "4.6", "%")),
        ),
        progress("2021-07-01", met=("收入增长",), by=OFFICE),
        goals=(a_goal(due="2021-12-31", targets=targets),),
    )
    found, _ = tables(drawn(item))
    assert found.titles == ("指标", "口径", "实际", "截至", "完成比例", "达到")
    assert found.rows == [
        ("财政收入至少26亿元", "累计", "250.05亿元", "6月30日", "961.7%", "是"),
        ("失业率不超过4.5%", "时点", "4.6%", "6月30日", "", "否"),
        ("项目至少12个", "累计", "未报", "", "", "否"),
        ("与全省同步", "", "办公室认定", "7月1日", "", "是"),
    ]


def test_an_item_without_targets_has_no_table_of_them() -> None:
    assert "量化指标" not in drawn(an_item(goals=(a_goal(due="2021-12-31"),)))


def test_a_report_of_who_does_not_lead_says_that_it_moves_nothing() -> None:
    lines = drawn(
        an_item(
            progress("2021-05-01", 90, by=EDUCATION, entry_id="00000a"),
            progress("2021-05-03", 40, entry_id="00000b"),
        )
    ).splitlines()
    assert "  2021-05-01 进展  市教育局  [00000a]  不牵头，不计入进度" in lines
    assert "  2021-05-03 进展  市交通运输局  [00000b]  待核验" in lines
