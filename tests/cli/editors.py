"""Editors that do one thing, each a small script of its own."""

import sys
from pathlib import Path

import pexpect  # type: ignore[import-untyped]

from tests.conftest import REPOSITORY


def an_editor(folder: Path, *steps: str) -> dict[str, str]:
    """The environment of a person whose editor takes these steps in turn, the last for ever.

    A step is Python; `text` is what the file says, `path` is the file.
    """
    folder.mkdir(exist_ok=True)
    script = folder / "my editor.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\n"
        "path, turns = Path(sys.argv[1]), Path(__file__).with_suffix('.turns')\n"
        "turn = int(turns.read_text()) if turns.exists() else 0\n"
        "turns.write_text(str(turn + 1))\n"
        "before = text = path.read_bytes().decode()\n"
        f"steps = {steps!r}\n"
        "exec(steps[min(turn, len(steps) - 1)])\n"
        "if text != before:\n    path.write_bytes(text.encode())\n",
        encoding="utf-8",
    )
    return {"EDITOR": f"'{sys.executable}' '{script}'"}


def replacing(old: str, new: str) -> str:
    """The step that writes one text for another."""
    return f"text = text.replace({old!r}, {new!r})"


def with_editor(book: Path, env: dict[str, str], *words: str) -> pexpect.spawn:
    """The program on a terminal of a person with this editor."""
    return pexpect.spawn(
        sys.executable,
        ["-m", "wuxian", *words, "--data", str(book)],
        cwd=str(REPOSITORY),
        env={"PATH": "/usr/bin:/bin", "TERM": "dumb", **env},
        dimensions=(40, 200),
        encoding="utf-8",
        timeout=20,
    )
