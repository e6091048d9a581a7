"""Which slip an item has earned: a ladder step by step, or a colour by how it stands."""

import pytest

from tests.domain.books import (
    TRANSPORT,
    a_book,
    a_calendar,
    a_goal,
    a_target,
    an_item,
    day,
    figure,
    milestone,
    progress,
    settings_of,
)
from tests.domain.supervised import GOAL, a_part, in_parts
from tests.domain.supervising import a_slip, accepted, answered, closed, decided, returned, to_terms
from wuxian.domain.entries.decision import Outcome
from wuxian.domain.entries.entry import Entry
from wuxian.domain.entries.slip import Slip
from wuxian.domain.plan.goal import Goal, Measure
from wuxian.domain.plan.slip_rules import Colour, SlipMode, SlipRules, TimeLimit
from wuxian.domain.plan.terms import Ending
from wuxian.domain.plan.year import LampRules, Overdue
from wuxian.domain.standing.deserved import Deserved, deserved, rules_of
from wuxian.domain.standing.state import state_of

LADDER, STATE = SlipMode.LADDER, SlipMode.STATE
BEHIND = progress("2021-06-01", 10)
ON_PACE = progress("2021-06-01", 60)
SLIP = a_slip("2021-07-01", "2021-07-08")
ANSWER = answered("2021-07-06", SLIP)


def earned(
    on: str,
    *written: Entry,
    mode: SlipMode = LADDER,
    goal: Goal = GOAL,
    soft: Overdue = Overdue.YELLOW,
    lead: str | None = TRANSPORT,
) -> tuple[Deserved, ...]:
    """What an item with this goal has earned on a day."""
    item = an_item(*written, goals=(goal,), lead=lead)
    rules = settings_of(2021, lamps=LampRules(soft_overdue=soft))
    year = rules.model_copy(update={"slips": SlipRules(mode=mode)})
    book = a_book(item, years=(year,), calendar=a_calendar(2021, 2022))
    return deserved(book, state_of(book, item, day(on)))


def told(found: tuple[Deserved, ...]) -> list[tuple[Colour, str | None]]:
    """The colours, each with the number of the slip a step below."""
    return [(one.colour, one.after.slip.number if one.after else None) for one in found]


FIRST = "武咸督〔2021〕1号"


@pytest.mark.parametrize(
    ("on", "written", "colours"),
    [
        ("2021-06-30", (ON_PACE,), []),
        ("2021-06-30", (BEHIND,), [(Colour.BLUE, None)]),
        ("2021-06-30", (progress("2021-06-01", 35),), []),
        ("2021-07-01", (BEHIND, SLIP), []),
        ("2021-07-08", (BEHIND, SLIP), []),
        ("2021-07-09", (BEHIND, SLIP), [(Colour.ORANGE, FIRST)]),
        ("2021-07-09", (ON_PACE, SLIP), [(Colour.ORANGE, FIRST)]),
        ("2021-07-09", (BEHIND, SLIP, ANSWER), []),
        ("2021-07-08", (BEHIND, SLIP, ANSWER, returned("2021-07-07", ANSWER)), []),
        (
            "2021-07-09",
            (BEHIND, SLIP, ANSWER, returned("2021-07-07", ANSWER)),
            [(Colour.ORANGE, FIRST)],
        ),
        (
            "2021-07-09",
            (BEHIND, SLIP, ANSWER, accepted("2021-07-07", ANSWER)),
            [(Colour.BLUE, None)],
        ),
        ("2021-07-09", (ON_PACE, SLIP, ANSWER, accepted("2021-07-07", ANSWER)), []),
    ],
    ids=[
        "nothing is wrong",
        "a red lamp earns the first step",
        "a yellow one does not",
        "a slip that is out is enough",
        "until its day",
        "the day after, a step up",
        "whatever the lamp",
        "an answer that waits is enough",
        "and one that was returned, until the slip's day",
        "and no longer",
        "one that is settled leaves the lamp",
        "or nothing",
    ],
)
def test_a_ladder_is_climbed_each_time_the_step_before_ran_out(
    on: str, written: tuple[Entry, ...], colours: list[tuple[Colour, str | None]]
) -> None:
    assert told(earned(on, *written)) == colours


@pytest.mark.parametrize(
    ("mode", "colour", "next_one"),
    [
        (LADDER, Colour.BLUE, Colour.ORANGE),
        (LADDER, Colour.ORANGE, Colour.RED),
        (LADDER, Colour.RED, Colour.TALK),
        (LADDER, Colour.TALK, None),
        (STATE, Colour.BLUE, Colour.RED),
        (STATE, Colour.ORANGE, Colour.RED),
        (STATE, Colour.RED, Colour.RED),
        (STATE, Colour.TALK, None),
    ],
)
def test_what_follows_a_slip_that_ran_out(
    mode: SlipMode, colour: Colour, next_one: Colour | None
) -> None:
    slip = a_slip("2021-07-01", "2021-07-08", colour=colour)
    found = earned("2021-07-12", BEHIND, slip, mode=mode)
    assert told(found) == ([(next_one, FIRST)] if next_one else [])


def test_it_says_how_many_working_days_a_slip_has_run_out_for_and_goes_to_its_units() -> None:
    slip = a_slip("2021-07-01", "2021-07-09", units=("市教育局",))
    whys = {on: earned(on, slip)[0].why for on in ("2021-07-10", "2021-07-12", "2021-07-13")}
    assert whys == {
        "2021-07-10": f"{FIRST}要求2021年7月9日前答复，已超期不足1个工作日",
        "2021-07-12": f"{FIRST}要求2021年7月9日前答复，已超期1个工作日",
        "2021-07-13": f"{FIRST}要求2021年7月9日前答复，已超期2个工作日",
    }
    assert earned("2021-07-12", slip)[0].units == ("市教育局",)


def test_each_slip_that_ran_out_earns_a_step_of_its_own() -> None:
    other = a_slip("2021-07-02", "2021-07-07", serial=2, colour=Colour.RED)
    talk = a_slip("2021-07-02", "2021-07-07", serial=3, colour=Colour.TALK)
    assert told(earned("2021-07-12", SLIP, other, talk)) == [
        (Colour.ORANGE, FIRST),
        (Colour.TALK, "武咸督〔2021〕2号"),
    ]


SUSPENDED = decided("2021-06-15", Outcome.ORDERED, grants=to_terms(suspends=True))


@pytest.mark.parametrize(
    "still", [SUSPENDED, closed("2021-06-15"), closed("2021-06-15", how=Ending.CANCELLED)]
)
@pytest.mark.parametrize("mode", SlipMode)
def test_what_goes_on_no_more_earns_nothing(mode: SlipMode, still: Entry) -> None:
    assert earned("2021-07-12", BEHIND, SLIP, still, mode=mode) == ()


def test_the_first_step_is_for_those_who_lead_and_says_why() -> None:
    [one] = earned("2021-06-30", BEHIND)
    assert one.units == (TRANSPORT,)
    assert one.why == "红灯：进度10%，为序时进度50.0%的20.0%，低于60%"
    assert earned("2021-06-30", BEHIND, lead=None)[0].units == ()


STEP = a_goal(milestone("start", "2021-06-30", "开工"), due="2021-12-31")
SOFT = a_goal(due="2021-06-30", soft=True)
SOFT_STEP = a_goal(milestone("start", "2021-06-30", "开工", soft=True), due="2021-12-31")
RATE = a_goal(due="2021-12-31", targets=(a_target("增速", "8", measure=Measure.RATE, unit="%"),))
KNOWN = progress("2021-11-01", figures=(figure("增速", "8.2", "%"),))
SLOW = progress("2021-06-01", 35)
ENOUGH = progress("2021-07-01", 90)


@pytest.mark.parametrize(
    ("on", "written", "goal", "colour", "why"),
    [
        ("2021-06-30", (ON_PACE,), GOAL, None, None),
        ("2021-06-30", (SLOW,), GOAL, Colour.ORANGE, "黄灯：进度35%"),
        ("2021-06-30", (BEHIND,), GOAL, Colour.ORANGE, "红灯：进度10%"),
        ("2021-06-30", (ENOUGH,), STEP, None, None),
        ("2021-07-01", (ENOUGH,), STEP, Colour.RED, "红灯：节点“开工”"),
        ("2021-12-17", (progress("2021-12-01", 99),), GOAL, Colour.BLUE, "还剩10个工作日到期"),
        ("2021-12-16", (progress("2021-12-01", 99),), GOAL, None, None),
        ("2021-12-31", (progress("2021-12-01", 99),), GOAL, Colour.BLUE, "还剩0个工作日到期"),
        ("2021-12-31", (progress("2021-12-01", 100),), GOAL, None, None),
        ("2022-01-01", (progress("2021-12-01", 99),), GOAL, Colour.RED, "红灯：完成时限"),
        ("2022-01-01", (progress("2021-12-01", 100),), GOAL, None, None),
        ("2021-07-01", (), SOFT, Colour.ORANGE, "黄灯：力争目标"),
        ("2021-07-01", (ENOUGH,), SOFT_STEP, Colour.ORANGE, "黄灯：力争目标"),
        ("2022-01-05", (KNOWN,), RATE, None, None),
    ],
    ids=[
        "on pace",
        "behind",
        "far behind",
        "a milestone on its day",
        "the day after it",
        "ten working days before the day",
        "eleven",
        "on the day",
        "reported complete in time",
        "overdue",
        "complete and past its day",
        "a day that was only striven for",
        "so is a milestone",
        "a figure that nobody can know yet",
    ],
)
def test_by_state_the_colour_goes_by_how_it_stands(
    on: str, written: tuple[Entry, ...], goal: Goal, colour: Colour | None, why: str | None
) -> None:
    item = an_item(*written, goals=(goal,))
    rules = settings_of(2021).model_copy(update={"slips": SlipRules(mode=STATE)})
    book = a_book(item, years=(rules,), calendar=a_calendar(2021, 2022))
    found = deserved(book, state_of(book, item, day(on), 2021))
    assert [one.colour for one in found] == ([colour] if colour else [])
    assert all(one.why.startswith(str(why)) for one in found)


@pytest.mark.parametrize(
    ("soft", "colour"),
    [(Overdue.RED, Colour.RED), (Overdue.YELLOW, Colour.ORANGE), (Overdue.NOTICE, None)],
)
def test_what_was_only_striven_for_is_as_late_as_the_years_settings_have_it(
    soft: Overdue, colour: Colour | None
) -> None:
    found = earned("2021-07-01", mode=STATE, goal=SOFT, soft=soft)
    assert [one.colour for one in found] == ([colour] if colour else [])


def test_a_milestone_of_a_part_that_was_missed_is_as_red_as_the_wholes() -> None:
    part = a_part("east").model_copy(update={"milestones": (milestone("start", "2021-06-30"),)})
    report = progress("2021-06-01", 90).model_copy(update={"part": "east"})
    for on, colours in (("2021-06-30", []), ("2021-07-01", [Colour.RED])):
        found = earned(on, report, mode=STATE, goal=in_parts(part))
        assert [one.colour for one in found] == colours


def test_by_state_a_slip_that_is_out_is_enough_too() -> None:
    assert earned("2021-07-08", BEHIND, SLIP, mode=STATE) == ()
    assert told(earned("2021-07-09", BEHIND, SLIP, mode=STATE)) == [(Colour.RED, FIRST)]


def test_the_rules_are_the_years_or_the_usual_ones() -> None:
    own = SlipRules(mode=STATE, series="咸督", working_days=3)
    book = a_book(years=(settings_of(2021).model_copy(update={"slips": own}),))
    assert (rules_of(book, 2020), rules_of(book, 2021)) == (SlipRules(), own)
    assert SlipRules().mode is LADDER


def test_a_kind_of_matter_may_have_its_own_time_limit() -> None:
    rules = SlipRules(working_days=5, limits=(TimeLimit(matter="批示", working_days=2),))
    assert [rules.days_for(matter) for matter in ("批示", "其他", None)] == [2, 5, 5]


def test_a_slip_is_called_by_its_colour_and_a_talk_by_its_name() -> None:
    slips = [SLIP.model_copy(update={"colour": colour}) for colour in Colour]
    assert [Slip.model_validate(dict(one)).called for one in slips] == [
        "蓝色督办单",
        "橙色督办单",
        "红色督办单",
        "约谈通知",
    ]
