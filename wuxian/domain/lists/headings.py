"""What the columns of a list mean: headings differ from place to place, their meanings do not."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from wuxian.domain.plan.due_words import due_said
from wuxian.domain.values.names import folded
from wuxian.domain.values.types import Labelled

_ANY_YEAR = 2021


class Meaning(Labelled):
    """What a column says of a row; its label is what `--map` takes for it."""

    NUMBER = "number", "序号"
    AREA = "area", "领域"
    TITLE = "title", "事项"
    TEXT = "text", "内容"
    LEADER = "leader", "领导"
    LEAD = "lead", "牵头"
    UNITS = "units", "责任"
    SUPPORTING = "supporting", "配合"
    TEAM = "team", "专班"
    DUE = "due", "时限"
    STEP = "step", "节点"
    TARGET = "target", "指标"
    SIGN = "sign", "比较"
    VALUE = "value", "目标值"
    UNIT = "unit", "计量单位"
    ACTUAL = "actual", "实际"
    AS_OF = "as_of", "截至"
    PERCENT = "percent", "进度"
    PROGRESS = "progress", "进展"
    PROBLEM = "problem", "问题"
    NEXT = "next", "下一步"
    NOTE = "note", "备注"
    UNUSED = "unused", "不用"


SEVERAL = (Meaning.TEXT, Meaning.SUPPORTING, Meaning.STEP, Meaning.NOTE, Meaning.UNUSED)
"""What several columns may say together."""

TELLING = (Meaning.ACTUAL, Meaning.PERCENT, Meaning.PROGRESS, Meaning.PROBLEM, Meaning.NEXT)
"""What says how far something is: nothing that is wrong in it is against the goal."""

_WORDS: Mapping[Meaning, str] = MappingProxyType(
    {
        Meaning.NUMBER: "序号 编号 项目序号 项目编号 任务编号 号 NO",
        Meaning.AREA: "领域 章节 板块 类别 分类 专题 大类 所属领域 工作类别 项目类别",
        Meaning.TITLE: """
            任务内容 重点工作 工作任务 目标任务 民生实事 项目名称 主要任务 督办名称
            议定事项 工作事项 事项 项目 任务 任务名称 重点任务 重点项目 实事项目 工作内容
            工作名称 督办事项 事项名称 民生实事项目 实事名称 实事内容 交办事项
            督查事项 批示事项 项目内容
        """,
        Meaning.TEXT: """
            主要内容 工作措施 建设内容 目标任务 年度目标 年度任务 工作目标 具体内容
            目标要求 主要措施 建设规模及内容 具体任务 具体举措 工作举措 任务清单 内容
            年度工作目标 目标 工作内容 项目内容 实事内容
        """,
        Meaning.LEADER: """
            分管领导 市政府分管领导 区政府分管领导 县政府分管领导 牵头负责领导
            责任领导 督办领导 市领导 县领导 区领导 牵头领导 负责领导 包保领导
            挂点领导
        """,
        Meaning.LEAD: """
            牵头单位 牵头责任单位 主办单位 牵头部门 牵头 责任牵头单位 主责单位
            承办单位
        """,
        Meaning.UNITS: "责任单位 责任部门 协同或责任 责任 落实单位 实施单位 单位",
        Meaning.SUPPORTING: """
            配合单位 协同责任单位 协办单位 会办单位 配合部门 参与单位 协同单位 配合
            协同
        """,
        Meaning.TEAM: "专班 工作专班",
        Meaning.DUE: """
            完成时限 时间节点 进度安排 结束时间 办结时限 时限 完成时间 办理时限
            时限要求 时间要求 工作时限
            截止时间 完成期限 办理期限 办结日期 限办日期
        """,
        Meaning.TARGET: "指标 指标名称 量化指标 主要指标 考核指标",
        Meaning.SIGN: "比较 目标方向 方向",
        Meaning.VALUE: """
            目标值 目标 年度目标值 计划数 年度计划 任务数 年度投资计划 年度计划投资
            计划投资
        """,
        Meaning.UNIT: "单位 计量单位",
        Meaning.ACTUAL: """
            实际 实绩 完成数 实际值 完成值 实际完成 完成投资 累计完成投资 实际完成投资
        """,
        Meaning.AS_OF: "截至 截止 截至日期 截止日期 数据截至 统计日期",
        Meaning.PERCENT: "进度 完成比例 完成进度 完成率 完成比例% 进度%",
        Meaning.PROGRESS: """
            进展落实情况 进展情况 工作动态 最新反馈 办理状态 进展 落实情况 完成情况
            办理情况 工作进展 推进情况 目前进展 办理结果 反馈情况 整改情况
        """,
        Meaning.PROBLEM: "存在困难 存在问题 存在困难及下一步措施 问题 困难和问题 存在的问题",
        Meaning.NEXT: "下一步措施 下一步 下步措施 下一步打算 下步安排 下一步工作",
        Meaning.NOTE: "备注 说明 文件 依据",
    }
)
"""The headings seen in real lists, each meaning's own."""

_KNOWN: Mapping[str, tuple[Meaning, ...]] = MappingProxyType(
    {
        word: tuple(meaning for meaning, words in _WORDS.items() if word in words.split())
        for all_words in _WORDS.values()
        for word in all_words.split()
    }
)
_FOLDED = MappingProxyType({folded(word): meanings for word, meanings in _KNOWN.items()})
_SHORTEST_END = 4
_STANDING = "办理状态"
_IN_BRACKETS = re.compile(r"\(.*?\)|\[.*?\]|〔.*?〕")
_TIME_OF_A_STEP = re.compile("季度|[0-9一二三四五六七八九十]月|半年")
_OF_A_STEP = re.compile(r"(?:工作|阶段|进度)?(?:目标|计划|任务|安排|节点|要求)+$")


def plain_heading(text: str) -> str:
    """A heading as it is compared: without blanks, colons, and what stands in brackets."""
    said = re.sub(r"\s", "", folded(text))
    return _IN_BRACKETS.sub("", said).strip(":*") or said


def possible_meanings(heading: str) -> tuple[Meaning, ...]:
    """What a heading may mean, the likeliest first; none where nobody has seen the like."""
    said = plain_heading(heading)
    found = _FOLDED.get(said)
    if found is None and step_words(heading):
        return (Meaning.STEP,)
    if found is None:
        ends = [word for word in _FOLDED if len(word) >= _SHORTEST_END and said.endswith(word)]
        found = _FOLDED[max(ends, key=len)] if ends else ()
    return found


def step_words(heading: str) -> str | None:
    """When the steps below a heading are due, in its own words: 一季度 of 第一季度目标."""
    words = _OF_A_STEP.sub("", plain_heading(heading))
    if not _TIME_OF_A_STEP.search(words):
        return None
    try:
        due = due_said(words, _ANY_YEAR)
    except ValueError:
        return None
    return words if due and due.day and due.step is None else None


def meanings_of(
    headings: Sequence[str], given: Mapping[str, Meaning] = MappingProxyType({})
) -> tuple[Meaning | None, ...]:
    """What each column means: as is said of its heading, else what no column before it means.

    A row without a title has its content for one.
    """
    taken: set[Meaning] = set(given.values())
    said = {plain_heading(heading): meaning for heading, meaning in given.items()}
    possible = [possible_meanings(heading) for heading in headings]
    if len([one for one in possible if Meaning.PROGRESS in one]) > 1:
        # Beside what was done, 正在办理 is only how it stands.
        weak = [plain_heading(heading) == _STANDING for heading in headings]
        possible = [() if is_weak else one for one, is_weak in zip(possible, weak, strict=True)]
    has_figures = any(Meaning.TARGET in one for one in possible)
    found: list[Meaning | None] = []
    for heading, choices in zip(headings, possible, strict=True):
        meaning = said.get(plain_heading(heading))
        if meaning is None:
            free = (one for one in choices if one in SEVERAL or one not in taken)
            meaning = next(_in_order(free, has_figures=has_figures), None)
        if meaning is not None:
            taken.add(meaning)
        found.append(meaning)
    if Meaning.TITLE not in taken and Meaning.TEXT in taken:
        found[found.index(Meaning.TEXT)] = Meaning.TITLE
    return tuple(found)


def _in_order(choices: Iterable[Meaning], *, has_figures: bool) -> Iterator[Meaning]:
    """单位 and 目标 are of a figure only where a column names the figures."""
    of_a_figure = (Meaning.VALUE, Meaning.UNIT, Meaning.SIGN)
    return iter(sorted(choices, key=lambda one: (one in of_a_figure) is not has_figures))
