"""What coverage need not follow, since it slows down every step of Python, whosever it is.

That is what prepares and examines a test, and what is known to be slow and not ours.
"""

import contextlib
import functools
import sys
from collections.abc import Callable, Iterator
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def measuring() -> bool:
    """Whether coverage follows what is executed."""
    return hasattr(sys.gettrace(), "stop")


@contextlib.contextmanager
def not_measuring() -> Iterator[None]:
    """In this block coverage looks away."""
    tracer = sys.gettrace()
    stop, start = (getattr(tracer, name, None) for name in ("stop", "start"))
    if stop is None or start is None:
        yield
        return
    stop()
    try:
        yield
    finally:
        start()


def unmeasured(function: Callable[P, T]) -> Callable[P, T]:
    """The same function, but while it runs coverage looks away."""

    @functools.wraps(function)
    def run(*given: P.args, **named: P.kwargs) -> T:
        with not_measuring():
            return function(*given, **named)

    return run
