"""The figures of a list: in columns, or in the sentence; works that are no figures."""

import pytest

from tests.domain.lists.tables import layout, lines, words
from wuxian.domain.lists.figures_said import (
    FigureHeading,
    figure_heading,
    target_in_columns,
    targets_in,
)
from wuxian.domain.lists.headings import Meaning
from wuxian.domain.lists.lines import CellUnread
from wuxian.domain.plan.goal import Target

HEADINGS = words("任务|指标|比较|目标值|计量单位")


def in_columns(row: str) -> Target | None:
    """The target in the columns of one row."""
    [line] = lines(HEADINGS, words(row))
    return target_in_columns(line, FigureHeading("目标值"))


@pytest.mark.parametrize(
    ("row", "called", "measure"),
    [
        ("甲|地区生产总值增速|=|6|%", "地区生产总值增速至少6%", "rate"),
        ("甲|工业增加值增速|约|7|%", "工业增加值增速7%左右", "rate"),
        ("甲|城镇新增就业|≥|3.7|万人", "城镇新增就业至少3.7万人", "cumulative"),
        ("甲|CPI涨幅|≤|3|%", "CPI涨幅不超过3%", "rate"),
        ("甲|失业率|≤|4.5%|%", "失业率不超过4.5%", "level"),
        ("甲|招商项目||12|个", "招商项目至少12个", "cumulative"),
        ("甲|||500|万元", "目标值至少500万元", "cumulative"),
        ("收入与经济增长同步|收入增速|同步||", "收入与经济增长同步", None),
        ("甲|节能减排|省定|完成|", "节能减排省定完成", None),
    ],
)
def test_columns_set_a_target(row: str, called: str, measure: str | None) -> None:
    found = in_columns(row)
    assert found is not None
    assert (found.called, found.measure) == (called, measure)


def test_no_figure_and_no_name_set_none() -> None:
    assert in_columns("甲||||") is None


def test_a_value_that_is_none_is_refused_with_its_column() -> None:
    with pytest.raises(CellUnread) as refused:
        in_columns("甲|招商项目|≥|3至5|个")
    assert refused.value.column is Meaning.VALUE
    assert "不止一个数值" in refused.value.reason


def test_a_list_of_figures_alone_keeps_the_figures_words() -> None:
    [line] = lines(words("指标|目标方向|实际|备注"), words("收入|同步|1|"))
    found = target_in_columns(line, FigureHeading("目标值"))
    assert found is not None
    assert (found.name, found.words) == ("收入", "收入同步")


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("地区生产总值增长8%以上", ["地区生产总值增长至少8%"]),
        (
            "城镇新增就业3.7万人，城镇登记失业率3%左右",
            ["城镇新增就业至少3.7万人", "城镇登记失业率3%左右"],
        ),
        ("完成棚户区改造2,836户。", ["完成棚户区改造至少2836户"]),
        ("居民收入与经济增长同步", ["居民收入与经济增长同步"]),
        ("完成省定节能减排目标任务", ["完成省定节能减排目标任务"]),
        ("新增贷款3亿元", ["新增贷款至少3亿元"]),
        ("新建公厕10座", ["新建公厕至少10座"]),
        ("启动县图书馆建设，编制“十四五”规划", []),
        ("2021年5月开工", []),
    ],
)
def test_a_sentence_names_its_targets(sentence: str, called: list[str]) -> None:
    found, notes = targets_in(sentence)
    assert ([one.called for one in found], notes) == (called, ())


@pytest.mark.parametrize("sentence", ["新建2座人行天桥", "新建公厕9座"])
def test_a_few_pieces_are_works_and_reported_by_percent(sentence: str) -> None:
    found, notes = targets_in(sentence)
    assert (found, notes) == ((), (f"“{sentence}”不到10件，按工程报百分比，没有作指标",))


def test_what_cannot_be_read_or_stands_twice_is_told() -> None:
    found, notes = targets_in("引进项目3至50个；就业300人；就业500人")
    assert [one.called for one in found] == ["就业至少300人"]
    assert notes == (
        "“引进项目3至50个”里的数没有读成指标，要报数请用 wuxian goal --target 补上",
        "指标“就业”写了两次，只取第一个",
    )


@pytest.mark.parametrize(
    ("headings", "above", "named"),
    [
        ("项目|年度投资计划（万元）|完成投资（万元）", "", ("完成投资", "万元")),
        ("项目|年度投资计划|完成投资", "（单位：万元）", ("完成投资", "万元")),
        ("项目|年度投资计划(单位:亿元)", "", ("年度投资计划", "亿元")),
        ("项目|年度投资计划", "", ("年度投资计划", "")),
    ],
)
def test_figures_without_a_name_are_called_by_their_heading_in_its_unit(
    headings: str, above: str, named: tuple[str, str]
) -> None:
    assert figure_heading(layout(words(headings), title=above)) == named


def test_a_value_with_a_unit_of_its_own_keeps_it() -> None:
    [line] = lines(words("项目|年度投资计划（万元）"), words("甲|3亿元"))
    found = target_in_columns(line, FigureHeading("完成投资", "万元"))
    assert found is not None
    assert found.called == "完成投资至少3亿元"


def test_a_clause_that_names_nothing_is_about_the_title() -> None:
    found, notes = targets_in("不少于50家，控制在5.5%以内", "新增规上企业")
    assert [one.called for one in found] == ["新增规上企业至少50家"]
    assert notes == ("指标“新增规上企业”写了两次，只取第一个",)
