"""Timing: contestants take turns, so that the machine's noise hits all of them alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

from .processes import Desk

ROUND = "{round}"
"""Stands in a command for the round's number, so that every update has something new to write."""


@dataclass(frozen=True)
class Contestant:
    """One command whose whole process is measured."""

    what: str
    book: str
    command: tuple[str, ...]
    desk: Desk

    def words(self, turn: int) -> list[str]:
        """The command as it is given in one round."""
        return [word.replace(ROUND, str(turn)) for word in self.command]

    def time(self, turn: int) -> float:
        """The seconds that the process takes, from its start until it has been read to its end."""
        words = self.words(turn)
        start = perf_counter()
        self.desk.run(*words)
        return perf_counter() - start


def warm_up(contestants: Sequence[Contestant]) -> None:
    """Every contestant once, uncounted: it compiles the modules and fills the caches."""
    for contestant in contestants:
        contestant.time(0)


def race(
    contestants: Sequence[Contestant], rounds: int, announce: Callable[[str], None]
) -> list[tuple[float, ...]]:
    """The seconds of each contestant, which all run once a round."""
    times: list[list[float]] = [[] for _ in contestants]
    for turn in range(1, rounds + 1):
        announce(f"round {turn} of {rounds}")
        for contestant, seconds in zip(contestants, times, strict=True):
            seconds.append(contestant.time(turn))
    return [tuple(seconds) for seconds in times]
