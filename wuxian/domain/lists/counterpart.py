"""Which item of the book a matter of a list is: surely one, perhaps one of several, or none."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from wuxian.domain.book.book import Item
from wuxian.domain.entries.kinds import GOAL
from wuxian.domain.lists.matters import Matter, bare

_ALIKE = 0.6
_MOST = 3
_TELLING = 12
"""A sentence of so many letters is hardly that of two works, as 建成通车 is of many."""


class Counterparts:
    """The items of a book, to find those that a list speaks of."""

    def __init__(self, items: Iterable[Item], file: str = "") -> None:
        self._by_name: dict[str, list[Item]] = {}
        self._by_sentence: dict[tuple[str, int], list[Item]] = {}
        self._read_in: dict[str, set[str]] = {}
        self._letters = [(bare(item.plan.title), item) for item in items]
        for title, item in self._letters:
            for name in {title, *map(bare, item.plan.aliases)}:
                self._by_name.setdefault(name, []).append(item)
            for goal in item.plan_as_issued.goals:
                self._by_sentence.setdefault((bare(goal.text), goal.year), []).append(item)
            for entry in GOAL.among(item.entries):
                if entry.citation and entry.citation.file == file:
                    self._read_in.setdefault(item.folder, set()).add(bare(entry.text))

    def surely(self, matter: Matter) -> tuple[Item, str] | None:
        """The one item that is called so, and how that is known where its title does not tell.

        A sentence tells it where it is a title itself and long, or came from the same file.
        """
        title, sentence = bare(matter.title), bare(matter.text)
        found = self._by_name.get(title, [])
        if len(found) == 1:
            [item] = found
            return item, "" if bare(item.plan.title) == title else "清单里的名称是它的别名"
        if found:
            return None
        said = self._by_sentence.get((sentence, matter.year), [])
        is_telling = title == sentence and len(sentence) >= _TELLING
        sure = [
            item for item in said if is_telling or sentence in self._read_in.get(item.folder, ())
        ]
        return (sure[0], "年度目标就是这一句") if len(sure) == 1 else None

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
