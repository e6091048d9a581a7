"""What is typed into a form's cells: read as it is meant, or refused with why."""

import datetime as dt
import re

import pytest

from tests.domain.books import a_target
from tests.domain.forms import Entered, cell
from wuxian.domain.plan.goal import Measure
from wuxian.domain.sheets.entered import (
    figure_in,
    is_filled,
    percent_in,
    says_no_news,
    words_in,
)
from wuxian.domain.sheets.grid import EMPTY, Cell

A_DAY = dt.date(2021, 6, 25)
_TENFOLD = "是目标的10倍以上（招商项目至少100万人）"
_OR_SO = "31000人，或 31000万人"


@pytest.mark.parametrize(
    "entered", ["40", "４０", "40%", "４０％", " 40 % ", "40.0", "+40", 40, 40.0, "040", "40\n"]
)
def test_a_percent_is_read_however_it_is_typed(entered: Entered) -> None:
    assert percent_in(cell(entered)) == 40


@pytest.mark.parametrize("entered", ["0", 0, "0%"])
def test_nothing_is_a_percent(entered: Entered) -> None:
    assert percent_in(cell(entered)) == 0


@pytest.mark.parametrize("entered", ["1", "1%", "100", 100, "100%"])
def test_both_ends_are_read_where_they_are_written(entered: Entered) -> None:
    assert percent_in(cell(entered)) in (1, 100)


@pytest.mark.parametrize(
    ("entered", "why"),
    [
        (0.4, "看不出是0.4%还是40%，请写成 40%"),
        (0.405, "看不出是0.405%还是40.5%，请写成 40.5%"),
        (1, "看不出是1%还是100%，请写成 100%"),
        (1.0, "看不出是1%还是100%，请写成 100%"),
        (A_DAY, "是日期2021年6月25日，应是0 到 100 的整数"),
        (120, "应在 0 到 100 之间，现为 120"),
        ("120%", "应在 0 到 100 之间，现为 120%"),
        (-5, "应在 0 到 100 之间，现为 -5"),
        ("-3", "应在 0 到 100 之间，现为 -3"),
        (44403.0, "应在 0 到 100 之间，现为 44403.0"),
        (40.5, "“40.5”不是 0 到 100 的整数"),
        ("40.5", "“40.5”不是 0 到 100 的整数"),
        ("约40%", "“约40%”不是 0 到 100 的整数"),
        ("四成", "“四成”不是 0 到 100 的整数"),
        ("/", "“/”不是 0 到 100 的整数"),
        ("2021-06-25", "“2021-06-25”不是 0 到 100 的整数"),
        ("=40", "“=40”不是 0 到 100 的整数"),
        (float("inf"), "“inf”不是数"),
        (Cell("", fault="是错误值 #REF!"), "是错误值 #REF!"),
    ],
)
def test_what_is_no_percent_is_refused_with_why(entered: Entered, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        percent_in(cell(entered))


@pytest.mark.parametrize(
    ("entered", "value"),
    [
        ("12", "12"), ("１２", "12"), ("12个", "12"), (" 12 个 ", "12"), (12, "12"), (12.5, "12.5"),
        ("1,200", "1200"), ("１，２００", "1200"), ("0.12千个", "120"), (0.5, "0.5"), ("-3", "-3"),
        (0.1 + 0.2, "0.30000000000000004"),
    ],
)  # fmt: skip
def test_a_figure_is_read_in_its_targets_unit(entered: Entered, value: str) -> None:
    figure, _ = figure_in(cell(entered), a_target())
    assert (str(figure.value), figure.name, figure.unit) == (value, "招商项目", "个")


@pytest.mark.parametrize(
    ("entered", "unit", "why"),
    [
        ("12项", "个", "招商项目的单位是“个”，不是“项”；请换算后再报，如：数个"),
        ("约12个", "个", "“约12个”不是数，写成 12 或 12个"),
        ("招商项目=12", "个", "“招商项目=12”不是数，写成 12 或 12个"),
        ("一打", None, "“一打”不是数，写成 12 或 12"),
        ("/", "个", "“/”不是数，写成 12 或 12个"),
        ("1234567890123456789", "个", "“1234567890123456789”不是数，写成 12 或 12个"),
        (A_DAY, "个", "是日期2021年6月25日，应是数"),
        (0.0331, "%", "看不出是0.0331%还是3.31%，请写成 3.31%"),
        (-0.02, "%", "看不出是-0.02%还是-2%，请写成 -2%"),
        (1, "%", "看不出是1%还是100%，请写成 100%"),
        (0.3, "‰", "看不出是0.3‰还是30‰，请写成 30‰"),
        (31000, "万人", f"31000 没有写单位；按万人算，{_TENFOLD}；请写明单位：{_OR_SO}"),
        (float("nan"), "个", "“nan”不是数"),
        (Cell("x", fault="看不懂"), "个", "看不懂"),
    ],
)
def test_what_is_no_figure_is_refused_with_why(entered: Entered, unit: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        figure_in(cell(entered), a_target(unit=unit))


def test_a_figure_of_more_digits_than_are_kept_is_refused() -> None:
    with pytest.raises(ValueError, match="数值位数太多；最多18位"):
        figure_in(cell(1e20), a_target())


@pytest.mark.parametrize(
    ("entered", "unit", "doubts"),
    [
        (2000, "个", ["招商项目2000个，是目标的10倍以上（招商项目至少100个），请核对单位"]),
        (-3, "个", ["招商项目-3个是负数，请核对"]),
        (0.05, "万人", ["招商项目0.05万人，不到目标的千分之一（招商项目至少100万人），请核对单位"]),
        ("0.05万人", "万人", []),
        (12, "个", []),
    ],
)
def test_what_looks_like_another_unit_is_doubted(
    entered: Entered, unit: str, doubts: list[str]
) -> None:
    assert figure_in(cell(entered), a_target(unit=unit))[1] == doubts


def test_a_rate_may_be_many_times_its_goal() -> None:
    assert figure_in(cell(5000), a_target(measure=Measure.RATE))[1] == []


def test_a_goal_of_nothing_has_no_share() -> None:
    assert figure_in(cell(5), a_target(value=0))[1] == []


def test_words_are_made_harmless_and_what_steers_is_refused() -> None:
    assert words_in(Cell(" 桩基\r\n完成\ufeff\t")) == "桩基\n完成"
    assert words_in(cell(12)) == "12"
    with pytest.raises(ValueError, match=r"第2个字符是控制字符 U\+001B，请删去"):
        words_in(Cell("桥\x1b[1m"))
    with pytest.raises(ValueError, match="看不懂"):
        words_in(Cell("", fault="看不懂"))


@pytest.mark.parametrize("words", ["无", "无。", "没有", "无新进展", "本期无新进展。", "/", "-"])
def test_these_words_say_that_nothing_is_new(words: str) -> None:
    assert says_no_news(words)


@pytest.mark.parametrize("words", ["无锡来函", "桩基完成", "没有新进展，等批复"])
def test_others_say_something(words: str) -> None:
    assert not says_no_news(words)


def test_a_cell_is_filled_in_where_anything_stands() -> None:
    assert [is_filled(one) for one in (EMPTY, Cell(" \n"), Cell("\ufeff"))] == [False] * 3
    filled = (Cell("0"), Cell("", 0.0), Cell("", fault="看不懂"))
    assert [is_filled(one) for one in filled] == [True] * 3
