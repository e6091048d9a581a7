"""Due dates in the words of lists, of a list of 2021 unless the words say another year."""

import datetime as dt

import pytest
from hypothesis import given, settings

from tests.domain.arbitrary import days
from tests.domain.books import day
from tests.laws import examples
from wuxian.domain.plan.due_words import Due, due_said, firmly
from wuxian.domain.plan.goal import StepKind
from wuxian.domain.values.dates import day_words

START, USE, OPEN, OTHER = StepKind.START, StepKind.USE, StepKind.OPEN, StepKind.OTHER


def due(on: str | None, step: StepKind | None = None, *, soft: bool = False) -> Due:
    """Due on this day; without one it is open-ended."""
    return Due(day(on) if on else None, step, soft, is_open_ended=on is None)


def read(said: str, year: int = 2021) -> Due | None:
    """What is read of some words, but for what a step is called by."""
    found = due_said(said, year)
    return found._replace(title="") if found else None


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("10月底前主体封顶", "主体封顶"),
        ("6月底前 取得 批复。", "取得 批复"),
        ("9月底前建成第十二小学食堂", "建成第十二小学食堂"),
        ("6月底前启动今年计划", "启动2021年计划"),
        ("5月底前动工", "开工"),
        ("5月底前正式开工建设", "开工"),
        ("5月底前老年大学开工", "老年大学开工"),
        ("年底前全线通车", "通车"),
        ("12月底前建成", ""),
        ("长期", ""),
    ],
)
def test_a_step_is_called_by_the_words_after_its_time(said: str, title: str) -> None:
    found = due_said(said, 2021)
    assert found is not None
    assert found.title == title


@pytest.mark.parametrize(
    ("said", "title", "is_soft"),
    [
        ("力争通车", "通车", True),
        ("有望 开工", "开工", True),
        ("通车", "通车", False),
        ("争取资金", "争取资金", False),
        ("力争", "力争", False),
    ],
)
def test_a_step_may_be_striven_for_in_its_title(said: str, title: str, *, is_soft: bool) -> None:
    assert firmly(said) == (title, is_soft)


@pytest.mark.parametrize(
    ("said", "year", "expected"),
    [
        ("12月底前", 2016, due("2016-12-31")),  # 大竹2016
        ("5月底前动工", 2016, due("2016-05-31", START)),  # 大竹2016
        ("9月投入使用", 2016, due("2016-09-30", USE)),  # 大竹2016
        ("2022年10月底前", 2022, due("2022-10-31")),  # 某市2022放管服要点
        ("年内", 2021, due("2021-12-31")),  # 成德眉资2021
        ("力争年内开工", 2021, due("2021-12-31", START, soft=True)),  # 成德眉资2021
        ("3月：…", 2017, due("2017-03-31")),  # 某校2017
        ("4~12月：…", 2017, due("2017-12-31")),  # 某校2017
        ("2020年12月", 2020, due("2020-12-31")),  # 咸宁2020第2号公报
        ("（无时限栏）", 2024, None),  # 咸宁2024 and others
        ("拟在今年开通", 2021, due("2021-12-31", OPEN, soft=True)),  # 034号答复2021
        ("有望尽早开工建设", 2021, due(None, START, soft=True)),  # 034号答复2021
        ("力争今年开工", 2023, due("2023-12-31", START, soft=True)),  # 咸宁网2023-05-25
    ],
)
def test_real_lists_are_read_as_they_mean_it(said: str, year: int, expected: Due | None) -> None:
    assert read(said, year) == expected


@pytest.mark.parametrize(
    "said",
    [
        "3月底前…6月底前…9月底前…12月底前…",  # 成德眉资2021
        "第一季度：…第四季度：…",  # 广州2019任务97
        "到2025年…到2026年…",  # 咸宁斧头湖2024
        "2022年10月底前（力争9月）",
        "持续推进，12月底前完成一期",
        "上半年，下半年",
    ],
)
def test_several_times_are_refused_and_not_chosen_from(said: str) -> None:
    with pytest.raises(ValueError, match="写了几个时间；请只写一个"):
        due_said(said, 2021)


@pytest.mark.parametrize(
    ("said", "on"),
    [
        ("2021-09-30", "2021-09-30"),
        ("2021-09-30前", "2021-09-30"),
        ("2021/9/30", "2021-09-30"),
        ("2021.9.30", "2021-09-30"),
        ("20210930", "2021-09-30"),
        ("2021年9月30日", "2021-09-30"),
        ("2022 年 9 月 30 号前", "2022-09-30"),
        ("二〇二一年九月三十日", "2021-09-30"),
        ("9月30日之前", "2021-09-30"),
        ("9月30日24时前", "2021-09-30"),
        ("9月30", "2021-09-30"),
        ("9-30", "2021-09-30"),
        ("9/30前", "2021-09-30"),
        ("6月底", "2021-06-30"),
        ("6月末", "2021-06-30"),
        ("6月初", "2021-06-01"),
        ("今年6月底前", "2021-06-30"),
        ("2024年2月底", "2024-02-29"),
        ("6月底前", "2021-06-30"),
        ("６月底前", "2021-06-30"),
        ("六月底以前", "2021-06-30"),
        ("6月前", "2021-06-30"),
        ("9月", "2021-09-30"),
        ("9月份", "2021-09-30"),
        ("9月内", "2021-09-30"),
        ("10月底前", "2021-10-31"),
        ("2021年12月", "2021-12-31"),
        ("2021-12", "2021-12-31"),
        ("2021.12前", "2021-12-31"),
        ("5月中", "2021-05-15"),
        ("5月上旬", "2021-05-10"),
        ("5月中旬前", "2021-05-20"),
        ("5月下旬", "2021-05-31"),
        ("5月中下旬", "2021-05-31"),
        ("年底", "2021-12-31"),
        ("年底前", "2021-12-31"),
        ("年末", "2021-12-31"),
        ("年中", "2021-06-30"),
        ("2022年初", "2022-01-01"),
        ("年内", "2021-12-31"),
        ("全年", "2021-12-31"),
        ("全年内", "2021-12-31"),
        ("今年", "2021-12-31"),
        ("本年度", "2021-12-31"),
        ("年度内", "2021-12-31"),
        ("今年年底", "2021-12-31"),
        ("2022年", "2022-12-31"),
        ("2022年全年", "2022-12-31"),
        ("2022年年底前", "2022-12-31"),
        ("到2025年", "2025-12-31"),
        ("上半年", "2021-06-30"),
        ("上半年内", "2021-06-30"),
        ("2022年上半年", "2022-06-30"),
        ("下半年", "2021-12-31"),
        ("一季度", "2021-03-31"),
        ("第一季度", "2021-03-31"),
        ("1季度", "2021-03-31"),
        ("三季度", "2021-09-30"),
        ("三季度末前", "2021-09-30"),
        ("前三季度", "2021-09-30"),
        ("2022年第四季度", "2022-12-31"),
        ("一至三季度", "2021-09-30"),
        ("4—12月", "2021-12-31"),
        ("4～12月", "2021-12-31"),
        ("4-6月", "2021-06-30"),
        ("2022年4月至6月底", "2022-06-30"),
        ("4月20日至10月10日", "2021-10-10"),
        ("2021年11月至2022年3月", "2022-03-31"),
        ("截至10月底", "2021-10-31"),
        ("不迟于10月底", "2021-10-31"),
        ("确保10月底前完成", "2021-10-31"),
        ("持续到年底", "2021-12-31"),
    ],
)
def test_a_time_is_its_last_day(said: str, on: str) -> None:
    assert due_said(said, 2021) == due(on)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("5月底前动工", due("2021-05-31", START)),
        ("5月底前主体工程开工", due("2021-05-31", START)),
        ("5月底前开工建设老年大学", due("2021-05-31", START)),
        ("5月2座桥开工", due("2021-05-31", START)),
        ("10月投用", due("2021-10-31", USE)),
        ("年底前全线通车", due("2021-12-31", OPEN)),
        ("6月底前取得批复", due("2021-06-30", OTHER)),
        ("6月底前完成初步设计", due("2021-06-30", OTHER)),
        ("6月底前完成开工准备", due("2021-06-30", OTHER)),
        ("9月底前拟定方案", due("2021-09-30", OTHER)),
        ("12月底前建成", due("2021-12-31")),
        ("12月底前完工", due("2021-12-31")),
        ("12月底前竣工验收", due("2021-12-31")),
        ("12月底前全面完成", due("2021-12-31")),
        ("12月底前，建成通车。", due("2021-12-31")),
        ("12月底前建成通车", due("2021-12-31")),
        ("全年持续推进", due("2021-12-31")),
    ],
)
def test_a_step_on_the_way_is_told_from_the_end_of_the_goal(said: str, expected: Due) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("争取10月底前", due("2021-10-31", soft=True)),
        ("力争在年内", due("2021-12-31", soft=True)),
        ("年内力争开工", due("2021-12-31", START, soft=True)),
        ("原则上6月底前完成", due("2021-06-30", soft=True)),
        ("确保年内开工", due("2021-12-31", START)),
    ],
)
def test_what_is_only_striven_for_is_soft(said: str, expected: Due) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("长期", due(None)),
        ("长期坚持", due(None)),
        ("持续推进", due(None)),
        ("常态化", due(None)),
        ("适时启动", due(None, START)),
        ("力争尽快", due(None, soft=True)),
    ],
)
def test_what_has_no_end_is_open_ended(said: str, expected: Due) -> None:
    assert read(said) == expected


@pytest.mark.parametrize(
    "said",
    [
        "",
        "尚未确定",
        "昨天",
        "周五",
        "月底",
        "下月底前",
        "明年6月底",
        "去年",
        "20日",
        "2021",
        "3年内",
        "2个月内",
        "每季度",
        "6月后",
        "10月1日起",
        "9-12个",
        "大桥5月底前动工",
        "力争",
    ],
)
def test_what_names_no_last_day_is_none(said: str) -> None:
    assert due_said(said, 2021) is None


@pytest.mark.parametrize("said", ["2月30日", "2021-02-29前", "13月底前", "五季度", "0000年"])
def test_a_day_that_there_is_not_is_an_error(said: str) -> None:
    with pytest.raises(ValueError, match=f"“{said}”里的日期不存在"):
        due_said(said, 2021)


def test_a_time_that_runs_back_is_an_error() -> None:
    with pytest.raises(ValueError, match="“11月至3”先后颠倒；到次年的请写明年份"):
        due_said("11月至3月", 2021)


@settings(max_examples=examples(60))
@given(days())
def test_a_day_as_it_is_written_is_due_on_it(written: dt.date) -> None:
    for said in (str(written), day_words(written), f"{day_words(written)}前完成"):
        assert due_said(said, 2016) == Due(written)
