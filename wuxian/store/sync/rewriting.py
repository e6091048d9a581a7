"""A shared history that was rewritten: noticed, shown, and followed or not as a person decides."""

from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.store.git.moving import Move, steps
from wuxian.store.git.repository import Repository
from wuxian.store.sync.account import Sides
from wuxian.store.sync.remote import Remote


class Rewriting(NamedTuple):
    """The commit that both sides had and where they are, and what a merge would bring back."""

    sides: Sides
    brought_back: tuple[Place, ...]


def rewriting(
    remote: Remote, agreed: str | None, ours: str | None, theirs: str | None
) -> Rewriting | None:
    """What a push by force has made of the shared history; None where it only went on."""
    repository = remote.repository
    if agreed is None or ours is None or theirs is None or repository.commit(agreed) is None:
        return None
    if repository.is_ancestor(agreed, theirs) or not repository.is_ancestor(agreed, ours):
        return None
    only_ours = {step.path for step in steps(repository, Move(theirs, ours)) if not step.was_there}
    gone = (
        repository.inside(step.path)
        for step in steps(repository, Move(agreed, theirs))
        if step.path in only_ours
    )
    back = tuple(path for path in gone if path is not None)
    return Rewriting(Sides(agreed, ours, theirs), back)


def as_if_it_went_on(repository: Repository, sides: Sides) -> Sides:
    """Both sides as if they had parted at the agreed commit: what each has changed since then."""
    base = _like(repository, sides.base)
    return Sides(base, _like(repository, sides.ours, base), _like(repository, sides.theirs, base))


def _like(repository: Repository, commit: str, *parents: str) -> str:
    """A commit with the same files, author and day, and other parents; no branch ever has it."""
    told = repository.git.do("log", "-1", "--format=%an%x00%ae%x00%aI%x00", commit).fields
    author = zip(("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE"), told, strict=True)
    git = repository.git._replace(variables=(*repository.git.variables, *author))
    words = [word for parent in parents for word in ("-p", parent)]
    return git.do("commit-tree", f"{commit}^{{tree}}", *words, given=b"wuxian\n").text
