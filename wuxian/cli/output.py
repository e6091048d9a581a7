"""Where commands print: stdout is the product, as wide as the terminal or as needed."""

import os
import shutil
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from wuxian.domain.views import View

if TYPE_CHECKING:
    from rich.console import RenderableType

_NARROWEST = 40


def show(
    view: View,
    screen: Callable[[int | None], Iterable["RenderableType"]],
    *,
    as_json: bool = False,
) -> None:
    """Print a view, drawn for the terminal or as JSON."""
    if as_json:
        from wuxian.render.json import json_text

        sys.stdout.write(json_text(view))
    else:
        sys.stdout.write(drawn(screen))


def drawn(screen: Callable[[int | None], Iterable["RenderableType"]]) -> str:
    """The text of a screen, as wide as stdout allows."""
    from wuxian.render.screen import Screen

    width = _width()
    return Screen(width, _colour()).text(*screen(width))


def _width() -> int | None:
    """The terminal's width, or what COLUMNS says; None for a pipe or a file."""
    if sys.stdout.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return max(_NARROWEST, shutil.get_terminal_size().columns)
    return None


def _colour() -> bool:
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM") not in ("dumb", "unknown")
    )
