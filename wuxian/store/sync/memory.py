"""What conflicts were shown, so that an edit made since then is known to settle them."""

import json
from pathlib import Path

from wuxian.domain.conflict import Conflict
from wuxian.store.git.repository import Repository
from wuxian.store.git.turn import own_folder


def remember(repository: Repository, conflicts: tuple[Conflict, ...]) -> None:
    """Keep what was shown, so that an edit made since then settles it; nothing open, no memory."""
    file = _memory(repository)
    if conflicts:
        told = [[c.path, c.field, plain(c.ours), plain(c.theirs)] for c in conflicts]
        file.write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")
    else:
        file.unlink(missing_ok=True)


def _memory(repository: Repository) -> Path:
    return own_folder(repository) / "conflicts.json"


def remembered(repository: Repository) -> dict[tuple[str, str], tuple[str, str]]:
    """Both sides' versions of each conflict shown last, by the file and the field."""
    try:
        told = json.loads(_memory(repository).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {(path, field): (ours, theirs) for path, field, ours, theirs in told}


def plain(value: object) -> str:
    """A version as it is remembered: only whether it is the same matters."""
    return repr(value)
