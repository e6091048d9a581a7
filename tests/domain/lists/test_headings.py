"""Headings: what columns mean, whatever a place calls them."""

import pytest

from tests.domain.lists.tables import words
from wuxian.domain.lists.headings import Meaning, meanings_of, possible_meanings, step_words

SEEN = {
    Meaning.TITLE: "任务内容 重点工作 工作任务 目标任务 民生实事 项目名称 主要任务 督办名称",
    Meaning.TEXT: "主要内容 工作措施 建设内容",
    Meaning.LEADER: "分管领导 市政府分管领导 区政府分管领导 牵头负责领导 责任领导 督办领导",
    Meaning.LEAD: "牵头单位 牵头责任单位 主办单位 市级牵头单位",
    Meaning.UNITS: "责任单位 市直责任单位",
    Meaning.SUPPORTING: "配合单位 协同责任单位 协办单位 会办单位",
    Meaning.DUE: "完成时限 时间节点 进度安排 结束时间 办结时限",
    Meaning.PROGRESS: "进展落实情况 进展情况 工作动态 最新反馈 办理状态",
    Meaning.PROBLEM: "存在困难 存在困难及下一步措施 存在问题",
    Meaning.PERCENT: "进度 完成比例(%)",
    Meaning.VALUE: "年度投资计划",
    Meaning.ACTUAL: "完成投资",
    Meaning.STEP: "第一季度 二季度 三季度目标 6月底前 上半年 第四季度工作安排",
}


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [(heading, meaning) for meaning, said in SEEN.items() for heading in said.split()],
)
def test_headings_of_real_lists_are_understood(heading: str, meaning: Meaning) -> None:
    assert possible_meanings(heading)[0] is meaning


@pytest.mark.parametrize("heading", ["来源", "写法", "联系电话", "2021年", "月度", "13月"])
def test_what_nobody_has_seen_means_nothing(heading: str) -> None:
    assert possible_meanings(heading) == ()


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("完 成\n时 限", Meaning.DUE),
        ("牵头单位（责任人）", Meaning.LEAD),
        ("序号：", Meaning.NUMBER),
    ],
)
def test_blanks_brackets_and_colons_are_no_part_of_a_heading(
    heading: str, meaning: Meaning
) -> None:
    assert possible_meanings(heading) == (meaning,)


@pytest.mark.parametrize(
    ("headings", "labels"),
    [
        ("序号|民生实事|责任单位|完成时限", "序号|事项|责任|时限"),
        ("序号|任务|目标任务|牵头单位", "序号|事项|内容|牵头"),
        ("序号|主要内容|牵头单位", "序号|事项|牵头"),  # a content alone is what a row is called by
        ("工作任务|重点工作|牵头单位", "事项||牵头"),
        ("指标|目标|目标方向|实际|单位|备注", "指标|目标值|比较|实际|计量单位|备注"),
        ("任务|目标|单位", "事项|内容|责任"),
        ("项目名称|配合单位|协办单位|一季度|二季度", "事项|配合|配合|节点|节点"),
        ("|任务|牵头单位", "|事项|牵头"),
    ],
)
def test_columns_mean_what_the_others_leave_them(headings: str, labels: str) -> None:
    found = [one.label if one else "" for one in meanings_of(words(headings))]
    assert found == words(labels)


def test_what_is_said_of_a_heading_holds() -> None:
    given = {"来源": Meaning.AREA, "备注": Meaning.DUE}
    found = meanings_of(words("来源|任务|备注|完成时限"), given)
    assert found == (Meaning.AREA, Meaning.TITLE, Meaning.DUE, None)


@pytest.mark.parametrize(
    ("heading", "when"),
    [("第一季度目标", "第一季度"), ("二季度", "二季度"), ("6月底前计划", "6月底前")],
)
def test_a_heading_of_steps_says_when_they_are_due(heading: str, when: str) -> None:
    assert step_words(heading) == when
