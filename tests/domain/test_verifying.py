"""Verifying: what a department reports is a claim, until the office has said that it is so."""

from typing import NamedTuple

import pytest

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    a_goal,
    a_target,
    figure,
    milestone,
    progress,
    retraction,
)
from tests.domain.supervised import GOAL, a_part, in_parts, stands
from tests.domain.supervising import accepted, returned
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import At, Goal, Measure
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


def test_a_figure_below_the_claim_makes_nothing_complete() -> None:
    cut = accepted("2021-11-22", DONE, 95)
    assert _lamp("2021-11-22", DONE, cut)[0] is Status.IN_PROGRESS
    assert _lamp("2021-11-22", DONE, cut)[3] == "达进度"


STEP = a_goal(milestone("start", "2021-06-30", "开工"), due="2021-12-31")
EARLY = progress("2021-06-20", milestone="start")
LATE = progress("2021-07-05", milestone="start")


@pytest.mark.parametrize(
    ("written", "reached", "verified", "waiting"),
    [
        ((EARLY, LATE), "2021-06-20", None, (EARLY,)),
        ((EARLY, LATE, returned("2021-07-10", EARLY)), "2021-07-05", None, (LATE,)),
        ((EARLY, LATE, accepted("2021-07-10", EARLY)), "2021-06-20", "2021-06-20", ()),
        ((EARLY, LATE, accepted("2021-07-10", LATE)), "2021-06-20", "2021-07-05", (EARLY,)),
        ((EARLY, LATE, *(returned("2021-07-10", one) for one in (EARLY, LATE))), None, None, ()),
    ],
    ids=["earliest", "returned", "verified", "only the later verified", "both returned"],
)
def test_of_a_milestone_the_earliest_report_that_was_not_returned_counts(
    written: tuple[Entry, ...],
    reached: str | None,
    verified: str | None,
    waiting: tuple[Entry, ...],
) -> None:
    state = stands("2021-07-31", *written, goal=STEP)
    [step] = state.position.steps
    [twin] = state.position.verified.steps if state.position.verified else [None]
    assert (str(step.reached_on) if step.reached_on else None) == reached
    assert (str(twin.reached_on) if twin and twin.reached_on else None) == verified
    assert to_verify(state) == waiting


def _counts(on: str, value: int, *, jobless: str | None = None) -> Progress:
    more = (figure("失业率", jobless, "%"),) if jobless else ()
    return progress(on, figures=(figure("项目", value), *more))


PROJECTS = a_goal(due="2021-12-31", targets=(a_target("项目", 10),))


def test_the_offices_own_figure_stands_for_the_one_of_its_name_alone() -> None:
    claim = _counts("2021-06-01", 8, jobless="4.1")
    word = accepted("2021-06-10", claim, figures=(figure("项目", 6),))
    state = stands("2021-06-30", claim, word, goal=PROJECTS)
    claimed = stands("2021-06-09", claim, word, goal=PROJECTS)
    assert [one.actual for one in claimed.position.measured] == [8]
    assert [one.actual for one in state.position.measured] == [6]
    [counted] = state.seen.claims.counted([claim]) if state.seen.claims else []
    assert counted.figures == (figure("项目", 6), figure("失业率", "4.1", "%"))
    assert counted.percent is None


def test_a_word_without_a_figure_leaves_the_report_as_it_is() -> None:
    claim = progress("2021-06-01", 60, figures=(figure("项目", 8),))
    own_percent = accepted("2021-06-10", claim, 50)
    own_figure = accepted("2021-06-11", claim, figures=(figure("项目", 7),))
    for word, percent, projects in ((own_percent, 50, 8), (own_figure, 60, 7)):
        state = stands("2021-06-30", claim, word, goal=PROJECTS)
        assert state.position.percent == percent
        assert [one.actual for one in state.position.measured] == [projects]


def test_a_newer_figure_overtakes_the_older_of_its_name_alone() -> None:
    jobless = a_target("失业率", 5, at=At.MOST, measure=Measure.LEVEL, unit="%")
    goal = a_goal(due="2021-12-31", targets=(*PROJECTS.targets, jobless))
    both, one = _counts("2021-05-01", 5, jobless="4.1"), _counts("2021-06-01", 8)
    assert to_verify(stands("2021-06-30", both, one, goal=goal)) == (one, both)
    again = _counts("2021-06-02", 9, jobless="4.2")
    assert to_verify(stands("2021-06-30", both, one, again, goal=goal)) == (again,)


def test_a_figure_that_no_target_asks_for_is_nothing_to_verify() -> None:
    both, one = _counts("2021-05-01", 5, jobless="4.1"), _counts("2021-06-01", 8)
    assert to_verify(stands("2021-06-30", both, one, goal=PROJECTS)) == (one,)


def test_all_that_makes_it_complete_is_to_be_verified() -> None:
    reached, full = progress("2021-06-20", milestone="start"), progress("2021-11-20", 100)
    only_the_step = (reached, full, accepted("2021-11-25", reached))
    assert _lamp("2021-11-30", *only_the_step, goal=STEP)[0] is Status.REPORTED_COMPLETE
    both = (*only_the_step, accepted("2021-11-26", full))
    assert _lamp("2021-11-30", *both, goal=STEP)[0] is Status.VERIFIED_COMPLETE


TWO = in_parts(a_part("east"), a_part("west", weight=3))


def _of_part(part: str, on: str, percent: int) -> Progress:
    return progress(on, percent).model_copy(update={"part": part})


EAST, WEST = _of_part("east", "2021-06-01", 60), _of_part("west", "2021-06-02", 20)


@pytest.mark.parametrize(
    ("words", "claimed", "verified", "waiting"),
    [
        ((), 30, None, (WEST, EAST)),
        ((accepted("2021-06-10", EAST),), 30, 15, (WEST,)),
        ((accepted("2021-06-10", EAST, 40),), 25, 10, (WEST,)),
        ((accepted("2021-06-10", EAST), accepted("2021-06-10", WEST)), 30, 30, ()),
        ((returned("2021-06-10", EAST),), 15, None, (WEST,)),
        ((returned("2021-06-10", EAST), returned("2021-06-10", WEST)), None, None, ()),
    ],
)
def test_parts_are_verified_each_and_their_mean_is_of_what_was(
    words: tuple[Entry, ...],
    claimed: int | None,
    verified: int | None,
    waiting: tuple[Entry, ...],
) -> None:
    state = stands("2021-06-30", EAST, WEST, *words, goal=TWO)
    assert state.position.percent == claimed
    assert (state.position.verified.percent if state.position.verified else None) == verified
    assert to_verify(state) == waiting


def test_each_part_shows_what_of_it_is_verified() -> None:
    state = stands("2021-06-30", EAST, WEST, accepted("2021-06-10", EAST, 40), goal=TWO)
    told = [
        (part.position.percent, part.position.verified and part.position.verified.percent)
        for part in state.position.parts
    ]
    assert told == [(40, 40), (20, None)]


def test_a_whole_figure_that_was_verified_verifies_no_part_that_reports_after_it() -> None:
    whole = progress("2021-10-01", 100)
    parts = (_of_part("east", "2021-11-01", 100), _of_part("west", "2021-11-01", 100))
    written = (whole, accepted("2021-10-05", whole), *parts)
    assert _lamp("2021-11-30", *written, goal=TWO)[0] is Status.REPORTED_COMPLETE
    seen = (accepted("2021-11-05", one) for one in parts)
    assert _lamp("2021-11-30", *written, *seen, goal=TWO)[0] is Status.VERIFIED_COMPLETE
