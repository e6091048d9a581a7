"""What differs between two states of the book, on a terminal."""

from collections.abc import Iterator

from wuxian.domain.views.changes import ChangesView
from wuxian.render.blocks import Block, Line, Paragraph, shown
from wuxian.render.changes_words import ChangesPart, changes_parts, span_words
from wuxian.render.heading import section

_INDENT = 2


def changes_screen(view: ChangesView, width: int | None) -> tuple[Block, ...]:  # noqa: ARG001 (as all screens)
    """The span, then a part for lamps, plans, entries and settings, as far as they differ."""
    return (
        Paragraph(shown(f"{view.programme} 变化  {span_words(view)}"), "bold"),
        *([Paragraph(shown(view.notice), "dim")] if view.notice else []),
        *changes_blocks(view),
    )


def changes_blocks(view: ChangesView) -> Iterator[Block]:
    """The parts alone, as `sync` shows them too."""
    if view.is_empty:
        yield Line()
        yield Paragraph("没有变化。")
    for part in changes_parts(view):
        yield from _part(part)


def _part(part: ChangesPart) -> Iterator[Block]:
    yield from section(part.title)
    for line in part.lines:
        yield Paragraph(shown(line), indent=_INDENT)
