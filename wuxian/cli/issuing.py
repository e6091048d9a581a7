"""Issuing a slip: its colour by the rules, its number, its time limit, whom it is for."""

import datetime as dt
from typing import NamedTuple

from wuxian.cli.opening import Opened
from wuxian.cli.options import choice_of, day_of
from wuxian.domain.entries.slip import Slip
from wuxian.domain.plan.bodies import ANY
from wuxian.domain.plan.slip_rules import Colour, SlipMode, SlipRules
from wuxian.domain.standing.deserved import by_state, rules_of
from wuxian.domain.standing.slip_numbers import taken_twice
from wuxian.domain.standing.slips import Issued, SlipState
from wuxian.domain.standing.state import State
from wuxian.domain.values.dates import day_words
from wuxian.domain.values.names import folded, or_nearest
from wuxian.errors import NotFound, Refused


class Step(NamedTuple):
    """The colour of a slip, the one that it follows, and what to know of it."""

    colour: Colour
    after: Slip | None = None
    note: str | None = None


def step_of(
    colour: str | None,
    after: str | None,
    reason: str | None,
    state: State,
    opened: Opened,
) -> Step:
    """Which step is taken: as it is said, else by the rules; Refused what they do not allow."""
    rules = rules_of(opened.book, state.day.year)
    named = choice_of(Colour, colour, "--colour") if colour else None
    before = _named_slip(after, state) if after else _the_one_run_out(named, state)
    if rules.mode is SlipMode.STATE:
        within = opened.book.settings(state.year).reminders.due_within
        found, _ = by_state(state, within, opened.book.calendar)
        return Step(named or found or Colour.BLUE, before.slip if before else None)
    if before is None:
        if named not in (None, Colour.BLUE) and reason is None:
            raise Refused(
                f"{named.label if named else ''}色不是第一步，要写理由",
                remedy="重大事项可直接升级：加 --reason 理由；接上一张的写 --after 编号。",
            )
        return Step(named or Colour.BLUE)
    slip = before.slip
    usual = slip.colour.next
    if before.state is not SlipState.OVERDUE and reason is None:
        raise Refused(
            f"{slip.number}（{before.state.label}）还没有超期，不到升级的时候",
            remedy="重大事项可直接升级：加 --reason 理由。",
        )
    if named not in (None, usual) and reason is None:
        raise Refused(f"{slip.called}之后是{usual.label}", remedy="跳级要写 --reason 理由。")
    note = None if after else f"（接{slip.number}：{before.state.label}，升为{usual.label}）"
    return Step(named or usual, slip, note)


def _the_one_run_out(named: Colour | None, state: State) -> Issued | None:
    """The slip that a step up would follow where none is named: the only one that ran out."""
    run_out = [one for one in state.slips if one.state is SlipState.OVERDUE]
    if len(run_out) > 1 and named is not Colour.BLUE:
        numbers = "、".join(f"{one.slip.number}（{one.slip.id}）" for one in run_out)
        raise Refused(
            f"{state.item.label}有{len(run_out)}张超期的督办单：{numbers}",
            remedy="接哪一张，请写 --after 编号；另一件事，写 --colour 蓝。",
        )
    return run_out[0] if run_out and named is not Colour.BLUE else None


def _named_slip(word: str, state: State) -> Issued:
    """The slip of an item with this id or this number."""
    wanted = folded(word).strip("[]()")
    for one in state.slips:
        if one.slip.id.startswith(wanted) or folded(one.slip.number) == wanted:
            return one
    known = "、".join(f"{one.slip.number}（{one.slip.id}）" for one in state.slips) or "没有"
    raise NotFound(f"{state.item.label}没有督办单“{word}”", remedy=f"该事项的督办单：{known}。")


def units_of(words: list[str], state: State, opened: Opened) -> tuple[str, ...]:
    """Whom it is for: those named, else who leads; Refused where nobody does."""
    register = opened.book.programme.register
    named = tuple(dict.fromkeys(register.body(word, ANY) for word in words))
    if named or state.leading:
        return named or state.leading
    raise Refused(f"{state.item.label}没有牵头单位，不知发给谁", remedy="请加 --to 单位。")


def limit_of(
    due: str | None, matter: str | None, on: dt.date, opened: Opened, rules: SlipRules
) -> dt.date:
    """By when it is to be answered: as it is said, else so many working days for its matter."""
    if due is None:
        return opened.book.calendar.working_day_after(on, rules.days_for(matter))
    day = day_of(due, "--due", on)
    if day < on:
        raise Refused(f"--due {day_words(day)}早于发出的{day_words(on)}")
    return day


def limit_not_set(matter: str | None, rules: SlipRules) -> str | None:
    """A note on a kind of matter that has no time limit of its own, though others have."""
    known = [limit.matter for limit in rules.limits]
    if matter is None or not known or matter in known:
        return None
    others = or_nearest(matter, known) or f"另定了的：{'、'.join(known)}"
    return f"（“{matter}”没有另定时限，按{rules.working_days}个工作日；{others}）"


def to_be_renumbered(word: str, state: State, opened: Opened) -> Slip:
    """The slip whose number another clone has taken, too; Refused where that is not so."""
    slip = _named_slip(word, state).slip
    if slip.id not in taken_twice(opened.book):
        raise Refused(
            f"{slip.number}（{slip.id}）没有重号，不用换号",
            remedy=f"发错了，请撤回：wuxian retract {slip.id} --reason 原因",
        )
    return slip
