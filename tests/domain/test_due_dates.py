"""The days of a goal side by side: original, in force, asked for, granted, expected."""

from collections.abc import Iterable

import pytest

from tests.domain.books import (
    EDUCATION,
    TRANSPORT,
    a_goal,
    a_goal_set,
    day,
    milestone,
    progress,
    retraction,
    settings_of,
)
from tests.domain.supervised import a_part, in_parts, stands
from tests.domain.supervising import approved, asked, decided, planned, sent_back, to_terms
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.goal import GoalSet
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.year import YearSettings

GOAL = a_goal(milestone("start", "2021-04-30", "开工"), due="2021-06-30")
ASKED = asked("2021-06-10", "2021-09-30")
LESS = approved("2021-06-15", ASKED, to_terms("2021-07-31"))
SECOND = asked("2021-08-05", "2021-11-30")
REVISED = a_goal_set("2021-09-01", due="2021-10-31")
FROM_ABOVE: GoalSet = REVISED.model_copy(update={"higher": True, "document": "鄂政发〔2021〕9号"})


def expects(
    on: str,
    until: str,
    *,
    by: str = TRANSPORT,
    part: str | None = None,
    percent: int | None = None,
) -> Progress:
    """A report of the day on which one expects to be done."""
    said = progress(on, percent, note="汛期影响", by=by)
    return said.model_copy(update={"forecast": day(until), "part": part})


EXPECTED = expects("2021-07-01", "2021-08-20")

HEADINGS = ("original", "current", "asked", "granted", "forecast")


def days(
    on: str, *written: Entry, goal: Goal | None = GOAL, settings: YearSettings | None = None
) -> str:
    """The five days as a register shows them, with a mark where it was asked for too late."""
    found = stands(on, *written, goal=goal, settings=settings).due_dates
    told = (getattr(found, name) for name in HEADINGS)
    words = " ".join("—" if one is None else f"{one:%m-%d}" for one in told)
    return words + (" 逾期申请" if found.asked_late else "")


@pytest.mark.parametrize(
    ("on", "written", "told"),
    [
        ("2021-06-09", (), "06-30 06-30 — — —"),
        ("2021-06-09", (ASKED, LESS), "06-30 06-30 — — —"),
        ("2021-06-10", (ASKED, LESS), "06-30 06-30 09-30 — —"),
        ("2021-06-14", (ASKED, LESS), "06-30 06-30 09-30 — —"),
        ("2021-06-15", (ASKED, LESS), "06-30 07-31 09-30 07-31 —"),
        ("2021-06-15", (ASKED, sent_back("2021-06-15", ASKED)), "06-30 06-30 — — —"),
        ("2021-08-04", (ASKED, LESS, SECOND), "06-30 07-31 09-30 07-31 —"),
        ("2021-08-05", (ASKED, LESS, SECOND), "06-30 07-31 11-30 07-31 — 逾期申请"),
        (
            "2021-08-10",
            (ASKED, LESS, SECOND, approved("2021-08-10", SECOND)),
            "06-30 11-30 11-30 11-30 — 逾期申请",
        ),
        (
            "2021-08-10",
            (ASKED, LESS, retraction("2021-08-10", LESS)),
            "06-30 06-30 09-30 — —",
        ),
        ("2021-08-31", (ASKED, LESS, REVISED), "06-30 07-31 09-30 07-31 —"),
        ("2021-09-01", (ASKED, LESS, REVISED), "06-30 10-31 — — —"),
        ("2021-09-01", (ASKED, LESS, FROM_ABOVE), "10-31 10-31 — — —"),
        ("2021-06-30", (EXPECTED,), "06-30 06-30 — — —"),
        ("2021-07-01", (EXPECTED,), "06-30 06-30 — — 08-20"),
        ("2021-07-09", (EXPECTED, expects("2021-07-08", "2021-09-01")), "06-30 06-30 — — 09-01"),
        ("2021-07-09", (EXPECTED, progress("2021-07-08", 60)), "06-30 06-30 — — 08-20"),
        (
            "2021-07-09",
            (
                EXPECTED,
                progress("2021-07-07", 60),
                expects("2021-07-08", "2021-09-01", by=EDUCATION, percent=70),
            ),
            "06-30 06-30 — — 08-20",
        ),
        ("2021-07-09", (expects("2021-07-08", "2021-09-01", part="east"),), "06-30 06-30 — — —"),
        ("2021-07-09", (EXPECTED.model_copy(update={"year": 2020}),), "06-30 06-30 — — —"),
        (
            "2021-06-15",
            (decided("2021-06-15", Outcome.ORDERED, grants=to_terms("2021-12-31")),),
            "06-30 12-31 — 12-31 —",
        ),
        (
            "2021-06-10",
            (asked("2021-06-10", to_terms(milestones={"start": "2021-06-20"})),),
            "06-30 06-30 — — —",
        ),
        (
            "2021-06-10",
            (planned("2021-06-10", milestone("plan-1", "2021-06-20")),),
            "06-30 06-30 — — —",
        ),
        (
            "2021-06-12",
            (ASKED, asked("2021-06-12", to_terms(milestones={"start": "2021-06-20"}))),
            "06-30 06-30 09-30 — —",
        ),
        ("2021-06-12", (ASKED, asked("2021-06-12", "2021-08-31")), "06-30 06-30 08-31 — —"),
    ],
)
def test_the_days_stand_side_by_side(on: str, written: Iterable[Entry], told: str) -> None:
    assert days(on, *written) == told


@pytest.mark.parametrize(
    ("goal", "written", "told"),
    [
        (None, (a_goal_set("2021-03-01", due="2021-10-31"),), "10-31 10-31 — — —"),
        (
            None,
            (
                first := a_goal_set("2021-03-01", due="2021-10-31"),
                a_goal_set("2021-05-01", due="2021-11-30", after=first),
            ),
            "10-31 11-30 — — —",
        ),
        (
            None,
            (
                a_goal_set("2021-02-01", due="2022-11-30", year=2022),
                a_goal_set("2021-03-01", due="2021-10-31"),
            ),
            "10-31 10-31 — — —",
        ),
        (None, (ASKED,), "— — 09-30 — —"),
        (a_goal(open_ended=True), (ASKED,), "— — 09-30 — —"),
        (a_goal(open_ended=True), (ASKED, LESS), "— 07-31 09-30 07-31 —"),
        (a_goal(), (ASKED,), "12-20 12-20 09-30 — —"),
        (a_goal(due="2021-06-30"), (a_goal_set("2021-05-01", year=2022),), "06-30 06-30 — — —"),
        (
            in_parts(a_part("east"), due="2021-08-31"),
            (east := asked("2021-06-01", to_terms("2021-09-30", part="east")),),
            "08-31 08-31 — — —",
        ),
        (
            in_parts(a_part("east"), due="2021-08-31"),
            (east, approved("2021-06-02", east)),
            "08-31 08-31 — — —",
        ),
    ],
    ids=[
        "set by the office",
        "set and revised",
        "set after that of another year",
        "no goal",
        "open-ended",
        "open-ended, then granted",
        "the year's default",
        "a goal of another year",
        "a part is put off: asked",
        "a part is put off: granted",
    ],
)
def test_the_original_day_is_that_of_the_first_goal(
    goal: Goal | None, written: tuple[Entry, ...], told: str
) -> None:
    by_default = settings_of(2021, default_due="2021-12-20")
    assert days("2021-07-31", *written, goal=goal, settings=by_default) == told


def test_a_grant_of_another_year_is_none_of_this_one() -> None:
    order = decided("2021-06-15", Outcome.ORDERED, grants=to_terms("2022-12-31"), year=2022)
    assert days("2021-06-15", order) == "06-30 06-30 — — —"
