"""What coverage need not follow: it slows down every step of Python, whosever it is."""

import functools
import sys
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def unmeasured(function: Callable[P, T]) -> Callable[P, T]:
    """The same function, while it runs coverage looks away; the same altogether without it."""

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
