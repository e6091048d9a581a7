"""Where views and reports are written: anywhere but over a file of a book's or of git's."""

import json
from pathlib import Path

from wuxian.domain.book.paths import OF_THE_BOOK, PROGRAMME
from wuxian.errors import Refused
from wuxian.store.disk.report_file import ZIP, ends_with_an_origin, report_mark
from wuxian.store.disk.write import replace_file, telling

_BOM = "\ufeff"


def write_outgoing(path: Path, data: bytes, what: str, *, force: bool) -> None:
    """Write what goes out to a file; `what` it is, in words.

    Refused where that would be a file of a book's or of git's, and, unless it is forced, where
    anything lies that is not seen to be of the same kind and ours.
    """
    with telling(path):
        _refuse_others(path, what)
        if not force and path.is_file():
            _refuse_unlike(path, data, what)
    replace_file(path, data)


def _refuse_others(path: Path, what: str) -> None:
    """Refuse to write among the files of any book and of any repository of git's."""
    real = path.resolve()
    for folder in real.parents:
        top = real.relative_to(folder).parts[0].casefold()
        if (folder / PROGRAMME).exists() and top in OF_THE_BOOK:
            whose, remedy = "账册自己", f"可写到 {folder}/reports/ 里。"
        # A bare repository has no folder of that name.
        elif (
            top == ".git"
            or real.name.casefold().startswith(".git")
            or ((folder / "HEAD").is_file() and (folder / "objects").is_dir())
        ):
            whose, remedy = " git ", "请写到别的文件夹里。"
        else:
            continue
        raise Refused(f"{path} 是{whose}的文件，不能写成{what}", remedy=remedy)


def _refuse_unlike(path: Path, data: bytes, what: str) -> None:
    """Refuse to write over what is not known as ours by the same mark; nothing has a mark, too."""
    old, mark = path.read_bytes(), _mark(data)
    if old in (b"", data) or (mark is not None and _mark(old) == mark):
        return
    known = f"{path} 不是 wuxian 写成的{what}" if mark else f"看不出 {path} 是不是 wuxian 写成的"
    raise Refused(f"{known}，没有动它", remedy="请换一个文件名；确实要覆盖，请加 --force。")


def _mark(data: bytes) -> str | None:
    """By what a file of ours is known: a report's origin, a table's header, the kind of a view."""
    if data.startswith(ZIP):
        from wuxian.store.office.mark import workbook_mark  # noqa: PLC0415 (few files are)
        from wuxian.store.office.packed import paper_mark  # noqa: PLC0415 (the same)

        return paper_mark(data) or workbook_mark(data)
    text = data.decode("utf-8", "replace")
    if text.startswith(_BOM):
        return text.partition("\n")[0]
    if ends_with_an_origin(text):
        return report_mark(text)
    return _kind_of_json(text) if text.startswith("{") else None


def _kind_of_json(text: str) -> str | None:
    try:
        view = json.loads(text)
        return f"{view['kind']} {view['schema']}"
    except (ValueError, KeyError, RecursionError):
        return None
