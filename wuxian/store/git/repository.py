"""The repository that a book lies in, and where in it."""

import re
from pathlib import Path
from typing import NamedTuple

from wuxian.domain.book.paths import Place
from wuxian.errors import GitFailed
from wuxian.store.git.answer import failed
from wuxian.store.git.process import Git

BRANCHES = "refs/heads/"

_ABOUT = ("--is-inside-work-tree", "--absolute-git-dir", "--git-common-dir", "--show-prefix")

# gitrepository-layout(5): how HEAD names a branch, and what the file of a ref holds.
_SYMBOLIC = "ref: "
_REF = re.compile("refs/(heads|remotes|wuxian)/.+")
_ID = re.compile("[0-9a-f]{40}|[0-9a-f]{64}")

_BEGUN = {
    "MERGE_HEAD": "合并（merge）",
    "rebase-merge": "变基（rebase）",
    "rebase-apply": "变基（rebase）",
    "CHERRY_PICK_HEAD": "拣选（cherry-pick）",
    "REVERT_HEAD": "还原（revert）",
}


class Repository(NamedTuple):
    """A git repository seen from the folder of a book; `prefix` is that folder's path in it.

    `git_dir` is where git keeps what belongs to this work tree alone, `common_dir` what all work
    trees of the repository share.
    """

    git: Git
    root: Path
    prefix: str
    git_dir: Path
    common_dir: Path

    @classmethod
    def of(cls, root: Path) -> "Repository | None":
        """The repository whose work tree this folder lies in; None if there is none."""
        git = Git(root)
        answer = git.ask("rev-parse", *_ABOUT)
        if answer.code != 0:
            if "not a git repository" not in answer.said:
                raise failed("rev-parse", answer)
            return None
        told = answer.text.split("\n")
        if len(told) != len(_ABOUT):
            # A folder's name has more than a line.
            told = [git.do("rev-parse", about).text for about in _ABOUT]
        inside, own, common, prefix = told
        if inside != "true":
            return None
        return cls(git, root, prefix, Path(own), (root / common).resolve())

    @classmethod
    def known(cls, root: Path) -> "Repository":
        """The repository of this book; GitFailed tells how to make one."""
        found = cls.of(root)
        if found is None:
            raise GitFailed(
                f"账册 {root} 不在 git 仓库里",
                remedy="在账册文件夹里运行：git init && git add . && git commit -m 新建账册",
            )
        return found

    @property
    def branch(self) -> str | None:
        """The branch that is checked out, as refs/heads/…; None on a detached HEAD."""
        branch = self._branch_in_head
        if branch is not None and self._tip(branch) is not None:
            return branch
        answer = self.git.ask("symbolic-ref", "--quiet", "HEAD")
        return answer.text if answer.code == 0 else None

    @property
    def head(self) -> str:
        """The commit that is checked out, where there is one; GitFailed where there is none."""
        return self.commit("HEAD") or self.git.do("rev-parse", "HEAD").text

    @property
    def _branch_in_head(self) -> str | None:
        """What HEAD says in so many words; None where git is to be asked."""
        said = _content(self.git_dir / "HEAD")
        return said.removeprefix(_SYMBOLIC) if said.startswith(_SYMBOLIC + BRANCHES) else None

    def _tip(self, ref: str) -> str | None:
        """The commit in the file of a ref: git's own layout, read since it is asked for so often.

        None where there is no such file: git knows other ways to keep a ref.
        """
        if not _REF.fullmatch(ref) or ".." in ref:
            return None
        said = _content(self.common_dir / ref)
        return said if _ID.fullmatch(said) else None

    @property
    def half_done(self) -> str | None:
        """What a person has begun with git and neither ended nor given up."""
        folder = self.git_dir
        return next((words for name, words in _BEGUN.items() if (folder / name).exists()), None)

    def commit(self, name: str) -> str | None:
        """The commit that a name of git's stands for; None if there is none."""
        ref = self._branch_in_head if name == "HEAD" else name
        tip = self._tip(ref) if ref else None
        if tip is not None:
            return tip
        answer = self.git.ask(
            "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}"
        )
        return answer.text if answer.code == 0 else None

    def is_ancestor(self, old: str, new: str) -> bool:
        """Whether the one commit is in the other's history, or the same."""
        return self.git.ask("merge-base", "--is-ancestor", old, new).code == 0

    def stored(self, data: bytes) -> str:
        """The blob of these bytes, which git keeps from now on."""
        return self.git.do("hash-object", "-w", "--stdin", given=data).text

    def inside(self, path: str) -> Place | None:
        """A path of the repository as the book has it; None outside the book's folder."""
        return Place(path.removeprefix(self.prefix)) if path.startswith(self.prefix) else None

    @property
    def is_shallow(self) -> bool:
        """Whether older history was left out when it was cloned."""
        return _content(self.common_dir / "shallow") != ""


def _content(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8").rstrip("\n")
    except (OSError, UnicodeDecodeError):
        return ""
