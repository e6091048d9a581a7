"""Two commits merged into a tree by git itself, in its objects alone: no file is touched."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from wuxian.errors import GitFailed
from wuxian.store.git.answer import Answer, failed
from wuxian.store.git.process import Git
from wuxian.store.git.repository import Repository
from wuxian.store.git.turn import own_folder
from wuxian.store.sync.driver import ANCESTORS

_SECONDS = 300
_CONFLICTS = 1
_PACKAGES = Path(__file__).resolve().parents[3]

# By name alone: git has no way to say the folder of the book that would hold for each name
# a folder can have, and to join any TOML file by its fields does no harm.
_ATTRIBUTES = "".join(
    f"{name} merge=wuxian\n"
    for name in ("item.toml", "programme.toml", "calendar.toml", "[0-9][0-9][0-9][0-9].toml")
)


class Versions(NamedTuple):
    """The blobs of a path that git could not merge; None where a side does not have it."""

    path: str
    base: str | None
    ours: str | None
    theirs: str | None


class Merged(NamedTuple):
    """A tree, and the paths of the repository that are not settled in it."""

    tree: str
    conflicts: tuple[Versions, ...]


def merge_trees(repository: Repository, ours: str, theirs: str) -> Merged:
    """Merge two commits with the driver for hand-written files; renamed folders are followed."""
    scratch = own_folder(repository) / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        answer = _merging(repository, scratch).ask(
            "merge-tree", "--write-tree", "-z", "--no-messages", ours, theirs, seconds=_SECONDS
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if answer.code not in (0, _CONFLICTS) or not answer.fields:
        raise _not_merged(answer)
    tree, *staged = answer.fields
    return Merged(tree, tuple(_conflicts(staged)))


def _merging(repository: Repository, scratch: Path) -> Git:
    """Git with the driver, in a folder of its own, where the files it joins lie meanwhile."""
    attributes = scratch / "attributes"
    attributes.write_bytes(_users_attributes(repository.git) + b"\n" + _ATTRIBUTES.encode())
    python = shlex.quote(sys.executable).replace("%", "%%")
    driver = f"{python} -P -m wuxian.store.sync.driver %O %A %B"
    return repository.git._replace(
        folder=scratch,
        settings=(
            *repository.git.settings,
            f"core.attributesFile={attributes}",
            "merge.directoryRenames=true",
            "merge.renames=true",
            "merge.wuxian.name=wuxian",
            "merge.wuxian.recursive=wuxian-ancestors",
            f"merge.wuxian.driver={driver}",
            "merge.wuxian-ancestors.name=wuxian",
            f"merge.wuxian-ancestors.driver={driver} {ANCESTORS}",
        ),
        variables=(
            ("GIT_DIR", str(repository.git_dir)),
            ("GIT_WORK_TREE", str(scratch)),
            ("PYTHONPATH", str(_PACKAGES)),
        ),
    )


def _users_attributes(git: Git) -> bytes:
    """The attributes a user has set for all repositories, which ours must not push aside."""
    set_to = git.ask("config", "--type=path", "core.attributesFile").text
    try:
        return Path(set_to or _usual_attributes()).read_bytes()
    except OSError:
        return b""


def _usual_attributes() -> str:
    """Where git looks when nothing is set; nowhere without a home, as cron may be."""
    home = os.environ.get("HOME")
    settings = os.environ.get("XDG_CONFIG_HOME") or (home and f"{home}/.config")
    return f"{settings}/git/attributes" if settings else os.devnull


def _conflicts(staged: list[str]) -> Iterator[Versions]:
    stages: dict[str, dict[str, str]] = {}
    for line in staged:
        about, _, path = line.partition("\t")
        if not path:
            break
        _, blob, stage = about.split(" ")
        stages.setdefault(path, {})[stage] = blob
    for path, blobs in stages.items():
        yield Versions(path, blobs.get("1"), blobs.get("2"), blobs.get("3"))


def _not_merged(answer: Answer) -> GitFailed:
    if "usage: git merge-tree" in answer.said or "not a git command" in answer.said:
        return GitFailed("这台机器的 git 太旧", remedy="sync 需要 git 2.38 或更新的版本。")
    return failed("merge-tree", answer)
