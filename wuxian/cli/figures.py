"""Figures as people report them: by the name of a target, in its unit."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from wuxian.cli.naming import refuse_what_a_part_has
from wuxian.domain.plan.goal import Target
from wuxian.domain.standing.figure_words import Place, doubts, figure_in_unit
from wuxian.domain.standing.position import Position
from wuxian.domain.values.amounts import figure_said, is_multiple
from wuxian.domain.values.basis import Figure, value_words
from wuxian.domain.values.names import the_one
from wuxian.errors import Refused

_OPTION = Place("--figure ", "--figure {}={}")


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
    return figure_in_unit(target, value, unit, _OPTION, text)


def noted(texts: Iterable[str], position: Position) -> Iterator[str]:
    """What whoever reports these figures should know of how they were taken."""
    for text in texts:
        target, _, unit = _said(text, position)
        figure = reported(text, position)
        if not unit and is_multiple(target.unit):
            yield f"（{target.name}没有写单位，按{value_words(figure.value)}{target.unit}记）"
        yield from (f"提醒：{doubt}" for doubt in doubts(figure, target, unit))


def _said(text: str, position: Position) -> tuple[Target, Decimal, str]:
    """The target that a text is about, the number that it says, and the unit or none."""
    try:
        name, value, unit = figure_said(text)
    except ValueError as error:
        raise Refused(f"--figure {error}", remedy="例：--figure 承接项目=12") from None
    return _named(name, position, "--figure", with_value=True), value, unit


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
