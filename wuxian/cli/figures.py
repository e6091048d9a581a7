"""Figures as people report them: by the name of a target, in its unit."""

from pydantic import ValidationError

from wuxian.domain.plan.goal import Target
from wuxian.domain.standing.position import Position
from wuxian.domain.values.amounts import converted, figure_said
from wuxian.domain.values.basis import Figure
from wuxian.domain.values.names import the_one
from wuxian.errors import Refused


def reported(text: str, position: Position) -> Figure:
    """The figure that a text reports; Refused where there is no such target, or another unit."""
    try:
        name, value, unit = figure_said(text)
    except ValueError as error:
        raise Refused(f"--figure {error}", remedy="例：--figure 承接项目=12") from None
    target = _named(name, position, "--figure", with_value=True)
    in_its_unit = converted(value, unit, target.unit or "")
    if in_its_unit is None:
        raise Refused(
            f"--figure {target.name}的单位是“{target.unit or '（无）'}”，不是“{unit}”",
            remedy=f"请换算后再报，如：--figure {target.name}=数{target.unit or ''}",
        )
    try:
        return Figure(name=target.name, value=in_its_unit, unit=target.unit)
    except ValidationError:
        raise Refused(f"--figure “{text}”的数值位数太多", remedy="最多18位。") from None


def words_target(name: str, position: Position) -> Target:
    """The target without a value that is said to be met."""
    return _named(name, position, "--met", with_value=False)


def _named(name: str, position: Position, option: str, *, with_value: bool) -> Target:
    targets = [one.target for one in position.measured]
    fitting = {t.name: t for t in targets if (t.value is not None) is with_value}
    if name in fitting:
        return fitting[name]
    year = position.year
    if not fitting:
        what = "量化指标" if with_value else "没有数值的指标"
        raise Refused(
            f"{option} 报不了：该事项{year}年没有{what}",
            remedy="请办公室先下达：wuxian goal 序号 目标 --target 指标",
        )
    return fitting[the_one(name, tuple(fitting), "指标")]
