"""What coverage need not follow, since it slows down every step of Python, whosever it is.

That is what prepares and examines a test, and what is known to be slow and not ours.
"""

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def unmeasured(function: Callable[P, T]) -> Callable[P, T]:
    """The same function, but while it runs coverage looks away."""

    @functools.wraps(function)
    def run(*given: P.args, **named: P.kwargs) -> T:
        tracer = sys.gettrace()
        stop, start = (getattr(tracer, name, None) for name in ("stop", "start"))
        if stop is None or start is None:
            return function(*given, **named)
        stop()
        try:
            return function(*given, **named)
        finally:
            start()

    return run
