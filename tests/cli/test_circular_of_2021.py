"""The circular of 2021-Q1 and 2021-H1 with the goals and figures that Xianning's own circulars had.

Source: 咸宁市 2021年一季度、上半年 督查通报 (figures as published); who reports them is invented.
"""

from pathlib import Path

import pytest

from tests.conftest import Run

GOALS = {
    "地区生产总值增长": "至少10.5%",
    "全社会固定资产投资增长": "至少11%",
    "规模以上工业增加值增长": "至少11%",
    "地方一般公共预算收入增长": "至少26%",
    "城镇登记失业率": "不超过4.5%",
    "居民消费价格涨幅": "不超过3%",
    "投资10亿元以上项目": "至少10个",
    "投资亿元以上项目": "至少100个",
}
FIRST_QUARTER = {
    "地区生产总值增长": "58.3",
    "全社会固定资产投资增长": "245.0",
    "规模以上工业增加值增长": "106.7",
    "地方一般公共预算收入增长": "95",
    "城镇登记失业率": "3.52",
    "居民消费价格涨幅": "-0.9",
    "投资10亿元以上项目": "24",
    "投资亿元以上项目": "68",
}
HALF_YEAR = {"投资10亿元以上项目": "25", "投资亿元以上项目": "107", "城镇登记失业率": "3.31"}
SENTENCE = "地区生产总值增长10.5%，城镇登记失业率控制在4.5%以内，投资10亿元以上项目10个"


@pytest.fixture
def city(run: Run, book: Path) -> Path:
    """A book whose item 14 has the city's main goals of 2021, and the figures of two periods."""
    targets = [word for name, aim in GOALS.items() for word in ("--target", f"{name}{aim}")]
    terms = ("--due", "2021-12-31", "--every", "每季度", "--document", "咸政发〔2021〕1号")
    told = run("goal", "14", SENTENCE, "--date", "2021-02-01", *targets, *terms, "--data", book)
    assert told.code == 0, told.err
    for day, figures in (("2021-04-20", FIRST_QUARTER), ("2021-07-20", HALF_YEAR)):
        said = [word for name, one in figures.items() for word in ("--figure", f"{name}={one}")]
        ran = run("update", "14", "--date", day, *said, "--data", book)
        assert ran.code == 0, ran.err
    return book


def figures(run: Run, book: Path, period: str, as_of: str) -> list[str]:
    """The lines of the main goals, below their sentence."""
    out = run("report", "--period", period, "--as-of", as_of, "--data", book).out
    part = out.partition("一、主要指标（1项）\n")[2].partition("\n\n")[0]
    sentence, *lines = part.splitlines()
    assert sentence == f"  14 武汉产业转移承接与招商对接：{SENTENCE}。"
    return [line.strip() for line in lines]


def test_the_first_quarter_reads_as_the_office_wrote_it(run: Run, city: Path) -> None:
    assert figures(run, city, "2021-Q1", "2021-04-25") == [
        "地区生产总值增长：实际58.3%（4月20日）（目标：至少10.5%，已达到）",
        "全社会固定资产投资增长：实际245%（4月20日）（目标：至少11%，已达到）",
        "规模以上工业增加值增长：实际106.7%（4月20日）（目标：至少11%，已达到）",
        "地方一般公共预算收入增长：实际95%（4月20日）（目标：至少26%，已达到）",
        "城镇登记失业率：实际3.52%（4月20日）（目标：不超过4.5%，未超出）",
        "居民消费价格涨幅：实际-0.9%（4月20日）（目标：不超过3%，未超出）",
        "投资10亿元以上项目：实际24个（4月20日）（目标：至少10个，完成目标的240.0%，已达到）",
        "投资亿元以上项目：实际68个（4月20日）（目标：至少100个，完成目标的68.0%）",
    ]


def test_the_half_year_has_its_own_figures_where_there_are_any(run: Run, city: Path) -> None:
    lines = figures(run, city, "2021-H1", "2021-07-25")
    assert lines[4] == "城镇登记失业率：实际3.31%（7月20日）（目标：不超过4.5%，未超出）"
    assert lines[6:] == [
        "投资10亿元以上项目：实际25个（7月20日）（目标：至少10个，完成目标的250.0%，已达到）",
        "投资亿元以上项目：实际107个（7月20日）（目标：至少100个，完成目标的107.0%，已达到）",
    ]
