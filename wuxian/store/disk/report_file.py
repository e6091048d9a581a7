"""Where a report is written, anywhere but over the book's own files, and read again."""

import datetime as dt
import itertools
import json
import re
import tomllib
from pathlib import Path

from wuxian.domain.book.paths import OF_THE_BOOK
from wuxian.domain.history.provenance import TABLE
from wuxian.errors import Refused, Unreadable
from wuxian.store.disk.folder import os_words
from wuxian.store.disk.write import replace_file, telling
from wuxian.store.toml.plain import Table


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
    if text.startswith(("{", "\ufeff{")):
        return _origin_in_json(text)
    lines = text.splitlines()
    header = f"[{TABLE}]"
    if header not in lines:
        return None
    first = len(lines) - lines[::-1].index(header)
    written = itertools.takewhile(re.compile("[a-z_]+ = ").match, lines[first:])
    try:
        return tomllib.loads("\n".join(written))
    except (ValueError, RecursionError):
        return None


def _origin_in_json(text: str) -> Table | None:
    try:
        origin = json.loads(text.removeprefix("\ufeff"))["origin"]
        return {**origin, "as_of": dt.date.fromisoformat(origin["as_of"])}
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def write_report(root: Path, output: str, name: str, text: str) -> None:
    """Write a report to a file, or into a folder under this name; Refused inside the book."""
    if not output:
        raise Refused("--output 后面缺文件名")
    path = Path(output)
    with telling(path):
        if output.endswith(("/", "\\")) or path.is_dir():
            path = path / name
        real, book = path.resolve(), root.resolve()
        inside = real.relative_to(book).parts if real.is_relative_to(book) else ()
    if inside and inside[0] in OF_THE_BOOK:
        raise Refused(
            f"{output} 是账册自己的文件，不能写成周报", remedy=f"可写到 {root}/reports/ 里。"
        )
    replace_file(path, text.encode())
