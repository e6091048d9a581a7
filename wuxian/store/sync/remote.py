"""The shared repository: which one it is, what is new there, and what it takes."""

from typing import NamedTuple

from wuxian.errors import GitFailed, Locked, Refused
from wuxian.store.git.patience import patiently
from wuxian.store.git.repository import BRANCHES, Repository

_SECONDS = 300


class Remote(NamedTuple):
    """A branch of a shared repository, under the name this clone knows it by."""

    repository: Repository
    name: str
    branch: str
    is_set: bool

    @classmethod
    def of(cls, repository: Repository) -> "Remote":
        """The branch that the checked out one is shared as; Refused tells how to set one."""
        here = repository.branch
        if here is None:
            raise Refused(
                "现在不在任何分支上（detached HEAD），不能同步",
                remedy="在这里写过记录的，先留住：git branch 暂存；"
                "再回到分支并入：git switch main && git merge 暂存",
            )
        branch = here.removeprefix(BRANCHES)
        git = repository.git
        name = git.ask("config", f"branch.{branch}.remote").text
        merges = git.ask("config", f"branch.{branch}.merge").text
        if name and merges and name != ".":
            return cls(repository, name, merges.removeprefix(BRANCHES), is_set=True)
        names = git.do("remote").text.split("\n")
        chosen = "origin" if "origin" in names else names[0]
        if not chosen:
            raise Refused(
                "还没有共享库，不知道和谁同步",
                remedy="请先登记：git remote add origin 共享库地址",
            )
        if len(names) > 1 and chosen != "origin":
            raise Refused(
                f"有{len(names)}个共享库，不知道和哪个同步",
                remedy=f"请先指定：git branch --set-upstream-to={chosen}/{branch}",
            )
        return cls(repository, chosen, branch, is_set=False)

    @property
    def called(self) -> str:
        """How it is called in a sentence."""
        return f"{self.name}/{self.branch}"

    @property
    def tip(self) -> str | None:
        """The commit it was at when last heard of."""
        return self.repository.commit(f"refs/remotes/{self.name}/{self.branch}")

    @property
    def agreed(self) -> str | None:
        """The commit that both sides had after the last exchange, or when it was last heard of."""
        return self.repository.commit(self._agreed) or self.tip

    def agree(self, commit: str) -> None:
        """Remember what both sides have."""
        self.repository.git.do("update-ref", self._agreed, commit)

    @property
    def _agreed(self) -> str:
        return f"refs/wuxian/{self.name}/{self.branch}"

    def fetch(self, *more: str) -> None:
        """Hear of what is new; GitFailed where the repository cannot be reached."""
        known = f"refs/remotes/{self.name}/{self.branch}"
        spec = f"+{BRANCHES}{self.branch}:{known}"
        words = ("--quiet", *more, "--end-of-options", self.name, spec)
        try:
            patiently(self.repository, "fetch", *words, seconds=_SECONDS)
        except GitFailed as failure:
            if "couldn't find remote ref" not in failure.message:
                raise GitFailed(
                    f"从共享库 {self.name} 取不到新内容：{failure.message}",
                    remedy=f"{failure.remedy}\n本机的内容都在，没有丢；"
                    "能连上时再运行 wuxian sync。".strip(),
                    cut_off=failure.cut_off,
                ) from failure
            # An empty repository, or one made anew: what it had before it has no more.
            self.repository.git.do("update-ref", "-d", known)
            self._refuse_other_branches()

    def _refuse_other_branches(self) -> None:
        """A book under another branch is most likely the one that is meant."""
        words = ("ls-remote", "--heads", "--end-of-options", self.name)
        heads = self.repository.git.do(*words, seconds=_SECONDS).text
        others = [line.partition(BRANCHES)[2] for line in heads.splitlines()]
        if others:
            raise Refused(
                f"共享库里没有分支 {self.branch}，有 {'、'.join(others)}",
                remedy=f"账册应在同一个分支上：git switch {others[0]}；"
                f"确要另开分支：git push --set-upstream {self.name} {self.branch}",
            )

    def other_head(self) -> str | None:
        """The branch that clones get where it is another than this; a HEAD nobody has is "HEAD"."""
        words = ("ls-remote", "--symref", "--end-of-options", self.name, "HEAD")
        told = self.repository.git.ask(*words, seconds=_SECONDS).text
        branch = told.removeprefix("ref: ").partition("\t")[0].removeprefix(BRANCHES)
        return None if branch == self.branch else branch or "HEAD"

    def push(self, commit: str) -> GitFailed | None:
        """Give it a commit to go on to, never by force; the failure if it does not take it now.

        Locked where it will not take one later, either.
        """
        words = ("--end-of-options", self.name, f"{commit}:{BRANCHES}{self.branch}")
        try:
            patiently(self.repository, "push", "--quiet", *words, seconds=_SECONDS)
        except GitFailed as failure:
            refusal = type(failure)(
                f"共享库没有接受：{failure.message}",
                remedy=f"{failure.remedy}\n本机的内容都在，没有丢；"
                "请找管共享库的人，解决后再运行 wuxian sync。".strip(),
                cut_off=failure.cut_off,
            )
            if isinstance(refusal, Locked):
                raise refusal from failure
            return refusal
        if not self.is_set:
            self.repository.git.do("branch", "--quiet", f"--set-upstream-to={self.called}")
        return None
