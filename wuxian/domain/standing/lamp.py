"""The lamp of an item, always with its reason in words a clerk can read."""

from collections.abc import Callable
from fractions import Fraction
from typing import NamedTuple

from wuxian.domain.plan.year import LampRules
from wuxian.domain.standing.position import COMPLETE, Position, Reach
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.values.types import Labelled


class Lamp(Labelled):
    """How an item stands, in an office's colours; nothing is told by colour alone."""

    RED = "red", "红"
    YELLOW = "yellow", "黄"
    GREEN = "green", "绿"
    GREY = "grey", "灰"


class Verdict(NamedTuple):
    """A lamp and the reason for it."""

    lamp: Lamp
    reason: str


def judge(position: Position, rules: LampRules) -> Verdict:
    """The verdict of the first rule that applies; the last rule always does."""
    return next(verdict for rule in RULES if (verdict := rule(position, rules)) is not None)


def _overdue(position: Position, rules: LampRules) -> Verdict | None:
    if position.due is None or not position.overdue_days:
        return None
    due = day_words(position.due)
    return Verdict(Lamp.RED, f"完成时限{due}已过{position.overdue_days}天，未报完成")


def _milestone_missed(position: Position, rules: LampRules) -> Verdict | None:
    """A missed node is red (Ouhai)."""
    for step in position.steps:
        if step.reach is Reach.MISSED:
            due = short_day_words(step.milestone.due)
            return Verdict(Lamp.RED, f"节点“{step.milestone.title}”{due}到期，未完成")
    return None


def _far_behind(position: Position, rules: LampRules) -> Verdict | None:
    return _behind(position, Lamp.RED, rules.red_below)


def _milestone_made_up(position: Position, rules: LampRules) -> Verdict | None:
    """A missed node made up later turns yellow for that month (Ouhai)."""
    for step in position.steps:
        made_up = step.reached_on if step.reach is Reach.MADE_UP else None
        if made_up and (made_up.year, made_up.month) == (position.day.year, position.day.month):
            on = short_day_words(made_up)
            return Verdict(
                Lamp.YELLOW, f"节点“{step.milestone.title}”逾期，{on}补完成，本月仍为黄灯"
            )
    return None


def _behind_pace(position: Position, rules: LampRules) -> Verdict | None:
    return _behind(position, Lamp.YELLOW, rules.yellow_below)


def _no_goal(position: Position, rules: LampRules) -> Verdict | None:
    return None if position.goal else Verdict(Lamp.GREY, "未定年度目标")


def _no_due_date(position: Position, rules: LampRules) -> Verdict | None:
    return None if position.due else Verdict(Lamp.GREY, "未定完成时限")


def _reported_complete(position: Position, rules: LampRules) -> Verdict | None:
    return Verdict(Lamp.GREEN, "已报完成，待核验") if position.percent == COMPLETE else None


def _on_pace(position: Position, rules: LampRules) -> Verdict | None:
    measure = _Measure.of(position)
    return Verdict(Lamp.GREEN, measure.words) if measure else None


def _no_figure(position: Position, rules: LampRules) -> Verdict:
    return Verdict(Lamp.GREY, "本年未报进度百分比")


RULES: tuple[Callable[[Position, LampRules], Verdict | None], ...] = (
    _overdue,
    _milestone_missed,
    _far_behind,
    _milestone_made_up,
    _behind_pace,
    _no_goal,
    _no_due_date,
    _reported_complete,
    _on_pace,
    _no_figure,
)
"""Worst first; the last one always answers."""


class _Measure(NamedTuple):
    """Reported progress held against the time gone (序时进度)."""

    percent: int
    pace: Fraction

    @classmethod
    def of(cls, position: Position) -> "_Measure | None":
        """None where there is no figure or no due date to hold it against."""
        if position.due is None or position.percent is None:
            return None
        return cls(position.percent, position.pace(position.due))

    @property
    def ratio(self) -> Fraction:
        return Fraction(self.percent, 100) / self.pace

    @property
    def words(self) -> str:
        return f"进度{self.percent}%，为序时进度{float(self.pace):.1%}的{_rounded_down(self.ratio)}"


def _behind(position: Position, lamp: Lamp, below: int) -> Verdict | None:
    """Reported progress below this % of 序时进度 (Wuhan)."""
    measure = _Measure.of(position)
    if measure is None or measure.ratio >= Fraction(below, 100):
        return None
    return Verdict(lamp, f"{measure.words}，低于{below}%")


def _rounded_down(share: Fraction) -> str:
    """One decimal, rounded down, so that the words never reach a threshold the figure missed."""
    tenths = share.numerator * 1000 // share.denominator
    return f"{tenths // 10}.{tenths % 10}%"
