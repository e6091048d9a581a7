"""The numbers that further items may have: none that was ever used."""

import sys
from pathlib import Path

from wuxian.cli.opening import Opened
from wuxian.domain.book.addition import next_number, numbers_in
from wuxian.domain.book.paths import ITEMS
from wuxian.errors import GitFailed, Refused

_LAST_NUMBER = 999


def free_number(opened: Opened) -> int:
    """One more than the highest number that was ever used; Refused where there is none left."""
    number = number_after_all(opened)
    if number > _LAST_NUMBER:
        raise Refused(f"序号已用到{_LAST_NUMBER}，不能再新增")
    return number


def number_after_all(opened: Opened) -> int:
    """The number after the highest that was ever used, as far as is known here."""
    used = {item.number for item in opened.book.items}
    return next_number(used | _in_folders(opened.root) | _in_git(opened.root))


def _in_folders(root: Path) -> set[int]:
    """The numbers of all folders, also of those that hold no item any more."""
    return numbers_in(f"{ITEMS}/{child.name}" for child in (root / ITEMS).glob("*"))


def _in_git(root: Path) -> set[int]:
    """The numbers that git remembers; none where there is no git to ask."""
    from wuxian.store.git.numbers import numbers_ever_used
    from wuxian.store.git.repository import Repository

    try:
        repository = Repository.of(root)
        return numbers_ever_used(repository) if repository else set()
    except GitFailed as failure:
        print(f"（{failure.message}；查不了删去的事项用过哪些序号。）", file=sys.stderr)
        return set()
