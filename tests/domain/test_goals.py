"""What a goal, its targets and its milestones may say."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.domain.books import (
    OFFICE,
    a_book,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
)
from wuxian.domain.checks.entries import rules_of_their_kinds
from wuxian.domain.checks.plans import goals_are_sound
from wuxian.domain.plan.goal import At, Goal, Measure, Milestone, Target
from wuxian.domain.plan.year import YearSettings
from wuxian.domain.values.finding import Severity
from wuxian.domain.values.types import Mark

MARK: TypeAdapter[bool | None] = TypeAdapter(Mark)
FIGURE = {"at": At.LEAST, "value": Decimal(12), "measure": Measure.CUMULATIVE}


def test_a_target_is_a_figure_or_words_or_both() -> None:
    assert Target.model_validate({"name": "承接项目", **FIGURE}).value == 12
    assert Target(name="节能减排", words="完成省定任务").value is None
    assert Target.model_validate({"name": "承接项目", "words": "12个", **FIGURE}).words == "12个"


@pytest.mark.parametrize("missing", FIGURE)
def test_a_figure_says_its_direction_its_value_and_its_measure(missing: str) -> None:
    said = {field: value for field, value in FIGURE.items() if field != missing}
    with pytest.raises(ValidationError, match="at、value、measure 要写就都写"):
        Target.model_validate({"name": "承接项目", "words": "12个", **said})


@pytest.mark.parametrize("only", FIGURE)
def test_words_without_a_figure_say_none_of_the_three(only: str) -> None:
    with pytest.raises(ValidationError, match="at、value、measure 要写就都写"):
        Target.model_validate({"name": "节能减排", "words": "省定", only: FIGURE[only]})


def test_a_target_of_neither_figure_nor_words_is_refused() -> None:
    with pytest.raises(ValidationError, match="没有数值的指标要写 words（原文）"):
        Target(name="节能减排")


@pytest.mark.parametrize(("said", "kept"), [(True, True), (False, None), (None, None)])
def test_a_mark_that_is_false_is_nothing_said(said: object, kept: object) -> None:
    assert MARK.validate_python(said) is kept


@pytest.mark.parametrize("said", ["true", "是", 0, 2])
def test_a_mark_is_nothing_but_yes_or_no(said: object) -> None:
    with pytest.raises(ValidationError):
        MARK.validate_python(said)


def test_a_goal_and_a_milestone_keep_no_mark_that_is_false() -> None:
    goal = {"year": 2021, "text": "建成通车", "basis": "stated"}
    step = {"id": "start", "title": "开工", "due": day("2021-05-31")}
    marked = Goal.model_validate({**goal, "soft": False, "open_ended": False})
    assert marked == Goal.model_validate(goal)
    assert Milestone.model_validate({**step, "soft": False}) == Milestone.model_validate(step)


@pytest.mark.parametrize(("unit", "rules"), [("个", []), ("项", ["other-unit"])])
def test_a_figure_is_in_the_unit_of_its_target(unit: str, rules: list[str]) -> None:
    report = progress("2021-03-01", figures=(figure("招商项目", 3, unit), figure("其他", 1, "件")))
    item = an_item(report, goals=(a_goal(targets=(a_target(unit="个"),)),))
    assert [found.rule for found in rules_of_their_kinds(a_book(item))] == rules


def test_a_default_due_day_is_of_its_own_year_and_serves_no_other() -> None:
    said = {"default_due": day("2021-12-31"), "lamps": {"rates_from": day("2021-04-01")}}
    settings = YearSettings.model_validate({"year": 2021, **said})
    book = a_book(years=(settings,))
    assert book.settings(2021) == settings
    later = book.settings(2022)
    assert (later.year, later.default_due, later.lamps.rates_from) == (2021, None, None)
    for wrong in ({"default_due": day("2022-01-01")}, {"lamps": {"rates_from": day("2020-12-31")}}):
        with pytest.raises(ValidationError, match="应在2021年之内"):
            YearSettings.model_validate({"year": 2021, **wrong})


def test_words_are_for_an_office_that_is_registered() -> None:
    report = progress("2021-03-01", note="同步").model_copy(update={"met": ("收入",)})
    book = a_book(an_item(report))
    without = book._replace(programme=book.programme.model_copy(update={"offices": ()}))
    [found] = rules_of_their_kinds(without)
    assert "programme.toml 里还没有登记 [[offices]]" in found.message


def test_two_figures_or_milestones_of_one_name_deserve_a_look_and_break_no_book() -> None:
    report = progress("2021-03-01", figures=(figure("项目", 70), figure("项目", 60)))
    twice = milestone("step-1", "2021-03-31", "开工"), milestone("step-2", "2021-06-30", "开工")
    item = an_item(report, progress("2021-03-02", met=("同步", "同步", "同向"), by=OFFICE))
    item = item._replace(plan=an_item(goals=(a_goal(*twice),)).plan)
    found = [*rules_of_their_kinds(a_book(item)), *goals_are_sound(a_book(item))]
    assert [(one.rule, one.severity, one.message) for one in found] == [
        (
            "duplicate-figure",
            Severity.WARNING,
            "“项目”写了2次，以第一个为准；请撤回重报，只写一个",
        ),
        ("duplicate-figure", Severity.WARNING, "“同步”写了2次，只算一次"),
        (
            "duplicate-milestone",
            Severity.WARNING,
            "节点“开工”有2个（step-1、step-2），请改成不同的标题",
        ),
    ]
