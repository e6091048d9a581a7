"""Milestones as a list gives them: titles and days, made steps that can be reported by an id."""

from collections.abc import Iterable

from wuxian.domain.plan.due_words import Due, known_step
from wuxian.domain.plan.goal import Milestone

Step = tuple[str, Due, str]
"""A milestone's title, when it is due, and how that was said."""


def milestones_of(steps: Iterable[Step]) -> tuple[Milestone, ...]:
    """Milestones, each with an id to report it by: the word for its kind, or a number."""
    found: list[Milestone] = []
    for title, due, words in steps:
        assert due.day is not None  # noqa: S101 (a step is due on a day)
        kind = known_step(title) or due.step
        taken = {step.id for step in found}
        name = kind.value if kind and kind.value not in taken else f"step-{len(found) + 1}"
        found.append(
            Milestone(
                id=name,
                title=title,
                due=due.day,
                due_words=words,
                kind=kind,
                soft=due.is_soft or None,
            )
        )
    return tuple(found)
