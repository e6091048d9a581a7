"""Waiting for another git to be done with what this one needs."""

import re
import time
from pathlib import Path

from wuxian.store.git.process import Answer, failed
from wuxian.store.git.repository import Repository

_SECONDS = 30
_LIMIT = 60
_BETWEEN_TRIES = 0.05


def patiently(repository: Repository, verb: str, *words: str, seconds: int = _LIMIT) -> Answer:
    """Run git again while another git (the user's own) holds the index or moves the branch.

    GitFailed where it fails for another reason, or where that lasts too long.
    """
    deadline = time.monotonic() + _SECONDS
    while True:
        before = repository.commit("HEAD")
        answer = repository.git.ask(verb, *words, seconds=seconds)
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
    named = [Path(name) for name in re.findall(r"'(/[^\n]*?\.lock)'", answer.said)]
    return any(path.is_relative_to(folder) for path in named for folder in ours)
