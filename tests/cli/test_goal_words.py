"""`goal`: what its words mean, and what is refused of them."""

import json
from pathlib import Path

import pytest

from tests.cli.outcomes import entry
from tests.conftest import Ran, Run
from tests.contents import contents


def refusal(ran: Ran) -> str:
    """What is said of wrong usage."""
    assert (ran.code, ran.out) == (2, "")
    return ran.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--milestone", "开工=3月底前", "--milestone", "开工=6月底前"),
            "节点“开工”写了2次",
        ),
        (("--due", "3月底前开工", "--milestone", "开工=6月底前"), "节点“开工”写了2次"),
        (("--part", "甲", "--part", "甲"), "子任务“甲”写了2次"),
    ],
)
def test_two_of_one_title_are_refused(
    run: Run, book: Path, words: tuple[str, ...], said: str
) -> None:
    before = contents(book)
    assert said in refusal(run("goal", "5", "建成", *words, "--data", book))
    assert contents(book) == before


@pytest.mark.parametrize(
    ("words", "step"),
    [
        (("--due", "10月底前主体封顶"), ("主体封顶", "2021-10-31", "other", None)),
        (("--milestone", "力争通车=年底"), ("通车", "2021-12-31", "open", True)),
        (("--milestone", "通车=力争年底"), ("通车", "2021-12-31", "open", True)),
        (("--milestone", "5月底前老年大学开工"), ("老年大学开工", "2021-05-31", "start", None)),
    ],
)
def test_a_milestone_is_called_by_what_is_to_be_done(
    run: Run, book: Path, words: tuple[str, ...], step: tuple[object, ...]
) -> None:
    told = entry(run("goal", "18", "建成", *words, "--json", "--data", book))
    assert isinstance(told["milestones"], list)
    [found] = told["milestones"]
    assert (found["title"], found["due"], found["kind"], found["soft"]) == step
    assert told["due_words"] is None


def test_the_words_of_a_step_are_not_told_beside_another_date(run: Run, new: Path) -> None:
    words = ("--due", "10月底前主体封顶", "--year", "2021", "--date", "2021-03-01")
    assert run("goal", "5", "建成", *words, "--data", new).code == 0
    shown = run("show", "5", "--as-of", "2021-12-31", "--data", new).out
    assert "（年度默认）" in shown
    assert "原文：10月底前" not in shown


def test_a_goal_of_an_earlier_day_says_that_a_later_one_stands(run: Run, book: Path) -> None:
    first = entry(run("goal", "18", "旧", "--date", "2月10日", "--json", "--data", book))
    ran = run("goal", "18", "补", "--date", "1月20日", "--json", "--data", book)
    assert (ran.code, json.loads(ran.out)["entry"]["after"]) == (0, None)
    assert ran.err.startswith(f"提醒：2021年2月10日另有目标 {first['id']}，从那天起以它为准")
    again = entry(run("goal", "18", "新", "--date", "2月11日", "--json", "--data", book))
    assert again["after"] == first["id"]


@pytest.mark.parametrize("command", [("goal", "18", "建成"), ("update", "18", "--percent", "5")])
def test_a_year_outside_the_term_is_refused(run: Run, book: Path, command: tuple[str, ...]) -> None:
    before = contents(book)
    said = refusal(run(*command, "--year", "2020", "--data", book))
    assert "2020年不在期限2021—2025年之内" in said
    assert contents(book) == before
