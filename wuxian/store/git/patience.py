"""Waiting for another git to be done with what this one needs."""

import time
from pathlib import Path

from wuxian.store.git.answer import Answer, failed
from wuxian.store.git.repository import Repository

_SECONDS = 30
_LEAST_SECONDS = 3
_LIMIT = 60
_BETWEEN_TRIES = 0.05

_MOVING = ("commit", "merge", "update-ref")
"""What moves the branch, and fails where another git has just done so."""


def patiently(
    repository: Repository, verb: str, *words: str, given: bytes = b"", seconds: int = _LIMIT
) -> Answer:
    """Run git again while another git (the user's own) holds a lock or moves the branch.

    GitFailed where it fails for another reason, or where that lasts too long.
    """
    began = time.monotonic()
    while True:
        before = repository.commit("HEAD") if verb in _MOVING else None
        answer = repository.git.ask(verb, *words, given=given, seconds=seconds)
        if answer.code == 0:
            return answer
        has_moved = verb in _MOVING and repository.commit("HEAD") != before
        in_the_way = has_moved or bool(answer.locks)
        waited = time.monotonic() - began
        if not in_the_way or waited > _SECONDS or (waited > _LEAST_SECONDS and is_old(answer)):
            raise failed(verb, answer)
        time.sleep(_BETWEEN_TRIES)


def is_old(answer: Answer) -> bool:
    """Whether a lock in the way was left long ago: nobody is about to let it go.

    By the file's own clock, which may be a server's: that is why nobody relies on it at once.
    """
    return any(_age(lock) > _SECONDS for lock in answer.locks)


def _age(lock: Path) -> float:
    try:
        return time.time() - lock.stat().st_mtime
    except OSError:
        return 0.0
