"""What becomes of an order, a wording and the comments when three versions are one."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from wuxian.store.toml.written import Statement, comments_in

Key = TypeVar("Key")


def in_order(base: Iterable[Key], first: Iterable[Key], second: Iterable[Key]) -> Iterator[Key]:
    """The keys of both: in the order of the side that changed it, or else of the first.

    Each of the other side's own keys comes behind its neighbour.
    """
    before = list(base)
    order, other = list(first), list(second)
    if _is_kept(before, order) and not _is_kept(before, other):
        order, other = other, order
    place = 0
    for key in other:
        if key in order:
            place = order.index(key) + 1
        else:
            order.insert(place, key)
            place += 1
    return iter(order)


def _is_kept(before: list[Key], now: list[Key]) -> bool:
    """Whether the keys of before that are still there stand in their old order."""
    return [key for key in before if key in now] == [key for key in now if key in before]


def wording(base: str, first: str, second: str) -> str:
    """Words that both sides may have changed without changing what they say."""
    return second if first == base else first


def lead(base: str, first: str, second: str) -> str:
    """Comments above: what both sides wrote is kept, the one below the other."""
    if first in (base, second):
        return second
    if second == base:
        return first
    was, one, other = (text.split("\n")[:-1] for text in (base, first, second))
    kept = [line for line in one if line in other or line not in was]
    kept += [line for line in other if line not in was and line not in one]
    return "".join(f"{line}\n" for line in kept)


def lead_to(text: str, base: Statement, first: Statement, second: Statement) -> str:
    """The comments above a text; those beside another version of it join them."""
    joint = lead(base.lead, first.lead, second.lead)
    known = [*comments_in(base.whole), *comments_in(text)]
    for side in (first, second):
        for comment in comments_in(side.whole):
            if comment not in known:
                known.append(comment)
                joint += f"{comment}\n"
    return joint
