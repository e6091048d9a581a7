"""Time wuxian, its floor and its peers in one run: `python -m tests.bench`."""

import argparse
import os
import platform
import sys
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

from .books import Book, copy_shipped, item_titles, make_demo
from .history import make_history
from .peers import PEERS, Peer
from .processes import Desk, ProcessFailed
from .table import render_entry_cost, render_table
from .timing import Contestant, race

_ROOT = Path(__file__).resolve().parents[2]
_DATA = _ROOT / "data"
_FLOOR = (sys.executable, "-m", "tests.bench.floor", "greet")


def main() -> None:
    """Print the report of one race, run in a temporary folder."""
    options = _parse_options()
    search_path = os.pathsep.join([*map(str, options.peers), os.environ["PATH"]])
    try:
        with TemporaryDirectory(prefix="bench-") as folder:
            for line in _report(Path(folder), search_path, options.rounds, options.only):
                sys.stdout.write(f"{line}\n")
    except ProcessFailed as failure:
        sys.exit(str(failure))


def _report(folder: Path, search_path: str, rounds: int, only: str | None) -> Iterator[str]:
    desk = Desk.clean(_ROOT, home=folder / "home", search_path=search_path)
    books = _make_books(folder / "books", desk) if only != "peers" else ()
    asked = PEERS if only != "wuxian" else ()
    seated = [
        (peer, _seat(peer, folder / peer.name, search_path))
        for peer in asked
        if peer.is_installed(search_path)
    ]

    contestants = [Contestant("floor", "none", _FLOOR, desk)]
    for book in books:
        contestants += book.contestants(desk)
    if books:
        _announce("making the history")
        history = make_history(books[-1].folder, folder / "history", desk)
        contestants += history.contestants(desk)
    for peer, place in seated:
        contestants += peer.contestants("same titles", place)

    floor, *others = race(contestants, rounds, _announce)
    yield from render_table(floor, others)
    if books:
        yield f"\n{render_entry_cost(others, *books)}"
    for peer in asked:
        if not peer.is_installed(search_path):
            yield f"\n{peer.name}: not installed"
    surroundings = (
        f"Python {platform.python_version()}",
        f"Typer {version('typer')}",
        f"{platform.system()} {platform.machine()}",
        f"rounds: {rounds}",
        *(peer.full_name(place) for peer, place in seated),
    )
    yield f"\n{', '.join(surroundings)}"


def _make_books(folder: Path, desk: Desk) -> tuple[Book, Book]:
    _announce("making the books")
    folder.mkdir()
    return copy_shipped(_DATA, folder), make_demo(folder, desk)


def _seat(peer: Peer, home: Path, search_path: str) -> Desk:
    _announce(f"setting up {peer.name}")
    desk = Desk.clean(home, home=home, search_path=search_path)
    peer.set_up(desk, item_titles(_DATA))
    return desk


def _announce(news: str) -> None:
    sys.stderr.write(f"{news}\n")


def _parse_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument(
        "--rounds", type=_whole_number, default=15, metavar="N", help="rounds that count (15)"
    )
    parser.add_argument(
        "--only", choices=("wuxian", "peers"), help="race this group alone against the floor"
    )
    parser.add_argument(
        "--peers",
        type=lambda folder: Path(folder).resolve(),
        action="append",
        default=[],
        metavar="DIR",
        help="a further folder that holds peers' commands; may be repeated",
    )
    return parser.parse_args()


def _whole_number(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text} is less than 1")
    return number


if __name__ == "__main__":
    main()
