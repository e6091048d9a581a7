"""Which item of an earlier book is which of a later one, though it was renamed by hand."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import NamedTuple

from wuxian.domain.book.book import Book, Item


class Pair(NamedTuple):
    """An item before and after; None where there was none yet, or is none any more."""

    before: Item | None
    after: Item | None


def paired(before: Book, after: Book) -> tuple[Pair, ...]:
    """Every item of the two books once, by the number it has now.

    The same folder is the same item; failing that, the entries it has, its title, the name of
    its folder without the number, and its number tell it, in this order.
    """
    old, new = list(before.items), list(after.items)
    pairs: list[Pair] = []
    for mark in _MARKS:
        for pair in tuple(_marked_alike(old, new, mark)):
            old.remove(pair[0])
            new.remove(pair[1])
            pairs.append(Pair(*pair))
    pairs += [Pair(item, None) for item in old]
    pairs += [Pair(None, item) for item in new]
    return tuple(sorted(pairs, key=_order))


def _order(pair: Pair) -> tuple[int, str]:
    item = pair.after or pair.before
    return (item.number, item.folder) if item else (0, "")


_Mark = Callable[[Item], frozenset[str]]

_MARKS: tuple[_Mark, ...] = (
    lambda item: frozenset({item.folder}),
    lambda item: frozenset(entry.id for entry in item.entries) | item.unread_ids,
    lambda item: frozenset({item.plan.title}),
    lambda item: frozenset({item.folder.partition("-")[2]}),
    lambda item: frozenset({str(item.number)}),
)
"""What an item is known by, the surest first."""


def _marked_alike(old: list[Item], new: list[Item], mark: _Mark) -> Iterator[tuple[Item, Item]]:
    """Items that share a mark; where one could be two others, it is neither."""
    marks = {item.folder: mark(item) for item in new}
    alike = [
        (item, other)
        for item in old
        for own in [mark(item)]
        for other in new
        if own & marks[other.folder]
    ]
    times_old = Counter(item.folder for item, _ in alike)
    times_new = Counter(other.folder for _, other in alike)
    for item, other in alike:
        if times_old[item.folder] == times_new[other.folder] == 1:
            yield item, other
