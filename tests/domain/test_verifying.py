"""Verifying: what a department reports is a claim, until the office has said that it is so."""

from typing import NamedTuple

import pytest

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    a_goal,
    progress,
    retraction,
)
from tests.domain.supervised import GOAL, stands
from tests.domain.supervising import accepted, returned
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.standing.claims import to_verify
from wuxian.domain.standing.lamp import Class, Lamp
from wuxian.domain.standing.state import Status

MAY, JUNE = progress("2021-05-01", 40), progress("2021-06-01", 60)
DONE = progress("2021-11-20", 100)
OWN = progress("2021-06-01", 55, by=OFFICE)
OF_ANOTHER = progress("2021-06-01", 70, by=EDUCATION)
JUNE_SO = accepted("2021-06-10", JUNE)
JUNE_BACK = returned("2021-06-10", JUNE, "附验收单")
FIRST = accepted("2021-06-10", JUNE, 50)


class Case(NamedTuple):
    """What was written, and what is claimed, verified and waited for on a day."""

    name: str
    on: str
    written: tuple[Entry, ...]
    claimed: int | None
    verified: int | None
    waiting: tuple[Entry, ...] = ()


TABLE = (
    Case("a report is a claim that waits", "2021-06-09", (JUNE,), 60, None, (JUNE,)),
    Case("the day before its verification", "2021-06-09", (JUNE, JUNE_SO), 60, None, (JUNE,)),
    Case("on the day of its verification", "2021-06-10", (JUNE, JUNE_SO), 60, 60),
    Case("the day after", "2021-06-11", (JUNE, JUNE_SO), 60, 60),
    Case("the office's figure stands for the claimed", "2021-06-10", (JUNE, FIRST), 50, 50),
    Case("and may be above it", "2021-06-10", (JUNE, accepted("2021-06-10", JUNE, 65)), 65, 65),
    Case("a claim returned counts no more", "2021-06-10", (JUNE, JUNE_BACK), None, None),
    Case("until then it does", "2021-06-09", (JUNE, JUNE_BACK), 60, None, (JUNE,)),
    Case(
        "it falls back to the claim before it, which waits again",
        "2021-06-10",
        (MAY, JUNE, JUNE_BACK),
        40,
        None,
        (MAY,),
    ),
    Case(
        "which is verified, if it was",
        "2021-06-10",
        (MAY, JUNE, JUNE_BACK, accepted("2021-05-03", MAY)),
        40,
        40,
    ),
    Case(
        "a newer claim stands as claimed, while verified is the older",
        "2021-06-09",
        (MAY, JUNE, accepted("2021-05-03", MAY)),
        60,
        40,
        (JUNE,),
    ),
    Case(
        "an older claim that was overtaken need not wait",
        "2021-06-09",
        (MAY, JUNE),
        60,
        None,
        (JUNE,),
    ),
    Case(
        "of two words on one claim the last holds",
        "2021-06-12",
        (JUNE, FIRST, returned("2021-06-12", JUNE)),
        None,
        None,
    ),
    Case(
        "and before its day the first",
        "2021-06-11",
        (JUNE, FIRST, returned("2021-06-12", JUNE)),
        50,
        50,
    ),
    Case(
        "a verification taken back opens the claim",
        "2021-06-15",
        (JUNE, FIRST, retraction("2021-06-15", FIRST)),
        60,
        None,
        (JUNE,),
    ),
    Case(
        "from the day of its retraction on",
        "2021-06-14",
        (JUNE, FIRST, retraction("2021-06-15", FIRST)),
        50,
        50,
    ),
    Case(
        "a return taken back lets the claim count again",
        "2021-06-15",
        (JUNE, JUNE_BACK, retraction("2021-06-15", JUNE_BACK)),
        60,
        None,
        (JUNE,),
    ),
    Case(
        "a report taken back takes its verification along",
        "2021-06-15",
        (MAY, JUNE, FIRST, retraction("2021-06-15", JUNE)),
        40,
        None,
        (MAY,),
    ),
    Case(
        "a verification dated before its report counts from the report's day",
        "2021-06-01",
        (JUNE, accepted("2021-05-20", JUNE, 50)),
        50,
        50,
    ),
    Case("what an office reports needs no word", "2021-06-01", (OWN,), 55, 55),
    Case(
        "unless it returns that itself",
        "2021-06-02",
        (OWN, returned("2021-06-02", OWN)),
        None,
        None,
    ),
    Case("an office's figure overtakes a claim", "2021-06-02", (MAY, OWN), 55, 55),
    Case("who does not lead claims nothing", "2021-06-02", (MAY, OF_ANOTHER), 40, None, (MAY,)),
    Case(
        "verified or not",
        "2021-06-02",
        (MAY, OF_ANOTHER, accepted("2021-06-02", OF_ANOTHER)),
        40,
        None,
        (MAY,),
    ),
)


@pytest.mark.parametrize("case", TABLE, ids=[case.name for case in TABLE])
def test_claimed_and_verified_stand_side_by_side(case: Case) -> None:
    state = stands(case.on, *case.written)
    verified = state.position.verified
    assert state.position.percent == case.claimed
    assert (verified.percent if verified else None) == case.verified
    assert to_verify(state) == case.waiting


def test_words_alone_wait_for_nobody() -> None:
    assert to_verify(stands("2021-06-30", progress("2021-06-01", note="已进场"))) == ()


def test_a_report_of_another_year_does_not_wait_in_this_one() -> None:
    of_2021 = progress("2022-01-10", 90).model_copy(update={"year": 2021})
    own = progress("2022-01-10", 5)
    both = (of_2021, own)
    assert to_verify(stands("2022-01-31", *both, more=(a_goal(year=2022),))) == (own,)
    assert to_verify(stands("2022-01-31", *both, more=(a_goal(year=2022),), year=2021)) == (
        of_2021,
    )


def _lamp(on: str, *written: Entry, goal: Goal = GOAL) -> tuple[Status, Lamp, str, str]:
    state = stands(on, *written, goal=goal)
    class_ = state.class_.label + (f"（{state.class_why}）" if state.class_why else "")
    return state.status, state.verdict.lamp, state.verdict.reason, class_


def test_the_lamp_stands_on_the_claim_with_the_offices_figure_in_its_place() -> None:
    claim = progress("2021-06-01", 50)
    assert _lamp("2021-06-30", claim)[1] is Lamp.GREEN
    assert _lamp("2021-06-30", claim, accepted("2021-06-10", claim))[1] is Lamp.GREEN
    assert _lamp("2021-06-30", claim, accepted("2021-06-10", claim, 35))[1] is Lamp.YELLOW
    assert _lamp("2021-06-30", claim, returned("2021-06-10", claim))[1] is Lamp.GREY


@pytest.mark.parametrize(
    ("on", "stands_so"),
    [
        ("2021-11-19", (Status.NOT_REPORTED, Lamp.GREY, "本年未报进度百分比", "其它（未报进度）")),
        (
            "2021-11-20",
            (Status.REPORTED_COMPLETE, Lamp.GREEN, "已报完成，待核验", "其它（待核验）"),
        ),
        (
            "2021-11-21",
            (Status.REPORTED_COMPLETE, Lamp.GREEN, "已报完成，待核验", "其它（待核验）"),
        ),
        ("2021-11-22", (Status.VERIFIED_COMPLETE, Lamp.GREEN, "已核完成，待销号", "提前完成")),
        ("2021-11-23", (Status.VERIFIED_COMPLETE, Lamp.GREEN, "已核完成，待销号", "提前完成")),
    ],
)
def test_what_is_reported_complete_is_done_once_the_office_has_verified_it(
    on: str, stands_so: tuple[Status, Lamp, str, str]
) -> None:
    assert _lamp(on, DONE, accepted("2021-11-22", DONE)) == stands_so


@pytest.mark.parametrize(
    ("reported", "class_"),
    [("2021-12-30", Class.DONE_EARLY), ("2021-12-31", Class.DONE), ("2022-01-05", Class.DONE)],
)
def test_it_is_done_early_by_the_day_of_the_report_not_of_its_verification(
    reported: str, class_: Class
) -> None:
    report = progress(reported, 100).model_copy(update={"year": 2021})
    assert stands("2022-01-10", report, accepted("2022-01-10", report), year=2021).class_ is class_


def test_the_claim_stands_beside_the_offices_figure() -> None:
    assert stands("2021-06-10", MAY, JUNE, FIRST).claimed == 60
    assert stands("2021-06-10", MAY, JUNE, JUNE_BACK).claimed == 40
    assert stands("2021-06-10", JUNE, JUNE_BACK).claimed is None
    assert stands("2021-06-10", JUNE).claimed == 60
    assert stands("2021-06-10", OWN).claimed == 55


def test_a_figure_below_the_claim_makes_nothing_complete() -> None:
    cut = accepted("2021-11-22", DONE, 95)
    assert _lamp("2021-11-22", DONE, cut)[0] is Status.IN_PROGRESS
    assert _lamp("2021-11-22", DONE, cut)[3] == "达进度"
