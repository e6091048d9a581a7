"""How a run of git ended, and the sentence for one that did not end well."""

import re
import shlex
import time
from pathlib import Path
from typing import NamedTuple

from wuxian.domain.values.dates import span_words
from wuxian.errors import GitFailed, Locked, OfAnotherUser


class Answer(NamedTuple):
    """How a run of git ended."""

    code: int
    out: bytes
    said: str

    @property
    def text(self) -> str:
        """What it printed, without the newline at the end."""
        return self.out.decode("utf-8", "surrogateescape").removesuffix("\n")

    @property
    def fields(self) -> list[str]:
        """What it printed with `-z`: the parts that a NUL ends."""
        return self.out.decode("utf-8", "surrogateescape").split("\0")[:-1]

    @property
    def locks(self) -> list[Path]:
        """The lock files of git that stood in its way; a hook may speak of a uv.lock."""
        return [Path(name) for name in _LOCKED.findall(self.said)]


# As lockfile.c says it, in the one language that git is told to speak.
_LOCKED = re.compile(r"Unable to create '([^\n]+?\.lock)': File exists")
_OF_ANOTHER_USER = re.compile(r"dubious ownership in repository at '([^\n]+)'")
_GROUP = (
    "没有写入仓库的权限。几个用户共用一个库，请管库的人在库里运行一次："
    "git config core.sharedRepository group；chgrp -R 组 .；chmod -R g+rwX ."
)
# What git says in its own words, and what to do about it in ours.
_REMEDIES = (
    (
        r"No space left on device|Out of diskspace|couldn't write '",
        "磁盘已满或写不进去，请先腾出空间。",
    ),
    (
        r"insufficient permission for adding|[Uu]nable to create .*(?:temporary|Permission denied)",
        _GROUP,
    ),
    (
        r"failed to sign the data|gpg failed|ssh-keygen",
        "提交要签名，而签名没有成功：请检查密钥；暂不签名：git config commit.gpgSign false",
    ),
    (
        r"does not appear to be a git repository|[Rr]epository not found|repository '[^\n]*' not f",
        "共享库不在这个地址，请核对：git remote --verbose；改正：git remote set-url origin 地址",
    ),
    (
        r"Could not resolve host|unable to access|Connection refused|timed out|No route to host",
        "连不上共享库所在的机器，请检查网络。",
    ),
    (
        r"Permission denied \(publickey|Authentication failed|could not read Username",
        "共享库不认你的账号或密钥，请找管共享库的人。",
    ),
)


def failed(verb: str, answer: Answer) -> GitFailed:
    """The error for a run of git that did not end well; in git's words, where we have none."""
    said = answer.said
    if "user.useConfigOnly" in said or "auto-detection is disabled" in said:
        return GitFailed(
            "git 还不知道你是谁",
            remedy='请设置姓名和邮箱：git config --global user.name "姓名"；'
            "git config --global user.email 邮箱",
        )
    if found := _OF_ANOTHER_USER.search(said):
        return OfAnotherUser(
            f"{found[1]} 属于另一个用户，git 不敢读写",
            remedy="确是自己单位的，请先登记（一次即可）："
            f"git config --global --add safe.directory {shlex.quote(found[1])}",
        )
    if answer.locks:
        return _locked(answer.locks[0])
    told = "\n".join(f"  {line.strip()}" for line in said.splitlines() if line.strip())
    message = f"git {verb} 没有成功（退出码 {answer.code}）：\n{told or '  （没有说明）'}"
    remedy = next((words for pattern, words in _REMEDIES if re.search(pattern, said)), "")
    return GitFailed(message, remedy=remedy)


def _locked(lock: Path) -> Locked:
    """Whose a lock is nobody can see, so it is for a person to remove."""
    try:
        since = f"，{span_words(time.time() - lock.stat().st_mtime)}前留下"
    except OSError:
        since = ""
    return Locked(
        f"另一个 git 占着锁 {lock}{since}",
        remedy="可能有人正在提交（比如还开着写提交说明的编辑器），请等他做完再试。\n"
        f"确定没有 git 在运行、是断电等留下的，再删掉它：rm {shlex.quote(str(lock))}",
    )
