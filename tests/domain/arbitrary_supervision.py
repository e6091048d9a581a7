"""Hypothesis strategies: an item's reports, and what is asked, decided, verified and demanded."""

from collections.abc import Callable, Sequence

from hypothesis import strategies as st

from tests.domain.arbitrary import days, percents, yes_or_nothing
from tests.domain.books import (
    OFFICE,
    TRANSPORT,
    a_goal,
    a_goal_set,
    a_target,
    figure,
    milestone,
    progress,
    retraction,
)
from tests.domain.supervised import a_part
from tests.domain.supervising import (
    a_slip,
    accepted,
    answered,
    asked,
    decided,
    planned,
    returned,
    to_terms,
)
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.slip_rules import Colour
from wuxian.domain.plan.terms import Ending, Terms

FIRST, LAST = "2021-01-01", "2022-03-31"
"""The days of what happens: a year and what is verified and closed after it."""

GOALS = (
    a_goal(due="2021-12-31"),
    a_goal(milestone("m0", "2021-04-30"), milestone("m1", "2021-09-30"), due="2021-12-31"),
    a_goal(milestone("m0", "2021-06-30"), due="2021-10-31", targets=(a_target(),)),
    a_goal(due="2021-12-31").model_copy(
        update={"parts": (a_part("east"), a_part("west", due="2021-06-30", weight=2))}
    ),
    a_goal(open_ended=True),
)
"""Goals of 2021 with a percent, steps, a target, parts, and without an end."""


def goals() -> st.SearchStrategy[Goal]:
    """One of these goals."""
    return st.sampled_from(GOALS)


def within() -> st.SearchStrategy[str]:
    """A day on which something happens."""
    return days(FIRST, LAST).map(str)


def dues() -> st.SearchStrategy[str]:
    """A day of the year to which something is put off."""
    return days(FIRST, "2021-12-31").map(str)


def terms() -> st.SearchStrategy[Terms]:
    """What may be asked for or granted; a step or a part that the goal may have or not."""
    alone = (
        to_terms(suspends=True),
        to_terms(resumes=True),
        to_terms(ends=Ending.CANCELLED),
    )
    return st.one_of(
        dues().map(to_terms),
        dues().map(lambda due: to_terms(milestones={"m0": due})),
        dues().map(lambda due: to_terms(milestones={"plan-1": due})),
        dues().map(lambda due: to_terms(due, part="west")),
        st.integers(1, 200).map(lambda value: to_terms(targets=(a_target(value=value),))),
        st.sampled_from(alone),
    )


def _report(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    value = draw(st.none() | st.integers(0, 200))
    made = progress(
        draw(within()),
        draw(st.none() | percents()),
        milestone=draw(st.none() | st.sampled_from(("m0", "m1"))),
        note="施工。",
        figures=() if value is None else (figure("招商项目", value),),
        by=draw(st.sampled_from((TRANSPORT, TRANSPORT, OFFICE))),
    )
    part = draw(st.none() | st.sampled_from(("east", "west")))
    return made.model_copy(update={"year": 2021, "part": part})


def _word(draw: st.DrawFn, before: Sequence[Entry]) -> Entry:
    known = [one for one in before if one.kind in ("progress", "reply")]
    if not known:
        return _report(draw, before)
    about, on = draw(st.sampled_from(known)), draw(within())
    if draw(st.booleans()):
        return returned(on, about)
    own = isinstance(about, Progress) and about.percent is not None and draw(st.booleans())
    return accepted(on, about, draw(percents()) if own else None)


def _request(draw: st.DrawFn, before: Sequence[Entry]) -> Entry:
    if draw(yes_or_nothing()):
        return planned(draw(within()), milestone("plan-1", draw(dues()), "勘察"))
    earlier = [one for one in before if one.kind == "request"]
    after = draw(st.none() | st.sampled_from(earlier)) if earlier else None
    return asked(draw(within()), draw(terms()), after=after)


def _decision(draw: st.DrawFn, before: Sequence[Entry]) -> Entry:
    known = [one for one in before if one.kind in ("request", "verification", "decision")]
    on, about = draw(within()), draw(st.sampled_from((None, *known)))
    if about is None:
        how = draw(st.none() | st.sampled_from(Ending))
        if draw(st.booleans()):
            return decided(on, Outcome.CLOSED, how=how, for_good=draw(yes_or_nothing()))
        return decided(on, Outcome.ORDERED, grants=draw(terms()))
    if about.kind == "decision":
        return decided(on, Outcome.REOPENED, about)
    if about.kind == "request" and draw(st.booleans()):
        return decided(on, Outcome.RETURNED, about)
    if about.kind == "request":
        return decided(on, Outcome.APPROVED, about, grants=draw(st.none() | terms()))
    return decided(on, Outcome.CLOSED, about)


def _goal(draw: st.DrawFn, _: Sequence[Entry]) -> Entry:
    goal = draw(goals())
    made = a_goal_set(draw(within()), *goal.milestones, due=draw(dues()), targets=goal.targets)
    return made.model_copy(update={"parts": goal.parts, "higher": draw(yes_or_nothing())})


def _slip(draw: st.DrawFn, before: Sequence[Entry]) -> Entry:
    slips = [one for one in before if one.kind == "slip"]
    other = st.none() | st.sampled_from(slips) if slips else st.none()
    return a_slip(
        draw(within()),
        draw(within()),
        serial=draw(st.integers(1, 3)),
        colour=draw(st.sampled_from(Colour)),
        after=draw(other),
        instead=draw(other),
    )


def _answer(draw: st.DrawFn, before: Sequence[Entry]) -> Entry:
    slips = [one for one in before if one.kind == "slip"]
    if not slips:
        return _slip(draw, before)
    return answered(draw(within()), draw(st.sampled_from(slips)))


def _taking_back(draw: st.DrawFn, before: Sequence[Entry]) -> Entry:
    if not before:
        return _report(draw, before)
    return retraction(draw(within()), draw(st.sampled_from(before)))


_KINDS: dict[str, Callable[[st.DrawFn, Sequence[Entry]], Entry]] = {
    "progress": _report,
    "verification": _word,
    "request": _request,
    "decision": _decision,
    "goal": _goal,
    "slip": _slip,
    "reply": _answer,
    "retraction": _taking_back,
}


@st.composite
def supervised(
    draw: st.DrawFn, *, without: tuple[str, ...] = (), most: int = 10
) -> tuple[Entry, ...]:
    """Entries of one item, each about such as it can be about, in any order."""
    kinds = [make for kind, make in _KINDS.items() if kind not in without]
    made: list[Entry] = []
    for _ in range(draw(st.integers(1, most))):
        made.append(draw(st.sampled_from(kinds))(draw, made))
    return tuple(draw(st.permutations(made)))
