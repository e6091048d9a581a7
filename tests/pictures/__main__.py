"""Make the README's picture of the wall: the demo as Chromium shows it."""

import tempfile
from pathlib import Path

from tests.render.seen import chromium
from wuxian.cli.main import main

PICTURE = Path(__file__).with_name("wall.png")
_WINDOW = "--window-size=1366,1120"


def make() -> None:
    """Draw the wall of a fresh demo and take its picture."""
    with tempfile.TemporaryDirectory() as folder:
        book, page = Path(folder) / "demo", Path(folder) / "wall.html"
        assert main(["demo", str(book)]) == 0
        assert main(["wall", "--output", str(page), "--data", str(book)]) == 0
        profile = Path(folder) / "profile"
        chromium(profile, _WINDOW, f"--screenshot={PICTURE}", page.as_uri())


if __name__ == "__main__":
    make()
