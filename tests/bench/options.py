"""The options of the benchmark."""

import argparse
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from .counting import can_count
from .timing import Contestant


@dataclass(frozen=True)
class Options:
    """What is measured, how, and where programs are looked for."""

    rounds: int
    what: tuple[str, ...]
    search_path: str
    is_counting: bool
    is_racing_wuxian: bool
    is_racing_peers: bool

    def chosen(self, contestants: Iterable[Contestant]) -> list[Contestant]:
        """Those of the contestants that are to be measured."""
        return [
            contestant
            for contestant in contestants
            if not self.what
            or any(text in f"{contestant.what} {contestant.book}" for text in self.what)
        ]


def parse_options(description: str | None) -> Options:
    """Read the command line; what cannot be had together ends the program with a word."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=description)
    parser.add_argument(
        "--rounds", type=_whole_number, default=15, metavar="N", help="rounds that count (15)"
    )
    parser.add_argument(
        "--only", choices=("wuxian", "peers"), help="race this group alone against the floor"
    )
    parser.add_argument(
        "--only-instructions",
        action="store_true",
        help="leave out the timed rounds and the peers, whose instructions are not counted",
    )
    parser.add_argument(
        "--what",
        action="append",
        default=[],
        metavar="TEXT",
        help="only rows with this in their first two cells, such as 'list' or 'list demo';"
        " may be repeated",
    )
    parser.add_argument(
        "--peers",
        type=lambda folder: Path(folder).resolve(),
        action="append",
        default=[],
        metavar="DIR",
        help="a further folder that holds peers' commands; may be repeated",
    )
    given = parser.parse_args()
    search_path = os.pathsep.join([*map(str, given.peers), os.environ["PATH"]])
    is_counting = can_count(search_path)
    if given.only_instructions and not is_counting:
        parser.error("--only-instructions needs valgrind on the PATH")
    if given.only_instructions and given.only == "peers":
        parser.error("--only-instructions counts none of the peers")
    return Options(
        rounds=0 if given.only_instructions else given.rounds,
        what=tuple(given.what),
        search_path=search_path,
        is_counting=is_counting,
        is_racing_wuxian=given.only != "peers",
        is_racing_peers=given.only != "wuxian" and not given.only_instructions,
    )


def _whole_number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number
