"""Where a report is written, anywhere but over the book's own files, and read again."""

import datetime as dt
import itertools
import json
import re
import tomllib
from pathlib import Path

from wuxian.domain.book.paths import OF_THE_BOOK, PROGRAMME
from wuxian.domain.history.provenance import TABLE
from wuxian.errors import Refused, Unreadable
from wuxian.store.disk.folder import os_words
from wuxian.store.disk.write import replace_file, telling
from wuxian.store.toml.plain import Table

_PAIR = "[a-z_]+ = "
_BOM = "\ufeff"


def read_report(file: Path) -> str:
    """The text of a report that was written; Unreadable where there is none."""
    try:
        return file.read_bytes().decode("utf-8")  # line ends as they are
    except UnicodeDecodeError as error:
        raise Unreadable(f"{file} 不是 UTF-8 文字，不是 wuxian 的周报") from error
    except OSError as error:
        raise Unreadable(f"打不开 {file}：{os_words(error)}") from error


def origin_table(text: str) -> Table | None:
    """The last table of a report's file, or the `origin` of one in JSON; None without it.

    What stands above may be anybody's words.
    """
    if text.startswith(("{", f"{_BOM}{{")):
        return _origin_in_json(text)
    lines = text.splitlines()
    header = f"[{TABLE}]"
    if header not in lines:
        return None
    first = len(lines) - lines[::-1].index(header)
    written = itertools.takewhile(re.compile(_PAIR).match, lines[first:])
    try:
        return tomllib.loads("\n".join(written))
    except (ValueError, RecursionError):
        return None


def _origin_in_json(text: str) -> Table | None:
    try:
        origin = json.loads(text.removeprefix(_BOM))["origin"]
        return {**origin, "as_of": dt.date.fromisoformat(origin["as_of"])}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def write_report(root: Path, path: Path, text: str, *, force: bool) -> None:
    """Write a report to a file.

    Refused where that would be a file of a book's or of git's, and, unless it is forced, where
    anything else lies but a report.
    """
    with telling(path):
        _refuse_others(path, root)
        if not force and path.is_file() and not _is_report(path.read_bytes(), text):
            raise Refused(
                f"{path} 不是 wuxian 写成的周报，没有动它",
                remedy="请换一个文件名；确实要覆盖，请加 --force。",
            )
    replace_file(path, text.encode())


def _refuse_others(path: Path, root: Path) -> None:
    """Refuse to write among the files of any book and of any repository of git's."""
    real = path.resolve()
    for folder in real.parents:
        top = real.relative_to(folder).parts[0].casefold()
        if (folder / PROGRAMME).exists() and top in OF_THE_BOOK:
            whose = "账册自己"
        # A bare repository has no folder of that name.
        elif (
            top == ".git"
            or real.name.casefold().startswith(".git")
            or ((folder / "HEAD").is_file() and (folder / "objects").is_dir())
        ):
            whose = " git "
        else:
            continue
        raise Refused(
            f"{path} 是{whose}的文件，不能写成周报", remedy=f"可写到 {root}/reports/ 里。"
        )


def _is_report(old: bytes, new: str) -> bool:
    """Whether a file holds nothing but a report: it ends with its origin, or begins as our CSV."""
    text = old.decode("utf-8", "replace")
    if text.startswith(_BOM):
        return text.partition("\n")[0] == new.partition("\n")[0]
    if text.startswith("{"):
        return origin_table(text) is not None
    origin = rf"\n\[{TABLE}\]\n(?:{_PAIR}.*\n)+(?:-->\n|</\w+>\n)*\Z"
    return not text or re.search(origin, text) is not None
