"""Slips: answered, returned, run out, settled, stepped up, and found again by a new number."""

from typing import NamedTuple

import pytest

from tests.domain.books import progress, retraction
from tests.domain.supervised import stands
from tests.domain.supervising import a_slip, accepted, answered, returned
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.standing.claims import to_verify
from wuxian.domain.standing.slips import Issued, SlipState

SLIP = a_slip("2021-07-01", "2021-07-08")
ANSWER = answered("2021-07-06", SLIP)
LATE = answered("2021-07-12", SLIP)
SO = accepted("2021-07-07", ANSWER)
BACK = returned("2021-07-07", ANSWER, "没有说明原因")
AGAIN = answered("2021-07-08", SLIP, "连夜施工")
ABOVE = a_slip("2021-07-09", "2021-07-16", serial=2, colour=Colour.ORANGE, after=SLIP)
ANEW = a_slip("2021-07-03", "2021-07-08", serial=3, instead=SLIP)


class Case(NamedTuple):
    """What was written, and what became of the first slip on some days."""

    name: str
    written: tuple[Entry, ...]
    states: dict[str, SlipState]


TABLE = (
    Case(
        "it is open until its day and overdue from the next one on",
        (SLIP,),
        {
            "2021-07-01": SlipState.OPEN,
            "2021-07-07": SlipState.OPEN,
            "2021-07-08": SlipState.OPEN,
            "2021-07-09": SlipState.OVERDUE,
        },
    ),
    Case(
        "answered, it waits for the office, past its day, too",
        (SLIP, ANSWER),
        {
            "2021-07-05": SlipState.OPEN,
            "2021-07-06": SlipState.ANSWERED,
            "2021-07-09": SlipState.ANSWERED,
        },
    ),
    Case(
        "answered late, it is overdue no more",
        (SLIP, LATE),
        {"2021-07-11": SlipState.OVERDUE, "2021-07-12": SlipState.ANSWERED},
    ),
    Case(
        "the office settles it",
        (SLIP, ANSWER, SO),
        {"2021-07-06": SlipState.ANSWERED, "2021-07-07": SlipState.SETTLED},
    ),
    Case(
        "or returns it to be answered again, until its day",
        (SLIP, ANSWER, BACK),
        {
            "2021-07-06": SlipState.ANSWERED,
            "2021-07-07": SlipState.RETURNED,
            "2021-07-08": SlipState.RETURNED,
            "2021-07-09": SlipState.OVERDUE,
        },
    ),
    Case(
        "answered again, it waits again",
        (SLIP, ANSWER, BACK, AGAIN),
        {"2021-07-07": SlipState.RETURNED, "2021-07-08": SlipState.ANSWERED},
    ),
    Case(
        "one answer that was accepted settles it, whatever comes after",
        (SLIP, ANSWER, SO, AGAIN, returned("2021-07-09", AGAIN)),
        {"2021-07-08": SlipState.SETTLED, "2021-07-09": SlipState.SETTLED},
    ),
    Case(
        "a verification taken back lets the answer wait again",
        (SLIP, ANSWER, SO, retraction("2021-07-08", SO)),
        {"2021-07-07": SlipState.SETTLED, "2021-07-08": SlipState.ANSWERED},
    ),
    Case(
        "an answer taken back takes its verification along",
        (SLIP, ANSWER, SO, retraction("2021-07-08", ANSWER)),
        {"2021-07-08": SlipState.OPEN, "2021-07-09": SlipState.OVERDUE},
    ),
    Case(
        "stepped up, the step above it is open",
        (SLIP, ABOVE),
        {"2021-07-08": SlipState.OPEN, "2021-07-09": SlipState.STEPPED_UP},
    ),
    Case(
        "a step taken back leaves it overdue",
        (SLIP, ABOVE, retraction("2021-07-12", ABOVE)),
        {"2021-07-11": SlipState.STEPPED_UP, "2021-07-12": SlipState.OVERDUE},
    ),
    Case(
        "an answer that is accepted settles what was stepped up",
        (SLIP, ABOVE, LATE, accepted("2021-07-13", LATE)),
        {"2021-07-12": SlipState.STEPPED_UP, "2021-07-13": SlipState.SETTLED},
    ),
    Case(
        "under another number it is the other slip",
        (SLIP, ANEW, ANSWER, SO),
        {
            "2021-07-02": SlipState.OPEN,
            "2021-07-03": SlipState.RENUMBERED,
            "2021-07-07": SlipState.RENUMBERED,
        },
    ),
    Case(
        "a new number taken back gives it its own again",
        (SLIP, ANEW, ANSWER, retraction("2021-07-07", ANEW)),
        {"2021-07-06": SlipState.RENUMBERED, "2021-07-07": SlipState.ANSWERED},
    ),
)


def first_of(on: str, *written: Entry) -> Issued:
    """The slip that was issued first, as it stands on a day."""
    return stands(on, *written).slips[0]


@pytest.mark.parametrize("case", TABLE, ids=[case.name for case in TABLE])
def test_what_became_of_a_slip(case: Case) -> None:
    assert {on: first_of(on, *case.written).state for on in case.states} == case.states


def test_before_its_day_there_is_no_slip_and_taken_back_it_is_gone_with_its_answers() -> None:
    written = (SLIP, ANSWER, SO, retraction("2021-07-10", SLIP))
    assert stands("2021-06-30", *written).slips == ()
    assert [one.slip for one in stands("2021-07-09", *written).slips] == [SLIP]
    assert stands("2021-07-10", *written).slips == ()


@pytest.mark.parametrize(
    ("state", "is_open", "is_unanswered"),
    [
        (SlipState.OPEN, True, True),
        (SlipState.RETURNED, True, True),
        (SlipState.OVERDUE, True, True),
        (SlipState.ANSWERED, True, False),
        (SlipState.SETTLED, False, False),
        (SlipState.STEPPED_UP, False, False),
        (SlipState.RENUMBERED, False, False),
    ],
)
def test_who_has_to_do_something_about_it(
    state: SlipState, *, is_open: bool, is_unanswered: bool
) -> None:
    assert (state.is_open, state.is_unanswered) == (is_open, is_unanswered)


@pytest.mark.parametrize(
    ("written", "settled"),
    [
        ((SLIP, ANSWER), None),
        ((SLIP, ANSWER, BACK), None),
        ((SLIP, ANSWER, SO), "2021-07-07"),
        ((SLIP, ANSWER, accepted("2021-07-02", ANSWER)), "2021-07-06"),
        ((SLIP, ANSWER, AGAIN, SO, accepted("2021-07-20", AGAIN)), "2021-07-07"),
        ((SLIP, answered("2021-06-20", SLIP), ANSWER, BACK), None),
    ],
    ids=["waits", "returned", "accepted", "dated too early", "accepted twice", "still waits"],
)
def test_it_is_settled_on_the_day_on_which_an_answer_was_accepted_first(
    written: tuple[Entry, ...], settled: str | None
) -> None:
    found = first_of("2021-07-31", *written).settled_on
    assert (str(found) if found else None) == settled


def test_an_answer_dated_before_its_slip_counts_from_the_slips_day() -> None:
    early = answered("2021-06-20", SLIP)
    [answer] = first_of("2021-07-01", SLIP, early).answers
    assert (answer.reply, str(answer.on), answer.waits) == (early, "2021-07-01", True)


def test_answers_stand_the_earliest_first_and_the_last_one_waits() -> None:
    one = first_of("2021-07-31", LATE, AGAIN, ANSWER, BACK, SLIP)
    assert [answer.reply for answer in one.answers] == [ANSWER, AGAIN, LATE]
    assert [answer.verification for answer in one.answers] == [BACK, None, None]
    assert one.waiting == LATE
    assert first_of("2021-07-31", SLIP, ANSWER, SO).waiting is None


def test_slips_stand_in_the_order_of_their_days() -> None:
    other = a_slip("2021-06-15", "2021-06-22", serial=9)
    assert [one.slip for one in stands("2021-07-31", ABOVE, SLIP, other).slips] == [
        other,
        SLIP,
        ABOVE,
    ]


def test_answers_and_steps_follow_a_slip_to_its_new_number() -> None:
    newest = a_slip("2021-07-04", "2021-07-08", serial=4, instead=ANEW)
    written = (SLIP, ANEW, newest, ANSWER, answered("2021-07-07", ANEW), ABOVE)
    old, between, now, above = stands("2021-07-31", *written).slips
    assert [one.state for one in (old, between, now, above)] == [
        SlipState.RENUMBERED,
        SlipState.RENUMBERED,
        SlipState.STEPPED_UP,
        SlipState.OVERDUE,
    ]
    assert [len(one.answers) for one in (old, between, now, above)] == [1, 2, 2, 0]
    assert (old.anew, between.anew, now.above) == (ANEW, newest, ABOVE)


def test_of_two_that_are_issued_in_its_place_the_first_is_told() -> None:
    second = a_slip("2021-07-04", "2021-07-08", serial=4, instead=SLIP)
    assert first_of("2021-07-31", SLIP, second, ANEW).anew == ANEW


def test_of_two_steps_above_a_slip_the_one_in_force_is_told() -> None:
    same = a_slip("2021-07-10", "2021-07-17", serial=5, colour=Colour.ORANGE, after=SLIP)
    assert first_of("2021-07-31", SLIP, same, ABOVE).above == ABOVE
    moved = same.model_copy(update={"instead": ABOVE.id})
    assert first_of("2021-07-31", SLIP, moved, ABOVE).above == moved


def test_slips_that_take_each_others_place_are_all_renumbered() -> None:
    one = a_slip("2021-07-01", "2021-07-08")
    other = a_slip("2021-07-02", "2021-07-08", serial=2, instead=one)
    ring = one.model_copy(update={"instead": other.id})
    found = stands("2021-07-31", ring, other, answered("2021-07-05", other)).slips
    assert [one.state for one in found] == [SlipState.RENUMBERED] * 2
    assert [len(one.answers) for one in found] == [1, 1]


def test_an_answer_waits_once_for_the_office_and_after_the_claims() -> None:
    claim = progress("2021-07-02", 30)
    assert to_verify(stands("2021-07-31", SLIP, ANEW, ANSWER, claim)) == (claim, ANSWER)
    assert to_verify(stands("2021-07-31", SLIP, ANSWER, SO)) == ()
    assert to_verify(stands("2021-07-31", SLIP, ANSWER, SO, AGAIN)) == ()
    assert to_verify(stands("2021-07-31", SLIP, ABOVE, LATE)) == (LATE,)
