"""What an entry says of itself: in a few words, beyond that, and at length."""

from decimal import Decimal
from typing import Literal

import pytest
from pydantic import Field

from tests.domain.books import (
    OFFICE,
    a_goal,
    an_item,
    appointment,
    milestone,
    progress,
    retraction,
)
from wuxian.domain.entries.entry import Entry, Told
from wuxian.domain.plan.plan import Post
from wuxian.domain.values.basis import Figure, Value
from wuxian.domain.values.types import Line

PILES = (Figure(name="桩", value=Decimal(3), unit="根"),)
PLAN = an_item(goals=(a_goal(milestone("design", "2021-06-30", "批复")),)).plan
EVERYTHING = progress(
    "2021-07-01",
    40,
    milestone="design",
    note="签约，\n已开工",
    problem="征地未完",
    next_step="封顶",
    figures=PILES,
)
WORDS = progress("2021-07-01", note="签约")
FIGURES = progress("2021-07-01", figures=PILES)
MET = progress("2021-07-01", met=("收入增长", "省定"), by=OFFICE)
LEADER = appointment("2021-07-01", Post.LEADER, "张三", note="接替李四")
VACANT = appointment("2021-07-01", Post.FUND, None)
BACK = retraction("2021-07-01", "3f9a1c")


@pytest.mark.parametrize(
    ("entry", "fact", "detail"),
    [
        (
            EVERYTHING,
            "进展 40%",
            "完成节点“design” 签约， 已开工 数据：桩3根 问题：征地未完 下一步：封顶",
        ),
        (progress("2021-07-01", 0), "进展 0%", ""),
        (WORDS, "进展", "签约"),
        (FIGURES, "进展", "数据：桩3根"),
        (MET, "进展", "达到的指标：收入增长、省定"),
        (LEADER, "市领导 张三", "武咸办〔2021〕3号 接替李四"),
        (VACANT, "专项经费 空缺", "武咸办〔2021〕3号"),
        (BACK, "撤回 3f9a1c", "登记错误"),
    ],
)
def test_an_entry_says_its_fact_and_on_one_line_what_there_is_beyond_it(
    entry: Entry, fact: str, detail: str
) -> None:
    assert (entry.fact, entry.detail(None)) == (fact, detail)


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (
            EVERYTHING,
            {
                "进度": 40,
                "完成节点": "批复",
                "": "签约，\n已开工",
                "数据": PILES,
                "问题": "征地未完",
                "下一步": "封顶",
            },
        ),
        (progress("2022-07-01", 0, milestone="design"), {"进度": 0, "完成节点": "design"}),
        (WORDS, {"": "签约"}),
        (FIGURES, {"数据": PILES}),
        (MET, {"达到的指标": "收入增长、省定"}),
        (LEADER, {"市领导": "张三", "文件": "武咸办〔2021〕3号", "": "接替李四"}),
        (VACANT, {"专项经费": "空缺", "文件": "武咸办〔2021〕3号"}),
        (BACK, {"撤回记录": "3f9a1c", "原因": "登记错误"}),
    ],
)
def test_an_entry_tells_what_it_has_in_the_order_a_clerk_reads_it(
    entry: Entry, told: dict[str, Value]
) -> None:
    has = [one for one in entry.told(PLAN) if one.value is not None]
    assert has == [Told(title, value) for title, value in told.items()]


def test_the_weekly_report_tells_of_figures_where_there_are_no_words_beside_them() -> None:
    assert FIGURES.news(PLAN) == "桩3根。"


class _Visit(Entry):
    """A kind that says nothing of how it is told."""

    kind: Literal["problem"] = "problem"
    site: Line = Field(title="地点")
    guide: Line | None = Field(default=None, title="陪同")


def test_a_kind_that_does_not_say_how_tells_every_field_that_it_has() -> None:
    of_all = {name: getattr(WORDS, name) for name in ("id", "date", "recorded", "by")}
    visit = _Visit(**of_all, site="工地")
    assert (visit.fact, visit.fact_in(PLAN)) == ("问题", "问题")
    assert visit.line(PLAN) == "问题，地点：工地"
    assert list(visit.told(PLAN)) == [Told("地点", "工地")]
