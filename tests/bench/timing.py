"""Timing: contestants take turns, so that the machine's noise hits all of them alike."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter

from .processes import Desk

ROUND = "{round}"
"""Stands in a command for the round's number, so that every update has something new to write."""


@dataclass(frozen=True)
class Contestant:
    """One command whose whole process is timed."""

    what: str
    book: str
    command: tuple[str, ...]
    desk: Desk

    def time(self, turn: int) -> float:
        """The seconds that the process takes, from its start until it has been read to its end."""
        words = [word.replace(ROUND, str(turn)) for word in self.command]
        start = perf_counter()
        self.desk.run(*words)
        return perf_counter() - start


@dataclass(frozen=True)
class Result:
    """A contestant with the seconds of each of its counted rounds."""

    contestant: Contestant
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The time that half of the rounds stayed below."""
        return median(self.seconds)

    @property
    def minimum(self) -> float:
        """The time of the least disturbed round."""
        return min(self.seconds)


def race(
    contestants: Sequence[Contestant], rounds: int, announce: Callable[[str], None]
) -> list[Result]:
    """Every contestant once a round; a warm-up round fills the caches and is not counted."""
    times: list[list[float]] = [[] for _ in contestants]
    for turn in range(rounds + 1):
        announce(f"round {turn} of {rounds}" if turn else "warm-up round")
        for contestant, seconds in zip(contestants, times, strict=True):
            seconds.append(contestant.time(turn))
    return [
        Result(contestant, tuple(seconds[1:]))
        for contestant, seconds in zip(contestants, times, strict=True)
    ]
