"""How a figure stands to its target: reached, missed, kept to, exceeded, or still growing."""

import pytest

from tests.domain.books import OFFICE, a_goal, a_target, figure, progress
from tests.domain.supervised import stands
from wuxian.domain.entries.progress import Progress
from wuxian.domain.plan.goal import At, Better, Measure, Target
from wuxian.domain.views.targets import Held, target_rows


def held(target: Target, *reports: Progress) -> Held | None:
    """How the figure of an item stands on 30 September."""
    state = stands("2021-09-30", *reports, goal=a_goal(due="2021-12-31", targets=(target,)))
    [row] = target_rows(state.position)
    return row.held


@pytest.mark.parametrize(
    ("target", "value", "expected"),
    [
        (a_target(), 99, None),
        (a_target(), 100, Held.REACHED),
        (a_target(at=At.MOST), 100, Held.KEPT),
        (a_target(at=At.MOST), 101, Held.EXCEEDED),
        (a_target(measure=Measure.RATE), 99, Held.MISSED),
        (a_target(measure=Measure.RATE), 100, Held.REACHED),
        (a_target(measure=Measure.LEVEL, at=At.MOST), 101, Held.EXCEEDED),
        (a_target(measure=Measure.RATE, at=At.ABOUT, better=Better.MORE), 96, Held.REACHED),
        (a_target(measure=Measure.RATE, at=At.ABOUT, better=Better.MORE), 94, Held.MISSED),
    ],
)
def test_a_figure_stands_so_to_its_target(
    target: Target, value: int, expected: Held | None
) -> None:
    said = progress("2021-09-29", figures=(figure("招商项目", value),))
    assert held(target, said) is expected


def test_without_a_figure_nothing_is_said() -> None:
    assert held(a_target()) is None
    assert held(a_target(at=At.MOST)) is None


def test_words_are_reached_when_the_office_says_so() -> None:
    words = a_target("提速", None, words="省定")
    assert held(words) is None
    assert held(words, progress("2021-09-10", met=("提速",), by=OFFICE)) is Held.REACHED
