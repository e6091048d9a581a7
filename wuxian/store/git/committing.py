"""Committing what a command has just created, and nothing else."""

import time
from collections.abc import Sequence
from pathlib import Path

from wuxian.errors import GitFailed
from wuxian.store.git.process import Answer, Git, failed
from wuxian.store.git.repository import Repository
from wuxian.store.git.turn import turn

_SECONDS = 30
_BETWEEN_TRIES = 0.05


def commit_created(root: Path, paths: Sequence[str], message: str) -> str:
    """Commit these new files of a book, whatever else is staged or changed; gives the commit."""
    repository = Repository.known(root)
    with turn(repository, "write") as taken:
        return commit_paths(taken.repository, paths, message)


def commit_paths(repository: Repository, paths: Sequence[str], message: str) -> str:
    """Commit these files alone, within a turn; a hook that refuses leaves the index as it was."""
    git = repository.git
    new = _untracked(git, paths)
    _patiently(repository, "add", "--", *paths)
    try:
        _patiently(repository, "commit", "--quiet", "--only", "--message", message, "--", *paths)
    except GitFailed:
        if new:
            git.ask("rm", "--cached", "--quiet", "--", *new)
        raise
    return git.do("rev-parse", "HEAD").text


def _untracked(git: Git, paths: Sequence[str]) -> list[str]:
    tracked = git.do("ls-files", "-z", "--", *paths).fields
    return [path for path in paths if path not in tracked]


def _patiently(repository: Repository, verb: str, *words: str) -> Answer:
    """Run git again while another git (the user's own) holds the index or moves the branch."""
    deadline = time.monotonic() + _SECONDS
    while True:
        before = repository.commit("HEAD")
        answer = repository.git.ask(verb, *words)
        if answer.code == 0:
            return answer
        in_the_way = ".lock'" in answer.said or repository.commit("HEAD") != before
        if not in_the_way or time.monotonic() > deadline:
            raise failed(verb, answer)
        time.sleep(_BETWEEN_TRIES)
