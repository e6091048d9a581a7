"""Bodies that are typed in: whom a word means, which is said where one might not see it."""

import sys

from wuxian.domain.plan.bodies import Register, Role


def body_meant(word: str, role: Role, register: Register) -> str:
    """The body that a word means, for what is written in its name; NotFound names the nearest."""
    name = register.body(word, role)
    if not register.is_evident(word, name):
        print(f"（“{word}”是{name}）", file=sys.stderr)
    return name
