"""Which slip an item has earned on a day, and why; nothing is sent by itself."""

from typing import NamedTuple

from wuxian.domain.book.book import Book
from wuxian.domain.plan.calendar import WorkCalendar
from wuxian.domain.plan.slip_rules import Colour, SlipMode, SlipRules
from wuxian.domain.standing.lamp import Lamp
from wuxian.domain.standing.position import Reach
from wuxian.domain.standing.slips import Issued, SlipState
from wuxian.domain.standing.state import State
from wuxian.domain.values.dates import day_words


class Deserved(NamedTuple):
    """A slip that an item has earned: its colour, whom it is for, why, and the one a step below."""

    state: State
    colour: Colour
    units: tuple[str, ...]
    why: str
    after: Issued | None = None


def rules_of(book: Book, year: int) -> SlipRules:
    """The rules of a year's slips; the usual ones where its settings have none."""
    return book.settings(year).slips or SlipRules()


def deserved(book: Book, state: State) -> tuple[Deserved, ...]:
    """The slips that an item has earned: one for each that ran out, else one for how it stands."""
    if not state.goes_on:
        return ()
    rules = rules_of(book, state.day.year)
    unsettled = [one for one in state.slips if one.state.is_open]
    run_out = [one for one in unsettled if one.state is SlipState.OVERDUE]
    if run_out:
        calendar = book.calendar
        steps = (_step_up(one, state, rules, calendar) for one in run_out)
        return tuple(one for one in steps if one is not None)
    if unsettled:
        return ()
    colour, why = by_state(state, book.settings(state.year).reminders.due_within, book.calendar)
    if colour is None or (rules.mode is SlipMode.LADDER and state.verdict.lamp is not Lamp.RED):
        return ()
    if rules.mode is SlipMode.LADDER:
        colour = Colour.BLUE
    return (Deserved(state, colour, state.leading, why),)


def _step_up(
    one: Issued, state: State, rules: SlipRules, calendar: WorkCalendar
) -> Deserved | None:
    """The slip that follows one that ran out: a step up, or a red one; none follows a talk."""
    slip, colour = one.slip, one.slip.colour
    if colour is colour.next:
        return None
    days = calendar.working_days(slip.due, state.day)
    why = f"{slip.number}要求{day_words(slip.due)}前答复，已超期{days or '不足1'}个工作日"
    step = colour.next if rules.mode is SlipMode.LADDER else Colour.RED
    return Deserved(state, step, slip.units, why, one)


def by_state(state: State, due_within: int, calendar: WorkCalendar) -> tuple[Colour | None, str]:
    """The colour by how an item stands: overdue red, behind orange, near its day blue."""
    position, verdict = state.position, state.verdict
    is_missed = any(step.reach is Reach.MISSED for step in position.all_steps)
    # What is late and was only striven for, or waits for figures, has no red lamp: no red slip.
    if verdict.lamp is Lamp.RED and (position.overdue_days or is_missed):
        return Colour.RED, f"{verdict.lamp.words}：{verdict.reason}"
    if verdict.lamp in (Lamp.RED, Lamp.YELLOW):
        return Colour.ORANGE, f"{verdict.lamp.words}：{verdict.reason}"
    due = position.due
    if due and not position.is_complete and due >= state.day:
        days = calendar.working_days(state.day, due)
        if days <= due_within:
            return Colour.BLUE, f"还剩{days}个工作日到期（{day_words(due)}），未报完成"
    return None, ""
