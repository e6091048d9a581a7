"""Reports, litter and left copies that the shared repository has, too: theirs stand."""

import itertools
from pathlib import Path

from wuxian.store.disk.folder import Disk
from wuxian.store.git.moving import Move, steps
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository


def set_aside(repository: Repository, move: Move) -> None:
    """Give another name to each report and each litter of one's own in the way of a move.

    Anybody can make a report again, and nobody misses a Thumbs.db, so neither is a reason to keep
    everything else from coming in. Nor is a copy of evidence that a killed writer left behind.
    """
    git = repository.git
    for step in steps(repository, move):
        path = repository.inside(step.path)
        if path is None or not step.is_there:
            continue
        is_left = path.copied is not None and not step.was_there
        if not (path.is_of_no_account or is_left):
            continue
        file = repository.root / path
        same = step.was_there and git.ask("diff", "--quiet", "HEAD", "--", *literal(path)).code == 0
        if same or not file.is_file():
            continue
        if is_left and Disk(repository.root).digest_of(path) == path.copied:
            file.unlink()  # What comes in is the same.
        else:
            file.rename(_free_name(file))
        if step.was_there:
            git.do("checkout", "--quiet", "HEAD", "--", *literal(path))
        else:
            git.do("rm", "--cached", "--quiet", "--ignore-unmatch", "--", *literal(path))


def _free_name(file: Path) -> Path:
    names = (
        file.with_name(f"{file.stem}.本机{number or ''}{file.suffix}")
        for number in itertools.count()
    )
    return next(name for name in names if not name.exists())
