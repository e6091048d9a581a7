"""Who one is in this clone: the body that signs where none is named."""

import sys
from pathlib import Path

from wuxian.cli.opening import Opened
from wuxian.cli.recording import office_of, signer
from wuxian.domain.plan.bodies import SIGN
from wuxian.errors import GitFailed, NotFound, Refused
from wuxian.store.disk.book_folder import git_folder


def signed_here(
    by: str | None, usual: str | None, opened: Opened, *, as_office: bool = False
) -> str:
    """The body that signs: the one named, else who one is in this clone, else the usual one.

    Who is no office does not sign `as_office`.
    """
    return signer(by or _oneself(opened, as_office=as_office), usual, opened)


def signed_by_the_office(by: str | None, opened: Opened, what: str) -> str:
    """The office that signs what is for those alone who supervise; `what` that is.

    Refused in a clone that says it is another body's: nobody signs for the office unawares.
    """
    office = office_of(opened)
    if by is None:
        here = _oneself(opened, as_office=False)
        offices = [one.name for one in opened.book.programme.offices]
        if here is not None and here not in offices:
            raise Refused(
                f"本机的填报单位是{here}（git config wuxian.by），{what}由{office or '督查单位'}填",
                remedy=f"确是{office or '督查单位'}填的，请写 --by。",
            )
    return signer(by, office, opened)


def _oneself(opened: Opened, *, as_office: bool) -> str | None:
    said = remembered(opened.root)
    if said is None:
        return None
    register = opened.book.programme.register
    try:
        name = register.body(said, SIGN)
    except (NotFound, Refused):
        print(f"提醒：git config wuxian.by 写的“{said}”不是能填报的单位，没有用", file=sys.stderr)
        return None
    offices = [office.name for office in register.tables["offices"]]
    return None if as_office and name not in offices else name


def remembered(root: Path) -> str | None:
    """What this clone says of who one is; git is asked only where its settings speak of it."""
    if not _may_say(root):
        return None
    from wuxian.store.git.repository import Repository

    try:
        repository = Repository.of(root)
    except GitFailed:
        return None
    answer = repository.git.ask("config", "--get", "wuxian.by") if repository else None
    return (answer.text or None) if answer and answer.code == 0 else None


def _may_say(root: Path) -> bool:
    """Whether the settings of the clone, or of the one whose worktree it is, have our section."""
    git = git_folder(root.absolute())
    if git is None:
        return False
    # A worktree's folder lies in .git/worktrees/NAME of the clone.
    shared = git.parent.parent if git.parent.name == "worktrees" else git
    try:
        return b"wuxian" in (shared / "config").read_bytes()
    except OSError:
        return False
