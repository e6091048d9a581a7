"""Which item of the book a matter of a list is: surely one, perhaps one of several, or none."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from wuxian.domain.book.book import Item
from wuxian.domain.lists.matters import Matter, bare

_ALIKE = 0.6
_MOST = 3


class Counterparts:
    """The items of a book, to find those that a list speaks of."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items = tuple(items)
        self._by_name: dict[str, list[Item]] = {}
        self._by_sentence: dict[tuple[str, int], list[Item]] = {}
        self._letters = [(bare(item.plan.title), item) for item in self._items]
        for item in self._items:
            for name in {bare(name) for name in (item.plan.title, *item.plan.aliases)}:
                self._by_name.setdefault(name, []).append(item)
            for goal in item.plan_as_issued.goals:
                self._by_sentence.setdefault((bare(goal.text), goal.year), []).append(item)

    def surely(self, matter: Matter) -> Item | None:
        """The one item that is called so, or that has this very sentence for its goal."""
        found = self._by_name.get(bare(matter.title), [])
        if not found:
            found = self._by_sentence.get((bare(matter.text), matter.year), [])
        return found[0] if len(found) == 1 else None

    def perhaps(self, matter: Matter) -> tuple[Item, ...]:
        """The items that are called alike, the likest first; those of one name are all of them."""
        title = bare(matter.title)
        same = self._by_name.get(title)
        if same:
            return tuple(same)
        letters = set(title)
        alike = [
            (ratio, item)
            for name, item in self._letters
            if _may_be_alike(letters, name) and (ratio := _likeness(title, name)) >= _ALIKE
        ]
        alike.sort(key=lambda pair: (-pair[0], pair[1].number))
        return tuple(item for _, item in alike[:_MOST])


def _likeness(one: str, other: str) -> float:
    if min(len(one), len(other)) > 3 and (one in other or other in one):  # noqa: PLR2004 (a word)
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _may_be_alike(letters: set[str], name: str) -> bool:
    """Whether two names share enough letters to be worth a longer look."""
    return 2 * len(letters & set(name)) >= _ALIKE * min(len(letters), len(name))
