"""Where commands print: stdout is the product, as wide as the terminal or as needed."""

import os
import re
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from wuxian.domain.values.types import visible
from wuxian.render.document import Document
from wuxian.render.formats import TERMINAL, Shown

if TYPE_CHECKING:
    from wuxian.cli.options import Delivery

_NARROWEST, _USUAL = 20, 80
_DIGITS = 4
_COLOURLESS = ("dumb", "unknown")


def show(
    view: Shown,
    document: Callable[[Shown], Document],
    sent: "Delivery",
    names: Mapping[str, str] | None = None,
    name: str | None = None,
) -> None:
    """Send a view out in its format; on a terminal its document is drawn by Rich.

    `names` are the short names that the book's screens use, `name` is what its file is called in
    a folder.
    """
    document, form = by_short_names(document, names or {}), sent.form
    if sent.to is not None:
        from wuxian.cli.delivering import deliver

        deliver(form.data(view, document), sent, name or f"{view.kind}-{view.as_of}")
    elif form.is_binary:
        sys.stdout.buffer.write(form.data(view, document))
    else:
        text = drawn(document(view)) if form is TERMINAL else form.text(view, document)
        sys.stdout.write(text)


def by_short_names(
    document: Callable[[Shown], Document], names: Mapping[str, str]
) -> Callable[[Shown], Document]:
    """What makes the same documents, with bodies by these short names."""
    if not names:
        return document
    from wuxian.render.short_names import shortened

    return lambda view: shortened(document(view), names)


def drawn(document: Document) -> str:
    """The text of a screen: on a terminal by Rich, elsewhere plainly."""
    width = _width()
    if width is not None and sys.stdout.isatty():
        from wuxian.render.writers.terminal import terminal_text

        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in _COLOURLESS
        return terminal_text(document, width, colour=colour)
    from wuxian.render.writers.text import plain_text

    return plain_text(document, width)


def typed(path: Path | str) -> str:
    """A word as one types it in a shell: in quotes where it needs them, and harmless."""
    import shlex

    text = visible(str(path))
    return text if re.fullmatch(r"[\w@%+=:,./-]+", text) else shlex.quote(text)


def _width() -> int | None:
    """What COLUMNS says, else the terminal's width; None for a pipe or a file.

    What no screen has (0, -5, 99999) says nothing.
    """
    said = os.environ.get("COLUMNS", "")
    width = int(said) if said.isdecimal() and len(said) <= _DIGITS else 0
    if not width and sys.stdout.isatty():
        width = os.get_terminal_size(sys.stdout.fileno()).columns or _USUAL
    return max(_NARROWEST, width) if width else None
