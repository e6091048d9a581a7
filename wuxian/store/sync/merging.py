"""Two commits merged into a tree by git itself, in its objects alone: no file is touched."""

import os
import shlex
import shutil
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from wuxian.errors import GitFailed
from wuxian.store.git.answer import Answer, failed
from wuxian.store.git.objects import Objects
from wuxian.store.git.patching import patched
from wuxian.store.git.process import Git
from wuxian.store.git.repository import Repository
from wuxian.store.git.turn import own_folder
from wuxian.store.sync.driver import ANCESTORS
from wuxian.store.toml.merge import joined_files
from wuxian.store.toml.parsing import Illegible

_SECONDS = 300
_CONFLICTS = 1
_PACKAGES = Path(__file__).resolve().parents[3]

# By name alone: git has no way to say the folder of the book that would hold for each name
# a folder can have, and to join any TOML file by its fields does no harm.
_BY_FIELDS = ("item.toml", "programme.toml", "calendar.toml", "[0-9][0-9][0-9][0-9].toml")


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


def merge_trees(repository: Repository, objects: Objects, ours: str, theirs: str) -> Merged:
    """Merge two commits, hand-written files by their fields; renamed folders are followed."""
    merged = _merged_by_git(repository, ours, theirs)
    joined: dict[str, str | None] = {}
    for versions in merged.conflicts:
        if any(fnmatchcase(versions.path.rpartition("/")[2], name) for name in _BY_FIELDS):
            data = _joined(objects, versions)
            if data is not None:
                joined[versions.path] = repository.stored(data)
    if not joined:
        return merged
    clashes = tuple(versions for versions in merged.conflicts if versions.path not in joined)
    return Merged(patched(repository, merged.tree, joined), clashes)


def _joined(objects: Objects, versions: Versions) -> bytes | None:
    """The file with what both sides changed in it; None where that is for somebody to decide."""
    if versions.ours is None or versions.theirs is None:
        return None
    blobs = (versions.base, versions.ours, versions.theirs)
    try:
        base, ours, theirs = (objects.blob(blob) if blob else b"" for blob in blobs)
        data, clashes = joined_files(base, ours, theirs, lambda _: None)
    except Illegible:
        return None
    return None if clashes else data


def _merged_by_git(repository: Repository, ours: str, theirs: str) -> Merged:
    scratch = own_folder(repository) / "scratch"
    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir()
    try:
        bases = repository.git.ask("merge-base", "--all", ours, theirs).text.split()
        # What both sides began from is git's to join where it is more than one commit.
        merging = _merging(repository, scratch, "merge=wuxian" if len(bases) > 1 else "-merge")
        answer = merging.ask(
            "merge-tree", "--write-tree", "-z", "--no-messages", ours, theirs, seconds=_SECONDS
        )
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if answer.code not in (0, _CONFLICTS) or not answer.fields:
        raise _not_merged(answer)
    tree, *staged = answer.fields
    return Merged(tree, tuple(_conflicts(staged)))


def _merging(repository: Repository, scratch: Path, how: str) -> Git:
    """Git in a folder of its own, where the files lie meanwhile that its driver joins."""
    attributes = scratch / "attributes"
    ours = "".join(f"{name} {how}\n" for name in _BY_FIELDS)
    attributes.write_bytes(_users_attributes(repository.git) + b"\n" + ours.encode())
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
