"""Hypothesis strategies: days, positions, entries, items and books as they may come."""

import datetime as dt
from decimal import Decimal
from typing import Literal

from hypothesis import strategies as st

from tests.domain.books import (
    EDUCATION,
    OFFICE,
    REFORM,
    TRANSPORT,
    a_book,
    a_goal,
    a_goal_set,
    a_target,
    an_item,
    appointment,
    figure,
    milestone,
    progress,
    retraction,
    settings_of,
)
from tests.domain.problems import raised, reply
from wuxian.domain.book.book import Book, Item
from wuxian.domain.entries.entry import Entry
from wuxian.domain.plan.goal import At, Better, Every, Goal, Measure, Part, Target
from wuxian.domain.plan.plan import Post
from wuxian.domain.plan.year import LampRules, Overdue
from wuxian.domain.standing.measured import Measured
from wuxian.domain.standing.position import Position, Step, with_parts

NAMES = ("招商项目", "失业率")
"""What targets are called, and figures that are reported."""


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
    return LampRules(
        yellow_below=yellow,
        red_below=red,
        ahead_from=draw(st.integers(0, 300)),
        about_within=draw(percents()),
        soft_overdue=draw(st.sampled_from(Overdue)),
        rates_from=draw(st.none() | days()),
        published_within=draw(st.integers(0, 60)),
    )


def quantities() -> st.SearchStrategy[Decimal]:
    """What a figure may be, nothing and less than nothing too; halves, so that some are equal."""
    return st.integers(-40, 400).map(lambda halves: Decimal(halves) / 2)


@st.composite
def targets(draw: st.DrawFn, name: str) -> Target:
    """A target of any measure and direction, or words that the office finds met."""
    return a_target(
        name,
        draw(st.none() | quantities()),
        at=draw(st.sampled_from(At)),
        measure=draw(st.sampled_from(Measure)),
        every=draw(st.none() | st.sampled_from(Every)),
        better=draw(st.none() | st.sampled_from(Better)),
    )


def yes_or_nothing() -> st.SearchStrategy[Literal[True] | None]:
    """A mark: seldom set."""
    return st.sampled_from((None, None, None, True))


@st.composite
def goals(draw: st.DrawFn, year: int = 2021, least_targets: int = 0) -> Goal:
    """A goal with up to three milestones and two targets, with or without a due date."""
    within = days(f"{year}-01-01", f"{year}-12-31")
    due = draw(st.none() | within)
    steps = draw(st.lists(within, max_size=3))
    return a_goal(
        *(milestone(f"m{n}", str(on), soft=draw(yes_or_nothing())) for n, on in enumerate(steps)),
        due=str(due) if due else None,
        year=year,
        targets=tuple(draw(targets(name)) for name in NAMES[: draw(st.integers(least_targets, 2))]),
        soft=draw(yes_or_nothing()),
        open_ended=draw(yes_or_nothing()),
    )


@st.composite
def measured(draw: st.DrawFn, target: Target) -> Measured:
    """A target with what any reports make of it, of the target or of others."""
    reported = draw(st.lists(st.tuples(days(), quantities()), max_size=3))
    reports = [
        progress(str(on), figures=(figure(target.name, value),), met=(target.name,), by=by)
        for on, value in sorted(reported, reverse=True)
        for by in [draw(st.sampled_from((OFFICE, TRANSPORT)))]
    ]
    return Measured.of(target, reports, [OFFICE], draw(lamp_rules()))


@st.composite
def positions(draw: st.DrawFn, least_targets: int = 0) -> Position:
    """Any position at all, also such as no sound book leads to, and with parts or none."""
    whole = draw(undivided(least_targets))
    parts = draw(st.just([]) | st.lists(undivided(), max_size=3))
    if whole.goal is None or not parts:
        return whole
    weights = [draw(st.integers(1, 9)) for _ in parts]
    goal = whole.goal.model_copy(
        update={
            "parts": tuple(
                Part(id=f"part-{n}", title=f"子任务{n}", weight=weight)
                for n, weight in enumerate(weights)
            )
        }
    )
    seen = {f"part-{n}": part._replace(day=whole.day) for n, part in enumerate(parts)}
    return with_parts(whole._replace(goal=goal), seen)


@st.composite
def undivided(draw: st.DrawFn, least_targets: int = 0) -> Position:
    """Any position without parts."""
    day = draw(days())
    known = goals(2021, least_targets) | goals(2022, least_targets)
    goal = draw(known if least_targets else st.none() | known)
    return Position(
        day=day,
        goal=goal,
        steps=tuple(
            Step(step, draw(st.none() | days()), day) for step in (goal.milestones if goal else ())
        ),
        percent=draw(st.none() | percents()),
        measured=tuple(draw(measured(target)) for target in (goal.targets if goal else ())),
        default_due=draw(st.none() | days()),
    )


@st.composite
def entries(
    draw: st.DrawFn, first: str = "2021-01-01", last: str = "2022-12-31", max_size: int = 8
) -> tuple[Entry, ...]:
    """Entries of every kind, of one item, each id once, in any order."""
    written: list[Entry] = []
    for number in range(draw(st.integers(0, max_size))):
        on, entry_id = str(draw(days(first, last))), f"{number:06x}"
        kind = draw(
            st.sampled_from(["progress", "goal", "appointment", "problem", "reply", "retraction"])
        )
        if kind == "progress":
            name = draw(st.none() | st.sampled_from(["m0", "m1"]))
            problem = draw(st.none() | st.just("资金未到位"))
            plan = draw(st.none() | st.just("完成招标"))
            percent = draw(st.none() | percents())
            figures = draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=2))
            written.append(
                progress(
                    on,
                    percent,
                    milestone=name,
                    note="施工。",
                    problem=problem,
                    next_step=plan,
                    figures=tuple(figure(named, draw(quantities())) for named in figures),
                    met=draw(st.sampled_from(((), NAMES[:1]))),
                    by=draw(st.sampled_from((OFFICE, TRANSPORT))),
                    entry_id=entry_id,
                )
            )
        elif kind == "goal":
            year = draw(st.sampled_from((2021, 2022)))
            goal = draw(goals(year))
            written.append(
                a_goal_set(
                    on,
                    *goal.milestones,
                    due=str(goal.due) if goal.due else None,
                    year=year,
                    targets=goal.targets,
                    soft=goal.soft,
                    open_ended=goal.open_ended,
                    entry_id=entry_id,
                )
            )
        elif kind == "appointment":
            post = draw(st.sampled_from([Post.LEAD, Post.LEADER, Post.FUND]))
            holder = draw(st.none() | st.sampled_from([TRANSPORT, EDUCATION]))
            written.append(appointment(on, post, holder, entry_id=entry_id))
        elif kind == "problem":
            whom = draw(st.sampled_from(({}, {"asks": "市政府"}, {"waits_for": "武汉市发改委"})))
            written.append(raised(on, "资金未到位", **whom, entry_id=entry_id))
        elif kind == "reply":
            target = f"{draw(st.integers(0, max_size - 1)):06x}"
            done = draw(yes_or_nothing())
            note = "已安排。" if done is None else draw(st.none() | st.just("已到位。"))
            whose = draw(st.none() | st.just("市政府")) if note else None
            written.append(reply(on, target, note, done=done, answered_by=whose, entry_id=entry_id))
        else:
            target = f"{draw(st.integers(0, max_size - 1)):06x}"
            written.append(retraction(on, target, entry_id=entry_id))
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
