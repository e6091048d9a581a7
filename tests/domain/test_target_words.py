"""Targets in the words of lists and in signs."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.laws import examples
from wuxian.domain.plan.goal import At, Better, Measure, Target
from wuxian.domain.plan.target_words import numerals_in, target_said
from wuxian.domain.values.types import LINE_LENGTH

LEAST, MOST, ABOUT = At.LEAST, At.MOST, At.ABOUT
CUMULATIVE, RATE, LEVEL = Measure.CUMULATIVE, Measure.RATE, Measure.LEVEL

Read = tuple[str, At | None, str | None, str | None, Measure | None]


def read(text: str) -> Read:
    """What is read of a target, in the order in which the tables say it."""
    target = target_said(text)
    assert target.words == text.strip()
    value = None if target.value is None else str(target.value)
    return target.name, target.at, value, target.unit, target.measure


@pytest.mark.parametrize(
    ("task", "expected"),
    [
        ("地区生产总值增长6%", ("地区生产总值增长", LEAST, "6", "%", RATE)),
        ("规上工业增加值增长7%左右", ("规上工业增加值增长", ABOUT, "7", "%", RATE)),
        ("固定资产投资增长8%", ("固定资产投资增长", LEAST, "8", "%", RATE)),
        ("地方一般公共预算收入增长8%", ("地方一般公共预算收入增长", LEAST, "8", "%", RATE)),
        ("社会消费品零售总额增长8%", ("社会消费品零售总额增长", LEAST, "8", "%", RATE)),
        ("进出口总额增长10%", ("进出口总额增长", LEAST, "10", "%", RATE)),
        ("城镇新增就业3.7万人", ("城镇新增就业", LEAST, "3.7", "万人", CUMULATIVE)),
        ("城镇登记失业率3%左右", ("城镇登记失业率", ABOUT, "3", "%", LEVEL)),
        (
            "居民消费价格指数涨幅控制在3%以内",
            ("居民消费价格指数涨幅", MOST, "3", "%", RATE),
        ),
        (
            "城乡常住居民人均可支配收入与经济增长同步",
            ("城乡常住居民人均可支配收入", None, None, None, None),
        ),
        ("完成省定节能减排目标任务", ("节能减排", None, None, None, None)),
        (
            "咸九高速建成投用；长江综合门户港、国际陆港开工",
            ("咸九高速建成投用；长江综合门户港、国际陆港开工", None, None, None, None),
        ),
    ],
)
def test_the_tasks_of_the_list_of_2024_are_read(task: str, expected: Read) -> None:
    assert read(task) == expected


@pytest.mark.parametrize(
    ("indicator", "comparison", "goal", "expected"),
    [
        ("地区生产总值增速", "=", "6%", (LEAST, "6", "%", RATE)),
        ("规上工业增加值增速", "约", "7%", (ABOUT, "7", "%", RATE)),
        ("固定资产投资增速", "=", "8%", (LEAST, "8", "%", RATE)),
        ("一般公共预算收入增速", "=", "8%", (LEAST, "8", "%", RATE)),
        ("社零增速", "=", "8%", (LEAST, "8", "%", RATE)),
        ("进出口增速", "=", "10%", (LEAST, "10", "%", RATE)),
        ("城镇新增就业", "≥", "3.7万人", (LEAST, "3.7", "万人", CUMULATIVE)),
        ("城镇登记失业率", "约", "3%", (ABOUT, "3", "%", LEVEL)),
        ("CPI涨幅", "≤", "3%", (MOST, "3", "%", RATE)),
        ("居民收入增速", "=", "同步", (None, None, None, None)),
        ("节能减排", "=", "省定", (None, None, None, None)),
    ],
)
def test_the_indicators_of_the_list_of_2024_are_read(
    indicator: str, comparison: str, goal: str, expected: tuple[object, ...]
) -> None:
    assert read(indicator + comparison + goal) == (indicator, *expected)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("招商项目至少12个", ("招商项目", LEAST, "12", "个", CUMULATIVE)),
        ("招商项目不少于12个", ("招商项目", LEAST, "12", "个", CUMULATIVE)),
        ("招商项目达到12个以上", ("招商项目", LEAST, "12", "个", CUMULATIVE)),
        ("招商项目力争达到12个", ("招商项目", LEAST, "12", "个", CUMULATIVE)),
        ("力争招商项目12个", ("招商项目", LEAST, "12", "个", CUMULATIVE)),
        ("招商项目：12个", ("招商项目", LEAST, "12", "个", CUMULATIVE)),
        (
            "招商项目（亿元以上）12个（含续建）",
            ("招商项目（亿元以上）", LEAST, "12", "个", CUMULATIVE),
        ),
        ("承接项目12项任务", ("承接项目", LEAST, "12", "项", CUMULATIVE)),
        ("失业率不超过4.5%", ("失业率", MOST, "4.5", "%", LEVEL)),
        ("失业率4.5%以内", ("失业率", MOST, "4.5", "%", LEVEL)),
        ("失业率4.5%", ("失业率", MOST, "4.5", "%", LEVEL)),
        ("降至4.5%的失业率", ("失业率", MOST, "4.5", "%", LEVEL)),
        ("增速8%左右", ("增速", ABOUT, "8", "%", RATE)),
        ("增速约为8%", ("增速", ABOUT, "8", "%", RATE)),
        ("增长10%以上", ("增长", LEAST, "10", "%", RATE)),
        ("单位GDP能耗下降3%", ("单位GDP能耗下降", LEAST, "3", "%", RATE)),
        ("人口自然增长-0.5‰", ("人口自然增长", LEAST, "-0.5", "‰", RATE)),
        ("森林覆盖率提高到55%", ("森林覆盖率", LEAST, "55", "%", LEVEL)),
        ("优良天数比例保持在90%以上", ("优良天数比例", LEAST, "90", "%", LEVEL)),
        ("PM2.5浓度不超过35微克/立方米", ("PM2.5浓度", MOST, "35", "微克/立方米", LEVEL)),
        ("GDP8%左右", ("GDP", ABOUT, "8", "%", LEVEL)),
        ("营商环境指数达到85以上", ("营商环境指数", LEAST, "85", None, CUMULATIVE)),
        ("新建2座人行天桥", ("新建人行天桥", LEAST, "2", "座", CUMULATIVE)),
        ("新建 2 座 人行天桥", ("新建人行天桥", LEAST, "2", "座", CUMULATIVE)),
        ("城区再新建1个农贸市场", ("城区再新建农贸市场", LEAST, "1", "个", CUMULATIVE)),
        ("完成棚户区改造2836户", ("完成棚户区改造", LEAST, "2836", "户", CUMULATIVE)),
        ("引进12家以上企业", ("引进企业", LEAST, "12", "家", CUMULATIVE)),
        ("让95%的村庄通公交", ("让村庄通公交", LEAST, "95", "%", LEVEL)),
        ("建设12项目", ("建设", LEAST, "12", "项目", CUMULATIVE)),
        ("签约12个", ("签约", LEAST, "12", "个", CUMULATIVE)),
        (
            "启动大竹县第十二小学建设，新建中心幼儿园2所",
            ("新建中心幼儿园", LEAST, "2", "所", CUMULATIVE),
        ),
        ("与经济增长同步", ("与经济增长同步", None, None, None, None)),
        ("居民收入增长与经济增长基本同步", ("居民收入增长", None, None, None, None)),
        ("第3批试点经验推广", ("第3批试点经验推广", None, None, None, None)),
    ],
)
def test_the_words_of_lists_are_read(said: str, expected: Read) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("承接项目>=12个", ("承接项目", LEAST, "12", "个", CUMULATIVE)),
        ("承接项目 ≥ 12 个", ("承接项目", LEAST, "12", "个", CUMULATIVE)),
        ("承接项目＞＝１２个", ("承接项目", LEAST, "12", "个", CUMULATIVE)),
        ("承接项目≧12个", ("承接项目", LEAST, "12", "个", CUMULATIVE)),
        ("承接项目>12", ("承接项目", LEAST, "12", None, CUMULATIVE)),
        ("承接项目=至少12个", ("承接项目", LEAST, "12", "个", CUMULATIVE)),
        ("失业率<=4.5%", ("失业率", MOST, "4.5", "%", LEVEL)),
        ("失业率≤4.5％", ("失业率", MOST, "4.5", "%", LEVEL)),
        ("失业率=4.5%以内", ("失业率", MOST, "4.5", "%", LEVEL)),
        ("失业率控制在=4.5%", ("失业率", MOST, "4.5", "%", LEVEL)),
        ("地区生产总值增速=6%", ("地区生产总值增速", LEAST, "6", "%", RATE)),
        ("名称≈8%", ("名称", ABOUT, "8", "%", LEVEL)),
        ("名称=约8%", ("名称", ABOUT, "8", "%", LEVEL)),
        ("居民消费价格涨幅<=-0.9%", ("居民消费价格涨幅", MOST, "-0.9", "%", RATE)),
        ("7×24小时自助区>=12个", ("7×24小时自助区", LEAST, "12", "个", CUMULATIVE)),
    ],
)
def test_signs_are_read(said: str, expected: Read) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("招商项目至少十二个", ("招商项目", LEAST, "12", "个", CUMULATIVE)),
        ("招商项目一百个", ("招商项目", LEAST, "100", "个", CUMULATIVE)),
        ("招商项目>=十二个", ("招商项目", LEAST, "12", "个", CUMULATIVE)),
        ("招商项目至少一百", ("招商项目", LEAST, "100", None, CUMULATIVE)),
        ("招商项目两个（含续建）", ("招商项目", LEAST, "2", "个", CUMULATIVE)),
        ("城镇新增就业二十万人", ("城镇新增就业", LEAST, "20", "万人", CUMULATIVE)),
        ("投资三万五千万元以上", ("投资", LEAST, "35000", "万元", CUMULATIVE)),
        ("绿化率达到百分之九十", ("绿化率", LEAST, "90", "%", LEVEL)),
        ("人口自然增长千分之五左右", ("人口自然增长", ABOUT, "5", "‰", RATE)),
    ],
)
def test_a_figure_in_numerals_is_read_where_it_ends_what_is_said(said: str, expected: Read) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "like_figures"),
    [
        ("新建不少于两座人行天桥", ["两座"]),
        ("招商项目一百二个", ["一百二个"]),
        ("城镇新增就业三点五万人", []),
        ("招商项目几十个", []),
        ("一期工程完工", []),
        ("完成一期", []),
        ("启动第十二小学建设", []),
        ("营商环境全省第一", []),
        ("十四五规划", []),
        ("审批标准统一", []),
    ],
)
def test_numerals_that_name_or_cannot_be_read_stay_words(
    said: str, like_figures: list[str]
) -> None:
    name, _, value, *_ = read(said)
    assert (said.endswith(name), value) == (True, None)
    assert numerals_in(said) == like_figures


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("投资1,200万元", "1200"),
        ("投资１，２００万元", "1200"),
        ("投资1,234,567.5元", "1234567.5"),
        ("投资１２．５０亿元", "12.50"),
        ("投资=−3元", "-3"),
    ],
)
def test_numbers_are_read_as_they_are_written(said: str, value: str) -> None:
    assert read(said)[2] == value


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("投资10亿元以上项目10个", "投资10亿元以上项目"),
        ("投资10亿元以上项目>=10个", "投资10亿元以上项目"),
        ("投资亿元以上项目100个", "投资亿元以上项目"),
        (
            "引进500强、上市公司或龙头企业投资项目3个",
            "引进500强、上市公司或龙头企业投资项目",
        ),
        ("5G基站至少100个", "5G基站"),
        ("4A级景区2个", "4A级景区"),
        ("G107改造12公里", "G107改造"),
        ("2021年新增就业3.7万人", "2021年新增就业"),
        ("第3批项目12个", "第3批项目"),
        ("10月15日前开工12个", "10月15日前开工"),
    ],
)
def test_numbers_that_belong_to_a_name_stay_in_it(said: str, name: str) -> None:
    assert read(said)[0] == name


@pytest.mark.parametrize(
    "said",
    [
        "城镇新增就业3.7万人，城镇登记失业率3%左右",
        "城镇新增就业3.7万人，城镇登记失业率<=3%",
        "承接项目>=3个，签约项目>=4个",
        "强化规划引领机制：编成4项规划，配合编制3项",
        "新建幼儿园2所、小学3所",
        "招商项目12-15个",
        "开展培训十次，招商项目5个",
        "招商项目=12个，力争15个",
        "投资1,23万元",
        "引进企业12家，建设10亿元以上项目",
    ],
)
def test_several_numbers_are_refused_and_not_chosen_from(said: str) -> None:
    with pytest.raises(ValueError, match=r"不止一个数值.*每个指标各写一个 --target"):
        target_said(said)


@pytest.mark.parametrize(
    "said",
    [
        "投资10亿元以上项目",
        "承接项目>=",
        "承接项目>=一百二个",
        "承接项目=共12个",
        "承接项目>=nan",
        "承接项目>=省定",
        "招商项目-12个",
    ],
)
def test_a_number_that_is_none_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=f"“{said}”的数值读不懂；请写成“承接项目>=12个”这样"):
        target_said(said)


@pytest.mark.parametrize("said", ["12个", "至少12个", ">=12个", "=省定"])
def test_a_target_without_a_name_is_refused(said: str) -> None:
    with pytest.raises(ValueError, match=f"“{said}”没有写指标的名称"):
        target_said(said)


@pytest.mark.parametrize("said", ["", "  ", "长" * (LINE_LENGTH + 1)])
def test_a_target_is_one_line(said: str) -> None:
    with pytest.raises(ValueError, match="指标要写1至200字"):
        target_said(said)


def test_as_long_a_line_as_there_may_be_is_read() -> None:
    assert target_said("长" * LINE_LENGTH).name == "长" * LINE_LENGTH


@pytest.mark.parametrize(
    ("said", "better"),
    [
        ("地区生产总值增速8%左右", Better.MORE),
        ("失业率3%左右", Better.LESS),
        ("居民消费价格涨幅≈3%", Better.LESS),
        ("赤字率控制在3%左右", Better.LESS),
        ("赤字率控制在≈3%", Better.LESS),
        ("单位能耗下降3%左右", Better.MORE),
        ("失业率不超过3%", None),
        ("招商项目至少12个", None),
    ],
)
def test_only_about_has_a_better_side(said: str, better: Better | None) -> None:
    assert target_said(said).better is better


SIGNS = {
    "至少": LEAST,
    "不少于": LEAST,
    "达到": LEAST,
    "≥": LEAST,
    ">=": LEAST,
    "=": LEAST,
    "不超过": MOST,
    "控制在": MOST,
    "≤": MOST,
    "<=": MOST,
    "约": ABOUT,
    "≈": ABOUT,
}
names = st.text("招商项目城镇新增就业收入道路桥梁投资服务", min_size=1, max_size=12)
named_after_numbers = st.sampled_from(["投资10亿元以上项目", "5G基站", "2021年项目", "PM2.5均值"])
values = st.decimals(-(10**9), 10**9, places=2) | st.integers(-(10**9), 10**9).map(Decimal)
units = st.sampled_from(["", "个", "座", "%", "万人", "亿元", "个百分点", "趟列车", "元/平方米"])


@settings(max_examples=examples(150))
@given(names | named_after_numbers, st.sampled_from(sorted(SIGNS)), values, units)
def test_a_target_as_it_is_written_is_read_again(
    name: str, sign: str, value: Decimal, unit: str
) -> None:
    target = target_said(f"{name}{sign}{value}{unit}")
    assert (target.name, target.at, target.value) == (name, SIGNS[sign], value)
    assert target.unit == (unit or None)
    assert target.words == f"{name}{sign}{value}{unit}"
    assert Target.model_validate(dict(target)) == target
