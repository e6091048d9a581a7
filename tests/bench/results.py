"""Results: what was measured of each contestant."""

from dataclasses import dataclass
from statistics import median

from .timing import Contestant


@dataclass(frozen=True)
class Result:
    """The seconds of each counted round, and the instructions, where they were counted."""

    contestant: Contestant
    seconds: tuple[float, ...]
    instructions: int | None

    @property
    def median(self) -> float:
        """The time that half of the rounds stayed below."""
        return median(self.seconds)

    @property
    def minimum(self) -> float:
        """The time of the least disturbed round."""
        return min(self.seconds)
