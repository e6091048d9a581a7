"""Measure wuxian, its floor and its peers in one run: `python -m tests.bench`."""

import platform
import sys
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from . import counting
from .books import WUXIAN, Book, books, item_titles
from .history import make_history
from .options import Options, parse_options
from .peers import PEERS, Peer
from .processes import Desk, ProcessFailed
from .results import Result
from .table import render_entry_cost, render_table
from .timing import Contestant, race, warm_up

_ROOT = Path(__file__).resolve().parents[2]
_DATA = _ROOT / "data"
_FLOOR = (sys.executable, "-m", "tests.bench.floor", "greet")


def main() -> None:
    """Print the report of one race, run in a temporary folder."""
    options = parse_options(__doc__)
    try:
        with TemporaryDirectory(prefix="bench-") as folder:
            for line in _report(Path(folder), options):
                sys.stdout.write(f"{line}\n")
    except ProcessFailed as failure:
        sys.exit(str(failure))


def _report(folder: Path, options: Options) -> Iterator[str]:
    desk = Desk.clean(_ROOT, home=folder / "home", search_path=options.search_path)
    small, middle, large = books(_DATA, folder)
    asked = PEERS if options.is_racing_peers else ()
    installed = [peer for peer in asked if peer.is_installed(options.search_path)]
    seated = [(peer, _seat(peer, folder / peer.name, options.search_path)) for peer in installed]

    contestants: list[Contestant] = []
    if options.is_racing_wuxian:
        contestants += _of_wuxian((small, middle, large), folder / "history", desk, options)
    for peer, place in seated:
        contestants += options.chosen(peer.contestants("same titles", place))
    if not options.rounds:
        contestants = [one for one in contestants if counting.is_counted(one)]

    floor = Contestant("floor", "none", _FLOOR, desk)
    results = _measure([floor, *contestants], options)
    yield from render_table(results[0], results[1:])
    yield from render_entry_cost(results, small, middle)
    for peer in asked:
        if peer not in installed:
            yield f"\n{peer.name}: not installed"
    surroundings = (
        f"Python {platform.python_version()}",
        f"Typer {version('typer')}",
        f"{platform.system()} {platform.machine()}",
        *([f"rounds: {options.rounds}"] if options.rounds else []),
        *([counting.full_name(desk)] if options.is_counting else []),
        *(peer.full_name(place) for peer, place in seated),
    )
    yield f"\n{', '.join(surroundings)}"


def _of_wuxian(
    shelf: Sequence[Book], repository: Path, desk: Desk, options: Options
) -> Iterator[Contestant]:
    """The commands of wuxian that are chosen, with the books they need."""
    yield from options.chosen([Contestant("wuxian --help", "none", (*WUXIAN, "--help"), desk)])
    for book in shelf:
        if chosen := options.chosen(book.contestants(desk)):
            _announce(f"making the book: {book.name}")
            book.make(desk)
            yield from chosen
    _announce("making the history")
    yield from options.chosen(make_history(repository, desk).contestants(desk))


def _seat(peer: Peer, home: Path, search_path: str) -> Desk:
    _announce(f"setting up {peer.name}")
    desk = Desk.clean(home, home=home, search_path=search_path)
    peer.set_up(desk, item_titles(_DATA))
    return desk


def _measure(contestants: Sequence[Contestant], options: Options) -> list[Result]:
    """Count before the timed rounds, whose updates let the books grow."""
    _announce("warm-up round")
    warm_up(contestants)
    counts: list[int | None] = []
    for contestant in contestants:
        is_counted = options.is_counting and counting.is_counted(contestant)
        if is_counted:
            _announce(f"counting: {contestant.what}, {contestant.book}")
        counts.append(counting.count(contestant, options.rounds + 1) if is_counted else None)
    times = race(contestants, options.rounds, _announce)
    return [Result(*measured) for measured in zip(contestants, times, counts, strict=True)]


def _announce(news: str) -> None:
    sys.stderr.write(f"{news}\n")


if __name__ == "__main__":
    main()
