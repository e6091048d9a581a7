"""What holds of every lamp, whatever the position and the thresholds."""

import datetime as dt
import re

from hypothesis import HealthCheck, given, settings

from tests.domain.arbitrary import lamp_rules, percents, positions
from tests.domain.books import a_goal, day
from tests.laws import examples
from wuxian.domain.plan.year import LampRules
from wuxian.domain.standing.lamp import Lamp, judge
from wuxian.domain.standing.position import Position

_WORST_FIRST = [Lamp.RED, Lamp.YELLOW, Lamp.GREEN]
_LAWS = settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])


def _with_percent(position: Position, percent: int | None) -> Position:
    return Position(day=position.day, goal=position.goal, steps=position.steps, percent=percent)


@_LAWS
@given(positions(), lamp_rules())
def test_every_position_has_a_lamp_and_a_reason(position: Position, rules: LampRules) -> None:
    verdict = judge(position, rules)
    assert verdict.lamp in Lamp
    assert verdict.reason.strip()


@_LAWS
@given(positions(), lamp_rules())
def test_no_lamp_is_green_without_a_figure(position: Position, rules: LampRules) -> None:
    assert judge(_with_percent(position, None), rules).lamp is not Lamp.GREEN


@_LAWS
@given(positions(), lamp_rules())
def test_no_lamp_is_green_without_a_due_date(position: Position, rules: LampRules) -> None:
    if judge(position, rules).lamp is Lamp.GREEN:
        assert position.due is not None


@_LAWS
@given(positions(), lamp_rules(), percents(), percents())
def test_more_progress_never_makes_a_lamp_worse(
    position: Position, rules: LampRules, one: int, other: int
) -> None:
    less, more = sorted((one, other))
    before = judge(_with_percent(position, less), rules).lamp
    after = judge(_with_percent(position, more), rules).lamp
    if Lamp.GREY in {before, after}:
        assert before is after
    else:
        assert _WORST_FIRST.index(before) <= _WORST_FIRST.index(after)


def test_the_words_never_show_a_ratio_at_or_above_the_threshold_missed() -> None:
    goal, rules = a_goal(due="2021-12-31"), LampRules(yellow_below=80, red_below=60)
    new_year, missed = day("2021-01-01"), 0
    for offset in range(0, 365, 3):
        for percent in range(100):
            on = new_year + dt.timedelta(days=offset)
            reason = judge(Position(on, goal, percent=percent), rules).reason
            if found := re.search(r"的(\d+\.\d)%，低于(\d+)%$", reason):
                missed += 1
                assert float(found[1]) < int(found[2]), reason
    assert missed > 3_000


@_LAWS
@given(positions(), lamp_rules())
def test_a_lamp_is_grey_only_where_a_goal_a_due_date_or_a_figure_is_wanting(
    position: Position, rules: LampRules
) -> None:
    if judge(position, rules).lamp is Lamp.GREY:
        assert position.goal is None or position.due is None or position.percent is None
