"""What differs between two states of the book, as Markdown."""

from collections.abc import Iterator

from wuxian.domain.views.changes import ChangesView
from wuxian.render.changes_words import changes_parts, span_words
from wuxian.render.markdown import markdown_text


def changes_markdown(view: ChangesView) -> str:
    """The whole list of changes; the same two states give the same bytes."""
    return "".join(f"{line}\n" for line in _lines(view))


def _lines(view: ChangesView) -> Iterator[str]:
    yield f"# {markdown_text(view.programme)}变化"
    yield from ("", markdown_text(span_words(view)))
    if view.notice:
        yield from ("", f"> {markdown_text(view.notice)}")
    if view.is_empty:
        yield from ("", "没有变化。")
    for part in changes_parts(view):
        yield from ("", f"## {markdown_text(part.title)}", "")
        yield from (f"- {markdown_text(line)}" for line in part.lines)
