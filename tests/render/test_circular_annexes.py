"""The annexes of the circular, and what stands around them."""

from tests.domain.books import (
    a_goal,
    an_item,
    appointment,
    progress,
)
from tests.render.circulars import BRIDGE, document, prose
from wuxian.domain.plan.plan import Post
from wuxian.render.document import Heading, Table
from wuxian.render.writers.markdown import file_text


def test_the_annexes_begin_with_those_behind_and_name_who_leads() -> None:
    behind = an_item(progress("2021-09-01", 20), goals=(a_goal(due="2021-12-31"),))
    done = an_item(
        progress("2021-09-01", 95), number=6, title="六", goals=(a_goal(due="2021-12-31"),)
    )
    vacant = an_item(
        appointment("2021-01-05", Post.LEADER, "张三"), number=7, title="七", lead=None
    )
    paper = document(behind, done, vacant)
    titles = [block.text for block in paper.blocks if isinstance(block, Heading)]
    assert [title for title in titles if title.startswith("附件")] == [
        "附件1　欠进度事项（1项）",
        "附件2　超进度事项（1项）",
        "附件3　其它事项（1项）",
    ]
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert [table.rows[0][:3] for table in tables] == [
        ("05", "天子山大桥", "市交通运输局（推定）"),
        ("06", "六", "市交通运输局（推定）"),
        ("07", "七", "空缺"),
    ]
    assert [column.title for column in tables[0].columns] == [
        *("序号", "工作事项", "牵头部门", "进度", "完成时限", "灯", "上期灯号", "亮灯原因")
    ]
    assert "进度分类" in [column.title for column in tables[2].columns]


def test_without_a_period_before_no_lamp_of_one_is_told() -> None:
    paper = document(an_item(goals=(BRIDGE,)), period="2021-Q1")
    tables = [block for block in paper.blocks if isinstance(block, Table)]
    assert "上期灯号" not in [column.title for column in tables[0].columns]
    later = document(an_item(goals=(BRIDGE,)), period="2021-Q2")
    [table] = [block for block in later.blocks if isinstance(block, Table)]
    at = [column.title for column in table.columns].index("上期灯号")
    assert str(table.rows[0][at]) == "grey"


def test_items_without_a_goal_of_the_year_and_days_that_no_calendar_knows_are_told() -> None:
    old = an_item(goals=(a_goal(due="2021-12-31"),))
    told_of = prose(document(old, period="2022-Q1"))
    assert "其中2022年清单未下达1项。" in told_of
    assert "日历里没有2022年的放假安排，工作日暂按周一至周五计算。" in told_of


def test_the_parts_of_a_chapter_stand_a_level_deeper_in_markdown() -> None:
    text = file_text(document(an_item(goals=(BRIDGE,))))
    assert "\n## 二、重点工作（1项）\n\n### （一）交通同网（1项）\n" in text
