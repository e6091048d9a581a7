"""A target and the figure that stands for it, in a sentence, and how it was changed."""

from collections.abc import Iterator

from wuxian.domain.standing.targets_moved import TargetMoved
from wuxian.domain.values.dates import day_words, short_day_words
from wuxian.domain.views.indicators import Indicator
from wuxian.domain.views.targets import TargetRow
from wuxian.render.words import UNREPORTED, in_unit


def indicator_words(one: Indicator) -> str:
    """The figure, the target, and to what it was changed, when and by whom."""
    part = f"{one.part}，" if one.part else ""
    moved = "".join(f"；{moved_words(change)}" for change in one.moved)
    return f"{part}{figure_words(one.target, moved)}"


def moved_words(change: TargetMoved) -> str:
    """From what to what a target was changed, when, by whom and by which document."""
    by = "，".join(filter(None, (change.by, change.document)))
    return f"{day_words(change.on)}由“{change.before}”调整为“{change.after}”（{by}）"


def figure_words(target: TargetRow, more: str = "") -> str:
    """The name, the figure and, in brackets, how it stands to the target and `more`."""
    return f"{target.name}：实际{_actual(target)}（{'，'.join(_held_against(target))}{more}）"


def _held_against(target: TargetRow) -> Iterator[str]:
    # The sentence above and the figure's own name say what it is of.
    yield f"目标：{target.words.removeprefix(target.name) or target.words}"
    if target.ratio is not None:
        yield f"完成目标的{target.ratio * 100:.1f}%"
    if target.held and target.goal is not None:
        yield target.held.label


def _actual(target: TargetRow) -> str:
    """The figure that stands for a target, the day that it is of, and the office's own."""
    if target.goal is None:
        return target.held.label if target.held else "未认定"
    actual = in_unit(target.actual, target.unit)
    if actual is None:
        return UNREPORTED
    corrected = target.claimed is not None and target.claimed != target.actual
    own = f"，核定数，原报{in_unit(target.claimed, target.unit)}" if corrected else ""
    when = short_day_words(target.as_of) if target.as_of else ""
    return f"{actual}（{when}{own}）"
