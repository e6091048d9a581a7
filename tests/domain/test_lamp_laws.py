"""What holds of every lamp, whatever the position and the thresholds."""

import datetime as dt
import re
from decimal import Decimal
from random import Random

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.domain.arbitrary import (
    entries,
    goals,
    lamp_rules,
    percents,
    positions,
    quantities,
    undivided,
)
from tests.domain.books import a_book, a_goal, an_item, day, settings_of
from tests.laws import examples
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.year import LampRules, Overdue
from wuxian.domain.standing.lamp import Class, Lamp, class_of, judge
from wuxian.domain.standing.measured import Measured
from wuxian.domain.standing.position import COMPLETE, Position
from wuxian.domain.standing.state import State, state_of

_WORST_FIRST = [Lamp.RED, Lamp.YELLOW, Lamp.GREY, Lamp.GREEN]
_LAWS = settings(max_examples=examples(150), suppress_health_check=[HealthCheck.too_slow])


def _is_no_worse(after: Lamp, before: Lamp) -> bool:
    return _WORST_FIRST.index(before) <= _WORST_FIRST.index(after)


def _without_figures(position: Position) -> Position:
    nothing = tuple(one._replace(actual=None, as_of=None, met_on=None) for one in position.measured)
    parts = tuple(one._replace(position=_without_figures(one.position)) for one in position.parts)
    return position._replace(percent=None, measured=nothing, parts=parts)


def _met(one: Measured, due: dt.date) -> Measured:
    """The same target with a figure on its right side that is of the due day."""
    return one._replace(actual=one.bound, as_of=due, met_on=due)


def _complete(position: Position, due: dt.date, percent: int | None) -> Position:
    """The same goal with all that it asks for reached in time."""
    return position._replace(
        steps=tuple(step._replace(reached_on=step.milestone.due) for step in position.steps),
        percent=percent,
        measured=tuple(_met(one, due) for one in position.measured),
    )


@_LAWS
@given(positions(), lamp_rules())
def test_every_position_has_a_lamp_a_reason_and_a_class(
    position: Position, rules: LampRules
) -> None:
    verdict = judge(position, rules)
    assert verdict.lamp in Lamp
    assert verdict.reason.strip()
    found = class_of(position, rules)
    assert found.class_ in Class
    assert bool(found.why) is (found.class_ is Class.OTHER)


@_LAWS
@given(positions(), lamp_rules())
def test_no_lamp_is_green_without_a_figure(position: Position, rules: LampRules) -> None:
    assert judge(_without_figures(position), rules).lamp is not Lamp.GREEN


@_LAWS
@given(positions(least_targets=1), lamp_rules())
def test_no_lamp_is_green_before_every_target_has_its_figure(
    position: Position, rules: LampRules
) -> None:
    if judge(position, rules).lamp is Lamp.GREEN:
        assert all(one.actual is not None or one.met_on for one in position.measured)


@_LAWS
@given(positions(), lamp_rules())
def test_no_lamp_is_green_without_a_due_date(position: Position, rules: LampRules) -> None:
    if judge(position, rules).lamp is Lamp.GREEN:
        parts = [part.position.due for part in position.parts if position.by_parts]
        assert any(due is not None for due in (position.due, *parts))


@_LAWS
@given(positions(), lamp_rules(), percents(), percents())
def test_more_progress_never_makes_a_lamp_worse(
    position: Position, rules: LampRules, one: int, other: int
) -> None:
    less, more = sorted((one, other))
    before = judge(position._replace(percent=less), rules).lamp
    after = judge(position._replace(percent=more), rules).lamp
    assert _is_no_worse(after, before)


@_LAWS
@given(positions(least_targets=1), lamp_rules(), quantities(), quantities())
def test_a_figure_that_moves_to_its_better_side_never_makes_a_lamp_worse(
    position: Position, rules: LampRules, one: Decimal, other: Decimal
) -> None:
    for place, measured in enumerate(position.measured):
        if measured.bound is None:
            continue
        worse, better = sorted((one, other), reverse=not measured.is_floor)
        lamps = []
        for value in (worse, better):
            figure = measured._replace(actual=value, as_of=measured.as_of or position.day)
            figures = (*position.measured[:place], figure, *position.measured[place + 1 :])
            lamps.append(judge(position._replace(measured=figures), rules).lamp)
        assert _is_no_worse(lamps[1], lamps[0])


@_LAWS
@given(undivided(), lamp_rules(), st.sampled_from((None, COMPLETE)), st.integers(0, 90))
def test_an_item_whose_every_measure_is_met_at_its_due_is_never_red_from_then_on(
    position: Position, rules: LampRules, percent: int | None, days: int
) -> None:
    due = position.due
    # A goal without a target or a step has nothing but a percent to be met.
    assume(due and (percent or position.steps or position.measured))
    if due:
        complete = _complete(position._replace(day=due + dt.timedelta(days=days)), due, percent)
        assert complete.is_complete
        assert complete.overdue_days == 0
        assert judge(complete, rules).lamp is not Lamp.RED


@_LAWS
@given(
    st.none() | goals(2021),
    entries(),
    lamp_rules(),
    st.dates(day("2021-01-01"), day("2022-12-31")),
    st.randoms(use_true_random=False),
)
def test_the_lamp_and_the_class_are_the_same_for_any_order_of_the_entries(
    goal: Goal | None, written: tuple[Entry, ...], rules: LampRules, on: dt.date, chance: Random
) -> None:
    mixed = list(written)
    chance.shuffle(mixed)
    one, other = (_state(goal, kept, rules, on) for kept in (written, tuple(mixed)))
    assert (one.verdict, one.class_, one.position) == (other.verdict, other.class_, other.position)


@_LAWS
@given(
    st.none() | goals(2021), entries(), lamp_rules(), st.dates(day("2021-01-01"), day("2022-12-31"))
)
def test_what_is_behind_is_red_or_yellow_and_what_is_done_is_complete(
    goal: Goal | None, written: tuple[Entry, ...], rules: LampRules, on: dt.date
) -> None:
    found = _state(goal, written, rules, on)
    if found.class_ is Class.BEHIND:
        assert found.verdict.lamp in {Lamp.RED, Lamp.YELLOW}
    if found.class_ in {Class.DONE, Class.DONE_EARLY}:
        assert found.position.is_complete
    if found.verdict.lamp is Lamp.RED:
        assert found.class_ is Class.BEHIND


def _state(goal: Goal | None, written: tuple[Entry, ...], rules: LampRules, on: dt.date) -> State:
    item = an_item(*written, goals=(goal,) if goal else ())
    # The day from which rates count is of one of the years.
    without = rules.model_copy(update={"rates_from": None})
    of_year = rules.rates_from.year if rules.rates_from else 2021
    years = tuple(
        settings_of(year, lamps=rules if year == of_year else without) for year in (2021, 2022)
    )
    return state_of(a_book(item, years=years), item, on)


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
@given(undivided(), lamp_rules())
def test_a_lamp_is_grey_only_where_a_goal_a_due_date_or_a_figure_is_wanting(
    position: Position, rules: LampRules
) -> None:
    bare = position._replace(measured=())
    told = rules.model_copy(update={"soft_overdue": Overdue.YELLOW})
    if judge(bare, told).lamp is Lamp.GREY:
        begun = bare.day.year >= bare.year
        assert not begun or bare.goal is None or bare.due is None or bare.percent is None
