"""The editor that a person likes: started, and waited for."""

import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from wuxian.cli.recording import interactive
from wuxian.domain.values.types import visible
from wuxian.errors import Refused

_STDERR = 2
_USUAL = ("nano", "vim", "vi")
_HOW = "请设环境变量 EDITOR，如：export EDITOR=nano；图形界面的要会等待，如 EDITOR='code --wait'。"


def editor() -> list[str]:
    """The words that start it: those of VISUAL or EDITOR, on a terminal else a usual one's.

    Refused where there is none.
    """
    for name in ("VISUAL", "EDITOR"):
        said = os.environ.get(name, "").strip()
        if said:
            try:
                return shlex.split(said)
            except ValueError:
                raise Refused(f"环境变量 {name} 的引号不成对：{said}", remedy=_HOW) from None
    usual = next(filter(None, map(shutil.which, _USUAL)), None) if interactive() else None
    if usual is None:
        raise Refused("不知道用什么编辑器", remedy=_HOW)
    return [usual]


def edit(words: list[str], file: Path) -> None:
    """Let a person edit a file; Refused unless the editor ends well."""
    called = visible(" ".join(words))
    # Ctrl-C is the editor's: it ends a search there, and not this program.
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        done = subprocess.run(  # noqa: S603 (the person's own words, no shell)
            [*words, str(file)],
            # Stdout is the product's, unless it is the screen.
            stdout=None if sys.stdout.isatty() else _STDERR,
            check=False,
        )
    except OSError as error:
        said = "没有这个程序" if isinstance(error, FileNotFoundError) else error.strerror
        raise Refused(f"编辑器 {called} 打不开：{said}", remedy=_HOW) from None
    finally:
        signal.signal(signal.SIGINT, before)
    if done.returncode != 0:
        raise Refused(f"编辑器 {called} 没有正常结束（退出码 {done.returncode}），计划没有改动")
