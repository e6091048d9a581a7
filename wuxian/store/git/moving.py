"""The work tree on its way from one commit to another, and back when that was cut off."""

import contextlib
from pathlib import Path
from typing import NamedTuple

from wuxian.store.git.patience import patiently
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository

_NONE = "000000"


class Move(NamedTuple):
    """A work tree on its way from one commit to another."""

    old: str
    new: str


class Step(NamedTuple):
    """A file that differs between two commits; a path of the repository, not of the book."""

    path: str
    was_there: bool
    is_there: bool


def take_back(repository: Repository, new: str) -> None:
    """Undo a move that was cut off: what it has written goes, what a person wrote stays.

    What the branch has now is what the files go back to: a person may have committed since.
    """
    head = repository.commit("HEAD")
    if head is None or repository.is_ancestor(new, head):
        return
    top = _top(repository)
    move = Move(head, new)
    for step in steps(top, move):
        if not _is_of_the_move(top, move, step):
            continue
        patiently(top, "reset", "--quiet", head, "--", *literal(step.path))
        file = top.root / step.path
        if step.was_there:
            patiently(top, "checkout-index", "--force", "--", step.path)
        else:
            file.unlink(missing_ok=True)
            _remove_empty_folders(file.parent, top.root)


def _remove_empty_folders(folder: Path, top: Path) -> None:
    """Folders that hold nothing any more, upwards: an item's without its plan is an error."""
    with contextlib.suppress(OSError):
        while folder != top:
            folder.rmdir()
            folder = folder.parent


def steps(repository: Repository, move: Move) -> list[Step]:
    """Every file in which two commits differ."""
    words = ("-r", "-z", "--no-renames", "--raw", move.old, move.new)
    fields = repository.git.do("diff-tree", *words).fields
    found = []
    for about, path in zip(fields[::2], fields[1::2], strict=True):
        before, after, *_ = about.removeprefix(":").split(" ")
        found.append(Step(path, before != _NONE, after != _NONE))
    return found


def _top(repository: Repository) -> Repository:
    root = repository.root.joinpath(*[".."] * repository.prefix.count("/")).resolve()
    return repository._replace(root=root, prefix="", git=repository.git._replace(folder=root))


def _is_of_the_move(top: Repository, move: Move, step: Step) -> bool:
    """Whether a file is as the one commit or the other has it, or as far as git had written it."""
    try:
        data = (top.root / step.path).read_bytes()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    if step.is_there and _written(top, move.new, step.path).startswith(data):
        return True
    return step.was_there and _written(top, move.old, step.path) == data


def _written(top: Repository, commit: str, path: str) -> bytes:
    """The bytes that git writes for a file of a commit, line ends and all."""
    return top.git.do("cat-file", "--filters", f"{commit}:{path}").out
