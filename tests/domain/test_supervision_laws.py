"""What holds of a state, whatever was reported, asked for, decided, verified and demanded."""

import datetime as dt
from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.arbitrary import days
from tests.domain.arbitrary_supervision import goals, supervised, terms
from tests.domain.books import milestone, retraction
from tests.domain.supervising import (
    approved,
    asked,
    decided,
    planned,
    sent_back,
)
from tests.domain.told import AFTER, Told, on_day, seen
from tests.laws import examples
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry, Linked
from wuxian.domain.entries.slip import Slip
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.terms import Terms
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.requests import Course
from wuxian.domain.standing.slips import SlipState
from wuxian.domain.standing.state import Status

_LAWS = settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])


def with_all_about_it(entry: Entry, written: Sequence[Entry]) -> set[str]:
    """The ids of an entry, of all that is about it, and so on."""
    found = {entry.id}
    for _ in written:
        found |= {one.id for one in written if isinstance(one, Linked) and one.to in found}
    return found


@_LAWS
@given(goals(), supervised(), seen(), st.data())
def test_all_is_the_same_for_any_order_of_the_entries(
    goal: Goal, written: tuple[Entry, ...], on: dt.date, data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(written))
    assert Told.of(goal, mixed, on) == Told.of(goal, written, on)


@_LAWS
@given(goals(), supervised(), seen())
def test_there_is_always_one_lamp_with_its_reason_one_class_and_one_status(
    goal: Goal, written: tuple[Entry, ...], on: dt.date
) -> None:
    state = on_day(goal, written, on)
    assert state.verdict.lamp in Lamp
    assert state.verdict.reason.strip()
    assert bool(state.class_why) is (state.class_ is Class.OTHER)
    assert (state.verdict.lamp is Lamp.OFF) is (state.status is Status.CLOSED)
    at_rest = (Status.CLOSED, Status.ENDED, Status.SUSPENDED)
    assert state.goes_on is (state.status not in at_rest)
    if state.class_ in (Class.DONE, Class.DONE_EARLY):
        assert state.position.is_verified


@_LAWS
@given(goals(), supervised(), seen())
def test_no_lamp_is_green_without_a_report_or_off_without_a_decision(
    goal: Goal, written: tuple[Entry, ...], on: dt.date
) -> None:
    silent = [one for one in written if one.kind != "progress"]
    assert on_day(goal, silent, on).verdict.lamp is not Lamp.GREEN
    undecided = [one for one in written if one.kind != "decision"]
    assert on_day(goal, undecided, on).verdict.lamp is not Lamp.OFF
    assert on_day(goal, undecided, on).goes_on


@_LAWS
@given(goals(), supervised(), seen())
def test_nothing_undecided_counts(goal: Goal, written: tuple[Entry, ...], on: dt.date) -> None:
    before = on_day(goal, written, on)
    pending = {one.request.id for one in before.requests if one.effect is None}
    after = on_day(goal, [one for one in written if one.id not in pending], on)
    assert (after.position, after.verdict) == (before.position, before.verdict)
    assert (after.class_, after.status) == (before.class_, before.status)
    assert after.due_dates == before.due_dates._replace(asked=None, asked_late=False)


@_LAWS
@given(goals(), supervised(), seen(), terms())
def test_what_is_asked_for_and_sent_back_moves_nothing(
    goal: Goal, written: tuple[Entry, ...], on: dt.date, asks: Terms
) -> None:
    before = on_day(goal, written, on)
    plan = planned(str(on), milestone("plan-9", "2021-08-31", "验收"))
    for request in (asked(str(on), asks), plan):
        after = on_day(goal, (*written, request, sent_back(str(on), request)), on)
        assert (after.position, after.verdict) == (before.position, before.verdict)
        assert (after.class_, after.due_dates) == (before.class_, before.due_dates)


@_LAWS
@given(goals(), supervised(), seen(), terms())
def test_what_is_granted_as_it_was_asked_for_is_what_is_ordered_so(
    goal: Goal, written: tuple[Entry, ...], on: dt.date, asks: Terms
) -> None:
    request, order = asked(str(on), asks), decided(str(on), Outcome.ORDERED, grants=asks)
    granted = approved(str(on), request)
    told = [
        Told.of(goal, (*written, *more), on).but_for_what_was_asked()
        for more in ((request, granted), (request, granted, order), (order,))
    ]
    assert told[0] == told[1] == told[2]


@_LAWS
@given(goals(), supervised(without=("retraction",)), st.data())
def test_from_the_day_of_its_retraction_on_it_is_as_if_an_entry_had_never_been(
    goal: Goal, written: tuple[Entry, ...], data: st.DataObject
) -> None:
    entry = data.draw(st.sampled_from(written))
    on = data.draw(st.dates(entry.date, AFTER))
    taken_back = (*written, retraction(str(on), entry))
    gone = with_all_about_it(entry, written)
    without = [one for one in written if one.id not in gone]
    later, eve = data.draw(st.dates(on, AFTER)), on - dt.timedelta(days=1)
    assert Told.of(goal, taken_back, later) == Told.of(goal, without, later)
    assert Told.of(goal, taken_back, eve) == Told.of(goal, written, eve)


@_LAWS
@given(goals(), supervised(), st.data())
def test_taking_a_retraction_back_restores_all(
    goal: Goal, written: tuple[Entry, ...], data: st.DataObject
) -> None:
    back = retraction("2022-04-01", data.draw(st.sampled_from(written)))
    undone = retraction("2022-04-02", back)
    assert Told.of(goal, (*written, back, undone), AFTER) == Told.of(goal, written, AFTER)


@_LAWS
@given(goals(), supervised(without=("retraction",)), terms(), st.data())
def test_taking_back_what_was_decided_on_a_request_opens_it_again(
    goal: Goal, written: tuple[Entry, ...], asks: Terms, data: st.DataObject
) -> None:
    request = asked(data.draw(days("2021-01-01", "2021-12-31").map(str)), asks)
    decision = approved(data.draw(days("2021-01-01", "2021-12-31").map(str)), request)
    back = retraction("2022-04-01", decision)
    open_, again = (
        Told.of(goal, (*written, *more), AFTER) for more in ((request,), (request, decision, back))
    )
    assert again == open_
    assert (request.id, Course.PENDING) in [one[:2] for one in again.requests]


@_LAWS
@given(goals(), supervised(), seen(), st.data())
def test_no_clock_that_is_a_day_off_changes_anything_where_the_days_differ(
    goal: Goal, written: tuple[Entry, ...], on: dt.date, data: st.DataObject
) -> None:
    of_days_of_their_own = list({_since(one, written): one for one in written}.values())
    off = st.integers(-26, 26).map(lambda hours: dt.timedelta(hours=hours))
    skewed = [
        one.model_copy(update={"recorded": one.recorded + data.draw(off)})
        for one in of_days_of_their_own
    ]
    assert Told.of(goal, skewed, on) == Told.of(goal, of_days_of_their_own, on)


def _since(entry: Entry, written: Sequence[Entry]) -> dt.date:
    """The day from which an entry counts."""
    to = entry.to if isinstance(entry, Linked) else None
    return max([entry.date, *(_since(one, written) for one in written if one.id == to)])


@_LAWS
@given(goals(), supervised(), st.integers(-1, 1), st.data())
def test_a_slip_is_in_one_state_and_somebody_has_to_do_something_or_nobody(
    goal: Goal, written: tuple[Entry, ...], days_off: int, data: st.DataObject
) -> None:
    slip = data.draw(st.none() | st.sampled_from(written))
    due = slip.due if isinstance(slip, Slip) else data.draw(seen())
    on = due + dt.timedelta(days=days_off)
    for one in on_day(goal, written, on).slips:
        assert (one.state is SlipState.RENUMBERED) is (one.anew is not None)
        if one.state.is_unanswered:
            assert one.waiting is None
            assert (on > one.slip.due) is (one.state is SlipState.OVERDUE)
            assert one.above is None
        if one.state is SlipState.ANSWERED:
            assert one.waiting is not None
        if one.state in (SlipState.OPEN, SlipState.ANSWERED, SlipState.STEPPED_UP):
            assert one.settled_on is None
        if one.settled_on is not None:
            assert one.slip.date <= one.settled_on <= on
            assert not one.state.is_open
