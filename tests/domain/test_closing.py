"""Closing: how the work of a year comes to its end, stands still, and goes on again."""

from typing import NamedTuple

import pytest

from tests.domain.books import OFFICE, progress, retraction
from tests.domain.supervised import GOAL, stands
from tests.domain.supervising import (
    NOTICE,
    accepted,
    approved,
    asked,
    closed,
    decided,
    reopened,
    to_terms,
)
from wuxian.domain.entries.decision import Decision, Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.terms import Ending, Terms
from wuxian.domain.standing.claims import accepted_last, to_verify
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import Status

DONE = progress("2021-11-20", 100)
SEEN = accepted("2021-11-25", DONE)
CLOSED = closed("2021-12-01", SEEN)


def ordered(on: str, terms: Terms) -> Decision:
    """What a leader decides without being asked."""
    return decided(on, Outcome.ORDERED, grants=terms)


REOPENED = reopened("2021-12-05", CLOSED)
STOP, GO_ON = (
    ordered("2021-06-01", to_terms(suspends=True)),
    ordered("2021-09-01", to_terms(resumes=True)),
)
ASKED_TO_END = asked("2021-06-01", to_terms(ends=Ending.MERGED))
CANCELLED = closed("2021-06-01", how=Ending.CANCELLED)


class Case(NamedTuple):
    """What was written, and how the item stands on some days."""

    name: str
    written: tuple[Entry, ...]
    statuses: dict[str, Status]


TABLE = (
    Case(
        "reported, verified, closed",
        (progress("2021-03-01", 10), DONE, SEEN, CLOSED),
        {
            "2021-02-28": Status.NOT_REPORTED,
            "2021-03-01": Status.IN_PROGRESS,
            "2021-11-19": Status.IN_PROGRESS,
            "2021-11-20": Status.REPORTED_COMPLETE,
            "2021-11-24": Status.REPORTED_COMPLETE,
            "2021-11-25": Status.VERIFIED_COMPLETE,
            "2021-11-30": Status.VERIFIED_COMPLETE,
            "2021-12-01": Status.CLOSED,
            "2021-12-02": Status.CLOSED,
        },
    ),
    Case(
        "a closing falls with the verification that it rests on",
        (DONE, SEEN, CLOSED, retraction("2021-12-10", SEEN)),
        {"2021-12-09": Status.CLOSED, "2021-12-10": Status.REPORTED_COMPLETE},
    ),
    Case(
        "and with the report that was verified",
        (DONE, SEEN, CLOSED, retraction("2021-12-10", DONE)),
        {"2021-12-09": Status.CLOSED, "2021-12-10": Status.NOT_REPORTED},
    ),
    Case(
        "a closing that rests on nothing stands by itself",
        (DONE, SEEN, closed("2021-12-01"), retraction("2021-12-10", SEEN)),
        {"2021-12-10": Status.CLOSED},
    ),
    Case(
        "a closing taken back was none",
        (DONE, SEEN, CLOSED, retraction("2021-12-03", CLOSED)),
        {"2021-12-02": Status.CLOSED, "2021-12-03": Status.VERIFIED_COMPLETE},
    ),
    Case(
        "a closing counts from the day of what it rests on",
        (DONE, SEEN, closed("2021-11-01", SEEN)),
        {"2021-11-24": Status.REPORTED_COMPLETE, "2021-11-25": Status.CLOSED},
    ),
    Case(
        "reopened, it goes on",
        (DONE, SEEN, CLOSED, REOPENED),
        {
            "2021-12-04": Status.CLOSED,
            "2021-12-05": Status.VERIFIED_COMPLETE,
            "2021-12-06": Status.VERIFIED_COMPLETE,
        },
    ),
    Case(
        "a reopening taken back closes it again",
        (DONE, SEEN, CLOSED, REOPENED, retraction("2021-12-08", REOPENED)),
        {"2021-12-07": Status.VERIFIED_COMPLETE, "2021-12-08": Status.CLOSED},
    ),
    Case(
        "reopened and closed once more",
        (DONE, SEEN, CLOSED, REOPENED, closed("2021-12-15", SEEN)),
        {"2021-12-14": Status.VERIFIED_COMPLETE, "2021-12-15": Status.CLOSED},
    ),
    Case(
        "a reopening takes off what two clones have closed",
        (DONE, SEEN, CLOSED, closed("2021-12-02", SEEN), reopened("2021-12-05", CLOSED)),
        {"2021-12-04": Status.CLOSED, "2021-12-05": Status.VERIFIED_COMPLETE},
    ),
    Case(
        "whichever of the two it names",
        (DONE, SEEN, CLOSED, two := closed("2021-12-02", SEEN), reopened("2021-12-05", two)),
        {"2021-12-04": Status.CLOSED, "2021-12-05": Status.VERIFIED_COMPLETE},
    ),
    Case(
        "a reopening of what closes nothing takes nothing off",
        (DONE, SEEN, CLOSED, STOP, reopened("2021-12-05", STOP)),
        {"2021-12-05": Status.CLOSED},
    ),
    Case(
        "suspended and resumed",
        (progress("2021-03-01", 10), STOP, GO_ON),
        {
            "2021-05-31": Status.IN_PROGRESS,
            "2021-06-01": Status.SUSPENDED,
            "2021-08-31": Status.SUSPENDED,
            "2021-09-01": Status.IN_PROGRESS,
        },
    ),
    Case(
        "a resumption taken back leaves it suspended",
        (STOP, GO_ON, retraction("2021-09-10", GO_ON)),
        {"2021-09-09": Status.NOT_REPORTED, "2021-09-10": Status.SUSPENDED},
    ),
    Case(
        "what is suspended can be closed",
        (STOP, closed("2021-07-01", how=Ending.CANCELLED)),
        {"2021-06-30": Status.SUSPENDED, "2021-07-01": Status.ENDED},
    ),
    Case(
        "and is suspended still once that is taken off",
        (STOP, end := closed("2021-07-01", how=Ending.CANCELLED), reopened("2021-07-05", end)),
        {"2021-07-04": Status.ENDED, "2021-07-05": Status.SUSPENDED},
    ),
    Case(
        "an end that is asked for waits for its decision",
        (ASKED_TO_END, approved("2021-06-10", ASKED_TO_END)),
        {"2021-06-09": Status.NOT_REPORTED, "2021-06-10": Status.ENDED},
    ),
    Case(
        "what was ended so can be reopened",
        (
            ASKED_TO_END,
            granted := approved("2021-06-10", ASKED_TO_END),
            reopened("2021-06-20", granted),
        ),
        {"2021-06-19": Status.ENDED, "2021-06-20": Status.NOT_REPORTED},
    ),
    Case(
        "of two ends the first stands",
        (
            CANCELLED,
            ordered("2021-06-05", to_terms(ends=Ending.MERGED)),
            retraction("2021-06-10", CANCELLED),
        ),
        {"2021-06-05": Status.ENDED, "2021-06-10": Status.ENDED},
    ),
)


@pytest.mark.parametrize("case", TABLE, ids=[case.name for case in TABLE])
def test_where_the_year_stands(case: Case) -> None:
    assert {on: stands(on, *case.written).status for on in case.statuses} == case.statuses


@pytest.mark.parametrize(
    ("written", "lamp", "reason", "class_"),
    [
        (
            (DONE, SEEN, CLOSED),
            Lamp.OFF,
            f"2021年12月1日销号（{NOTICE}）",
            "提前完成",
        ),
        (
            (DONE, SEEN, CLOSED.model_copy(update={"document": None})),
            Lamp.OFF,
            "2021年12月1日销号",
            "提前完成",
        ),
        (
            (progress("2021-03-01", 1), CANCELLED),
            Lamp.GREY,
            f"2021年6月1日取消（{NOTICE}）",
            "其它：取消",
        ),
        (
            (closed("2021-06-01", how=Ending.SUPERSEDED),),
            Lamp.GREY,
            f"2021年6月1日被上级部署替代（{NOTICE}）",
            "其它：被上级部署替代",
        ),
        (
            (ASKED_TO_END, approved("2021-06-10", ASKED_TO_END)),
            Lamp.GREY,
            f"2021年6月10日并入其他事项（{NOTICE}）",
            "其它：并入其他事项",
        ),
        ((STOP,), Lamp.GREY, f"2021年6月1日暂停（{NOTICE}）", "其它：暂停"),
    ],
    ids=["closed", "without a document", "cancelled", "superseded", "merged", "suspended"],
)
def test_what_is_done_has_its_lamp_off_and_what_ends_otherwise_is_grey_and_out_of_pace(
    written: tuple[Entry, ...], lamp: Lamp, reason: str, class_: str
) -> None:
    state = stands("2021-12-31", *written)
    assert (state.verdict.lamp, state.verdict.reason) == (lamp, reason)
    assert "：".join(filter(None, (state.class_.label, state.class_why))) == class_
    assert not state.goes_on


def test_of_two_ends_the_first_is_told() -> None:
    merged = ordered("2021-06-05", to_terms(ends=Ending.MERGED))
    written = (CANCELLED, merged, retraction("2021-06-10", CANCELLED))
    for on, decision in (("2021-06-09", CANCELLED), ("2021-06-10", merged)):
        still = stands(on, *written).standstill
        assert still
        assert still.decision == decision


def test_nothing_waits_to_be_verified_of_what_goes_on_no_more() -> None:
    claim = progress("2021-05-01", 30)
    assert to_verify(stands("2021-06-30", claim)) == (claim,)
    assert to_verify(stands("2021-06-30", claim, CANCELLED)) == ()


def test_a_reopening_written_down_by_a_slow_clock_takes_the_closing_off() -> None:
    early = CLOSED.recorded.replace(hour=6)
    slow = reopened("2021-12-01", CLOSED).model_copy(update={"recorded": early})
    assert stands("2021-12-01", DONE, SEEN, CLOSED, slow).status is Status.VERIFIED_COMPLETE
    again = closed("2021-12-01", SEEN)
    assert stands("2021-12-01", DONE, SEEN, CLOSED, slow, again).status is Status.CLOSED


def test_the_office_closes_by_its_own_figure() -> None:
    own = progress("2021-11-20", 100, by=OFFICE)
    assert stands("2021-11-20", own).status is Status.VERIFIED_COMPLETE
    assert stands("2021-12-01", own, closed("2021-12-01")).verdict.lamp is Lamp.OFF


def test_what_is_closed_without_being_complete_is_off_and_keeps_its_class() -> None:
    state = stands("2021-12-01", progress("2021-11-20", 10), closed("2021-12-01"), goal=GOAL)
    assert (state.verdict.lamp, state.class_) == (Lamp.OFF, Class.BEHIND)


def test_a_standstill_says_in_a_word_what_holds() -> None:
    words = []
    for entry in (closed("2021-06-01"), CANCELLED, STOP):
        still = stands("2021-06-30", entry).standstill
        assert still
        words.append((still.words, still.is_done, still.is_suspended))
    assert words == [("销号", True, False), ("取消", False, False), ("暂停", False, True)]


def test_a_standstill_tells_since_when_and_by_which_decision_it_holds() -> None:
    still = stands("2021-06-30", STOP).standstill
    assert still
    assert still.told == f"已于2021年6月1日暂停（{STOP.id}）"


def test_a_closing_rests_on_the_newest_report_that_was_accepted() -> None:
    later, words = progress("2021-11-28", note="资料归档"), progress("2021-11-10", 90)
    state = stands("2021-11-30", DONE, SEEN, later, words, accepted("2021-11-26", words))
    assert accepted_last(state) == SEEN
    assert accepted_last(stands("2021-11-30", DONE)) is None
