"""Which item of an earlier book is which of a later one, though it was renamed by hand."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from wuxian.domain.book import Book
from wuxian.domain.item import Item


class Pair(NamedTuple):
    """An item before and after; None where there was none yet, or is none any more."""

    before: Item | None
    after: Item | None


def paired(before: Book, after: Book) -> tuple[Pair, ...]:
    """Every item of the two books once, by the number it has now.

    The same folder is the same item; failing that, the entries it has, its number, the name
    of its folder without the number, and its title tell it, in this order.
    """
    old, new = list(before.items), list(after.items)
    pairs: list[Pair] = []
    for mark in (_folder, _entries, _number, _short_name, _title):
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


_Marks = frozenset[str]


def _marked_alike(
    old: list[Item], new: list[Item], mark: Callable[[Item], _Marks]
) -> Iterator[tuple[Item, Item]]:
    """Items that share a mark; one that two items bear marks neither."""
    bearers: dict[str, list[Item]] = {}
    for item in new:
        for name in mark(item):
            bearers.setdefault(name, []).append(item)
    taken: set[str] = set()
    for item in old:
        found = {b.folder: b for name in mark(item) for b in bearers.get(name, ())}
        if len(found) == 1:
            [(folder, other)] = found.items()
            if folder not in taken:
                taken.add(folder)
                yield item, other


def _folder(item: Item) -> _Marks:
    return frozenset({item.folder})


def _entries(item: Item) -> _Marks:
    return frozenset(entry.id for entry in item.entries) | item.unread


def _number(item: Item) -> _Marks:
    return frozenset({str(item.number)})


def _short_name(item: Item) -> _Marks:
    return frozenset({item.folder.partition("-")[2]})


def _title(item: Item) -> _Marks:
    return frozenset({item.plan.title})
