"""A figure that somebody reports, taken in the unit of its target, or doubted."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from pydantic import ValidationError

from wuxian.domain.plan.goal import Measure, Target
from wuxian.domain.values.amounts import converted, is_counted, is_multiple
from wuxian.domain.values.basis import Figure, value_words
from wuxian.errors import Refused

_TOO_MUCH = 10
_TOO_LITTLE = Fraction(1, 1000)
"""What share of its goal makes a figure look as if it were in another unit."""


class Place(NamedTuple):
    """Where figures are written: what it is called, and how one is written there, with its name."""

    called: str
    pattern: str

    def written(self, target: Target, value: str) -> str:
        """A value of a target, as it is written there."""
        return self.pattern.format(target.name, value)


def figure_in_unit(
    target: Target, value: Decimal, unit: str, place: Place, text: str = ""
) -> Figure:
    """The figure for a target, in its unit; Refused where the unit is another, or must be named.

    The `text` is what was typed.
    """
    in_its_unit = converted(value, unit, target.unit or "")
    if in_its_unit is None:
        example = place.written(target, f"数{target.unit or ''}")
        raise Refused(
            f"{place.called}{target.name}的单位是“{target.unit or '（无）'}”，不是“{unit}”",
            remedy=f"请换算后再报，如：{example}",
        )
    if not unit and is_multiple(target.unit) and _share(in_its_unit, target) > _TOO_MUCH:
        # 31000 of 3.7万人 are persons, most likely; but whoever means it can say so.
        typed, base = place.written(target, value_words(value)), (target.unit or "")[1:]
        raise Refused(
            f"{typed} 没有写单位；按{target.unit}算，是目标的{_TOO_MUCH}倍以上（{target.called}）",
            remedy=f"请写明单位：{typed}{base}，或 {typed}{target.unit}",
        )
    try:
        return Figure(name=target.name, value=in_its_unit, unit=target.unit)
    except ValidationError:
        raise Refused(f"{place.called}“{text}”的数值位数太多", remedy="最多18位。") from None


def doubts(figure: Figure, target: Target, unit: str) -> Iterator[str]:
    """What looks wrong with a figure; the `unit` is the one that was written, or none."""
    called = f"{value_words(figure)}"
    share = _share(figure.value, target)
    if not unit and is_multiple(target.unit) and 0 < share < _TOO_LITTLE:
        yield f"{called}，不到目标的千分之一（{target.called}），请核对单位"
    if target.measure is not Measure.CUMULATIVE:
        return
    if share > _TOO_MUCH:
        yield f"{called}，是目标的{_TOO_MUCH}倍以上（{target.called}），请核对单位"
    if figure.value < 0 and is_counted(target.unit):
        yield f"{called}是负数，请核对"


def _share(value: Decimal, target: Target) -> Fraction:
    """How many times its goal a figure is; of a goal of nothing there is no share."""
    return abs(Fraction(value) / Fraction(target.value)) if target.value else Fraction(0)
