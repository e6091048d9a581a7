"""What of a book could be read earlier, where it cannot be any more."""

import contextlib

from wuxian.domain.book.paths import PROGRAMME
from wuxian.domain.plan.programme import Programme
from wuxian.errors import NotFound
from wuxian.store.disk.load import BookReader
from wuxian.store.git.objects import Objects
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository
from wuxian.store.git.tree import Tree


def last_programme(repository: Repository, revision: str = "HEAD") -> Programme | None:
    """The newest programme in the history of a revision that can be read."""
    if repository.commit(revision) is None:
        return None
    commits = repository.git.do("rev-list", revision, "--", *literal(PROGRAMME)).text.split()
    with Objects(repository.git) as objects:
        for commit in commits:
            # In a commit that took the whole book away there is no folder of it.
            with contextlib.suppress(NotFound):
                programme = BookReader(Tree(repository, commit, objects)).programme
                if programme is not None:
                    return programme
    return None
