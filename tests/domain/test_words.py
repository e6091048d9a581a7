"""The one word an office uses for each thing, and the small sums behind them."""

import datetime as dt
import zoneinfo
from enum import StrEnum

import pytest

from tests.domain.books import (
    SHANGHAI,
    a_goal,
    a_goal_set,
    a_programme,
    an_item,
    appointment,
    day,
    progress,
    retraction,
)
from tests.domain.issuing import issue
from tests.domain.problems import raised, reply
from tests.domain.supervising import a_slip, accepted, asked, closed
from wuxian.domain.entries.kinds import KINDS
from wuxian.domain.plan.goal import At, Better, Every, Measure, StepKind
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.programme import Programme, Term
from wuxian.domain.plan.year import Overdue
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.position import Reach
from wuxian.domain.standing.state import Status
from wuxian.domain.values.basis import Basis
from wuxian.domain.values.finding import Finding, Severity
from wuxian.domain.views.items import Sort
from wuxian.domain.views.six_ones import Filling


@pytest.mark.parametrize(
    ("words", "labels"),
    [
        (Basis, "原文 推定 任命文件 年度默认"),
        (Lamp, "红 黄 绿 灰 已销号"),
        (Class, "提前完成 已完成 超进度 达进度 欠进度 其它"),
        (At, "至少 不超过 左右"),
        (Measure, "累计 增速 时点"),
        (Every, "每月 每季度 每年"),
        (Better, "越高越好 越低越好"),
        (StepKind, "开工 投用 通车 完成 其他"),
        (Overdue, "红灯 黄灯 只提示"),
        (Post, "市领导 牵头部门 工作专班 协调机制 专项经费 一定五年 共同牵头部门 配合部门"),
        (Status, "未报送 推进中 待核验 待销号 已销号 已暂停 已终止"),
        (Reach, "未到期 已完成 逾期补完成 逾期"),
        (Severity, "错误 提醒"),
        (Sort, "序号 灯号 时限 进度 最近记录"),
        (Filling, "落实 推定 空缺"),
    ],
)
def test_every_word_of_the_code_has_its_word_of_the_office(
    words: type[StrEnum], labels: str
) -> None:
    assert [getattr(word, "label", None) for word in words] == labels.split()


def test_of_the_entries_only_progress_ends_with_its_year() -> None:
    assert [kind.name for kind in KINDS.values() if not kind.lasts] == ["progress"]


def test_every_kind_of_entry_has_its_word_and_its_model() -> None:
    report, problem = progress("2021-07-01", 50), raised("2021-07-01")
    entries = [
        report,
        a_goal_set("2021-07-02"),
        appointment("2021-07-02", Post.LEADER, "张三"),
        problem,
        reply("2021-07-03", problem, done=True),
        accepted("2021-07-03", report),
        asked("2021-07-03", "2021-12-31"),
        closed("2021-07-03"),
        a_slip("2021-07-03", "2021-07-09"),
        issue("2021-07-08", 1),
        retraction("2021-07-03", report),
    ]
    assert [(kind.label, kind.model) for kind in KINDS.values()] == [
        ("进展", type(entries[0])),
        ("年度目标", type(entries[1])),
        ("任命", type(entries[2])),
        ("问题", type(entries[3])),
        ("答复", type(entries[4])),
        ("核验", type(entries[5])),
        ("申请", type(entries[6])),
        ("审定", type(entries[7])),
        ("督办单", type(entries[8])),
        ("印发", type(entries[9])),
        ("撤回", type(entries[10])),
    ]
    assert [entry.label for entry in entries] == [
        "进展", "年度目标", "任命", "问题", "答复", "核验", "申请", "审定", "督办单", "印发",
        "撤回",
    ]  # fmt: skip


def test_an_item_is_called_by_number_and_title() -> None:
    assert an_item(number=5, title="天子山大桥").label == "05 天子山大桥"


@pytest.mark.parametrize(
    ("line", "place"),
    [(None, "items/05-a/item.toml"), (3, "items/05-a/item.toml:3")],
)
def test_a_finding_names_the_file_and_the_line_where_it_is_known(
    line: int | None, place: str
) -> None:
    found = Finding(Severity.ERROR, "unknown-key", "items/05-a/item.toml", "没有这个键", line=line)
    assert found.place == place


def test_the_path_of_a_finding_is_shown_harmlessly() -> None:
    assert Finding(Severity.ERROR, "x", "items/\x1b[31m", "y").place == r"items/\u001b[31m"


@pytest.mark.parametrize(
    ("offset", "hours"), [("+08:00", 8), ("-03:30", -3.5), ("+00:00", 0), ("+14:00", 14)]
)
def test_the_time_zone_is_an_offset_from_greenwich(offset: str, hours: float) -> None:
    programme = a_programme().model_copy(update={"time_zone": offset})
    assert programme.zone.utcoffset(None) == dt.timedelta(hours=hours)


def in_zone(name: str) -> Programme:
    """A programme whose file names this time zone."""
    return Programme.model_validate({**a_programme().model_dump(), "time_zone": name})


@pytest.mark.parametrize(
    ("name", "hours"), [("Asia/Shanghai", 8), ("PRC", 8), ("Asia/Tokyo", 9), ("UTC", 0)]
)
def test_the_time_zone_may_have_a_name(name: str, hours: int) -> None:
    noon = dt.datetime(2021, 7, 26, 12, tzinfo=in_zone(name).zone)
    assert noon.utcoffset() == dt.timedelta(hours=hours)


def test_beijing_time_is_known_where_zones_have_no_names() -> None:
    before = zoneinfo.TZPATH
    zoneinfo.reset_tzpath(())
    try:
        assert in_zone("Asia/Shanghai").zone == SHANGHAI
        with pytest.raises(ValueError, match="time_zone"):
            in_zone("Pacific/Chatham")
    finally:
        zoneinfo.reset_tzpath(before)


@pytest.mark.parametrize(
    "name",
    ["08:00", "+8:00", "+15:00", "+08:60", "Asia/Shanghia", "Asia", "Z", "", "../UTC", "东八区"],
)
def test_what_is_no_time_zone_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="time_zone"):
        in_zone(name)


@pytest.mark.parametrize(
    ("on", "within"),
    [("2020-12-31", False), ("2021-01-01", True), ("2025-12-31", True), ("2026-01-01", False)],
)
def test_the_term_holds_every_day_of_its_years(on: str, *, within: bool) -> None:
    term = Term(first_year=2021, last_year=2025, basis=Basis.STATED)
    assert (day(on) in term) is within
    assert (term.last_day, str(term)) == (day("2025-12-31"), "2021—2025年")


def test_a_term_may_be_one_year_but_not_run_backwards() -> None:
    assert Term(first_year=2021, last_year=2021, basis=Basis.STATED).last_year == 2021
    with pytest.raises(ValueError, match="last_year 不能早于 first_year"):
        Term(first_year=2021, last_year=2020, basis=Basis.STATED)


def test_departments_and_offices_may_sign() -> None:
    assert a_programme().bodies == {
        "市交通运输局",
        "市教育局",
        "市发展和改革委员会",
        "市武咸同城办",
    }


def test_an_area_is_found_by_its_id() -> None:
    assert a_programme().area("livelihood").name == "民生同保"
    with pytest.raises(KeyError):
        a_programme().area("moon")


def test_the_goal_of_a_year_is_the_one_set_for_it() -> None:
    plan = an_item(goals=(a_goal(year=2021), a_goal(year=2022, text="通车"))).plan
    assert [goal.text if (goal := plan.goal(year)) else None for year in (2021, 2022, 2023)] == [
        "建成通车",
        "通车",
        None,
    ]


@pytest.mark.parametrize(
    ("short", "called"), [(None, "《第034号提案的答复》"), ("034号答复", "034号答复")]
)
def test_a_document_is_called_by_its_short_name_if_it_has_one(
    short: str | None, called: str
) -> None:
    (document,) = a_programme().documents
    assert document.model_copy(update={"short": short}).called == called
