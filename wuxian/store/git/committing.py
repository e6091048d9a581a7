"""Committing what a command has just created, and nothing else."""

import contextlib
from collections.abc import Sequence
from pathlib import Path

from wuxian.domain.book.paths import Place
from wuxian.errors import GitFailed
from wuxian.store.git.patience import patiently
from wuxian.store.git.process import literal
from wuxian.store.git.repository import Repository
from wuxian.store.git.turn import turn


def commit_created(root: Path, paths: Sequence[str], message: str) -> str:
    """Commit these new files of a book, whatever else is staged or changed; gives the commit.

    GitFailed where no branch would have it: on a detached HEAD, amidst a merge.
    """
    repository = Repository.known(root)
    with turn(repository, "write") as taken:
        half_done = repository.half_done
        if half_done is not None:
            raise GitFailed(f"git 的{half_done}没有做完", remedy=f"请先做完或放弃{half_done}。")
        if repository.branch is None:
            raise GitFailed(
                "现在不在任何分支上（detached HEAD），提交了也会丢",
                remedy="请先回到分支，如：git switch main",
            )
        return commit_paths(taken.repository, paths, message)


def commit_paths(repository: Repository, paths: Sequence[str], message: str) -> str:
    """Commit these files alone, within a turn; a hook that refuses leaves the index as it was."""
    git = repository.git
    new = [path for path in _untracked(repository, paths) if (repository.root / path).exists()]
    gone = [path for path in paths if not (repository.root / path).exists()]
    known = [path for path in paths if path not in (*new, *gone)]
    _keep_bytes(repository, [path for path in new if Place(path).copied])
    try:
        if known:
            # Somebody let git overlook them; it would take them for unchanged, and say it is done.
            for flag in ("--no-assume-unchanged", "--no-skip-worktree"):
                patiently(repository, "update-index", flag, "--", *known)
        if gone:
            # A removal that is staged already is taken by name only once the index has the file.
            patiently(repository, "reset", "--quiet", "HEAD", "--", *literal(*gone))
        # What an import says of itself may be longer than an argument.
        words = ("commit", "--quiet", "--only", "--file=-", "--", *literal(*paths))
        said = message.encode()
        _announce(repository, new)
        try:
            patiently(repository, *words, given=said)
        except GitFailed:
            if not _untracked(repository, new):
                raise
            # A person's `git commit` reads the index before it locks it: one that began before
            # they were announced has put back an index that does not know them.
            _announce(repository, new)
            patiently(repository, *words, given=said)
    except GitFailed:
        if _are_committed(repository, paths):
            # Somebody was quicker: a person's `git commit --all`, or a `wuxian sync`.
            return repository.head
        if new:
            git.ask("rm", "--cached", "--quiet", "--ignore-unmatch", "--", *literal(*new))
        raise
    _bring_index_along(repository, paths)
    return repository.head


def _keep_bytes(repository: Repository, copies: Sequence[str]) -> None:
    """Have this clone's git take copies of evidence as they are: with other line ends, digests lie.

    A new book says so to everybody's git; one that is older, or in another's repository, may not.
    """
    if not copies:
        return
    told = repository.git.do("check-attr", "-z", "text", "--", *copies).fields
    if all(value == "unset" for value in told[2::3]):
        return
    attributes = repository.common_dir / "info/attributes"
    # Where it cannot be told, `check` finds what git has made of them.
    with contextlib.suppress(OSError):
        attributes.parent.mkdir(exist_ok=True)
        with attributes.open("a", encoding="utf-8") as file:
            file.write(f"\n{_AS_THEY_ARE}\n")


_AS_THEY_ARE = "**/items/*/*/evidence/* -text"


def _bring_index_along(repository: Repository, paths: Sequence[str]) -> None:
    """Let the index have these files as they were committed, which a hook may have changed."""
    words = ("diff", "--cached", "--name-only", "--relative", "-z", "HEAD", "--", *literal(*paths))
    staged = repository.git.do(*words).fields
    if staged:
        patiently(repository, "reset", "--quiet", "HEAD", "--", *literal(*staged))


def _announce(repository: Repository, new: Sequence[str]) -> None:
    """Tell the index of new files, no more: a person's own commit now does not take them in."""
    if new:
        # What is named here is no rubbish, whatever pattern says so.
        patiently(repository, "add", "--intent-to-add", "--force", "--", *literal(*new))


def _untracked(repository: Repository, paths: Sequence[str]) -> list[str]:
    tracked = repository.git.do("ls-files", "-z", "--", *literal(*paths)).fields
    return [path for path in paths if path not in tracked]


def _are_committed(repository: Repository, paths: Sequence[str]) -> bool:
    same = repository.git.ask("diff", "--quiet", "HEAD", "--", *literal(*paths)).code == 0
    known = [path for path in paths if (repository.root / path).exists()]
    return same and not _untracked(repository, known)
