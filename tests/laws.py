"""How often a law is tried: a few times in every run of the tests, often in the ordeals.

And a table of many cases of one law: some of them in every run, all in the ordeals.
"""

from collections.abc import Iterable

import pytest
from hypothesis import settings

settings.register_profile("run", max_examples=20, deadline=None)
settings.register_profile("ordeal", max_examples=200, deadline=None)


def examples(number: int) -> int:
    """What a law gets that is worth so many: in the ordeals twice as many, else a fifth."""
    return number * settings().max_examples // 100


def thinned(cases: Iterable[object], every: int) -> list[object]:
    """These cases for `parametrize`, of which each so manieth is tried in every run."""
    ordeal = pytest.mark.ordeal
    return [
        pytest.param(*(case if type(case) is tuple else (case,)), marks=ordeal if n % every else ())
        for n, case in enumerate(cases)
    ]
