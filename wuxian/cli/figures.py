"""Figures as people report them: by the name of a target, in its unit."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from pydantic import ValidationError

from wuxian.cli.naming import refuse_what_a_part_has
from wuxian.domain.plan.goal import Measure, Target
from wuxian.domain.standing.position import Position
from wuxian.domain.values.amounts import converted, figure_said, is_counted, is_multiple
from wuxian.domain.values.basis import Figure, value_words
from wuxian.domain.values.names import the_one
from wuxian.errors import Refused

_TOO_MUCH = 10
_TOO_LITTLE = Fraction(1, 1000)
"""What share of its goal makes a figure look as if it were in another unit."""


def figures_of(texts: Iterable[str], position: Position) -> tuple[Figure, ...]:
    """The figures that texts report, each target's once."""
    figures = tuple(reported(text, position) for text in texts)
    _refuse_twice("--figure", [figure.name for figure in figures])
    return figures


def words_met(names: Iterable[str], position: Position) -> tuple[str, ...]:
    """The targets without a value that are said to be met, each once."""
    met = [_named(name, position, "--met", with_value=False).name for name in names]
    _refuse_twice("--met", met)
    return tuple(met)


def reported(text: str, position: Position) -> Figure:
    """The figure that a text reports; Refused where there is no such target, or another unit."""
    target, value, unit = _said(text, position)
    in_its_unit = converted(value, unit, target.unit or "")
    if in_its_unit is None:
        raise Refused(
            f"--figure {target.name}的单位是“{target.unit or '（无）'}”，不是“{unit}”",
            remedy=f"请换算后再报，如：--figure {target.name}=数{target.unit or ''}",
        )
    if not unit and is_multiple(target.unit) and _share(in_its_unit, target) > _TOO_MUCH:
        # 31000 of 3.7万人 are persons, most likely; but whoever means it can say so.
        typed, base = f"{target.name}={value_words(value)}", (target.unit or "")[1:]
        raise Refused(
            f"--figure {typed} 没有写单位；按{target.unit}算，是目标的"
            f"{_TOO_MUCH}倍以上（{target.called}）",
            remedy=f"请写明单位：--figure {typed}{base}，或 --figure {typed}{target.unit}",
        )
    try:
        return Figure(name=target.name, value=in_its_unit, unit=target.unit)
    except ValidationError:
        raise Refused(f"--figure “{text}”的数值位数太多", remedy="最多18位。") from None


def noted(texts: Iterable[str], position: Position) -> Iterator[str]:
    """What whoever reports these figures should know of how they were taken."""
    for text in texts:
        target, _, unit = _said(text, position)
        value = reported(text, position).value
        called = f"{target.name}{value_words(value)}{target.unit or ''}"
        if not unit and is_multiple(target.unit):
            yield f"（{target.name}没有写单位，按{value_words(value)}{target.unit}记）"
            if 0 < _share(value, target) < _TOO_LITTLE:
                yield f"提醒：{called}，不到目标的千分之一（{target.called}），请核对单位"
        if target.measure is not Measure.CUMULATIVE:
            continue
        if _share(value, target) > _TOO_MUCH:
            yield f"提醒：{called}，是目标的{_TOO_MUCH}倍以上（{target.called}），请核对单位"
        if value < 0 and is_counted(target.unit):
            yield f"提醒：{called}是负数，请核对"


def _said(text: str, position: Position) -> tuple[Target, Decimal, str]:
    """The target that a text is about, the number that it says, and the unit or none."""
    try:
        name, value, unit = figure_said(text)
    except ValueError as error:
        raise Refused(f"--figure {error}", remedy="例：--figure 承接项目=12") from None
    return _named(name, position, "--figure", with_value=True), value, unit


def _share(value: Decimal, target: Target) -> Fraction:
    """How many times its goal a figure is; of a goal of nothing there is no share."""
    return abs(Fraction(value) / Fraction(target.value)) if target.value else Fraction(0)


def _named(name: str, position: Position, option: str, *, with_value: bool) -> Target:
    targets = {one.target.name: one.target for one in position.measured}
    fitting = {n: t for n, t in targets.items() if (t.value is not None) is with_value}
    if name in fitting:
        return fitting[name]
    of_parts = {
        part.part.title: [one.target.name for one in part.position.measured]
        for part in position.parts
    }
    refuse_what_a_part_has(option, name, targets, of_parts)
    if not targets:
        raise Refused(
            f"{option} 报不了：该事项{position.year}年没有{'量化指标' if with_value else '指标'}",
            remedy="请办公室先下达：wuxian goal 序号 目标 --target 指标",
        )
    others = {n: n for n in targets if n not in fitting}
    target = targets[the_one(name, tuple(fitting), "指标", others)]
    if target.name in fitting:
        return target
    if with_value:
        raise Refused(
            f"“{target.name}”没有数值，不能用 --figure 报",
            remedy=f"是否达到由办公室认定：--met {target.name}",
        )
    raise Refused(f"“{target.name}”有数值，不用认定", remedy=f"请报数：--figure {target.name}=数")


def _refuse_twice(option: str, names: Iterable[str]) -> None:
    for name, times in Counter(names).items():
        if times > 1:
            raise Refused(f"{option} {name} 写了{times}次", remedy="请只写一个。")
