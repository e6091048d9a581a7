"""Files appear whole or not at all, whatever happens while they are written."""

import contextlib
import errno
import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO

from wuxian.errors import Unwritable

Content = bytes | Callable[[BinaryIO], None]
"""What a file is to hold: its bytes, or what writes them."""

WRITTEN: list[Path] = []
"""What this process has written, for whoever is told of a bug after it."""

# What a file system without hard links says; on Windows, that the function is invalid.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EINVAL}


def create_file(path: Path, data: bytes) -> None:
    """Create a file that was not there, with its folder; never change one that was."""
    create_files({path: data})


def create_files(files: Mapping[Path, Content]) -> None:
    """Create several such files, all or none of them.

    All are complete and on disk before the first of them gets its name.
    """
    named: list[Path] = []
    drafts: dict[Path, Path] = {}
    with contextlib.ExitStack() as stack:
        for path, data in files.items():
            with telling(path):
                stack.enter_context(_folder(path.parent))
                drafts[path] = stack.enter_context(_draft(path, data))
        try:
            for path, draft in drafts.items():
                with telling(path):
                    _name(draft, path)
                named.append(path)
        except BaseException:
            for path in named:
                path.unlink()
            raise
    WRITTEN.extend(named)
    for folder in {path.parent for path in named}:
        _sync_folder(folder)


def replace_file(path: Path, data: bytes) -> bool:
    """Write a file in one step; an identical one is left untouched (False)."""
    with telling(path):
        if path.exists() and not path.is_file():
            # A device or a pipe is written to; replacing /dev/null would be a disaster.
            path.write_bytes(data)
            return True
        if path.is_file() and path.read_bytes() == data:
            return False
        path.parent.mkdir(exist_ok=True)
        target = path.resolve()  # a link stays a link
        with _draft(target, data) as draft:
            if target.exists():
                draft.chmod(target.stat().st_mode)
            draft.replace(target)
        WRITTEN.append(target)
        _sync_folder(target.parent)
        return True


def _name(draft: Path, path: Path) -> None:
    """Give a draft the name it was made for, which nobody else may have."""
    try:
        os.link(draft, path)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # A file system without hard links: the name was free a moment ago, and
        # its six random digits are nobody else's.
        if path.exists():
            raise FileExistsError(errno.EEXIST, "exists", str(path)) from error
        draft.replace(path)


@contextlib.contextmanager
def _folder(folder: Path) -> Iterator[None]:
    """Make a folder, with those that it lies in; gone again where nothing came into them."""
    new = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        with contextlib.suppress(OSError):
            for one in new:
                one.rmdir()
        raise


@contextlib.contextmanager
def _draft(path: Path, data: Content) -> Iterator[Path]:
    """A hidden file beside the wanted one, complete and on disk; gone afterwards."""
    draft = path.parent / f".{path.name}.{os.getpid()}-{os.urandom(4).hex()}.draft"
    try:
        with draft.open("xb") as file:
            if isinstance(data, bytes):
                file.write(data)
            else:
                data(file)
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        # Once the file is there under its name, a draft that stays behind trips nobody.
        with contextlib.suppress(OSError):
            draft.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """What the system refuses, said with the file and the remedy (Unwritable)."""
    try:
        yield
    except OSError as error:
        number = error.errno or 0
        words = _WORDS.get(number) or error.strerror or str(error)
        remedy = f"没有写入任何内容。{_REMEDIES.get(number, '')}"
        raise Unwritable(f"写不进 {path}：{words}", remedy=remedy) from error


_WORDS = {
    errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完",
    errno.EFBIG: "超过系统允许的文件大小",
    errno.EACCES: "没有写入的权限",
    errno.EPERM: "没有写入的权限",
    errno.EROFS: "磁盘是只读的",
    errno.EEXIST: "同名文件已经存在",
    errno.ENOENT: "上级文件夹不存在",
    errno.ENOTDIR: "上级文件夹不存在",
    errno.EISDIR: "这个名字是一个文件夹",
}
_REMEDIES = {
    errno.ENOSPC: "请腾出空间后重试。",
    errno.EDQUOT: "请腾出空间后重试。",
    errno.EACCES: "请检查文件夹的权限。",
    errno.EPERM: "请检查文件夹的权限。",
    errno.EROFS: "请检查文件夹的权限。",
}
