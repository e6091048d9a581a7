"""How often a law is tried: a few times in every run of the tests, often in the ordeals."""

from hypothesis import settings

settings.register_profile("run", max_examples=20, deadline=None)
settings.register_profile("ordeal", max_examples=200, deadline=None)


def examples(number: int) -> int:
    """What a law gets that is worth so many: in the ordeals twice as many, else a fifth."""
    return number * settings().max_examples // 100
