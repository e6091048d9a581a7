"""Processes: started from a desk, with nothing around them that differs between machines."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


class ProcessFailed(Exception):
    """A process that exited with anything but 0, told with its own words."""

    def __init__(self, words: tuple[str, ...], code: int, complaint: str) -> None:
        super().__init__(f"{' '.join(words)}\nexited with {code}:\n{complaint}")


@dataclass(frozen=True)
class Desk:
    """The folder that processes start in, and all the environment they get."""

    folder: Path
    environment: Mapping[str, str]

    @classmethod
    def clean(cls, folder: Path, *, home: Path, search_path: str) -> "Desk":
        """A desk with no settings but a search path and a home of its own."""
        home.mkdir(parents=True, exist_ok=True)
        environment = {
            "PATH": search_path,
            "HOME": str(home),
            "TMPDIR": str(home),
            "LANG": "C.UTF-8",
            "NO_COLOR": "1",
            # Compiled modules are kept, as they are in daily use, but not beside the source.
            "PYTHONPYCACHEPREFIX": str(home / "pycache"),
        }
        return cls(folder, environment)

    def run(self, *words: str, given: bytes = b"") -> str:
        """What the process prints, once it has ended well."""
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=self.environment,
            input=given,
            capture_output=True,
            check=False,
        )
        out, err = (text.decode("utf-8", "replace") for text in (done.stdout, done.stderr))
        if done.returncode != 0:
            # Some programs, todoman among them, complain on stdout.
            raise ProcessFailed(words, done.returncode, err or out)
        return out
