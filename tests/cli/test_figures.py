"""`update --figure`, `--met` and `--milestone`: what is named, and what is told of it."""

from pathlib import Path

import pytest

from tests.conftest import Ran, Run
from tests.contents import contents


def refusal(ran: Ran) -> str:
    """What is said of wrong usage."""
    assert (ran.code, ran.out) == (2, "")
    return ran.err


@pytest.fixture
def with_goals(run: Run, book: Path) -> Path:
    """A book whose items 3, 5 and 14 have targets and milestones, of the whole or of parts."""
    jobs = ("--target", "城镇新增就业3.7万人", "--target", "招商项目12个")
    assert (
        run(
            "goal", "14", "就业", *jobs, "--target", "完成省定节能减排目标任务", "--data", book
        ).code
        == 0
    )
    step = ("--milestone", "初步设计=6月底前", "--milestone", "开工=8月底前")
    assert run("goal", "5", "建成", *step, "--data", book).code == 0
    parts = ("--part", "甲；指标=桥墩12座", "--part", "乙；节点=合龙=6月底前")
    assert run("goal", "3", "建成", *parts, "--data", book).code == 0
    return book


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("14 --figure 招商项目=7 --figure 招商=6", "--figure 招商项目 写了2次"),
        ("14 --met 节能减排 --met 节能减排", "--met 节能减排 写了2次"),
        (
            "14 --figure 城镇新增就业=31000",
            "请写明单位：--figure 城镇新增就业=31000人，或 --figure 城镇新增就业=31000万人",
        ),
        ("14 --met 招商项目", "“招商项目”有数值，不用认定\n请报数：--figure 招商项目=数"),
        ("14 --figure 节能=1", "“节能减排”没有数值，不能用 --figure 报\n是否达到由办公室认定"),
        ("5 --met 节能减排", "--met 报不了：该事项2021年没有指标"),
        ("3 --figure 桥墩=6", "--figure 桥墩：要说明是哪个子任务的\n请加 --part 子任务，可写：甲"),
        ("3 --figure 别的=6", "请加 --part 子任务，可写：甲"),
        ("3 --part 乙 --figure 桥墩=6", "没有量化指标"),
        ("3 --milestone 合龙", "请加 --part 子任务，可写：乙"),
        ("14 --milestone 年度", "--milestone 报不了：2021年的目标没有节点"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_to_type(
    run: Run, with_goals: Path, words: str, said: str
) -> None:
    before = contents(with_goals)
    assert said in refusal(run("update", *words.split(), "--data", with_goals))
    assert contents(with_goals) == before


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("年度", "没有登记的节点“年度”\n可用：初步设计、开工"),
        ("初步设汁", "是不是“初步设计”？"),
    ],
)
def test_an_unknown_milestone_is_answered_with_the_titles(
    run: Run, with_goals: Path, word: str, said: str
) -> None:
    ran = run("update", "5", "--milestone", word, "--data", with_goals)
    assert (ran.code, said in ran.err) == (3, True)


def test_a_milestone_of_two_of_one_title_is_named_by_its_id(run: Run, with_goals: Path) -> None:
    [path] = [*(with_goals / "items").glob("05-*/2021/*-goal-*.toml")]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"初步设计"', '"开工"'), encoding="utf-8")
    said = refusal(run("update", "5", "--milestone", "开工", "--data", with_goals))
    assert "--milestone “开工”有2个：step-1、start\n请写编号，如：--milestone step-1" in said
    assert run("update", "5", "--milestone", "step-1", "--data", with_goals).code == 0


@pytest.mark.parametrize(
    ("figure", "told"),
    [
        ("城镇新增就业=3.1", "（城镇新增就业没有写单位，按3.1万人记）\n"),
        (
            "城镇新增就业=0.003",
            (
                "（城镇新增就业没有写单位，按0.003万人记）\n"
                "提醒：城镇新增就业0.003万人，不到目标的千分之一（城镇新增就业至少3.7万人），请核对单位\n"
            ),
        ),
        ("城镇新增就业=0", "（城镇新增就业没有写单位，按0万人记）\n"),
        ("城镇新增就业=31000人", ""),
        (
            "城镇新增就业=31000万人",
            "提醒：城镇新增就业31000万人，是目标的10倍以上（城镇新增就业至少3.7万人），请核对单位\n",
        ),
        ("招商项目=120", ""),
        ("招商项目=-3", "提醒：招商项目-3个是负数，请核对\n"),
    ],
)
def test_how_a_figure_was_taken_is_told_where_it_may_be_meant_otherwise(
    run: Run, with_goals: Path, figure: str, told: str
) -> None:
    ran = run("update", "14", "--figure", figure, "--data", with_goals)
    assert (ran.code, ran.err) == (0, told)


def test_nothing_is_told_of_what_is_refused_in_the_end(run: Run, with_goals: Path) -> None:
    words = ("--figure", "招商项目=-3", "--by", "市教育局", "--met", "节能减排")
    said = refusal(run("update", "14", *words, "--data", with_goals))
    assert "由办公室认定" in said
    assert "提醒" not in said
