"""Hypothesis strategies: days, positions, entries, items and books as they may come."""

import datetime as dt

from hypothesis import strategies as st

from tests.domain.books import (
    EDUCATION,
    REFORM,
    TRANSPORT,
    a_book,
    a_goal,
    an_item,
    appointment,
    milestone,
    progress,
    retraction,
    settings_of,
)
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import Goal
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.year import LampRules
from wuxian.domain.standing.position import Position, Step


def days(first: str = "2021-01-01", last: str = "2022-12-31") -> st.SearchStrategy[dt.date]:
    """Days of these two years, or between two others."""
    return st.dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))


def percents() -> st.SearchStrategy[int]:
    """Every percent, the ends and thresholds often."""
    return st.integers(0, 100) | st.sampled_from([0, 30, 40, 55, 74, 99, 100])


@st.composite
def lamp_rules(draw: st.DrawFn) -> LampRules:
    """Any thresholds that an office may set."""
    red, yellow = sorted((draw(percents()), draw(percents())))
    return LampRules(yellow_below=yellow, red_below=red)


@st.composite
def goals(draw: st.DrawFn, year: int = 2021) -> Goal:
    """A goal with up to three milestones, with or without a due date."""
    within = days(f"{year}-01-01", f"{year}-12-31")
    due = draw(st.none() | within)
    steps = draw(st.lists(within, max_size=3))
    return a_goal(
        *(milestone(f"m{n}", str(on)) for n, on in enumerate(steps)),
        due=str(due) if due else None,
        year=year,
    )


@st.composite
def positions(draw: st.DrawFn) -> Position:
    """Any position at all, also such as no sound book leads to."""
    day = draw(days())
    goal = draw(st.none() | goals(2021) | goals(2022))
    return Position(
        day=day,
        goal=goal,
        steps=tuple(
            Step(step, draw(st.none() | days()), day) for step in (goal.milestones if goal else ())
        ),
        percent=draw(st.none() | percents()),
    )


@st.composite
def entries(
    draw: st.DrawFn, first: str = "2021-01-01", last: str = "2022-12-31", max_size: int = 8
) -> tuple[Entry, ...]:
    """Reports, appointments and retractions of one item, each id once, in any order."""
    written: list[Entry] = []
    for number in range(draw(st.integers(0, max_size))):
        on, entry_id = str(draw(days(first, last))), f"{number:06x}"
        kind = draw(st.sampled_from(["progress", "appointment", "retraction"]))
        if kind == "progress":
            name = draw(st.none() | st.sampled_from(["m0", "m1"]))
            problem = draw(st.none() | st.just("资金未到位"))
            plan = draw(st.none() | st.just("完成招标"))
            percent = draw(st.none() | percents())
            written.append(
                progress(
                    on,
                    percent,
                    milestone=name,
                    note="施工。",
                    problem=problem,
                    next_step=plan,
                    entry_id=entry_id,
                )
            )
        elif kind == "appointment":
            post = draw(st.sampled_from([Post.LEAD, Post.LEADER, Post.FUND]))
            holder = draw(st.none() | st.sampled_from([TRANSPORT, EDUCATION]))
            written.append(appointment(on, post, holder, entry_id=entry_id))
        else:
            target = draw(st.integers(0, max_size - 1))
            written.append(retraction(on, f"{target:06x}", entry_id=entry_id))
    return tuple(draw(st.permutations(written)))


@st.composite
def items(draw: st.DrawFn, number: int, first: str, last: str) -> Item:
    """An item with goals for both years or for none."""
    return an_item(
        *draw(entries(first, last, max_size=4)),
        number=number,
        title=f"事项{number}",
        area=draw(st.sampled_from(["transport", "livelihood"])),
        lead=draw(st.none() | st.sampled_from([TRANSPORT, EDUCATION])),
        supporting=draw(st.sampled_from([(), (REFORM,), (REFORM, EDUCATION)])),
        goals=draw(st.just(()) | st.tuples(goals(2021), goals(2022))),
    )


@st.composite
def books(draw: st.DrawFn, first: str = "2021-11-01", last: str = "2022-02-28") -> Book:
    """A book of up to four items, with what happened in some weeks around New Year."""
    size = draw(st.integers(0, 4))
    return a_book(
        *(draw(items(number, first, last)) for number in range(1, size + 1)),
        years=(settings_of(2021), settings_of(2022, silent_after=draw(st.integers(0, 15)))),
    )
