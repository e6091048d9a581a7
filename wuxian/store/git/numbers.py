"""Which numbers of items a repository knows: of those in the book, and of those removed since."""

from wuxian.domain.book.addition import numbers_in
from wuxian.domain.book.paths import ITEMS, PLAN
from wuxian.store.git.repository import Repository

_SECONDS = 300


def numbers_ever_used(repository: Repository) -> set[int]:
    """The numbers of all items that any commit here has added, on whatever branch."""
    words = ("--all", "-z", "--name-only", "--no-renames", "--diff-filter=A", "--relative")
    plans = f":(glob){ITEMS}/*/{PLAN}"
    log = repository.git.do("log", *words, "--format=", "--", plans, seconds=_SECONDS)
    return numbers_in(log.fields)
