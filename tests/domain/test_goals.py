"""What a goal, its targets and its milestones may say."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from tests.domain.books import a_book, a_goal, a_target, an_item, day, figure, progress
from wuxian.domain.checks.entries import rules_of_their_kinds
from wuxian.domain.plan.goal import At, Better, Goal, Measure, Milestone, Target
from wuxian.domain.plan.year import YearSettings
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


@pytest.mark.parametrize(
    ("at", "better", "less_strict", "stricter"),
    [
        (At.LEAST, None, 11, 13),
        (At.MOST, None, 13, 11),
        (At.ABOUT, None, 11, 13),
        (At.ABOUT, Better.LESS, 13, 11),
    ],
)
def test_a_later_goal_that_asks_for_less_is_easier(
    at: At, better: Better | None, less_strict: int, stricter: int
) -> None:
    def goal(value: int) -> Goal:
        return a_goal(targets=(a_target("承接项目", value, at=at, better=better),))

    [words] = goal(12).made_easier(goal(less_strict))
    assert words.startswith("指标“承接项目")
    assert "放宽为" in words
    assert [*goal(12).made_easier(goal(12)), *goal(12).made_easier(goal(stricter))] == []


def test_what_has_no_value_or_another_direction_is_not_compared() -> None:
    words, least = a_target("项目", None, words="省定"), a_target("项目", 12)
    most = a_target("项目", 20, at=At.MOST)
    pairs = [(words, least), (least, words), (least, most)]
    assert [one.is_stricter_than(other) for one, other in pairs] == [False] * 3


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ({"due": "2021-12-31"}, ["完成时限由2021年10月31日推迟到2021年12月31日"]),
        ({}, ["完成时限由2021年10月31日推迟到不写时限"]),
        ({"due": "2021-10-31"}, []),
        ({"due": "2021-09-30"}, []),
    ],
)
def test_a_later_day_is_easier(later: dict[str, str], words: list[str]) -> None:
    assert list(a_goal(due="2021-10-31").made_easier(a_goal(due=later.get("due")))) == words


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


def test_a_target_in_another_unit_is_not_compared() -> None:
    assert not a_target("就业", 12, unit="万人").is_stricter_than(a_target("就业", 5, unit="人"))


def test_a_later_goal_that_is_open_ended_is_told_as_that() -> None:
    before, later = a_goal(due="2021-10-31"), a_goal(open_ended=True)
    assert list(before.made_easier(later)) == ["完成时限由2021年10月31日推迟到长期"]


def test_words_are_for_an_office_that_is_registered() -> None:
    report = progress("2021-03-01", note="同步").model_copy(update={"met": ("收入",)})
    book = a_book(an_item(report))
    without = book._replace(programme=book.programme.model_copy(update={"offices": ()}))
    [found] = rules_of_their_kinds(without)
    assert "programme.toml 里还没有登记 [[offices]]" in found.message
