"""Commits of a repository: the one that a user names, and what is known of it."""

import datetime as dt
from functools import lru_cache

from wuxian.domain.book.paths import PROGRAMME
from wuxian.domain.history.commit import Commit
from wuxian.domain.values.names import or_nearest
from wuxian.errors import NotFound
from wuxian.store.git.repository import Repository

# No field of these can hold a NUL, and the subject, which comes last, no newline.
COMMIT_FORMAT = "%H%x00%an%x00%ae%x00%aI%x00%s"
# git counts time from 1970 and takes what it cannot count for now.
GITS_FIRST_YEAR = 1971
UNSHALLOW = "本机是浅克隆，更早的历史请先取回：git fetch --unshallow"


def commit_named(repository: Repository, name: str) -> Commit:
    """The commit of a revision such as HEAD~3 or a tag; NotFound names the nearest."""
    is_a_name = name.isprintable() and not name.startswith(("-", "^"))
    found = repository.commit(name) if is_a_name else None
    if found is None:
        raise NotFound(f"没有版本“{name}”", remedy=_remedy(repository, name))
    return described(repository, found)


def first_commit(repository: Repository) -> Commit | None:
    """The oldest commit of the book; where the clone is shallow, the oldest it has."""
    if repository.commit("HEAD") is None:
        return None
    words = ("rev-list", "--full-history", "--date-order", "HEAD", "--", ".")
    found = repository.git.do(*words).text.rpartition("\n")[2]
    return described(repository, found) if found else None


def has_book(repository: Repository, commit: Commit) -> bool:
    """Whether the book was there at a commit: a repository may be older than its book."""
    return repository.git.ask("cat-file", "-e", f"{commit.id}:./{PROGRAMME}").code == 0


@lru_cache(maxsize=8)
def described(repository: Repository, commit: str) -> Commit:
    """Who made the commit of this id, when, and with which subject."""
    words = ("--no-walk", f"--format={COMMIT_FORMAT}", "--end-of-options", commit)
    return commit_of(repository.git.do("log", *words).text)


def commit_of(line: str) -> Commit:
    """Read a line of COMMIT_FORMAT."""
    name, author, email, when, subject = line.split("\0", 4)
    return Commit(name, author, email, _moment(when), subject)


def _moment(text: str) -> dt.datetime:
    """The time of a commit; one that no calendar has (a zone of 99 hours) is the first of all."""
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return dt.datetime(GITS_FIRST_YEAR, 1, 1, tzinfo=dt.UTC)


def _remedy(repository: Repository, name: str) -> str:
    refs = repository.git.do("for-each-ref", "--format=%(refname:short)").text.splitlines()
    near = or_nearest(name, [*refs, *(["HEAD"] if name.isalpha() and name != "HEAD" else [])])
    usual = "可写提交号（见 wuxian log）、标签、分支、HEAD~3，或日期，如 2021-07-01。"
    return "\n".join([near or usual, *([UNSHALLOW] if repository.is_shallow else [])])
