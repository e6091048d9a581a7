"""Which item of an earlier book is which of a later one, though it was renamed by hand."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from wuxian.domain.book.book import Book, Item
from wuxian.domain.values.names import has

_LIKE = 2 / 3


class Pair(NamedTuple):
    """An item before and after; None where there was none yet, or is none any more."""

    before: Item | None
    after: Item | None


class Known(NamedTuple):
    """What an item is known by: its folder, its title if that can be read, and its entries."""

    folder: str
    title: str | None
    entries: frozenset[str] = frozenset()


def paired(before: Book, after: Book) -> tuple[Pair, ...]:
    """Every item of the two books once, by the number it has now."""
    old, new = ({item.folder: item for item in book.items} for book in (before, after))
    same = same_items(map(_known, old.values()), map(_known, new.values()))
    pairs = [Pair(old.pop(left), new.pop(right)) for left, right in same.items()]
    pairs += [Pair(item, None) for item in old.values()]
    pairs += [Pair(None, item) for item in new.values()]
    return tuple(sorted(pairs, key=_order))


def same_items(before: Iterable[Known], after: Iterable[Known]) -> dict[str, str]:
    """The folders of the items that are there before and after, each with the later one.

    The same folder is the same item; failing that, the entries it has and its title tell it,
    and half the name of its folder if the titles are alike, too. A number alone tells nothing:
    it may have been used again.
    """
    old, new = list(before), list(after)
    found: dict[str, str] = {}
    for mark in _MARKS:
        for item, other in tuple(_marked_alike(old, new, mark)):
            old.remove(item)
            new.remove(other)
            found[item.folder] = other.folder
    return found


def _known(item: Item) -> Known:
    ids = frozenset(entry.id for entry in item.entries) | item.unread_ids
    return Known(item.folder, item.plan.title, ids)


def _order(pair: Pair) -> tuple[int, str]:
    item = pair.after or pair.before
    return (item.number, item.folder) if item else (0, "")


_Mark = Callable[[Known, Known], bool]

_MARKS: tuple[_Mark, ...] = (
    lambda item, other: item.folder == other.folder,
    lambda item, other: not item.entries.isdisjoint(other.entries),
    lambda item, other: item.title is not None and item.title == other.title,
    lambda item, other: _half(item, 2) == _half(other, 2) and _are_alike(item, other),
    lambda item, other: _half(item, 0) == _half(other, 0) and _are_alike(item, other),
)
"""What an item is known by, the surest first: half a name is the short one, or the number."""


def _half(item: Known, part: int) -> str:
    return item.folder.partition("-")[part]


def _are_alike(item: Known, other: Known) -> bool:
    """Whether the one title is the other in somewhat other words."""
    one, two = item.title or "", other.title or ""
    is_within = bool(one and two) and (has(one, two) or has(two, one))
    return is_within or (SequenceMatcher(None, one, two).ratio() > _LIKE and bool(one))


def _marked_alike(old: list[Known], new: list[Known], mark: _Mark) -> Iterator[tuple[Known, Known]]:
    """Items that share a mark; where one could be two others, it is neither."""
    alike = [(item, other) for item in old for other in new if mark(item, other)]
    times_old = Counter(item.folder for item, _ in alike)
    times_new = Counter(other.folder for _, other in alike)
    for item, other in alike:
        if times_old[item.folder] == times_new[other.folder] == 1:
            yield item, other
