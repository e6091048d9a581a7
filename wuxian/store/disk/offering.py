"""Looking at a file that is offered as evidence, before anything is written, and copying it."""

import hashlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from wuxian.domain.values.evidence import Evidence, name_flaw, size_words
from wuxian.domain.values.types import LINE_LENGTH, visible
from wuxian.errors import Refused
from wuxian.store.disk.copies import Offered
from wuxian.store.disk.folder import READING, os_words

_AT_ONCE = 1024 * 1024


def offered(path: Path, limit: int) -> Offered:
    """What an entry says of a file; Refused where it is none that can be kept."""
    shown = visible(str(path))
    try:
        # A device or a pipe may do something when it is opened.
        _refuse_kind(path.lstat().st_mode, shown)
        _refuse_name(path.name)
        with _opened(path) as file:
            before = os.fstat(file.fileno())
            _refuse_kind(before.st_mode, shown)
            _refuse_size(before.st_size, limit, shown)
            digest, size = hashlib.sha256(), 0
            for part in _parts(file, before.st_size):
                digest.update(part)
                size += len(part)
            after = os.fstat(file.fileno())
    except OSError as error:
        raise Refused(f"读不了 {shown}：{os_words(error)}", remedy=_KINDS) from error
    if size != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise _changed(path)
    return Offered(Evidence(name=path.name, sha256=digest.hexdigest(), size=size), path)


def copied(one: Offered) -> Callable[[BinaryIO], None]:
    """What writes the copy of a file that was looked at; Refused where it is another by now."""

    def write(copy: BinaryIO) -> None:
        digest = hashlib.sha256()
        for part in _read(one):
            digest.update(part)
            copy.write(part)
        if digest.hexdigest() != one.evidence.sha256:
            raise _changed(one.source)

    return write


def _read(one: Offered) -> Iterator[bytes]:
    """The file's bytes once more; what cannot be read is not the copy's fault."""
    try:
        with _opened(one.source) as file:
            yield from _parts(file, one.evidence.size or 0)
    except OSError as error:
        raise Refused(f"读不了 {visible(str(one.source))}：{os_words(error)}") from error


def _opened(path: Path) -> BinaryIO:
    return os.fdopen(os.open(path, READING), "rb")


def _parts(file: BinaryIO, most: int) -> Iterator[bytes]:
    """What is in a file, part by part: at most one byte more than it is known to have."""
    while most >= 0 and (part := file.read(min(_AT_ONCE, most + 1))):
        most -= len(part)
        yield part


def _changed(path: Path) -> Refused:
    return Refused(
        f"{visible(str(path))} 正在变化，没有记下任何内容", remedy="等它写完、存好，再试一次。"
    )


_KINDS = "佐证材料要写一个普通文件，或以 http://、https:// 开头的网址。"


def _refuse_name(name: str) -> None:
    flaw = name_flaw(name)
    if not flaw and len(name) > LINE_LENGTH:
        flaw = f"文件名太长，最多{LINE_LENGTH}字"
    if not flaw and name[:1].isspace():
        flaw = "文件名以空白开头"
    if flaw:
        raise Refused(f"{flaw}：“{visible(name)}”", remedy="请改名后再试。")


def _refuse_kind(mode: int, shown: str) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISLNK(mode):
        raise Refused(f"{shown} 是符号链接", remedy="请写它所指的文件。")
    if stat.S_ISDIR(mode):
        raise Refused(f"{shown} 是文件夹", remedy="请写其中的文件，几个就写几次；或先打包成一个。")
    raise Refused(f"{shown} 不是普通文件", remedy=_KINDS)


def _refuse_size(size: int, limit: int, shown: str) -> None:
    if not size:
        raise Refused(f"{shown} 是空文件", remedy="请核对是不是这个文件。")
    if size > limit:
        raise Refused(
            f"{shown} 有 {size_words(size)}，超过上限 {size_words(limit)}",
            remedy="请压缩它，或放到网上、写网址；上限在 years/ 里的 [evidence] 设 limit_mb。",
        )
