"""What holds of the claimed and the verified, whatever was reported and verified."""

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.domain.arbitrary import percents
from tests.domain.arbitrary_supervision import goals, supervised
from tests.domain.books import OFFICE, progress
from tests.domain.supervised import stands
from tests.domain.supervising import (
    accepted,
    returned,
)
from tests.domain.told import Told, on_day, seen
from tests.laws import examples
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.entries.verification import Verification
from wuxian.domain.plan.goal import Goal
from wuxian.domain.standing.claims import Claims, to_verify
from wuxian.domain.standing.state import State

_LAWS = settings(max_examples=examples(100), suppress_health_check=[HealthCheck.too_slow])


@_LAWS
@given(goals(), supervised(), seen())
def test_what_is_verified_was_accepted_or_is_the_offices_own(
    goal: Goal, written: tuple[Entry, ...], on: dt.date
) -> None:
    state = on_day(goal, written, on)
    words = [one for one in written if isinstance(one, Verification) and not one.is_return]
    accepted_ids = {one.to for one in words}
    said = {one.percent for one in words} | {
        one.percent
        for one in written
        if isinstance(one, Progress) and (one.by == OFFICE or one.id in accepted_ids)
    }
    whole = [] if state.position.by_parts else [state.position]
    for position in (*whole, *(part.position for part in state.position.parts)):
        if position.verified and not position.verified.by_parts:
            assert position.verified.percent in {*said, None}


@_LAWS
@given(goals(), supervised(without=("decision",)), seen())
def test_what_was_returned_counts_as_little_as_what_was_never_reported(
    goal: Goal, written: tuple[Entry, ...], on: dt.date
) -> None:
    before = on_day(goal, written, on)
    said = Claims.of(before.record)
    kept = [one for one in written if one.kind != "progress" or one.id not in said.returned]
    after = on_day(goal, kept, on)
    assert after.verdict == before.verdict
    assert (after.class_, _claimed(after)) == (before.class_, _claimed(before))


def _claimed(state: State) -> list[object]:
    """How far the whole and each part are."""
    positions = [state.position, *(part.position for part in state.position.parts)]
    return [(one.percent, one.steps, one.measured) for one in positions]


@_LAWS
@given(goals(), supervised(), seen(), percents(), percents())
def test_a_claim_with_the_offices_figure_counts_as_one_of_that_figure(
    goal: Goal, written: tuple[Entry, ...], on: dt.date, claimed: int, found: int
) -> None:
    claim = progress(str(on), claimed).model_copy(update={"year": 2021})
    truer = claim.model_copy(update={"percent": found})
    told = [
        Told.of(goal, (*written, report, word), on).but_for_the_claims()
        for report, word in (
            (claim, accepted(str(on), claim, found)),
            (truer, accepted(str(on), truer)),
        )
    ]
    assert told[0] == told[1]


@_LAWS
@given(st.lists(percents(), min_size=1, max_size=5), st.data())
def test_of_figures_that_only_rise_none_verified_is_above_the_claimed_and_no_return_raises_any(
    figures: list[int], data: st.DataObject
) -> None:
    reports = [progress(f"2021-0{n}-01", one) for n, one in enumerate(sorted(figures), start=1)]
    words = data.draw(st.lists(st.sampled_from((accepted, returned, None)), min_size=5, max_size=5))
    said = [word("2021-06-01", one) for word, one in zip(words, reports, strict=False) if word]
    once_more = returned("2021-06-02", data.draw(st.sampled_from(reports)))
    percents_of = []
    for written in ((*reports, *said), (*reports, *said, once_more)):
        position = stands("2021-06-30", *written).position
        verified = position.verified.percent if position.verified else None
        percents_of.append((_number(position.percent), _number(verified)))
        assert _number(verified) <= _number(position.percent)
    (claimed, verified_), (claimed_after, verified_after) = percents_of
    assert claimed_after <= claimed
    assert verified_after <= verified_


def _number(percent: int | None) -> int:
    return -1 if percent is None else percent


@_LAWS
@given(goals(), supervised(), seen())
def test_each_entry_waits_for_the_offices_word_once_and_only_where_it_has_none(
    goal: Goal, written: tuple[Entry, ...], on: dt.date
) -> None:
    state = on_day(goal, written, on)
    waiting = [one.id for one in to_verify(state)]
    assert len(waiting) == len({*waiting})
    words = {one.to for one in state.record.standing if isinstance(one, Verification)}
    assert words.isdisjoint(waiting)
    assert all(one.by != OFFICE for one in to_verify(state) if isinstance(one, Progress))
