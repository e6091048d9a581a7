"""What a later goal makes easier than the one before it: an end put off, a figure lowered."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from wuxian.domain.plan.goal import At, Better, Goal, Measure, Milestone, Part, Target
from wuxian.domain.values.amounts import converted
from wuxian.domain.values.dates import day_words

_SOFT = Goal.title_of("soft")
_OPEN_ENDED = Goal.title_of("open_ended")


class _End(NamedTuple):
    """When something is to be reached, and how firmly."""

    due: dt.date | None
    is_soft: bool
    is_open_ended: bool

    @classmethod
    def of(cls, aim: Goal | Part) -> "_End":
        """What a goal or a part says itself."""
        return cls(aim.due, bool(aim.soft), bool(aim.open_ended))


def made_easier(before: Goal, later: Goal) -> Iterator[str]:
    """What a later goal asks less of, or later, or less firmly: a sentence for each."""
    yield from _end_eased("", _End.of(before), _End.of(later))
    yield from _asked_less(before, later)
    parts = {part.id: part for part in later.parts}
    for part in before.parts:
        other = parts.get(part.id)
        if other is None:
            yield f"不再有子任务：{part.called}"
            continue
        called, end = f"子任务“{part.title}”", _End.of(other)
        if part.due:
            # What has no end of its own any more ends as the whole does.
            whole = _End.of(other.goal_in(later))
            end = whole._replace(is_soft=end.is_soft)
        yield from _end_eased(called, _End.of(part), end)
        yield from (called + words for words in _asked_less(part, other))


def _end_eased(called: str, before: _End, later: _End) -> Iterator[str]:
    """What is later, or less firm, of an end."""
    if before.due and (later.due is None or later.due > before.due):
        without = _OPEN_ENDED if later.is_open_ended else "不写时限"
        end = day_words(later.due) if later.due else without
        of = f"{called}的" if called else ""
        yield f"{of}完成时限由{day_words(before.due)}推迟到{end}"
    elif later.is_open_ended and not before.is_open_ended:
        yield f"{called or '目标'}改为{_OPEN_ENDED}"
    if later.is_soft and not before.is_soft:
        yield f"{called or '目标'}改为{_SOFT}"


def _asked_less(before: Goal | Part, later: Goal | Part) -> Iterator[str]:
    """Which targets and milestones are gone, ask for less, or may come later."""
    yield from _targets_eased(before.targets, later.targets)
    yield from _steps_eased(before.milestones, later.milestones)


def _steps_eased(before: Iterable[Milestone], later: tuple[Milestone, ...]) -> Iterator[str]:
    """Which milestones are gone, later or softer; one is the same by its title or by its id."""
    by_title = {step.title: step for step in later}
    by_id = {step.id: step for step in later}
    for step in before:
        other = by_title.get(step.title) or by_id.get(step.id)
        if other is None:
            yield f"不再有节点：{step.called}"
            continue
        if other.due > step.due:
            yield f"节点“{step.title}”由{day_words(step.due)}推迟到{day_words(other.due)}"
        if other.soft and not step.soft:
            yield f"节点“{step.title}”改为{_SOFT}"


def _targets_eased(before: Iterable[Target], later: Iterable[Target]) -> Iterator[str]:
    """Which targets are gone or ask for less."""
    targets = {target.name: target for target in later}
    for target in before:
        other = targets.get(target.name)
        if other is None:
            yield f"不再有指标：{target.called}"
            continue
        if other.value is None and target.value is not None:
            yield f"指标“{target.called}”不再有数值"
        elif _is_stricter(target, other):
            yield f"指标“{target.called}”放宽为“{other.called}”"
        if target.measure is Measure.CUMULATIVE and other.measure in (Measure.LEVEL, Measure.RATE):
            was, now = target.measure.label, other.measure.label
            yield f"指标“{target.called}”的口径由{was}改为{now}"


def _is_stricter(one: Target, other: Target) -> bool:
    """Whether a target asks for more than another one, of which both have a value.

    In units that do not agree, and from one side of a value to the other, nothing is compared.
    """
    if one.value is None or other.value is None:
        return False
    value = converted(other.value, other.unit or "", one.unit or "")
    if value is None:
        return False
    loosened = other.at is At.ABOUT and one.at is not At.ABOUT
    if _is_floor(one) is not _is_floor(other):
        # What is only about its value minds neither the side that was held before.
        return loosened
    less = value < one.value if _is_floor(one) else value > one.value
    return less or (loosened and value == one.value)


def _is_floor(target: Target) -> bool:
    return target.at is At.LEAST or (target.at is At.ABOUT and target.better is not Better.LESS)
