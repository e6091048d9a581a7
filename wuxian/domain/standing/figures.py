"""The lamp of a figure: a target held against what was reported of it."""

import datetime as dt
from fractions import Fraction

from wuxian.domain.plan.year import LampRules
from wuxian.domain.standing.lamp import Lamp, Pace, Verdict
from wuxian.domain.standing.measured import Measured
from wuxian.domain.standing.position import Position
from wuxian.domain.values.basis import in_percent, value_words
from wuxian.domain.values.dates import day_words, short_day_words


def judge_figure(one: Measured, due: dt.date, position: Position, rules: LampRules) -> Verdict:
    """What a target's figure makes of the lamp, by its measure and its direction."""
    day = position.day
    if one.target.value is None:
        return _of_words(one, due, day)
    if one.actual is None or one.is_unpublished(due, day):
        return _without_a_figure(one, due, day)
    if one.is_done(due, day):
        seen = "已核" if position.is_verified else "待核验"
        return Verdict(Lamp.GREEN, f"{_said(one)}，已达到，{seen}")
    if not one.is_cumulative:
        return _of_a_rate(one, due, day, rules)
    if one.is_floor:
        return _of_a_sum(one, due, position, rules)
    return _of_a_limit(one, position.pace(due))


def _without_a_figure(one: Measured, due: dt.date, day: dt.date) -> Verdict:
    missing = one.missing_period(due, day) if day < due else None
    if missing is not None:
        return Verdict(Lamp.GREY, f"{one.target.name}：{missing}的数据未报", "未报数据")
    if one.is_unpublished(due, day):
        return Verdict(Lamp.GREY, f"{one.target.name}：数据未公布", "数据未公布")
    if day > due:
        return Verdict(Lamp.RED, f"{one.target.called}：完成时限{day_words(due)}已过，未报数据")
    return Verdict(Lamp.GREY, f"{one.target.name}：未报数据", "未报数据")


def _of_words(one: Measured, due: dt.date, day: dt.date) -> Verdict:
    if one.met_on is not None:
        return Verdict(Lamp.GREEN, f"{one.target.name}：{short_day_words(one.met_on)}认定达到")
    if day > due:
        return Verdict(
            Lamp.RED, f"{one.target.name}：完成时限{day_words(due)}已过，办公室未认定达到"
        )
    return Verdict(Lamp.GREY, f"{one.target.name}：没有数值，由办公室认定", "待认定")


def _of_a_rate(one: Measured, due: dt.date, day: dt.date, rules: LampRules) -> Verdict:
    """A rate or a level is good or not, and nothing in between."""
    if rules.rates_from is not None and day < rules.rates_from:
        since = short_day_words(rules.rates_from)
        return Verdict(Lamp.GREY, f"{_said(one)}，{since}起评灯", "还没有起评")
    if day > due and not one.is_final(due):
        return Verdict(Lamp.RED, f"{_said(one)}，完成时限{day_words(due)}已过，未报数据")
    missing = one.missing_period(due, day) if day <= due else None
    if missing is not None:
        return Verdict(Lamp.GREY, f"{_said(one)}，{missing}的数据未报", "未报数据")
    if one.is_within:
        return Verdict(Lamp.GREEN, f"{_said(one)}，达到要求")
    return Verdict(Lamp.RED if day > due else Lamp.YELLOW, f"{_said(one)}，未达到")


def _of_a_sum(one: Measured, due: dt.date, position: Position, rules: LampRules) -> Verdict:
    """A sum to be reached is held against the time gone, if there is a share of it."""
    if position.day > due:
        return Verdict(Lamp.RED, f"{_said(one)}，完成时限{day_words(due)}已过，未达到")
    if one.ratio is None:
        return Verdict(Lamp.YELLOW, f"{_said(one)}，未达到")
    return Pace(one.ratio, position.pace(due)).judged(_said(one), rules)


def _of_a_limit(one: Measured, gone: Fraction) -> Verdict:
    """A sum that must not be exceeded, and should not be used up before its time."""
    if not one.is_within:
        return Verdict(Lamp.RED, f"{_said(one)}，已超过")
    if Fraction(one.actual or 0) > Fraction(one.bound or 0) * gone:
        return Verdict(Lamp.YELLOW, f"{_said(one)}，快于序时进度{in_percent(gone):.1f}%")
    return Verdict(Lamp.GREEN, f"{_said(one)}，在序时进度之内")


def _said(one: Measured) -> str:
    """The figure, the day it is of, what is asked for, and the share where there is one."""
    target, unit = one.target, one.target.unit or ""
    actual = f"{target.name}{value_words(one.actual)}{unit}"
    day = f"（截至{short_day_words(one.as_of)}）" if one.as_of else ""
    goal = target.called.removeprefix(target.name)
    share = "" if one.told_ratio is None else f"，完成{one.told_ratio:.1%}"
    return f"{actual}{day}，目标{goal}{share}"
