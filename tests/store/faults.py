"""Faults: what can be wrong with a file of a book, each with what `check` must say of it."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from pathlib import Path

BRIDGE = "items/05-tianzishan-bridge"
ENTRY = """\
kind = "progress"
date = 2021-07-20
recorded = 2021-07-20T10:00:00+08:00
by = "市交通运输局"
note = "桩基完成"
"""
APPOINTMENT = """\
kind = "appointment"
date = 2020-07-20
recorded = 2020-07-20T10:00:00+08:00
by = "市交通运输局"
post = "leader"
holder = "张三"
document = "武咸办〔2020〕3号"
"""

_ids = count(1)


@dataclass(frozen=True)
class Fault:
    """One thing wrong: how it comes about, and the one finding it must give."""

    name: str
    path: str
    make: Callable[[Path], object]
    rule: str
    words: str
    field: str | None = None
    line: int | None = None

    @property
    def place(self) -> str:
        """The path, with the line where TOML gives one."""
        return self.path if self.line is None else f"{self.path}:{self.line}"

    def put_into(self, book: Path) -> None:
        """Make this fault in a book."""
        (book / self.path).parent.mkdir(parents=True, exist_ok=True)
        self.make(book / self.path)


def entry_path() -> str:
    """The path of a new entry of item 5, of 20 July 2021."""
    return f"{BRIDGE}/2021/2021-07-20-progress-{next(_ids):06x}.toml"


def written(text: str | bytes) -> Callable[[Path], object]:
    """Makes a file of this text."""
    data = text if isinstance(text, bytes) else text.encode()
    return lambda path: path.write_bytes(data)


def instead(old: str, new: str) -> str:
    """The sound entry with something else in it."""
    assert old in ENTRY
    return ENTRY.replace(old, new)
