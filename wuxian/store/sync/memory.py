"""How conflicts were shown, so that an edit or a choice made since then is known to settle them."""

import json
from pathlib import Path
from typing import NamedTuple

from wuxian.domain.history.conflict import Conflict
from wuxian.store.git.repository import Repository
from wuxian.store.git.turn import own_folder


class Shown(NamedTuple):
    """Both sides of a conflict as they were shown: only whether they are the same matters."""

    ours: str
    theirs: str

    @classmethod
    def of(cls, conflict: Conflict) -> "Shown":
        """Both sides as they are."""
        return cls(repr(conflict.ours), repr(conflict.theirs))


Memory = dict[tuple[str, str], Shown]
"""The conflicts that were shown last, by the file and the field."""


def remember(repository: Repository, memory: Memory) -> None:
    """Keep how conflicts were shown; once they are past there is nothing to keep."""
    file = _file(repository)
    if memory:
        told = [[*place, *shown] for place, shown in memory.items()]
        file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    else:
        file.unlink(missing_ok=True)


def remembered(repository: Repository) -> Memory:
    """The conflicts that were shown last."""
    try:
        told = json.loads(_file(repository).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {(path, field): Shown(ours, theirs) for path, field, ours, theirs in told}


def _file(repository: Repository) -> Path:
    return own_folder(repository) / "conflicts.json"
