"""The course of an item through its year as a small chart in text."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from wuxian.domain.values.basis import Percentage
from wuxian.domain.views.course import CoursePoint
from wuxian.render.document import Block, Column, Heading, Table, Tone, paragraph, table
from wuxian.render.words import PERCENT, UNSET, VERIFIED

_CELLS = 20
_VERIFIED, _REPORTED, _AHEAD, _GONE = "#", "=", ".", "^"


def course_blocks(points: Sequence[CoursePoint], year: int) -> Iterator[Block]:
    """A bar for each end of a month; nothing where no percent was reported."""
    if points:
        yield Heading(f"进度走势（{year}年）")
        yield _chart(points)
        yield paragraph(f"{'，'.join(_legend(points))}；一格5%。", Tone.FAINT)


def _legend(points: Sequence[CoursePoint]) -> Iterator[str]:
    """What the marks mean that are there."""
    if any(point.verified for point in points):
        yield f"“{_VERIFIED}”已核"
    yield f"“{_REPORTED}”已报"
    if any(point.gone is not None for point in points):
        yield f"“{_GONE}”序时进度"


def _chart(points: Sequence[CoursePoint]) -> Table:
    any_verified = any(point.verified is not None for point in points)
    verified = [(VERIFIED, lambda point: _percentage(point.verified))] if any_verified else []
    gone = Column("序时", right=True, absent=UNSET)
    return table(
        points,
        (
            (Column("截至"), lambda point: point.day),
            (Column("走势"), bar),
            (PERCENT, lambda point: _percentage(point.percent)),
            *verified,
            (gone, lambda point: None if point.gone is None else f"{point.gone:.1f}%"),
        ),
    )


def bar(point: CoursePoint) -> str:
    """What is verified, what is reported beyond it, and where the time gone has come to."""
    reported, verified = _cells(point.percent or 0), _cells(point.verified or 0)
    drawn = _VERIFIED * min(verified, reported) + _REPORTED * max(0, reported - verified)
    whole = drawn.ljust(_CELLS, _AHEAD)
    if point.gone is None:
        return whole
    at = _cells(point.gone)
    return f"{whole[:at]}{_GONE}{whole[at:]}"


def _cells(percent: int | Decimal) -> int:
    """So many cells of the bar are full."""
    return int(percent * _CELLS / 100)


def _percentage(percent: int | None) -> Percentage | None:
    return None if percent is None else Percentage(percent)
