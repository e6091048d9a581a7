"""Committing what a command has just created, and nothing else."""

import re
import time
from collections.abc import Sequence
from pathlib import Path

from wuxian.errors import GitFailed
from wuxian.store.git.process import Answer, failed, literal
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
    new = _untracked(repository, paths)
    try:
        # Only announced, so that a person's own commit at this moment does not take them in.
        # What is named here is no rubbish, whatever pattern says so.
        patiently(repository, "add", "--intent-to-add", "--force", "--", *literal(*paths))
        words = ("commit", "--quiet", "--only", "--message", message, "--", *literal(*paths))
        patiently(repository, *words)
    except GitFailed:
        if _are_committed(repository, paths):
            # Somebody was quicker: a person's `git commit --all`, or a `wuxian sync`.
            return git.do("rev-parse", "HEAD").text
        if new:
            git.ask("rm", "--cached", "--quiet", "--ignore-unmatch", "--", *literal(*new))
        raise
    return git.do("rev-parse", "HEAD").text


def _untracked(repository: Repository, paths: Sequence[str]) -> list[str]:
    tracked = repository.git.do("ls-files", "-z", "--", *literal(*paths)).fields
    return [path for path in paths if path not in tracked]


def _are_committed(repository: Repository, paths: Sequence[str]) -> bool:
    same = repository.git.ask("diff", "--quiet", "HEAD", "--", *literal(*paths)).code == 0
    return same and not _untracked(repository, paths)


def patiently(repository: Repository, verb: str, *words: str) -> Answer:
    """Run git again while another git (the user's own) holds the index or moves the branch."""
    deadline = time.monotonic() + _SECONDS
    while True:
        before = repository.commit("HEAD")
        answer = repository.git.ask(verb, *words)
        if answer.code == 0:
            return answer
        in_the_way = _names_a_lock(repository, answer) or repository.commit("HEAD") != before
        if not in_the_way or time.monotonic() > deadline:
            raise failed(verb, answer)
        time.sleep(_BETWEEN_TRIES)


def _names_a_lock(repository: Repository, answer: Answer) -> bool:
    """Whether git speaks of a lock of its own; a hook may speak of a uv.lock."""
    if ".lock" not in answer.said:
        return False
    ours = (repository.git_dir, repository.common_dir)
    named = [Path(name) for name in re.findall(r"(/[^\n]*?\.lock)\b", answer.said)]
    return any(path.is_relative_to(folder) for path in named for folder in ours)
