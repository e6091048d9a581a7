"""The door: a file that somebody sent, read by what it holds, or refused with a reason."""

import hashlib
import stat
from pathlib import Path

from wuxian.domain.sheets.grid import SheetFile
from wuxian.domain.values.names import or_nearest
from wuxian.domain.values.types import visible
from wuxian.errors import ExtraMissing, Refused
from wuxian.store.office.archive import Archive
from wuxian.store.office.content import ZIP, refuse_other_kinds, refused_archive
from wuxian.store.office.limits import FILE_BYTES, WORD_BYTES, too_large

_CHECK = "请检查文件夹和文件名。"
_OF_CSV = frozenset({".csv", ".tsv", ".txt"})
_OF_EXCEL = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
_OF_WORD = frozenset({".docx", ".docm", ".dotx", ".dotm"})


def read_sheets(path: Path) -> SheetFile:
    """The tables of a file; Refused, with what to do, where it cannot be read."""
    name = visible(path.name)
    try:
        data = _bytes(path)
        return _read(name, visible(path.stem), path.suffix.casefold(), data)
    except ExtraMissing:
        raise
    except Refused as error:
        raise Refused(f"{name} {error.message}", remedy=error.remedy) from error


def _bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        # To open a pipe would wait until somebody writes into it.
        if stat.S_ISDIR(status.st_mode):
            raise Refused("是文件夹，应是文件", remedy="请写里面那个文件的名字。")
        if not stat.S_ISREG(status.st_mode):
            raise Refused("不是普通文件", remedy="请先存成文件再读。")
        with path.open("rb") as file:
            data = file.read(FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise Refused("没有这个文件", remedy=_nearest(path)) from error
    except PermissionError as error:
        raise Refused("没有读取的权限", remedy="请检查文件权限，或另存一份再读。") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise Refused(f"读不出来：{reason or error}", remedy="请换个地方另存一份再读。") from error
    if len(data) > FILE_BYTES:
        raise too_large("文件", f" {FILE_BYTES // 1_000_000} MB")
    return data


def _nearest(path: Path) -> str:
    try:
        names = [visible(other.name) for other in path.parent.iterdir()]
    except OSError:
        return _CHECK
    return or_nearest(path.name, names) or _CHECK


def _read(name: str, stem: str, ending: str, data: bytes) -> SheetFile:
    refuse_other_kinds(data)
    digest = hashlib.sha256(data).hexdigest()
    if not data.startswith(ZIP):
        from wuxian.store.office.delimited import read_delimited

        read = read_delimited(stem, data)
        notes = (*_of_ending(ending, _OF_CSV, "文字表格（CSV）"), *read.notes)
        return SheetFile(name, digest, (read.grid,), notes)
    from wuxian.store.office.xml_parts import main_part, root_of

    archive = Archive(data)
    main = main_part(archive)
    if main is None or not main.casefold().endswith(".xml"):
        raise refused_archive(archive.names)
    kind = root_of(archive.part(main, WORD_BYTES))
    if kind == "workbook":
        return _workbook(name, ending, digest, archive, main)
    if kind == "document":
        return _word_text(name, ending, digest, archive, main)
    raise refused_archive(archive.names)


def _workbook(name: str, ending: str, digest: str, archive: Archive, main: str) -> SheetFile:
    from wuxian.store.office.workbook import Workbook

    book = Workbook(archive, main)
    grids = book.grids()
    notes = _of_ending(ending, _OF_EXCEL, " Excel 工作簿")
    return SheetFile(name, digest, grids, (*notes, *_of_archive(archive), *book.notes))


def _word_text(name: str, ending: str, digest: str, archive: Archive, main: str) -> SheetFile:
    from wuxian.store.office.word import WordText

    text = WordText(archive, main)
    notes = _of_ending(ending, _OF_WORD, " Word 文档")
    return SheetFile(name, digest, text.grids(), (*notes, *_of_archive(archive), *text.notes))


def _of_ending(ending: str, right: frozenset[str], words: str) -> tuple[str, ...]:
    if ending in right:
        return ()
    return (
        f"名字{f'以 {visible(ending)} 结尾' if ending else '没有结尾'}，内容是{words}，按内容读取",
    )


def _of_archive(archive: Archive) -> tuple[str, ...]:
    """What else lies in the file, which is left alone."""
    notes: list[str] = []
    if any(name.endswith("vbaproject.bin") for name in archive.names):
        notes.append("含有宏；只读格子里的值，没有运行宏")
    if any("/externallinks/" in name for name in archive.names):
        notes.append("引用了别的文件；用的是上次保存时的值，没有去取")
    return tuple(notes)
