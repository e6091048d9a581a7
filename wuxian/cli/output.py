"""Where commands print: stdout is the product, as wide as the terminal or as needed."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from wuxian.domain.values.types import visible
from wuxian.domain.views import View
from wuxian.render.blocks import Block

_NARROWEST = 60

Screen = Callable[[int | None], Iterable[Block]]
"""The blocks of a screen for a width; without one nothing is folded or left out."""


def show(view: View, screen: Screen, *, as_json: bool = False) -> None:
    """Print a view, drawn for the terminal or as JSON."""
    if as_json:
        from wuxian.render.envelope import json_text

        sys.stdout.write(json_text(view))
    else:
        sys.stdout.write(drawn(screen))


def drawn(screen: Screen) -> str:
    """The text of a screen: on a terminal by Rich, elsewhere plainly."""
    width = _width()
    if width is not None and sys.stdout.isatty():
        from wuxian.render.terminal import terminal_text

        return terminal_text(screen(width), width, colour=_colour())
    from wuxian.render.plain import plain_text

    return plain_text(screen(width), width)


def typed(path: Path) -> str:
    """A path as one types it in a shell: in quotes where it needs them, and harmless."""
    import shlex

    text = visible(str(path))
    return text if re.fullmatch(r"[\w@%+=:,./-]+", text) else shlex.quote(text)


def _width() -> int | None:
    """The terminal's width, or what COLUMNS says; None for a pipe or a file."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return max(_NARROWEST, shutil.get_terminal_size().columns)
    return None


def _colour() -> bool:
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") not in ("dumb", "unknown")
