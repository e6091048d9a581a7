"""Bodies that are typed in: whom a word means, which is said where one might not see it."""

import re
import sys
from collections.abc import Iterable

from wuxian.domain.plan.bodies import Register, Role


def body_meant(word: str, role: Role, register: Register) -> str:
    """The body that a word means, for what is written in its name; NotFound names the nearest."""
    name = register.body(word, role)
    if not register.is_evident(word, name):
        print(f"（“{word}”是{name}）", file=sys.stderr)
    return name


def each_of(words: Iterable[str], register: Register) -> list[str]:
    """The words for one body each: a list between 顿号 is several, unless one is called just so."""
    return [part for word in words for part in _parts(word, register)]


def _parts(word: str, register: Register) -> list[str]:
    if register.called(word):
        return [word]
    parts = (part.strip() for part in re.split("[、，,；;]", word))
    return [part for part in parts if part]
